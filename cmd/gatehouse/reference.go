package main

import (
	"fmt"
	"io"
	"strings"

	"gatehouse/engine/identity/catalog"
)

// showReference prints what the catalogue knows of a name: an action, a call of
// an API, or one of AWS's managed policies. found is false of any other name.
func showReference(w io.Writer, name string) (found bool, err error) {
	if doc, ok := catalog.ManagedPolicy(name); ok {
		fmt.Fprintln(w, strings.TrimRight(doc, "\n"))
		return true, nil
	}
	action, isAction := catalog.FindAction(name)
	call, isCall := catalog.FindOperation(name)
	switch {
	case isAction:
		showAction(w, action)
		if isCall {
			fmt.Fprintf(w, "\n## As a call\n\n")
		}
	case isCall:
		fmt.Fprintf(w, "# %s\n\nA call, and no action: policies never name it.\n\n", call.Name)
	case strings.Contains(name, ":") && !strings.Contains(name, "/"):
		hint := ""
		if meant := catalog.Meant(name); meant != "" {
			hint = ": " + meant
		}
		return true, fmt.Errorf("the catalogue knows no action and no call %q%s", name, hint)
	}
	if isCall {
		showCall(w, call)
	}
	return isAction || isCall, nil
}

func showAction(w io.Writer, a catalog.Action) {
	service, _ := catalog.FindService(a.Service())
	fmt.Fprintf(w, "# %s\n\nAn action of %s, access level %s.", a.Name, service.Name, a.Level)
	if a.Help != "" {
		fmt.Fprintf(w, " %s.", strings.ToUpper(a.Help[:1])+a.Help[1:])
	}
	fmt.Fprintf(w, "\n\n")
	if len(a.Resources) == 0 {
		fmt.Fprintf(w, "It has no resource types: only \"Resource\": \"*\" reaches it.\n")
	}
	for _, t := range a.Resources {
		r, _ := catalog.FindResource(a.Service(), t.Name)
		fmt.Fprintf(w, "- on %s `%s`%s%s\n", t.Name, r.ARN, map[bool]string{true: ", needed"}[t.Needed], keyList(t.Keys))
	}
	if len(a.Keys) > 0 {
		fmt.Fprintf(w, "\nCondition keys of any request for it: %s\n", strings.Join(a.Keys, ", "))
	}
	if len(a.Dependents) > 0 {
		fmt.Fprintf(w, "\nIt needs besides: %s\n", strings.Join(a.Dependents, ", "))
	}
	if !catalog.RCP(a.Service()) {
		fmt.Fprintf(w, "\nResource control policies do not count for this service.\n")
	}
}

func keyList(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return "; keys " + strings.Join(keys, ", ")
}

// showCall prints what a call needs (M1-M3, M5, M11).
func showCall(w io.Writer, c catalog.Operation) {
	if len(c.Needs) == 0 {
		fmt.Fprintf(w, "It needs no permission.\n")
	}
	for _, n := range c.Needs {
		fmt.Fprintf(w, "- it needs `%s` on `%s`", n.Action, n.ARN)
		if n.Of != "" {
			fmt.Fprintf(w, " (%s)", n.Of)
		}
		if n.When != "" {
			fmt.Fprintf(w, " when %s", n.When)
		}
		fmt.Fprintln(w, keyList(n.Keys))
	}
	if m := c.Missing; m.Found != 0 {
		fmt.Fprintf(w, "\nWhen nothing is there it answers %d to callers who may `%s`, %d to others.\n", m.Found, m.Tells, m.Else)
	}
	if c.Event != "" {
		fmt.Fprintf(w, "\nCloudTrail: a %s event, %s by default.\n", c.Event, map[bool]string{true: "recorded", false: "not recorded"}[c.Event.OnByDefault()])
	}
	if c.Page != "" {
		fmt.Fprintf(w, "\nSource: %s\n", c.Page)
	}
}
