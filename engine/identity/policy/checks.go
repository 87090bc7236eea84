package policy

// checks names what we refuse as AWS's own validator names it (rule 179; IAM
// User Guide, "Access Analyzer policy check reference"), so that a reader finds
// the page. What it does not know, it does not name.
var checks = map[string]string{
	"action-form":              "INVALID_ACTION",
	"both-of-a-pair":           "UNSUPPORTED_ELEMENT_COMBINATION",
	"character":                "JSON_SYNTAX_ERROR",
	"duplicate-key-case":       "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
	"duplicate-name":           "JSON_SYNTAX_ERROR",
	"duplicate-sid":            "UNIQUE_SIDS_REQUIRED",
	"id-not-allowed":           "INVALID_POLICY_ELEMENT",
	"json":                     "JSON_SYNTAX_ERROR",
	"missing-action":           "MISSING_ACTION",
	"missing-effect":           "MISSING_EFFECT",
	"missing-principal":        "MISSING_PRINCIPAL",
	"missing-resource":         "MISSING_RESOURCE",
	"missing-statement":        "MISSING_STATEMENT",
	"mixed-types":              "INVALID_CONDITION_DATA_TYPE",
	"not-an-object":            "JSON_SYNTAX_ERROR",
	"notprincipal-not-allowed": "INVALID_POLICY_ELEMENT",
	"notprincipal-with-allow":  "UNSUPPORTED_ELEMENT_COMBINATION",
	"null-ifexists":            "NULL_WITH_IF_EXISTS",
	"principal-form":           "INVALID_PRINCIPAL_FORMAT",
	"principal-not-allowed":    "UNSUPPORTED_PRINCIPAL",
	"resource-form":            "INVALID_ARN_PREFIX",
	"resource-not-allowed":     "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
	"sid-characters":           "UNSUPPORTED_SID",
	"unknown-effect":           "INVALID_EFFECT",
	"unknown-element":          "INVALID_POLICY_ELEMENT",
	"unknown-operator":         "INVALID_CONDITION_OPERATOR",
	"unknown-version":          "INVALID_VERSION",
	"wrong-type":               "DATA_TYPE_MISMATCH",
}

// CheckName is the problem's name in AWS's own validator, "" where it has none.
func CheckName(p Problem) string { return checks[p.Code] }
