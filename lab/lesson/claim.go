package lesson

import (
	"slices"
	"strings"
)

// Outcomes are the words that a claim may end with.
var Outcomes = []string{"allow", "implicit deny", "explicit deny"}

const claimLike = "write Judged: WHO, ACTION, RESOURCE, KEY = VALUE -> allow, implicit deny or explicit deny"

// claimOf is the text of a claim, when the line is one.
func claimOf(line string) (string, bool) {
	t := strings.TrimSpace(line)
	t = strings.TrimPrefix(t, "- ")
	if !strings.HasPrefix(t, claimMark) {
		return "", false
	}
	return strings.ReplaceAll(strings.TrimSpace(t[len(claimMark):]), "`", ""), true
}

// claim reads one claim.
func (s *sectioner) claim(text string, line int) {
	wrong := func(message string) { s.add(line, 1, "bad-claim", message, claimLike) }
	request, want, ok := strings.Cut(text, " -> ")
	e := Example{Want: strings.TrimSpace(want), Line: line, Policies: s.policies[:len(s.policies):len(s.policies)]}
	if !ok || !slices.Contains(Outcomes, e.Want) {
		wrong("the claim does not say what is judged")
		return
	}
	parts := strings.Split(request, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) < 3 || slices.Contains(parts, "") {
		wrong("the claim does not say who does what to what")
		return
	}
	e.Who, e.Action, e.Resource = parts[0], parts[1], parts[2]
	for _, p := range parts[3:] {
		key, value, ok := strings.Cut(p, " = ")
		if !ok {
			wrong("the claim holds something that is no key with its value")
			return
		}
		e.Context = append(e.Context, KeyValue{strings.TrimSpace(key), strings.TrimSpace(value)})
	}
	if len(e.Policies) == 0 {
		s.add(line, 1, "bad-claim", "no policy stands above this claim in its section", "put a ```json block before it")
		return
	}
	s.s.Examples = append(s.s.Examples, e)
}
