package policy

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// limit is how many characters a policy of a kind may have.
type limit struct {
	name  string
	chars int
	space bool // white space counts
	rule  string
}

// limits are the quotas that belong to a kind (rules 136, 172; IAM User Guide,
// "IAM and AWS STS quotas"; Organizations User Guide, "Quotas and service limits
// for AWS Organizations"). The judge does not ask for them: a policy that is too
// long is refused where it is attached.
var limits = map[Kind]limit{
	Identity: {"a managed policy", 6144, false, "172"},
	Boundary: {"a managed policy", 6144, false, "172"},
	Trust:    {"a role's trust policy", 2048, false, "172"},
	Session:  {"a session policy", 2048, true, "172"},
	SCP:      {"a service control policy", 10240, true, "136"},
	RCP:      {"a resource control policy", 5120, true, "136"},
}

// Oversize is the problem of a document that is longer than AWS takes, nil when
// it is not, or when its kind has no quota of its own.
func (d *Document) Oversize(k Kind) *Problem {
	l, ok := limits[k]
	if !ok {
		return nil
	}
	return l.exceeded(d.Chars(l.space))
}

// Inline names who holds inline policies.
type Inline uint8

// The holders of inline policies.
const (
	OnUser Inline = iota
	OnRole
	OnGroup
)

// inlineLimits are the quotas of all inline policies of a holder together
// (rule 173, unconfirmed).
var inlineLimits = [...]limit{
	OnUser:  {"all inline policies of a user", 2048, false, "173"},
	OnRole:  {"all inline policies of a role", 10240, false, "173"},
	OnGroup: {"all inline policies of a group", 5120, false, "173"},
}

// OversizeInline is the problem of inline policies that are longer together
// than their holder takes, nil when they are not.
func OversizeInline(on Inline, docs ...*Document) *Problem {
	sum := 0
	for _, d := range docs {
		sum += d.Chars(inlineLimits[on].space)
	}
	return inlineLimits[on].exceeded(sum)
}

func (l limit) exceeded(chars int) *Problem {
	if chars <= l.chars {
		return nil
	}
	return &Problem{Code: "quota", Rule: l.rule, Span: Span{Line: 1, Col: 1}, Message: fmt.Sprintf("%s may have %d characters, this has %d", l.name, l.chars, chars),
		Hint: "take statements together, or split the policy"}
}

// Chars counts the document's characters, white space with them or not.
func (d *Document) Chars(space bool) int {
	if space {
		return utf8.RuneCountInString(d.source)
	}
	n := 0
	for _, r := range d.source {
		if !strings.ContainsRune(" \t\r\n", r) {
			n++
		}
	}
	return n
}
