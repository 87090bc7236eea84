package policy

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainjson"
)

// characters refuses what no policy may contain (rule 171): anything but tab,
// line feed, carriage return and U+0020 to U+00FF.
func (p *parser) characters() {
	src := p.doc.source
	for i, r := range src {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r <= 0xFF {
			continue
		}
		p.problem("character", "171", plainjson.At([]byte(src), i, i+utf8.RuneLen(r)), "delete it; a policy holds U+0020 to U+00FF only", "character U+%04X cannot stand in a policy", r)
		return
	}
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

// didYouMean names the known word that differs from s only in case or by a
// letter or two; else it lists them.
func didYouMean(s string, known []string) string {
	for _, k := range known {
		if strings.EqualFold(k, s) {
			return "write " + k + ": names are case-sensitive"
		}
	}
	for _, k := range known {
		if strings.HasPrefix(strings.ToLower(k), strings.ToLower(s)) && s != "" ||
			strings.HasPrefix(strings.ToLower(s), strings.ToLower(k)) {
			return "did you mean " + k + "?"
		}
	}
	if near, ok := nearest.To(s, known); ok {
		return "did you mean " + near + "?"
	}
	if len(known) > 10 {
		return "the operators are String..., Numeric..., Date..., Bool, BinaryEquals, IpAddress, NotIpAddress, Arn... and Null"
	}
	return "it knows " + strings.Join(known, ", ")
}

// qualifiers are those that are meant by some words between For and Values.
var qualifiers = map[string]string{"any": "ForAnyValue", "some": "ForAnyValue", "all": "ForAllValues", "every": "ForAllValues", "each": "ForAllValues"}

// operatorHint looks at qualifier and operator apart.
func operatorHint(name string) string {
	qualifier, base, ok := strings.Cut(name, ":")
	if !ok {
		return didYouMean(name, match.Operators())
	}
	if _, known := match.ParseOperator(base); known {
		if meant := qualifiers[strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(qualifier), "for"), "s"), "value")]; meant != "" {
			return "did you mean " + meant + ":" + base + "?"
		}
		return "before the colon stands ForAnyValue or ForAllValues, or nothing"
	}
	return didYouMean(base, match.Operators())
}

// actionHint tells how an action is written; of several in one string, that
// each is an entry.
func actionHint(text string) string {
	entries := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })
	if len(entries) < 2 || slices.ContainsFunc(entries, func(e string) bool { return strings.Count(e, ":") != 1 }) {
		return `write service:Name, such as "s3:GetObject"`
	}
	more := ""
	if len(entries) > 3 {
		entries, more = entries[:3], ", ..."
	}
	return `write one entry for each: ["` + strings.Join(entries, `", "`) + `"` + more + `]`
}
