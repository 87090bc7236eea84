package editor

import "strings"

// token is a piece of a line: bytes [from, to).
type token struct {
	from, to int
	class    class
}

// scan splits a line of JSON into tokens, as far as the byte stop. It is
// tolerant: a string ends with its line whether it is closed or not, so a line
// is understood without the ones before it. Spaces give no token.
func scan(line string, stop int, emit func(token)) {
	for i := 0; i < len(line) && i < stop; {
		from, c := i, line[i]
		switch {
		case c == ' ':
			i++
			continue
		case c == '"':
			i = stringEnd(line, i)
			emit(token{from, i, stringOrKey(line, i)})
		case strings.IndexByte("{}[],:", c) >= 0:
			i++
			emit(token{from, i, punctuationClass})
		default:
			for i++; i < len(line) && strings.IndexByte(" \"{}[],:", line[i]) < 0; i++ {
			}
			emit(token{from, i, word(line[from:i])})
		}
	}
}

// stringEnd is the byte after the string that begins at i.
func stringEnd(line string, i int) int {
	for i++; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(line)
}

// stringOrKey tells a key by the colon behind it.
func stringOrKey(line string, end int) class {
	if strings.HasPrefix(strings.TrimLeft(line[end:], " "), ":") {
		return keyClass
	}
	return stringClass
}

func word(s string) class {
	if s == "true" || s == "false" || s == "null" || strings.IndexByte("-0123456789", s[0]) >= 0 {
		return literalClass
	}
	return plain
}

// inString says whether the byte offset lies between the quotes of a string.
func inString(line string, at int) bool {
	in := false
	scan(line, at, func(t token) {
		if line[t.from] != '"' || at <= t.from {
			return
		}
		in = at < t.to || !closed(line[t.from:t.to])
	})
	return in
}

// closed says whether a string token ends with its quote.
func closed(s string) bool {
	if len(s) < 2 || s[len(s)-1] != '"' {
		return false
	}
	slashes := 0
	for i := len(s) - 2; i > 0 && s[i] == '\\'; i-- {
		slashes++
	}
	return slashes%2 == 0
}
