package lint_test

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// TestWhatStandsBehindAByteOrderMarkIsRead: the mark hides no finding, and
// moves none.
func TestWhatStandsBehindAByteOrderMarkIsRead(t *testing.T) {
	text := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","iam:*"],"Resource":"*"}]}`
	find := func(text string) []lint.Finding {
		return lint.Lint(policy.Parse("policy.json", []byte(text)), policy.Identity, lint.Options{})
	}
	plain, marked := find(text), find("\uFEFF"+text)
	if len(plain) < 2 || len(marked) != len(plain)+1 || marked[0].Code.ID != "JSON_SYNTAX_ERROR" {
		t.Fatalf("%v\n%v", plain, marked)
	}
	for i, f := range marked[1:] {
		p := plain[i]
		if f.Code != p.Code || f.Span.Line != p.Span.Line || f.Span.Col != p.Span.Col || f.Span.Start != p.Span.Start+3 || f.Error() != p.Error() {
			t.Errorf("%+v, without the mark %+v", f, p)
		}
	}
	for _, marks := range []int{1, 2, 3} {
		mended, applied := lint.Mend("policy.json", strings.Repeat("\uFEFF", marks)+text, policy.Identity, lint.Options{})
		if mended != text || len(applied) != marks {
			t.Errorf("%d marks: %q, %d mended", marks, mended, len(applied))
		}
	}
	if !slices.ContainsFunc(find("\uFEFF{"), func(f lint.Finding) bool { return strings.Contains(f.Message, "still open") }) {
		t.Error("of a broken document behind the mark nothing is said")
	}
}
