package policy_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/policy"
)

// sized is a document of n characters, white space aside, and space besides.
func sized(n int, space string) *policy.Document {
	const head, tail = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::`, `"}]}`
	return policy.Parse("p", []byte(head+strings.Repeat("x", n-len(head)-len(tail))+tail+space))
}

func TestRule136And172_Sizes(t *testing.T) {
	for _, c := range []struct {
		kind  policy.Kind
		max   int
		space bool
		rule  string
	}{
		{policy.Identity, 6144, false, "172"}, {policy.Boundary, 6144, false, "172"}, {policy.Trust, 2048, false, "172"},
		{policy.Session, 2048, true, "172"}, {policy.SCP, 10240, true, "136"}, {policy.RCP, 5120, true, "136"},
	} {
		if p := sized(c.max, "").Oversize(c.kind); p != nil {
			t.Errorf("%s of %d characters: %v", c.kind, c.max, p)
		}
		if p := sized(c.max+1, "").Oversize(c.kind); p == nil || p.Rule != c.rule {
			t.Errorf("%s of %d characters: %v", c.kind, c.max+1, p)
		}
		if p := sized(c.max, "\n").Oversize(c.kind); (p != nil) != c.space {
			t.Errorf("%s with a space more: %v", c.kind, p)
		}
	}
	if p := sized(50000, "").Oversize(policy.Resource); p != nil {
		t.Errorf("a resource policy has no quota of IAM's: %v", p)
	}
}

func TestRule173_InlineTotals(t *testing.T) {
	for on, max := range map[policy.Inline]int{policy.OnUser: 2048, policy.OnRole: 10240, policy.OnGroup: 5120} {
		if p := policy.OversizeInline(on, sized(max-200, " "), sized(200, "\n")); p != nil {
			t.Errorf("%v: %v", on, p)
		}
		if p := policy.OversizeInline(on, sized(max-200, ""), sized(201, "")); p == nil {
			t.Errorf("%v takes one character too many", on)
		}
	}
}
