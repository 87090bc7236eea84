package lint

import (
	_ "embed"
	"strings"
	"sync"

	"gatehouse/engine/identity/policy"
)

// examplesText holds of each code's example in testdata the statement in which it
// and its neighbour differ. A test writes it, and fails when it is out of step.
//
//go:embed examples.txt
var examplesText string

// Example shows what a code is said of, and the nearest text of which it is
// not. Its lines begin with - where they are of the first alone, with + where
// of the second, else with a blank.
type Example struct {
	Kind    policy.Kind
	HangsOn string // ARN, where it matters
	Lines   []string
}

var examplesOf = sync.OnceValue(func() map[string]*Example {
	all := map[string]*Example{}
	var e *Example
	for line := range strings.Lines(examplesText) {
		line = strings.TrimSuffix(line, "\n")
		if words := strings.Fields(line); strings.HasPrefix(line, "= ") && len(words) > 2 {
			e = &Example{}
			e.Kind, _ = policy.ParseKind(words[2])
			if len(words) > 3 {
				e.HangsOn = words[3]
			}
			all[words[1]] = e
		} else if e != nil && line != "" {
			e.Lines = append(e.Lines, line)
		}
	}
	return all
})

// Example is the code's, where it is short enough to show.
func (c *Code) Example() (Example, bool) {
	if e := examplesOf()[c.ID]; e != nil {
		return *e, true
	}
	return Example{}, false
}
