package lint_test

import (
	"slices"
	"testing"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// faults are the errors that policies of AWS's own have, with their reason.
var faults = map[string]string{
	"ReadOnlyAccess INVALID_SERVICE_IN_ACTION": "it names services that AWS has closed: deepcomposer and iot1click",
	"SecurityAudit INVALID_SERVICE_IN_ACTION":  "it names a service that AWS has closed: deepracer",
}

// TestManagedPolicies: the linter finds no error in a policy that AWS manages,
// but for those above.
func TestManagedPolicies(t *testing.T) {
	found := map[string]bool{}
	for _, name := range catalog.ManagedPolicies() {
		text, _ := catalog.ManagedPolicy(name)
		doc := policy.Parse(name, []byte(text))
		if !doc.OK() {
			t.Errorf("%s: %v", name, doc.Problems[0])
		}
		kind := policy.Identity
		switch name {
		case "FullAWSAccess":
			kind = policy.SCP
		case "RCPFullAWSAccess":
			kind = policy.RCP
		}
		for _, f := range lint.Lint(doc, kind, lint.Options{Steps: -1}) {
			if f.Code.Severity != lint.Error {
				continue
			}
			fault := name + " " + f.Code.ID
			if found[fault] = true; faults[fault] == "" {
				t.Errorf("%s:%d: %s: %v", name, f.Span.Line, f.Code.ID, f)
			}
		}
	}
	for fault := range faults {
		if !found[fault] {
			t.Errorf("%s is no longer found", fault)
		}
	}
	if !slices.Contains(catalog.ManagedPolicies(), "AdministratorAccess") {
		t.Error("the managed policies were not read")
	}
}
