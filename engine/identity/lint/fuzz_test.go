package lint_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gatehouse/engine/identity/lint"
	"gatehouse/engine/identity/policy"
)

// FuzzLint: whatever is written, the linter ends, says nothing of places that
// are not there, says the same twice, and its fixes leave a text behind that
// is as sound as before.
func FuzzLint(f *testing.F) {
	for _, file := range examples(f) {
		for _, part := range []string{"trigger.json", "near.json"} {
			if text, _ := file.part(part); len(text) < 4096 {
				f.Add(text, uint8(file.kind), file.options.On)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8, on string) {
		if len(text) > 1<<14 {
			t.Skip("longer than any policy")
		}
		k, o := policy.Kind(int(kind)%len(policy.Kinds())), lint.Options{On: on, Steps: 2_000}
		doc := policy.Parse("policy.json", []byte(text))
		findings := lint.Lint(doc, k, o)
		for i, again := range lint.Lint(policy.Parse("policy.json", []byte(text)), k, o) {
			if again.Code != findings[i].Code || again.Error() != findings[i].Error() {
				t.Fatalf("said %v, and then %v", findings[i], again)
			}
		}
		for _, finding := range findings {
			s := finding.Span
			if s.Start < 0 || s.End < s.Start || int(s.End) > len(text) || s.Line < 1 || finding.Message == "" || finding.Statement >= len(lint.Unmarked(doc).Statements) {
				t.Fatalf("%s at %+v: %v", finding.Code.ID, s, finding)
			}
			if said := finding.Error(); !utf8.ValidString(said) || strings.ContainsFunc(said, unicode.IsControl) {
				t.Fatalf("%s: %q", finding.Code.ID, said)
			}
		}
		if err := soundFixes(text, k, o); err != nil {
			t.Fatal(err)
		}
	})
}
