package iam

import "gatehouse/engine/explain"

// Pages of the IAM User Guide that the reasons lean on.
const (
	pageLogic     = "Policy evaluation logic"
	pageDenyAllow = "How AWS enforcement code logic evaluates requests to allow or deny access"
	pageAction    = "IAM JSON policy elements: Action"
	pageNotAction = "IAM JSON policy elements: NotAction"
	pageResource  = "IAM JSON policy elements: Resource"
	pageNotRes    = "IAM JSON policy elements: NotResource"
	pagePrincipal = "AWS JSON policy elements: Principal"
	pageOperators = "IAM JSON policy elements: Condition operators"
	pageMulti     = "Conditions with multiple context keys or values"
	pageVariables = "IAM policy elements: Variables and tags"
	pageChecks    = "Access Analyzer policy check reference"
	pageRoot      = "AWS account root user"
)

// The reasons. A node's first argument is its label, the second what it speaks
// of; sentences are short, lower case and end without a full stop.
var (
	whyAllows    = reason("layer-allows", "an Allow applies", pageLogic, "5-identity-allow", "5")
	whyDelegates = reason("layer-delegates", "it lets the account decide: an identity policy must allow as well", pagePrincipal, "21-account-only", "21")
	whyDenies    = reason("layer-denies", "a Deny applies", pageLogic, "2-deny-wins", "2", "3")
	whySilent    = reason("layer-silent", "no Allow applies", pageLogic, "1-other-statement", "1")
	whyAbsent    = reason("layer-absent", "no policy: {1}", pageLogic, "1-default")
	whyClosed    = reason("layer-not-judged", "not judged yet, so it denies", pageLogic, "11-scp-not-judged", "11")
	whyInvalid   = reason("layer-invalid", "AWS would refuse this policy, so it denies: {2}", pageChecks, "11-broken-policy", "11")

	whyApplies = reason("statement-applies", "{1} applies", pageLogic, "5-identity-allow", "55")
	whyNot     = reason("statement-not", "{1} does not apply", pageLogic, "45-pattern-needs-star", "55")
	whyUnclear = reason("statement-not-judged", "{1} is not judged yet", pageLogic, "11-deny-not-judged", "11")

	whyAction       = reason("action-fits", "{1} covers {2}", pageAction, "5-identity-allow", "41", "42")
	whyActionNot    = reason("action-other", "{1} does not cover {2}", pageAction, "42-other-action", "42")
	whyNotAction    = reason("notaction-covers", "{2} is not in the list, so NotAction covers it", pageNotAction, "38-notaction-rest", "38")
	whyNotActionNot = reason("notaction-spares", "{1} is in the list, so NotAction spares {2}", pageNotAction, "38-notaction-listed", "38")

	whyResource       = reason("resource-fits", "{1} covers {2}", pageResource, "5-identity-allow", "45")
	whyResourceNot    = reason("resource-other", "{1} does not cover {2}", pageResource, "44-case-counts", "44", "45")
	whyBucketOnly     = reason("resource-bucket-only", "the pattern names the bucket; an object's ARN goes on with /key", pageResource, "45-pattern-needs-star", "45", "51")
	whyObjectsOnly    = reason("resource-objects-only", "the pattern names the objects; the bucket's own ARN has no slash", pageResource, "45-bucket-itself", "45", "51")
	whyWholeService   = reason("resource-star-asked", "this action has no resource: only * covers it", pageResource, "49-no-resource-type", "49")
	whyUnset          = reason("resource-variable-unset", "a variable in {1} has no value in this request, so it covers nothing", pageVariables, "96-unset-variable", "96")
	whyResourceEmpty  = reason("resource-empty", "the list is empty: the statement has no effect", pageChecks, "52-empty-resource", "52")
	whyResourceLater  = reason("resource-not-judged", "{1} is not judged yet", pageResource, "48-service-wildcard", "48")
	whyNotResource    = reason("notresource-covers", "{2} is not in the list, so NotResource covers it", pageNotRes, "39-notresource-rest", "39")
	whyNotResourceNot = reason("notresource-spares", "{1} is in the list, so NotResource spares {2}", pageNotRes, "39-notresource-listed", "39")

	whyPrincipal      = reason("principal-named", "it names {2}", pagePrincipal, "15-user-named", "15", "27")
	whyEveryone       = reason("principal-everyone", "* is everyone", pagePrincipal, "23-star", "23")
	whyAccount        = reason("principal-account", "it names the account: that delegates, and an identity policy must allow as well", pagePrincipal, "21-account-only", "21", "22")
	whyPrincipalNot   = reason("principal-other", "it does not name {2}", pagePrincipal, "27-other-user", "24", "26")
	whyPrincipalLater = reason("principal-not-judged", "this form of principal is not judged yet", pagePrincipal, "34-notprincipal", "34")

	whyHolds        = reason("condition-holds", "the request has {2}", pageOperators, "81-bool", "55")
	whyFails        = reason("condition-fails", "the request has {2}", pageOperators, "81-bool-false", "55", "56")
	whyMissing      = reason("condition-missing", "the key is not in the request, so this cannot match", pageOperators, "60-missing-key", "60")
	whyMissingHolds = reason("condition-missing-negated", "the key is not in the request, and a negated operator then matches", pageOperators, "61-missing-negated", "61")
	whyMissingIf    = reason("condition-missing-ifexists", "the key is not in the request, and IfExists then matches", pageOperators, "62-ifexists-missing", "62", "63")
	whyNullAbsent   = reason("null-key-absent", "the key is not in the request", pageOperators, "64-null-true", "64")
	whyNullPresent  = reason("null-key-present", "the key is in the request", pageOperators, "64-null-false", "64")
	whySet          = reason("condition-set", "the request has several values and the operator no ForAllValues or ForAnyValue: not judged yet", pageMulti, "90-set-without-qualifier", "90")
	whyOperator     = reason("condition-not-judged", "this operator is not judged yet", pageOperators, "11-deny-not-judged", "11")

	whyAsked = reason("asked", "the request asks for {1}", pageLogic, "45-pattern-needs-star")

	whyRoot         = reason("root", "the root user may do everything that no Deny forbids", pageRoot, "1-root", "1", "155")
	whyFree         = reason("free-action", "this call needs no permission", pageLogic, "141-caller-identity", "141")
	whyCrossAccount = reason("cross-account-not-judged", "requests across accounts are not judged yet", pageLogic, "7-cross-account", "7", "11")
	whyKind         = reason("principal-kind-not-judged", "requests by this kind of principal ({1}) are not judged yet", pageLogic, "30-service", "11")
	whyService      = reason("service-not-judged", "the rules that {1} has of its own are not judged yet", pageLogic, "6-kms", "6", "11")
	whyPublicBlock  = reason("block-public-access-not-judged", "Block Public Access is not judged yet", pageLogic, "157-block", "157", "11")
)

// Reasons lists every reason of this package, in the order above; a test runs
// the example of each.
var Reasons []*explain.Reason

func reason(id, sentence, page, example string, rules ...string) *explain.Reason {
	r := &explain.Reason{ID: id, Sentence: sentence, Page: page, Example: example, Rules: rules}
	Reasons = append(Reasons, r)
	return r
}
