package match

// parseBoolean is "true" or "false" for either in any case, "" for all else.
func parseBoolean(s string) string {
	for _, word := range [...]string{"true", "false"} {
		if n, ok := foldedPrefix(s, word); ok && n == len(s) {
			return word
		}
	}
	return ""
}

// booleans are the values of Bool and Null. A value is a pattern because it may
// be a variable under Bool (rule 82); what is neither true nor false fits no
// request (rule 81).
type booleans []Pattern

func readBooleans(texts []string, slot func(string) int) booleans {
	return booleans(readPatterns(texts, Options{Fold: true, Slot: slot}))
}

func (bs booleans) any(v string, slots Slots) Truth {
	word := parseBoolean(v)
	if word == "" {
		return False
	}
	return patterns(bs).any(word, slots)
}
