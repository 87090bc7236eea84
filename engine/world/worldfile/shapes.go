package worldfile

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"regexp"

	"gatehouse/engine/plainyaml"
)

// shape is what a name may look like.
type shape struct {
	*regexp.Regexp
	want string
}

// Names as the services allow them. An @ is kept free: it names an account.
var (
	nameShape    = shape{regexp.MustCompile(`^[A-Za-z0-9+=,._-]{1,64}$`), "use letters, digits and + = , . _ -"}
	bucketShape  = shape{regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`), "use 3 to 63 lower-case letters, digits, dots and hyphens"}
	tableShape   = shape{regexp.MustCompile(`^[A-Za-z0-9_.-]{3,255}$`), "use 3 to 255 letters, digits, and _ . -"}
	wordShape    = shape{regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`), "use lower-case letters, digits and hyphens"}
	regionShape  = shape{regexp.MustCompile(`^[a-z]{2,4}(-[a-z]+)+-[0-9]$`), ""}
	accountShape = shape{regexp.MustCompile(`^[0-9]{12}$`), ""}
	keyShape     = shape{regexp.MustCompile(`^[A-Za-z0-9-]+:[^\s:]\S{0,255}$`), "write it as aws:SourceIp"}
)

func (l *loader) shape(n plainyaml.Node, s string, want shape, what, hint string) {
	if !want.MatchString(s) {
		l.At(n, "bad-name", fmt.Sprintf("%q is not %s", s, what), hint)
	}
}

// names lists what things are called, in their order.
func names[T interface{ called() string }](things []T) []string {
	list := make([]string, len(things))
	for i, t := range things {
		list[i] = t.called()
	}
	return list
}

func find[T interface{ called() string }](things []T, name string) (T, bool) {
	for _, t := range things {
		if t.called() == name {
			return t, true
		}
	}
	var none T
	return none, false
}

func (a Account) called() string   { return a.Name }
func (u User) called() string      { return u.Name }
func (g Group) called() string     { return g.Name }
func (r Role) called() string      { return r.Name }
func (p Policy) called() string    { return p.Name }
func (b Bucket) called() string    { return b.Name }
func (t Table) called() string     { return t.Name }
func (s Situation) called() string { return s.Name }

// uniqueID makes an id as IAM gives them: a prefix that says the kind and 17
// letters and digits. They follow from the ARN alone, so that a world reads the
// same every time.
func uniqueID(prefix, arn string) string {
	sum := sha256.Sum256([]byte(arn))
	return prefix + base32.StdEncoding.EncodeToString(sum[:])[:17]
}
