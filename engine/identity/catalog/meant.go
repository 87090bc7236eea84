package catalog

import (
	"slices"
	"strings"
)

// CallNeeds is the action that a call of an API needs where it is one and of
// another name (M1).
func CallNeeds(call string) (action string, ok bool) {
	if actions := callActions(call); len(actions) == 1 {
		action, _, _ = strings.Cut(actions[0], " ")
	}
	return action, action != "" && !strings.EqualFold(action, call)
}

// Meant is the next step for whoever writes an action that there is not: what a
// call of that name needs, else the name that is near; "" where nobody knows.
// Whoever doubts an action says this, so that one name gets one answer.
func Meant(name string) string {
	if _, known := FindAction(name); known {
		return ""
	}
	switch actions := callActions(name); {
	case len(actions) == 1:
		return "that is a call; its action is " + actions[0]
	case len(actions) > 1:
		last := len(actions) - 1
		return "that is a call; its actions are " + strings.Join(actions[:last], ", ") + " and " + actions[last]
	}
	if near, ok := Misspelt(name); ok {
		return "did you mean " + near + "?"
	}
	return ""
}

// callActions are the actions that a call needs as it is mostly made: always,
// or of the latest version; where there is none such, all that it may need.
func callActions(call string) (actions []string) {
	op, _ := FindOperation(call)
	mostly := func(n Need) bool { return n.When == "" || n.When == "latest" }
	some := slices.ContainsFunc(op.Needs, mostly)
	for _, n := range op.Needs {
		text := n.Action
		if n.Of == "source" {
			text += " on the source"
		}
		if (mostly(n) || !some) && !slices.Contains(actions, text) {
			actions = append(actions, text)
		}
	}
	return actions
}
