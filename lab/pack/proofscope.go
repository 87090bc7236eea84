package pack

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/nearest"
	"gatehouse/engine/world/worldfile"
)

var actionPattern = regexp.MustCompile(`^[a-z0-9-]{1,64}:[A-Za-z0-9*?]{1,128}$`)

// actions are the row's, none for any. Each must fit an action that the
// catalogue has: a row about nothing would pass whatever one answers.
func (p *page) actions(does cell, at Place) (out []string) {
	if does.text == "any" || does.text == "*" {
		return nil
	}
	for _, w := range does.words {
		service, name, _ := strings.Cut(w.text, ":")
		_, known := catalog.FindService(service)
		switch {
		case !actionPattern.MatchString(w.text):
			p.add(w.at, "bad-action", fmt.Sprintf("%q is not an action, nor a pattern of actions", w.text), "write such as `s3:GetObject`, `s3:Delete*`, or any")
		case !known:
			p.add(w.at, "unknown-service", fmt.Sprintf("there is no service %q", service), nearest.Hint(service, services()))
		case len(p.ex.Space.Services) > 0 && !slices.Contains(p.ex.Space.Services, service):
			p.add(w.at, "outside-the-space", fmt.Sprintf("the exercise's space leaves %s out", service), "add it to space.services in the front matter")
		case !fitsAction(service, name):
			hint := "gatehouse show " + service + ":ACTION tells of its actions"
			if meant := catalog.Meant(w.text); meant != "" {
				hint = meant
			}
			p.add(w.at, "unknown-action", fmt.Sprintf("no action of %s fits %q", service, w.text), hint)
		default:
			out = append(out, w.text)
		}
	}
	return out
}

func services() (all []string) {
	for s := range catalog.Services() {
		all = append(all, s.Prefix)
	}
	return all
}

// fitsAction says whether a service has an action that a pattern fits, without
// case.
func fitsAction(service, pattern string) bool {
	for name := range catalog.ActionNames(service) {
		_, name, _ = strings.Cut(strings.ToLower(name), ":")
		if fits, err := path.Match(strings.ToLower(pattern), name); err == nil && fits {
			return true
		}
	}
	return false
}

// resources are the row's, none for any.
func (p *page) resources(w *worldfile.World, c *ProofCheck, on cell) {
	rest, isBut := but(on.words)
	switch {
	case on.text == "" || on.text == "any" || on.text == "*":
	case on.text == "-":
		p.resourceless(c, on)
	case isBut:
		c.Except = p.patterns(w, rest)
	default:
		c.Scope.Resources = p.patterns(w, on.words)
	}
}

func (p *page) patterns(w *worldfile.World, words []cell) (out []string) {
	for _, word := range words {
		arns, err := w.Patterns(word.text)
		if err != nil {
			p.wrong(word.at, err)
		}
		for _, a := range arns {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// resourceless holds a row without a resource to actions that have none.
func (p *page) resourceless(c *ProofCheck, on cell) {
	for _, a := range c.Scope.Actions {
		if !catalog.NoResource(a) {
			p.add(on.at, "has-resources", fmt.Sprintf("%s is not, or not always, asked without a resource", a), "name the resource, or write any")
			return
		}
	}
	if len(c.Scope.Actions) == 0 {
		p.add(on.at, "has-resources", "most actions are asked of a resource", "name the actions that have none, or write any")
	}
}
