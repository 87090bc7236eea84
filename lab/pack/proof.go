package pack

import (
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// Claim is what a row about all requests says of them. The zero Claim is not
// valid.
type Claim uint8

// The claims.
const (
	Never   Claim = iota + 1 // none of the row's requests is allowed
	Always                   // each of them is
	Only                     // none is allowed but in the situations given
	AtMost                   // none is allowed that the measure does not allow
	AtLeast                  // all are that the measure allows
)

var claimWords = [...]string{"", "never", "always", "only", "at most", "at least"}

func (c Claim) String() string { return claimWords[c] }

// Forbids says whether the claim is about access that must not be: what breaks
// it is an allowed request.
func (c Claim) Forbids() bool { return c == Never || c == Only || c == AtMost }

// Measured says whether the claim compares with a solution or a policy.
func (c Claim) Measured() bool { return c == AtMost || c == AtLeast }

// Caller is one whose requests a row about all requests speaks of.
type Caller struct {
	Name      string // "user/mia"; of those whom the world does not know a few words
	Principal iam.Principal
	Known     iam.Context // keys that all its requests have so
	Foreign   bool        // of an account outside the world, whose own side allows everything
}

// ProofCheck is a row about all requests: any, never, only, always, at most,
// at least.
type ProofCheck struct {
	CheckInfo
	Who, Does, On string // as written; empty where the row leaves it open
	Given         []Given
	Claim         Claim
	Than          string // the policy that AtMost and AtLeast measure by; empty: the solution

	Callers []Caller
	Scope   prove.Scope
	Except  []string // ARN patterns of resources that the row leaves out
	Also    []string // managed policies attached for this row only
}

func (ProofCheck) check() {}

// Situation is the row's given as it was written: "mfa, from-office".
func (c ProofCheck) Situation() string {
	words := make([]string, len(c.Given))
	for i, g := range c.Given {
		words[i] = g.Text
	}
	return strings.Join(words, ", ")
}

// narrowed is the given without the policies that are attached as well.
func (c ProofCheck) narrowed() string {
	var words []string
	for _, g := range c.Given {
		if !strings.HasPrefix(g.Text, "also ") {
			words = append(words, g.Text)
		}
	}
	return strings.Join(words, ", ")
}

// Wants is what the row demands in a word or a few: "never", "only mfa", "at
// most the solution".
func (c ProofCheck) Wants() string {
	switch {
	case c.Claim == Only:
		return "only " + c.narrowed()
	case c.Claim.Measured() && c.Than == "":
		return c.Claim.String() + " the solution"
	case c.Claim.Measured():
		return c.Claim.String() + " " + c.Than
	}
	return c.Claim.String()
}

// Beside is the situation as far as Wants does not tell it.
func (c ProofCheck) Beside() string {
	if c.Claim != Only {
		return c.Situation()
	}
	var words []string
	for _, g := range c.Given {
		if strings.HasPrefix(g.Text, "also ") {
			words = append(words, g.Text)
		}
	}
	return strings.Join(words, ", ")
}

// Aloud is the demand as a sentence to be heard, without its full stop:
// "user/lea may never s3:Delete* on reports/*, given not mfa".
func (c ProofCheck) Aloud() string {
	given := ""
	if b := c.narrowed(); b != "" && c.Claim != Only {
		given = ", given " + b
	}
	if len(c.Also) > 0 {
		given += ", with " + strings.Join(c.Also, " and ") + " as well"
	}
	who, what := c.subject(), c.deed()
	than := "the solution"
	if c.Than != "" {
		than = c.Than
	}
	about := ""
	if c.Who != "" || c.Does != "" || c.On != "" {
		about = ", if " + who + " would " + what
	}
	switch c.Claim {
	case Only:
		return who + " may " + what + " only given " + c.narrowed() + given
	case Always:
		return who + " may always " + what + given
	case AtMost:
		return "nothing is allowed beyond what " + than + " allows" + about + given
	case AtLeast:
		return "all is allowed that " + than + " allows" + about + given
	}
	return who + " may never " + what + given
}

// subject is who the row speaks of, as one says it.
func (c ProofCheck) subject() string {
	switch {
	case c.Who == "*":
		return "anyone at all"
	case c.Who == "any", c.Who == "":
		return "any user or role"
	}
	return c.Who
}

// deed is what the row speaks of: "s3:Delete* on reports/*", "do anything".
func (c ProofCheck) deed() string {
	what := c.Does
	if what == "any" || what == "*" || what == "" {
		what = "do anything"
	}
	switch c.On {
	case "", "-", "any", "*":
		return what
	}
	return what + " on " + c.On
}
