package lint

import (
	"fmt"
	"slices"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

const whyTags = "Requests carry the tags of their resource only for actions that know tags; for the others the key is missing, whatever tags there are. "

var (
	denyTag = aws("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Security, "a Deny by tag on actions that carry no tags",
		whyTags+"The Deny never reaches them. Deny these actions in a statement of their own, by the names of the resources.", "60", "71")
	denyNotActionTag = aws("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Security, "a Deny by tag on all actions but some",
		whyTags+"NotAction covers many of those, and the Deny never reaches them. List with Action what is meant.", "38", "60", "71")
	allowTag = aws("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Suggestion, "an Allow by tag on actions that carry no tags",
		whyTags+"The Allow never reaches them. Allow these actions in a statement of their own, by the names of the resources.", "60", "71")
	allowNotActionTag = aws("ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", Suggestion, "an Allow by tag on all actions but some",
		whyTags+"NotAction covers many of those, and the Allow never reaches them. List with Action what is meant.", "38", "60", "71")
)

// missingTags looks at conditions on the resource's tags beside actions that carry
// none.
func (l *linter) missingTags() {
	left := allowance(60_000)
	for _, s := range l.statements {
		if s.Effect == policy.NoEffect {
			continue
		}
		code, notAction := allowTag, allowNotActionTag
		if s.Effect == policy.Deny {
			code, notAction = denyTag, denyNotActionTag
		}
		for _, c := range s.Conditions {
			holds, known := withoutKey(c)
			if !onResourceTag(c) || holds || !known || l.has(c.Key.Span, keyNeverCarried) {
				continue
			}
			if s.NotAction.Present {
				l.at(notAction, s, c.Key.Span, "list with Action what is meant", "many of the actions meant here carry no tags, so the statement does not %s them", tagVerb(s))
				break
			}
			if left < 0 {
				return
			}
			if names := s.untagged(c.Key.Value, &left); len(names) > 0 {
				l.at(code, s, c.Key.Span, "give what carries no tags a statement of its own", "%s no %s, so the statement never %s", tagCarries(names), c.Key.Value, tagVerbIt(s, len(names)))
				break // the next tag would say the same again
			}
		}
	}
}

// untagged are the entries of a statement whose actions never carry a key.
func (s *statement) untagged(key string, left *allowance) (entries []string) {
	for _, a := range s.actions {
		if !left.spend(1) || a.star() || len(a.known()) == 0 || slices.ContainsFunc(a.known(), func(name string) bool {
			if !left.spend(1) {
				return true
			}
			yes, known := catalog.Carries(name, key)
			return yes || !known
		}) {
			continue
		}
		entries = append(entries, a.Value)
	}
	return entries
}

func tagCarries(names []string) string {
	if len(names) == 1 {
		return names[0] + " carries"
	}
	return fmt.Sprintf("%s and %d more carry", names[0], len(names)-1)
}

func tagVerb(s *statement) string {
	if s.Effect == policy.Deny {
		return "deny"
	}
	return "allow"
}

func tagVerbIt(s *statement, n int) string {
	what := " it"
	if n > 1 {
		what = " them"
	}
	if s.Effect == policy.Deny {
		return "denies" + what
	}
	return "allows" + what
}
