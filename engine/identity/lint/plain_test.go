package lint_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// TestTextsHideNothing: they quote the document, and a pack may put a terminal's
// commands into one.
func TestTextsHideNothing(t *testing.T) {
	fixes := 0
	for _, src := range []string{
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:a\u001b[31mred"}]}`,
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get\u0007Object","Resource":"\u202e*","Condition":{"Bool\u001b":{"aws:\u0007x":"y"}}}]}`,
	} {
		for _, f := range lint.Lint(policy.Parse("policy.json", []byte(src)), policy.Identity, lint.Options{}) {
			all := f.Message + f.Hint
			if f.Fix != nil {
				fixes++
				all += f.Fix.Says
			}
			if strings.ContainsAny(all, "\x1b\x07\u202e") {
				t.Errorf("%s: %q", f.Code.ID, all)
			}
		}
	}
	if fixes == 0 {
		t.Error("no finding has a fix whose words could hide something")
	}
}
