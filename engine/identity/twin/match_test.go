package twin

import "strings"

// matchesAction: rules 41-43; NotAction is everything else (38).
func (q *question) matchesAction(s statement) bool {
	some := false
	for _, pattern := range s.actions {
		some = some || q.actionFits(pattern)
	}
	return some != s.notActions
}

func (q *question) actionFits(pattern string) bool {
	if pattern == "*" {
		return true
	}
	service, name, _ := strings.Cut(strings.ToLower(pattern), ":")
	if strings.ContainsAny(service, "*?") {
		return false // 42
	}
	return service == q.service() && fits(signsOf(name), q.call())
}

// matchesResource: NotResource is every other resource (39).
func (q *question) matchesResource(doc document, s statement) truth {
	if s.lackingResource152 {
		return no
	}
	if s.everyResource {
		return yes
	}
	if len(s.resources) == 0 {
		return no // 52, NotResource too
	}
	some := no
	for _, pattern := range s.resources {
		some = or(some, q.resourceFits(doc, pattern))
	}
	if s.notResources {
		return not(some)
	}
	return some
}

// resourceFits: rules 44-53.
func (q *question) resourceFits(doc document, pattern string) truth {
	if pattern == "*" {
		return yes
	}
	parts := sixParts(pattern)
	if len(parts) > 2 && strings.ContainsAny(parts[2], "*?$") {
		return no // 48
	}
	if doc.layer == identityLayer {
		parts = completed(parts)
	}
	if len(parts) < 6 {
		return truthOf(fits(signsOf(strings.Join(parts, ":")), q.resource))
	}
	front := signsOf(strings.Join(parts[:5], ":") + ":") // 50
	name, state := q.substituted(parts[5], true, doc.substitutes)
	return ifBound(state, truthOf(fits(append(front, name...), q.resource))) // 96
}

// completed: rule 53 (unconfirmed), each part that lacks is a *.
func completed(parts []string) []string {
	for len(parts) < 6 {
		parts = append(parts, "*")
	}
	return parts
}

// applies says whether a statement of the document speaks of the question.
func (q *question) applies(doc document, s statement) truth {
	if !q.matchesAction(s) {
		return no
	}
	return and(q.matchesResource(doc, s), q.all(s.conditions, doc.substitutes))
}
