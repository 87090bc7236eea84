package match

import "strings"

// boolean is a policy's true or false; anything else matches nothing (rule 81).
type boolean uint8

const (
	neither boolean = iota
	wantTrue
	wantFalse
)

func parseBoolean(s string) boolean {
	switch {
	case strings.EqualFold(s, "true"):
		return wantTrue
	case strings.EqualFold(s, "false"):
		return wantFalse
	}
	return neither
}

func anyBoolean(wants []boolean, v string) Truth {
	got := parseBoolean(v)
	for _, w := range wants {
		if w != neither && w == got {
			return True
		}
	}
	return False
}

// null judges Null: true asks for the key's absence, false for its presence
// (rule 64). A key whose set of values is empty is absent.
func (t *Test) null(k Key) Truth {
	if t.Op.Qualifier != NoQualifier {
		return Unknown
	}
	got := wantFalse
	if !k.Present || len(k.Values) == 0 {
		got = wantTrue
	}
	for _, w := range t.wants {
		if w == got {
			return True
		}
	}
	return False
}
