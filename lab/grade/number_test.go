package grade_test

import (
	"strings"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// TestANumbersExampleFitsItsQuestion: no unit is spoken of where none is asked
// for.
func TestANumbersExampleFitsItsQuestion(t *testing.T) {
	for _, c := range []struct{ unit, text, want string }{
		{"", "many", "such as 12 or 0.5"},
		{"h", "many", "12.5 h"},
		{"", "6 h", "without h"},
		{"h", "6 kg", "in h, not in kg"},
	} {
		q := pack.Question{Kind: pack.Number, Answer: 6, Unit: c.unit}
		m := grade.Mark(&q, grade.Response{Text: c.text})
		if m.Right || !strings.Contains(m.Reason, c.want) {
			t.Errorf("%q in %q: %q", c.text, c.unit, m.Reason)
		}
	}
}
