package main

import (
	"strings"
	"testing"
)

// TestAtATerminalAWitnessHoldsNoPolicies: they are those that are compared, and
// one of AWS's would fill screens. In a pipe eval needs them.
func TestAtATerminalAWitnessHoldsNoPolicies(t *testing.T) {
	a := &app{}
	c := &proveCommand{A: "ReadOnlyAccess", B: "ViewOnlyAccess", Type: "identity", Service: []string{"sqs"}}
	q, err := c.question(a)
	if err != nil {
		t.Fatal(err)
	}
	r := q.compare()
	for brief, holds := range map[bool]bool{true: false, false: true} {
		var b strings.Builder
		if err := r.print(&b, shown{brief: brief}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "identityPolicies") != holds || strings.Contains(b.String(), "In a pipe") == holds {
			t.Errorf("brief %v:\n%.2000s", brief, b.String())
		}
		if brief && len(b.String()) > 2000 {
			t.Errorf("%d bytes", b.Len())
		}
	}
}
