package lint

import (
	"cmp"
	"slices"
	"sync"
)

// Severity is how grave a finding is, as AWS's validator grades it.
type Severity uint8

// The severities, the gravest first.
const (
	Error      Severity = iota // AWS refuses it, or it can never work
	Security                   // it opens more than it seems to
	Warning                    // it may not do what is meant
	Suggestion                 // it can be said better
)

func (s Severity) String() string {
	return [...]string{"error", "security warning", "warning", "suggestion"}[s]
}

// Code is one kind of finding.
type Code struct {
	ID       string // "INVALID_ACTION"
	Severity Severity
	Title    string   // in a few words, lower case, no full stop: "an action that does not exist"
	Why      string   // why it matters and what to do, one to three sentences for somebody who learns
	Rules    []string // numbers in the reference
	Page     string   // title of the AWS page that says so
	Ours     bool     // not one of Access Analyzer's checks
}

// pageChecks is where AWS describes its own checks.
const pageChecks = "Access Analyzer policy check reference"

// all collects the codes as the files of the package declare them.
var all []*Code

// aws declares a check of Access Analyzer's.
func aws(id string, s Severity, title, why string, rules ...string) *Code {
	return declare(&Code{ID: id, Severity: s, Title: title, Why: why, Rules: rules, Page: pageChecks})
}

// ours declares a code that AWS has no check for.
func ours(id string, s Severity, title, why, page string, rules ...string) *Code {
	return declare(&Code{ID: id, Severity: s, Title: title, Why: why, Rules: rules, Page: page, Ours: true})
}

func declare(c *Code) *Code {
	all = append(all, c)
	return c
}

// Codes are all codes, the gravest first, then by name.
var Codes = sync.OnceValue(func() []*Code {
	slices.SortFunc(all, func(a, b *Code) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.ID, b.ID))
	})
	return all
})

// FindCode looks a code up by its ID.
func FindCode(id string) (*Code, bool) {
	i := slices.IndexFunc(all, func(c *Code) bool { return c.ID == id })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}
