package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/traffic"
)

// rulesID is what gatehouse show calls the rules by whose numbers verdicts and
// findings say what they rest on.
const rulesID = "rules"

// showRules lists the rules: those of identity, then those of traffic.
func showRules(w io.Writer) error {
	for i, part := range []struct {
		title string
		rules []explain.Rule
	}{{"Identity and access", iam.Rules}, {"Routing and balancing", traffic.Rules}} {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "# %s\n\n", part.title)
		for _, r := range oneEach(part.rules) {
			if _, err := fmt.Fprintf(w, "%-7s %s\n", r.Number, r.Title); err != nil {
				return err
			}
		}
	}
	return nil
}

// oneEach leaves one line to a rule that stands in the registers in parts.
func oneEach(rules []explain.Rule) (out []explain.Rule) {
	for _, r := range rules {
		i := slices.IndexFunc(out, func(o explain.Rule) bool { return o.Number == r.Number })
		switch {
		case i < 0:
			out = append(out, r)
		case !strings.Contains(out[i].Title, r.Title):
			out[i].Title += "; " + r.Title
		}
	}
	return out
}
