package iam

import (
	"strings"

	"gatehouse/engine/identity/match"
)

// actionPattern is one value of Action or NotAction.
type actionPattern struct {
	text    string
	any     bool          // a lone * (rule 42)
	service string        // before the colon, never a wildcard
	name    match.Pattern // after the colon, with wildcards
}

// compileAction reads service:Name. Wildcards work inside the name, not in the
// service prefix (rule 42); case never matters (rule 41).
func compileAction(v string) actionPattern {
	if v == "*" {
		return actionPattern{text: v, any: true}
	}
	service, name, _ := strings.Cut(v, ":")
	return actionPattern{text: v, service: service, name: match.Compile(name, match.Options{Wild: true, Fold: true})}
}

func (a *actionPattern) match(service, name string) bool {
	return a.any || strings.EqualFold(a.service, service) && a.name.Match(name, nil) == match.True
}

// actionTruth judges Action or NotAction (rule 38).
func (s *statement) actionTruth(b *Binding) match.Truth {
	return s.actionFrom(s.actionFit(b))
}

// actionFrom is the element's truth, given the entry that fits or -1.
func (s *statement) actionFrom(fit int) match.Truth { return match.Of(fit >= 0 != s.notAction) }

// actionFit is the first entry that names the request's action, -1 for none.
func (s *statement) actionFit(b *Binding) int {
	for i := range s.action {
		if s.action[i].match(b.call.service, b.call.name) {
			return i
		}
	}
	return -1
}
