package match

// patterns are the values of the String operators (rules 72-74).
type patterns []Pattern

func readPatterns(texts []string, o Options) patterns {
	ps := make(patterns, len(texts))
	for i, s := range texts {
		ps[i] = Compile(s, o)
	}
	return ps
}

func (ps patterns) any(v string, slots Slots) Truth {
	found := False
	for i := 0; i < len(ps) && found != True; i++ {
		found = found.Or(ps[i].Match(v, slots))
	}
	return found
}
