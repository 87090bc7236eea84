package iam

import (
	"strings"

	"gatehouse/engine/identity/match"
)

// resourcePattern is one value of Resource or NotResource.
type resourcePattern struct {
	any           bool // a lone *
	short         bool // completed with * (rule 53)
	nothing       bool // a wildcard in the service segment: matches nothing (rule 48)
	plainVariable bool // a variable stands in it that the old language takes for text (rule 92)
	variable      bool // a variable stands where variables count
	early         bool // one stands before the fifth colon, as text (rule 50)
	whole         bool // it has the six parts of an ARN
	pattern       match.Pattern
}

// compileResource reads an ARN pattern: case counts (rule 44), wildcards cross
// slashes and colons (rules 45-47), variables stand after the fifth colon only
// (rule 50), a short ARN in an identity policy is completed with * (rule 53,
// unconfirmed).
func compileResource(v string, complete bool, slot func(string) int) resourcePattern {
	if v == "*" {
		return resourcePattern{any: true}
	}
	text, short := v, false
	if n := strings.Count(v, ":"); n < 5 && complete {
		text, short = v+strings.Repeat(":*", 5-n), true
	}
	parts := strings.SplitN(text, ":", 6)
	from := len(text)
	if len(parts) == 6 {
		from -= len(parts[5])
	}
	p := match.Compile(text, match.Options{Wild: true, Slot: slot, From: from})
	p.Text = v
	return resourcePattern{pattern: p, short: short, nothing: len(parts) > 2 && strings.ContainsAny(parts[2], "*?"),
		plainVariable: slot == nil && strings.Contains(v, "${"), early: strings.Contains(text[:from], "${"), whole: len(parts) == 6 && !short,
		variable: slot != nil && strings.Contains(text[from:], "${")}
}

func (r *resourcePattern) match(b *Binding) match.Truth {
	switch {
	case r.any:
		return match.True
	case r.nothing:
		return match.False
	}
	return r.pattern.Match(b.resource, b)
}

// resourceTruth judges Resource or NotResource (rule 39). A statement without
// either is whole in a trust policy (rule 54) and has no effect in a key policy
// (rule 152); elsewhere Check refuses it. An empty list has no effect (rule 52),
// NotResource: [] included.
func (s *statement) resourceTruth(b *Binding) match.Truth {
	fit, _ := s.resourceFit(b)
	return s.resourceFrom(fit)
}

// resourceFrom is the element's truth, given whether an entry fits.
func (s *statement) resourceFrom(fit match.Truth) match.Truth {
	switch {
	case len(s.resource) == 0 && s.resourced:
		return match.False
	case len(s.resource) == 0:
		return s.wholly
	case s.notResource:
		return fit.Not()
	}
	return fit
}

// resourceFit says whether an entry fits the request's resource, and which.
func (s *statement) resourceFit(b *Binding) (match.Truth, int) {
	found, at := match.False, -1
	for i := range s.resource {
		switch s.resource[i].match(b) {
		case match.True:
			return match.True, i
		case match.Unknown:
			found, at = match.Unknown, i
		}
	}
	return found, at
}
