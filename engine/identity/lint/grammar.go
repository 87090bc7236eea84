package lint

// grammarChecks look at elements and their values, whatever they name.
var grammarChecks = []check{(*linter).mendRefused, (*linter).size, (*linter).variables, (*linter).keyPolicy, (*linter).endpointPolicy}

// What follows is found by the policy package; here stands what is to be said
// of it in general.
var (
	jsonSyntax = aws("JSON_SYNTAX_ERROR", Error, "text that AWS cannot read as a policy",
		"A policy is one JSON object, without doubled names and without characters that IAM refuses. Until it reads as one, AWS looks at nothing in it. Most often a comma, a quote or a bracket is missing just before the place shown.", "168", "171")
	dataType = aws("DATA_TYPE_MISMATCH", Error, "a value of the wrong JSON type",
		"Each element takes strings, lists or objects, and AWS refuses any other form. Write the value as the hint shows it.", "167", "69")
	invalidElement = aws("INVALID_POLICY_ELEMENT", Error, "an element that does not belong there",
		"Element names are fixed, and their capitals count: Action is an element, action is none. AWS refuses the whole policy.", "167", "170", "37")
	missingStatement = aws("MISSING_STATEMENT", Error, "a policy without a statement",
		"All that a policy says is said in its statements. Without one AWS refuses it.", "167")
	missingEffect = aws("MISSING_EFFECT", Error, "a statement without an Effect",
		"A statement allows or denies, and there is no default. Write Allow or Deny.", "166")
	invalidEffect = aws("INVALID_EFFECT", Error, "an Effect that is neither Allow nor Deny",
		"There are two effects, and their capitals count. Anything else makes AWS refuse the policy.", "166")
	missingAction = aws("MISSING_ACTION", Error, "a statement without Action",
		"A statement must say which actions it is about, with Action or with NotAction.", "40")
	missingResource = aws("MISSING_RESOURCE", Error, "a statement without Resource",
		"A statement must say which resources it is about. Only a role's trust policy goes without, because the role is the resource, and those on repositories of ECR and file systems of EFS may. A key policy says \"*\" and means its key.", "40", "54")
	missingPrincipal = aws("MISSING_PRINCIPAL", Error, "a policy on a resource that names nobody",
		"A policy that hangs on a resource must say whom it means. One that hangs on a user or role need not: its holder is meant.", "29")
	elementPair = aws("UNSUPPORTED_ELEMENT_COMBINATION", Error, "two elements that exclude each other",
		"An element and its Not... form say opposite things, so only one of the two may stand in a statement. NotPrincipal goes with Deny only.", "40", "34")
	invalidVersion = aws("INVALID_VERSION", Error, "a policy language that does not exist",
		"Version names the language the policy is written in, not the day it was written. There are two, and 2012-10-17 is the one to use.", "165")
	uniqueSids = aws("UNIQUE_SIDS_REQUIRED", Error, "two statements with the same Sid",
		"In IAM a Sid names one statement of the policy. Give each its own, or leave it out.", "169")
	unsupportedSid = aws("UNSUPPORTED_SID", Error, "a Sid with characters that IAM refuses",
		"IAM takes letters and digits in a Sid, nothing else. Other services are looser, so a Sid that works in a bucket policy may fail here.", "169")
	unsupportedPrincipal = aws("UNSUPPORTED_PRINCIPAL", Error, "a Principal where the holder is meant",
		"Whoever a policy is attached to is its principal. AWS refuses an element that names another.", "29")
	scpPrincipal = aws("SCP_SYNTAX_ERROR_PRINCIPAL", Error, "a Principal in a service control policy",
		"A service control policy is about everybody in the accounts below it. Who is meant or spared is said in a condition, as with aws:PrincipalArn.", "127")
	rcpPrincipal = aws("RCP_SYNTAX_ERROR_PRINCIPAL", Error, "a resource control policy that picks principals",
		"A resource control policy is about everybody, so its Principal is * and nothing else. Who is meant or spared is said in a condition.", "135", "37")
	rcpAllow = aws("RCP_SYNTAX_ERROR_ALLOW", Error, "a resource control policy that allows",
		"A resource control policy of your own only takes away. RCPFullAWSAccess, which is always attached, does the allowing.", "130")
	rcpNotAction = aws("RCP_SYNTAX_ERROR_NOTACTION", Error, "NotAction in a resource control policy",
		"Resource control policies have no NotAction. List the actions that are to be denied.", "135")
	rcpAction = aws("RCP_SYNTAX_ERROR_ACTION", Error, "a resource control policy about all services",
		"Resource control policies work for some services only, so each action names its service, as in s3:*.", "134", "135")
	trustNotPrincipal = aws("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", Error, "NotPrincipal in a trust policy",
		"A trust policy says who may take the role on. Everybody but some is no answer to that, and AWS refuses it.", "37")
	trustResource = aws("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", Error, "a Resource in a trust policy",
		"A trust policy is about the role it hangs on and nothing else, so there is no resource to name.", "54")
	invalidPrincipalKey = aws("INVALID_PRINCIPAL_KEY", Error, "a kind of principal that does not exist",
		"Principals come as AWS, Service, Federated or CanonicalUser, and the capitals count.", "31", "32")
	invalidOperator = aws("INVALID_CONDITION_OPERATOR", Error, "a condition operator that does not exist",
		"AWS refuses a policy with an operator that it does not know. Mind the ending: StringEquals, not StringEqual.", "67")
	nullIfExists = aws("NULL_WITH_IF_EXISTS", Error, "Null with IfExists",
		"Null asks whether a key is there, so IfExists behind it would ask the same again. Write Null alone.", "65")
	keyCase = aws("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", Error, "one condition key in two spellings",
		"Condition keys have no case, so the two lines are one key written twice. Take their values together.", "59", "57")
	conditionTypes = aws("INVALID_CONDITION_DATA_TYPE", Error, "values of several JSON types under one operator",
		"All values of one operator must be written alike. Strings always do: quotes are never wrong in a condition.", "70")
)

const (
	pageGrammar = "Grammar of the IAM JSON policy language"
	pageQuotas  = "IAM and AWS STS quotas"
)

var (
	tooLarge = ours("TOO_LARGE", Error, "a text far beyond any policy",
		"No service takes a policy of more than 32,768 bytes. A longer text is looked at for its form only, and one of a megabyte is not even read.", pageQuotas, "172")
	tooDeep = ours("TOO_DEEP", Error, "brackets within brackets within brackets",
		"The grammar of policies never nests deeper than a handful of brackets, so a text that does is no policy.", pageGrammar, "167")
	rcpVersion = ours("RCP_VERSION", Error, "a resource control policy in the old language",
		"Resource control policies are written in the language of 2012-10-17 and say so.", "RCP syntax", "135")
)

// narrower are AWS's names for what the policy package refuses in one kind of
// policy under a wider name.
var narrower = map[string]string{
	"notprincipal-not-allowed trust": "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
	"notprincipal-not-allowed rcp":   "RCP_SYNTAX_ERROR_PRINCIPAL",
	"principal-not-allowed scp":      "SCP_SYNTAX_ERROR_PRINCIPAL",
	"rcp-allow rcp":                  "RCP_SYNTAX_ERROR_ALLOW",
	"rcp-notaction rcp":              "RCP_SYNTAX_ERROR_NOTACTION",
	"rcp-action rcp":                 "RCP_SYNTAX_ERROR_ACTION",
	"rcp-principal rcp":              "RCP_SYNTAX_ERROR_PRINCIPAL",
}
