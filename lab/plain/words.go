package plain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gatehouse/engine/nearest"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[n:]
	if !strings.ContainsAny(s[len(s)-1:], ".?!") {
		s += "."
	}
	return s
}

// count says how many: "1 check", "2 checks".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// near is the next step for a misspelt word, as the end of a sentence.
func near(word string, candidates []string) string {
	s := nearest.Hint(word, candidates)
	if strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// listed joins words: "a, b and c".
func listed(words []string) string { return joined(words, " and ") }

// either joins words: "a, b or c".
func either(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + last + words[end]
}

// demand says what a check wants as a sentence: "user/mia may s3:GetObject
// reports/q3.csv."
func demand(c pack.Check) string {
	switch c := c.(type) {
	case pack.RequestCheck:
		return request(&c)
	case pack.ProofCheck:
		if first, _, _ := strings.Cut(c.Aloud(), " "); strings.Contains(first, "/") { // a name keeps its small letter
			return c.Aloud() + "."
		}
		return sentence(c.Aloud())
	}
	if c, ok := c.(pack.RoutingCheck); ok {
		who := "everyone"
		if len(c.Of) > 0 {
			who = listed(c.Of)
		}
		return "From " + c.Span() + ", for " + who + ": " + c.Aloud() + "."
	}
	panic(fmt.Sprintf("a check of type %T has no words", c))
}

func request(c *pack.RequestCheck) string {
	may := " may "
	if c.Want != pack.WantAllow {
		may = " may not "
	}
	s := c.Who + may + c.Does
	if c.On != "-" {
		s += " " + c.On
	}
	if len(c.Given) > 0 {
		given := make([]string, len(c.Given))
		for i, g := range c.Given {
			given[i] = g.Text
		}
		s += ", given " + listed(given)
	}
	if c.Want == pack.WantImplicitDeny || c.Want == pack.WantExplicitDeny {
		s += ", by " + c.Want.String()
	}
	if c.By != "" {
		s += " of the " + c.By + " policy"
	}
	return s + "."
}

// row writes how check i stands: "1. FIX read: user/mia may ... Got implicit
// deny." A row that is not judged carries no state.
func (v *voice) row(i int, r grade.Row) {
	s := r.Check.Info().ID + ": " + demand(r.Check)
	switch {
	case r.Waits():
		s += " Proved at hand-in."
	case r.Said != "":
		s = r.State.String() + " " + s + " " + r.Said
	case r.State == grade.OK:
		s = r.State.String() + " " + s
	case r.State == grade.Fix:
		s = r.State.String() + " " + s + " Got " + spoken(r.Got()) + "."
	case r.State == grade.NotJudged:
		s += " Not judged yet."
	}
	v.hang(fmt.Sprintf("%d. ", i+1), s)
}
