package iam

import "gatehouse/engine/explain"

// Pages of AWS's guides that the reasons lean on.
const (
	pageLogic     = "Policy evaluation logic"
	pageDenyAllow = "How AWS enforcement code logic evaluates requests to allow or deny access"
	pageAction    = "IAM JSON policy elements: Action"
	pageNotAction = "IAM JSON policy elements: NotAction"
	pageResource  = "IAM JSON policy elements: Resource"
	pageVersion   = "IAM JSON policy elements: Version"
	pageKeys      = "AWS global condition context keys"
	pageNotRes    = "IAM JSON policy elements: NotResource"
	pagePrincipal = "AWS JSON policy elements: Principal"
	pageOperators = "IAM JSON policy elements: Condition operators"
	pageMulti     = "Conditions with multiple context keys or values"
	pageVariables = "IAM policy elements: Variables and tags"
	pageChecks    = "Access Analyzer policy check reference"
	pageRoot      = "AWS account root user"

	pageServiceKeys = "Actions, resources, and condition keys for AWS services"
	pageShapes      = "Single-valued vs. multivalued context keys"
	pageBoundaries  = "Permissions boundaries for IAM entities"
	pageNotWho      = "AWS JSON policy elements: NotPrincipal"
	pageAcross      = "Cross-account policy evaluation logic"
	pageFederation  = "Permissions for GetFederationToken"
	pageAssume      = "AssumeRole"
	pageSessions    = "Policies and permissions in AWS Identity and Access Management"
	pageEndpoint    = "Control access to VPC endpoints using endpoint policies"
	pageOIDC        = "Create a role for OpenID Connect federation"
	pageRootTask    = "AssumeRoot"
	pagePass        = "Grant a user permissions to pass a role to an AWS service"
	pageManaged     = "Managed policies and inline policies"
	pageSCP         = "Service control policies (SCPs)"
	pageRCP         = "Resource control policies (RCPs)"
	pageKeyRCP      = "Resource control policies in AWS KMS"
	pageKey         = "Key policies in AWS KMS"
	pageGrants      = "Grants in AWS KMS"
	pageKeyAcross   = "Allowing users in other accounts to use a KMS key"
	pageACL         = "Access control list (ACL) overview"
	pageRetire      = "Retiring and revoking grants"
	pageQueue       = "Basic examples of Amazon SQS policies"
	pageBlock       = "Blocking public access to your Amazon S3 storage"
)

// The reasons. A node's first argument is its label, the second what it speaks
// of; sentences are short, lower case and end without a full stop.
var (
	whyAllows    = reason("layer-allows", "an Allow applies", pageLogic, "5-identity-allow", "5")
	whyDelegates = reason("layer-delegates", "it lets the account decide: an identity policy must allow as well", pagePrincipal, "21-account-only", "21")
	whyDenies    = reason("layer-denies", "a Deny applies", pageLogic, "2-deny-wins", "2", "3")
	whySilent    = reason("layer-silent", "no Allow applies", pageLogic, "1-other-statement", "1")
	whyNoDeny    = reason("layer-no-deny", "it only denies, and no Deny applies", pageLogic, "2-deny-in-second-policy-other-action", "2")
	whyAbsent    = reason("layer-absent", "no policy: {1}", pageLogic, "1-default", "1")
	whyClosed    = reason("layer-unsure", "something in it cannot be evaluated, so it denies", pageLogic, "102-malformed-deny", "11")
	whyHollow    = reason("layer-hollow", "a level without policy allows nothing", pageSCP, "119-level-without-scp", "119")
	whyInvalid   = reason("layer-invalid", "AWS would refuse this policy, so it denies: {2}", pageChecks, "11-broken-policy", "11")

	whyApplies = reason("statement-applies", "{1} applies", pageLogic, "5-identity-allow", "55")
	whyNot     = reason("statement-not", "{1} does not apply", pageLogic, "45-pattern-needs-star", "55")
	whyUnclear = reason("statement-unsure", "{1} cannot be evaluated", pageLogic, "102-malformed-deny", "11")

	whyAction       = reason("action-fits", "{1} covers {2}", pageAction, "5-identity-allow", "41", "42")
	whyActionNot    = reason("action-other", "{1} does not cover {2}", pageAction, "42-other-action", "42")
	whyActionsNot   = reason("action-others", "none of {1} covers {2}", pageAction, "42-other-actions", "42")
	whyNotAction    = reason("notaction-covers", "{2} is not in the list, so NotAction covers it", pageNotAction, "38-notaction-rest", "38")
	whyNotActionNot = reason("notaction-spares", "{1} is in the list, so NotAction spares {2}", pageNotAction, "38-notaction-listed", "38")

	whyResource       = reason("resource-fits", "{1} covers {2}", pageResource, "5-identity-allow", "45")
	whyShort          = reason("resource-short-arn", "{1} lacks parts, which count as * (unconfirmed), and so covers {2}", pageChecks, "53-short-arn", "53")
	whyAllBuckets     = reason("resource-all-buckets", "{1} covers all buckets, and on those this action is asked (unconfirmed)", pageResource, "49-listallmybuckets-arn", "49")
	whyResourceNot    = reason("resource-other", "{1} does not cover {2}", pageResource, "45-question-mark-not-none", "44", "45")
	whyBucketOnly     = reason("resource-bucket-only", "the pattern names the bucket; an object's ARN goes on with /key", pageResource, "45-pattern-needs-star", "45")
	whyObjectsOnly    = reason("resource-objects-only", "the pattern names the objects; the bucket's own ARN has no slash", pageResource, "45-bucket-itself", "45")
	whyWholeService   = reason("resource-star-asked", "this action has no resource, so only * covers it", pageResource, "49-no-resource-type", "49")
	whyUnset          = reason("resource-variable-unset", "a variable in {1} has no value in this request, so it covers nothing", pageVariables, "96-unset-variable", "96")
	whyCase           = reason("resource-case", "only letter case sets {1} apart from {2}, and case counts", pageResource, "44-case-counts", "44")
	whyRegion         = reason("resource-other-region", "{1} names another Region than {2}", pageResource, "45-other-region", "45")
	whyOwner          = reason("resource-other-account", "{1} names another account than {2}", pageResource, "45-other-account", "45")
	whyGoesOn         = reason("resource-goes-on", "{1} ends where {2} goes on, and a pattern must cover the whole", pageResource, "45-qualified-function", "45")
	whyResourceSpace  = reason("resource-space", "white space stands at the end or the beginning of the pattern, and counts", pageResource, "44-white-space", "44")
	whyResourcePath   = reason("resource-path", "{1} lacks the path, which is a part of the ARN {2}", pageResource, "45-role-with-a-path", "45")
	whyPartition      = reason("resource-other-partition", "{1} names another partition than {2}", pageResource, "45-other-partition", "45")
	whyS3Place        = reason("resource-s3-place", "{1} names a Region or an account, and {2} has none there", pageResource, "45-bucket-with-a-region", "45", "51")
	whyOldLanguage    = reason("resource-old-language", "the policy is not of Version 2012-10-17, so that the ${ } in {1} is plain text", pageVersion, "92-no-version", "92", "165")
	whyParens         = reason("resource-parens", "the $( ) in {1} is plain text, since a variable is written ${ }", pageVariables, "93-parentheses", "93")
	whyNearest        = reason("resource-nearest", "it is the nearest of {1}, and none of them does", pageResource, "45-nearest-of-three", "45")
	whyStands         = reason("variable-stands", "{1} is {2} here", pageVariables, "93-other-folder", "93")
	whyResourceEmpty  = reason("resource-empty", "the list is empty, so the statement has no effect", pageChecks, "52-empty-resource", "52")
	whyResourceUnsure = reason("resource-unsure", "a variable in {1} is malformed", pageVariables, "102-malformed-deny", "102")
	whyResourceSet    = reason("resource-set", "a variable in {1} stands for a set of values", pageVariables, "95-set-in-deny", "95")
	whyResourceQuotes = reason("resource-default", "a default value in {1} stands without its single quotes", pageVariables, "98-missing-quote", "98", "102")
	whyServiceStar    = reason("resource-service-wildcard", "{1} has a wildcard for its service, and so covers nothing", pageResource, "48-service-wildcard", "48")
	whyKeyResource    = reason("resource-missing", "a key policy's statement without Resource has no effect", pageKey, "152-without-resource", "152")
	whyEarlyVariable  = reason("resource-early-variable", "the ${ } in {1} stands before the fifth colon, and so is plain text", pageVariables, "50-variable-in-region", "50")
	whyFewParts       = reason("resource-few-parts", "{1} is no whole ARN, which has five colons", pageResource, "53-a-colon-short", "53")
	whyNotResUnset    = reason("notresource-unset", "a variable in {1} has no value in this request, so the entry fits nothing, and NotResource covers {2}", pageVariables, "96-unset-in-notresource", "39", "96")
	whyNotResource    = reason("notresource-covers", "{2} is not in the list, so NotResource covers it", pageNotRes, "39-notresource-rest", "39")
	whyNotResourceNot = reason("notresource-spares", "{1} is in the list, so NotResource spares {2}", pageNotRes, "39-notresource-listed", "39")

	whyPrincipal      = reason("principal-named", "it names {2}", pagePrincipal, "15-user-named", "15", "27")
	whySessionNamed   = reason("principal-session", "it names this very session", pagePrincipal, "17-session-boundary-silent", "17", "25")
	whyFederatedNamed = reason("principal-federated", "it names this very session", pagePrincipal, "18-federated-user-named", "18")
	whyServiceNamed   = reason("principal-service", "it names the service", pagePrincipal, "30-service-named", "30")
	whyProviderNamed  = reason("principal-provider", "it names the identity provider", pagePrincipal, "32-oidc-provider", "32")
	whyCanonicalNamed = reason("principal-canonical", "it names the caller by a canonical user id", pagePrincipal, "31-canonical-user", "31")
	whyAccountItself  = reason("principal-root", "it names the account, and its root user is the account itself", pagePrincipal, "22-root-itself", "22", "155")
	whyEveryone       = reason("principal-everyone", "* is everyone", pagePrincipal, "23-star", "23")
	whyAccount        = reason("principal-account", "it names the account: that delegates, and an identity policy must allow as well", pagePrincipal, "21-account-only", "21", "22")
	whyAccountDenied  = reason("principal-account-denied", "it names the account, and so everybody in it", pagePrincipal, "22-root-arn-is-everyone", "22")
	whyRole           = reason("principal-role", "it names the caller's role: boundary and session policy still limit it", pageBoundaries, "16-role-boundary-limits", "16")
	whyRoleDenied     = reason("principal-role-denied", "it names the caller's role, and so every session of it", pagePrincipal, "2-deny-names-the-role", "2", "25")
	whyFederer        = reason("principal-federer", "it names the user behind this session: the session policy still limits it", pagePrincipal, "19-maker-named-session-allows", "19")
	whyPrincipalNot   = reason("principal-other", "it does not name {2}", pagePrincipal, "27-other-user", "27")
	whyNobody         = reason("principal-empty", "nobody is listed, so the statement has no effect", pageChecks, "33-empty-aws-list", "33")
	whyOtherID        = reason("principal-other-id", "an id such as AIDA... or AROA... is that of one user or role; it stays behind in a policy when that one is deleted", pagePrincipal, "28-stored-id-user-recreated", "28")
	whyWildWho        = reason("principal-wildcard", "a principal's ARN takes no wildcard, so it names nobody", pagePrincipal, "24-no-wildcard-in-arn", "24")
	whyGroupNamed     = reason("principal-group", "a group is no principal; name its users, or a role that they take on", pagePrincipal, "12-group-as-principal", "12")
	whyServiceAsAWS   = reason("principal-service-as-aws", "a service stands under Service, not under AWS", pagePrincipal, "30-service-under-aws", "30")
	whyProviderAsAWS  = reason("principal-provider-as-aws", "an identity provider stands under Federated, not under AWS", pagePrincipal, "32-provider-under-aws", "32")
	whyUserElsewhere  = reason("principal-elsewhere", "users, roles and sessions stand under AWS, not under Service or Federated", pagePrincipal, "27-user-under-service", "27")
	whyFedererDenied  = reason("principal-federer-denied", "it names the user behind this session, and so the session", pagePrincipal, "19-maker-denied", "19")
	whyWhoCase        = reason("principal-case", "only letter case sets it apart from {2}, and case counts", pagePrincipal, "26-user-name-case", "26")
	whyPathMissing    = reason("principal-path", "the path is missing, which is a part of the ARN of a user or a role", pagePrincipal, "27-path-missing", "27")
	whyNotPrincipal   = reason("notprincipal-reaches", "{2} is not in the list", pageNotWho, "36-root-other-account", "36")
	whyPartlySpared   = reason("notprincipal-partly", "the list has a part of what {2} is, and must have all: with a user its account, with a session its role and its account", pageNotWho, "36-user-without-account", "36")
	whyNeverSpared    = reason("notprincipal-boundary", "{2} has a permissions boundary, and NotPrincipal never spares such a caller, whoever is listed", pageNotWho, "35-listed-with-boundary", "35")
	whySpared         = reason("notprincipal-spares", "the list spares {2}", pageNotWho, "36-user-with-account", "36")

	whyHolds        = reason("condition-holds", "the request has {2}", pageOperators, "81-bool", "55")
	whyHoldsNegated = reason("condition-holds-negated", "the request has {2}, which fits none of its values", pageOperators, "56-negated-none-matches", "55", "56")
	whyFails        = reason("condition-fails", "the request has {2}", pageOperators, "81-bool-false", "55")
	whyExcluded     = reason("condition-excludes", "the request has {2}, which it excludes", pageOperators, "56-negated-nor", "55", "56")
	whyMissing      = reason("condition-missing", "the key is not in the request, so {0} cannot match", pageOperators, "60-missing-key", "60")
	whyMissingHolds = reason("condition-missing-negated", "the key is not in the request, and a negated operator then matches", pageOperators, "61-missing-negated", "61")
	whyMissingIf    = reason("condition-missing-ifexists", "the key is not in the request, and IfExists then matches", pageOperators, "62-ifexists-missing", "62")
	whyNullAbsent   = reason("null-key-absent", "the key is not in the request", pageOperators, "64-null-true", "64")
	whyNullPresent  = reason("null-key-present", "the key is in the request", pageOperators, "64-null-false", "64")
	whyMissingAll   = reason("condition-missing-all", "the key is not in the request, and ForAllValues then matches", pageMulti, "matrix-forall-missing", "87")
	whyNullEmptyTag = reason("null-empty-tag", "the key is in the request without a value, which Null takes for missing where it is a tag", pageOperators, "66-empty-tag", "64", "66")
	whyEmptySetAll  = reason("condition-empty-all", "the key holds an empty set, and ForAllValues then matches", pageMulti, "matrix-forall-empty", "87")
	whyEmptySetAny  = reason("condition-empty-any", "the key holds an empty set, and ForAnyValue then does not match", pageMulti, "matrix-forany-empty", "88")
	whyMissingAny   = reason("condition-missing-any", "the key is not in the request, and ForAnyValue then does not match", pageMulti, "matrix-forany-missing", "88")

	whyIfExistsGrants = reason("ifexists-would-grant", "the request must bring the key: {2}IfExists would let in every request without it", pageOperators, "60-missing-key", "62")
	whyIfExistsDenies = reason("ifexists-would-deny", "{2}IfExists would match, and deny requests without the key too", pageOperators, "106-mfa-long-term-keys", "62", "63")
	whyOneListed      = reason("condition-any-negated-fails", "the request has {2}, and every one of them is listed: {0} asks for one that is not", pageMulti, "matrix-forany-negated-fits", "56", "88")
	whySomeListed     = reason("condition-all-negated-fails", "the request has {2}, and {0} asks that none of them is listed", pageMulti, "matrix-forall-negated-one-of-two", "56", "87")
	whyAllHold        = reason("condition-all-holds", "the request has {2}, and each of them fits", pageMulti, "matrix-forall-fits", "87")
	whyAnyHolds       = reason("condition-any-holds", "the request has {2}, and one of them fits", pageMulti, "matrix-forany-fits", "88")
	whyNoneListed     = reason("condition-all-negated-holds", "the request has {2}, and none of them is listed", pageMulti, "matrix-forall-negated-other", "56", "87")
	whyOneUnlisted    = reason("condition-any-negated-holds", "the request has {2}, and one of them at least is not listed", pageMulti, "matrix-forany-negated-other", "56", "88")
	whyNotAll         = reason("condition-fails-all", "the request has {2}, and ForAllValues asks that each of them fits", pageMulti, "matrix-forall-one-of-two", "87")
	whyNotAny         = reason("condition-fails-any", "the request has {2}, and none of them fits", pageMulti, "matrix-forany-other", "88")

	// Slips of who wrote the values.
	whyStarLiteral      = reason("value-star", "the request has {2}, and {0} takes * and ? as they stand", pageOperators, "72-equals-star-literal", "72")
	whyLikeWould        = reason("like-would-fit", "{2} takes them for wildcards", pageOperators, "72-equals-star-literal", "72")
	whyStarHolds        = reason("value-star-negated", "the request has {2}, and {0} takes * and ? as they stand, so the two differ", pageOperators, "72-not-equals-star", "56", "72")
	whyValueCase        = reason("value-case", "the request has {2}, which only letter case sets apart, and {0} counts case", pageOperators, "72-equals-case", "72")
	whyValueSpace       = reason("value-space", "the request has {2}, which only white space sets apart, and it counts", pageOperators, "72-white-space", "72")
	whyRoleOfSession    = reason("value-session-arn", "the request has {2}, for the key holds the ARN of a session's role and not the session's own", pageKeys, "105-session-arn-asked", "105")
	whyOtherFamily      = reason("value-address-family", "the request has {2}, and no IPv4 address lies in an IPv6 range, nor the other way round", pageOperators, "85-other-family", "85")
	whyNoValues         = reason("value-none", "the list of values is empty, so nothing matches it", pageChecks, "68-empty-values", "68")
	whyValueUnread      = reason("value-unreadable", "{0} cannot read the value that stands here, so nothing matches it", pageOperators, "79-no-wildcard", "77", "78", "79", "81", "84")
	whyValueUnreadHolds = reason("value-unreadable-negated", "{0} cannot read the value that stands here: nothing matches it, and a negated operator then holds", pageOperators, "79-no-zone-negated", "77", "78", "79", "81", "84")
	whyValueUnset       = reason("value-unset", "a variable in its value has no value in this request, so nothing matches it", pageVariables, "97-unset-in-condition", "97")
	whyValueUnsetHolds  = reason("value-unset-negated", "a variable in its value has no value in this request: nothing matches it, and a negated operator then holds", pageVariables, "97-unset-in-negated", "97")
	whyValueOldLanguage = reason("value-old-language", "the policy is not of Version 2012-10-17, so that ${ } is plain text, and the request has {2}", pageVersion, "92-old-condition", "92", "165")

	// Why a key is not in a request: they stand under the condition that misses it.
	whyNeverCarried   = reason("key-never-carried", "no request for {2} carries this key", pageServiceKeys, "71-key-not-of-reading", "71")
	whyNoMFA          = reason("key-without-mfa", "a request signed with a long-term access key carries no MFA", pageKeys, "106-mfa-long-term-keys", "106")
	whyNoIssueTime    = reason("key-of-temporary-credentials", "only temporary credentials have a time of issue", pageKeys, "107-long-term-keys", "107")
	whyNoUserName     = reason("key-of-users", "only an IAM user has a user name here", pageKeys, "103-session", "103")
	whyNoSourceIP     = reason("key-behind-endpoint", "through a VPC endpoint aws:VpcSourceIp and aws:SourceVpc take its place", pageKeys, "108-through-endpoint", "108")
	whyNoSource       = reason("key-of-services", "only a service that calls for a resource of yours brings it along", pageKeys, "113-user-has-none", "113")
	whyNoOrganization = reason("key-of-members", "only callers of an account in an organization have it", pageKeys, "114-no-organization", "114")
	whyNoTag          = reason("key-of-tags", "there is no such tag, as far as the request says", pageKeys, "117-no-tag-at-all", "117")

	whySet             = reason("condition-set", "the key holds a set of values: without ForAllValues or ForAnyValue this never matches", pageShapes, "90-one-value", "90", "91")
	whyUnreadable      = reason("condition-unreadable", "the request has {2}, which this operator cannot read, so this cannot match", pageOperators, "78-no-number", "78", "79", "84")
	whyUnreadableHolds = reason("condition-unreadable-negated", "the request has {2}, which this operator cannot read, and a negated operator then matches", pageOperators, "78-no-number-negated", "61", "78", "79", "84")
	whyNoARN           = reason("condition-no-arn", "the request has {2}, which is no ARN, so this cannot match (unconfirmed)", pageOperators, "77-value-no-arn", "77")
	whyNoARNHolds      = reason("condition-no-arn-negated", "the request has {2}, which is no ARN, and a negated operator then matches (unconfirmed)", pageOperators, "77-value-no-arn-negated", "77")

	whyVariable      = reason("condition-variable-unsure", "a variable in its value is malformed, or stands for a set of values", pageVariables, "95-set-in-condition", "95", "102")
	whySeveral       = reason("condition-several", "the key holds one value by its type, and the request has {2}", pageShapes, "matrix-plain-one-of-two", "91", "11")
	whyNullAllValues = reason("null-all-values", "behind ForAllValues Null is always true, whatever the request has", pageChecks, "65-null-with-qualifier", "64")
	whyNullAnyValue  = reason("null-any-value", "behind ForAnyValue Null is always false, whatever the request has", pageChecks, "64-null-qualified", "64")

	whyAsked = reason("asked", "the request asks for {1}", pageLogic, "45-pattern-needs-star", "45")

	whyRoot          = reason("root", "the root user needs no identity policy", pageRoot, "1-root", "1", "155")
	whyGrantOther    = reason("grant-other", "the caller's grant on the key is for {1} only", pageGrants, "153-grant-other-operation", "153")
	whyGrantContext  = reason("grant-context", "the caller's grant on the key asks for another encryption context", pageGrants, "153-context-subset-differs", "153")
	whyGrantOfOthers = reason("grant-of-others", "no grant on the key is the caller's", pageGrants, "153-grant-other-grantee", "153")
	whyACLOwn        = reason("acl-own-account", "an ACL reaches other accounts only, not the owner's own", pageACL, "158-acl-own-account", "158")
	whyACLOther      = reason("acl-other", "the ACL does not give the caller {1}", pageACL, "158-acl-wrong-permission", "158")
	whyDown          = reason("member-root", "the management account, or IAM's delegated administrator, takes root sessions of its members: the member has no say", pageRootTask, "156-assume-root", "156")
	whyFree          = reason("free-action", "this call needs no permission", pageLogic, "141-caller-identity", "141")
	whyAcross        = reason("across-accounts", "the resource belongs to account {1}: both accounts must allow", pageAcross, "7-caller-side-only", "7", "8")
	whyUnsigned      = reason("unsigned", "this caller ({1}) has no policies of its own: the resource's side alone decides", pagePrincipal, "30-service-named", "30")
	whyNoSession     = reason("federated-without-session", "a federated user without a session policy has no permissions of its own", pageFederation, "139-federated-user-has-none", "139")
	whyTrust         = reason("trust-policy-must", "the role's trust policy itself must allow", pageLogic, "144-admin-not-trusted", "6", "144")
	whyKey           = reason("key-policy-must", "the key policy itself must allow, or let the account decide", pageKey, "149-key-policy-names-others", "6", "149")
	whyGrant         = reason("key-grant", "a grant on the key allows {1}", pageGrants, "153-grant", "153")
	whyACL           = reason("acl", "an access control list allows {1}", pageACL, "158-acl-other-account", "158")
	whyPublicBlock   = reason("block-public-access", "Block Public Access is on and the bucket policy is public: only the owner's account and AWS services come in (unconfirmed)", pageBlock, "157-anonymous-blocked", "157")

	whySparesUnsigned   = reason("spares-unsigned", "this kind of policy binds users and roles only", pagePrincipal, "30-service-scp-ignored", "30")
	whySparesRoot       = reason("spares-root", "the root user has no identity policy and no boundary", pageRoot, "155-identity-deny-ignored", "155")
	whySparesManagement = reason("spares-management", "service control policies leave the management account alone", pageSCP, "120-management-account-deny", "120")
	whySparesLinked     = reason("spares-linked", "organization policies leave service-linked roles alone", pageSCP, "121-service-linked-role", "121", "133")
	whySparesService    = reason("spares-service", "resource control policies do not count for this service", pageRCP, "134-unlisted-service", "134")
	whySparesManaged    = reason("spares-managed", "resource control policies leave the management account's resources alone", pageRCP, "132-management-accounts-bucket", "132")
	whySparesKey        = reason("spares-aws-key", "resource control policies leave AWS managed keys alone", pageKeyRCP, "133-aws-managed-key", "133")
	whySparesRetiring   = reason("spares-retiring", "on retiring a grant the grant and the caller's own policies decide, neither key policies nor resource control policies", pageRetire, "133-retire-grant", "133", "153")
	whySparesLast       = reason("spares-last-owner", "root can always read and change the policy of its bucket or queue, whatever it says", pageRoot, "M6-root-put", "M6", "M7")

	whyBarAnonymous = reason("bar-anonymous", "this call must be signed, and an anonymous caller signs nothing", pageLogic, "141-caller-identity-anonymous", "141")
	whyBarProvider  = reason("bar-provider", "an identity provider stands behind its own AssumeRoleWith... call only", pagePrincipal, "32-provider-plain-assume", "32")
	whyBarRoot      = reason("bar-root", "root may neither assume roles nor take root sessions of member accounts", pageAssume, "155-root-assumes-no-role", "155")
	whyBarAWSOwned  = reason("bar-aws-owned", "AWS's own policies and reserved roles cannot be changed (unconfirmed)", pageManaged, "160-aws-managed-policy", "160")
	whyBarKey       = reason("bar-key-across", "this KMS operation does not work on another account's key", pageKeyAcross, "151-not-listed", "151")
	whyBarQueue     = reason("bar-queue-across", "this SQS operation does not work on another account's queue", pageQueue, "7-queue-attributes", "7")
	whyBarSession   = reason("bar-session", "session credentials get no session token and no federation token", pageAssume, "140-session-credentials", "139", "140")
	whyBarUnsigned  = reason("bar-unsigned", "an identity provider's word stands behind this call, not a signature, and the provider is its principal", pagePrincipal, "32-user-with-a-token", "32")
	whyBarElsewhere = reason("bar-provider-elsewhere", "a role lets in the OIDC providers of its own account only", pageOIDC, "32-provider-of-another-account", "32")
	whyBarFederated = reason("bar-federated", "the credentials of GetFederationToken call nothing of STS but GetCallerIdentity", pageFederation, "139-federated-assumes-no-role", "139")
	whyBarPass      = reason("bar-pass-across", "a role is passed within its account only", pagePass, "146-passrole-across-accounts", "146")
)

// vainBeside are the reasons for which what stands beside the policies does not
// help.
var vainBeside = []*explain.Reason{whyGrantOther, whyGrantContext, whyGrantOfOthers, whyACLOwn, whyACLOther}

// sparedWhy and barWhy word the closed sets of situation.go.
var (
	sparedWhy = [...]*explain.Reason{sparesUnsigned: whySparesUnsigned, sparesRoot: whySparesRoot, sparesManagement: whySparesManagement,
		sparesLinked: whySparesLinked, sparesService: whySparesService, sparesManaged: whySparesManaged, sparesManagedKey: whySparesKey,
		sparesRetiring: whySparesRetiring}
	barWhy = [...]*explain.Reason{barAnonymous: whyBarAnonymous, barProvider: whyBarProvider, barRoot: whyBarRoot,
		barAWSOwned: whyBarAWSOwned, barKeyAcross: whyBarKey, barPassAcross: whyBarPass, barQueueAcross: whyBarQueue,
		barUnsigned: whyBarUnsigned, barProviderAcross: whyBarElsewhere, barFederated: whyBarFederated, barSession: whyBarSession}
)

// Turns says whether a reason tells what would turn a statement: a lab that
// lets one find out for oneself keeps it back.
func Turns(why *explain.Reason) bool {
	return why == whyIfExistsGrants || why == whyIfExistsDenies || why == whyLikeWould
}

// Reasons lists every reason of this package, in the order above; a test runs
// the example of each.
var Reasons []*explain.Reason

func reason(id, sentence, page, example string, rules ...string) *explain.Reason {
	r := &explain.Reason{ID: id, Sentence: sentence, Page: page, Example: example, Rules: rules}
	Reasons = append(Reasons, r)
	return r
}
