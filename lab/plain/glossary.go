package plain

import "strings"

// glossary tells what a word means, or which words there are.
func (s *session) glossary(word string) {
	var known []string
	for _, t := range s.o.Glossary.Terms {
		if known = append(known, t.Name); strings.EqualFold(t.Name, word) {
			s.out.say("%s", t.Name)
			s.out.prose(t.Text)
			return
		}
	}
	if word == "" {
		s.out.say("%s: %s.", count(len(known), "word"), strings.Join(known, ", "))
		s.out.say("Type glossary and one of them.")
		return
	}
	var with []string
	for _, name := range known {
		if strings.Contains(strings.ToLower(name), strings.ToLower(word)) {
			with = append(with, name)
		}
	}
	switch len(with) {
	case 0:
		s.out.say("The glossary has no %q: %s", brief(word), near(word, known))
	case 1:
		s.glossary(with[0])
	default:
		s.out.say("The glossary has no %q, but %s.", brief(word), listed(with))
	}
}
