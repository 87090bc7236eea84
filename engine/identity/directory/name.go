package directory

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Name is a kind of name with the form that AWS wants of it.
type Name uint8

// The kinds of names (rules 148, 175, 177, 178; IAM User Guide, "IAM and AWS
// STS quotas").
const (
	UserName Name = iota
	RoleName
	GroupName
	PolicyName
	ProfileName
	Path
	SessionName
	ExternalID
	TagKey
	TagValue
)

type form struct {
	what     string
	min, max int
	marks    string // allowed beside letters and digits; "" for any character
	rule     string
}

const nameMarks = "+=,.@_-"

var forms = [...]form{
	UserName:    {"a user's name", 1, 64, nameMarks, "175"},
	RoleName:    {"a role's name", 1, 64, nameMarks, "175"},
	GroupName:   {"a group's name", 1, 128, nameMarks, "175"},
	PolicyName:  {"a policy's name", 1, 128, nameMarks, "175"},
	ProfileName: {"an instance profile's name", 1, 128, nameMarks, "175"},
	Path:        {"a path", 1, 512, "", "175"},
	SessionName: {"a role session's name", 2, 64, nameMarks, "177"},
	ExternalID:  {"an external id", 2, 1224, nameMarks + ":/", "148"},
	TagKey:      {"a tag's key", 1, 128, "", "178"},
	TagValue:    {"a tag's value", 0, 256, "", "178"},
}

// Rule is the number of the rule that the form rests on.
func (n Name) Rule() string { return forms[n].rule }

// Check says what AWS would refuse of a name, nil when nothing.
func (n Name) Check(s string) error {
	f := forms[n]
	if length := utf8.RuneCountInString(s); length < f.min || length > f.max {
		return fmt.Errorf("%s has %d to %d characters, this one has %d", f.what, f.min, f.max, length)
	}
	if n == Path {
		return checkPath(s)
	}
	for _, r := range s {
		if f.marks != "" && !isAlphanumeric(r) && !strings.ContainsRune(f.marks, r) {
			return fmt.Errorf("%s holds letters, digits and %s, not %q", f.what, f.marks, r)
		}
	}
	return nil
}

// checkPath: a path begins and ends with a slash and holds visible ASCII.
func checkPath(s string) error {
	if !strings.HasPrefix(s, "/") || !strings.HasSuffix(s, "/") {
		return fmt.Errorf("a path begins and ends with /: write /%s/", strings.Trim(s, "/"))
	}
	for _, r := range s {
		if r < 0x21 || r > 0x7E {
			return fmt.Errorf("a path holds visible ASCII characters, not %q", r)
		}
	}
	return nil
}

func isAlphanumeric(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// Same says whether two names clash: they are unique without regard to case
// (rule 176).
func Same(a, b string) bool { return strings.EqualFold(a, b) }
