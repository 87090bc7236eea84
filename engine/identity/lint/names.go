package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// nameChecks look at what entries name: services, actions, ARNs, principals.
var nameChecks = []check{(*linter).actionNames, (*linter).arns, (*linter).written, (*linter).principals, (*linter).trust, (*linter).pods, (*linter).belongs}

var (
	invalidAction = aws("INVALID_ACTION", Error, "an action that does not exist",
		"An action that AWS does not know matches no request: an Allow grants nothing by it, and a Deny guards nothing. Often the name is that of a call or of a command, and the action is called otherwise.", "43", "41", "M1")
	invalidServiceInAction = aws("INVALID_SERVICE_IN_ACTION", Error, "an action of a service that does not exist",
		"Before the colon of an action stands its service's prefix, which is often not the service's name. With an unknown one the entry matches no request.", "42", "43")
)

// actionNames doubts actions that the catalogue does not know.
func (l *linter) actionNames() {
	e, told := newPatience(), l.told(invalidAction, variableInElement)
	for _, s := range l.statements {
		for _, a := range s.actions {
			if a.service == "" || a.name == "" || strings.ContainsAny(a.service, " \t") || strings.ContainsAny(a.name, "${}:") || told[a.Span] {
				continue
			}
			if strings.ContainsAny(a.service, "*?") {
				l.at(invalidServiceInAction, s, a.Span, `write "*" for every action there is, else name each service`, "a wildcard cannot stand for the service of an action, so %s %s", short(a.Value), entryDoes(s))
				continue
			}
			if _, ok := catalog.FindService(a.service); !ok {
				l.unknownService(s, a, e)
			} else if len(a.known()) == 0 {
				l.unknownAction(s, a, e)
			}
		}
	}
}

// entryDoes says what an entry of Action or NotAction that fits nothing does.
func entryDoes(s *statement) string {
	switch {
	case s.NotAction.Present:
		return "leaves nothing out"
	case s.Effect == policy.Deny:
		return "denies nothing"
	}
	return "allows nothing"
}

// closed are services that are no more, while policies, AWS's own among them,
// go on naming them.
var closed = []string{"deepcomposer", "deepracer", "iot1click"}

func (l *linter) unknownService(s *statement, a action, e *patience) {
	if slices.Contains(closed, strings.ToLower(a.service)) {
		l.at(invalidServiceInAction, s, a.Span, "delete it", "AWS has closed the service %s, so this entry %s", a.service, entryDoes(s))
		return
	}
	f := l.at(invalidServiceInAction, s, a.Span, "look the service's prefix up", "%s is no service's prefix, so this entry %s", short(a.service), entryDoes(s))
	if !e.search() {
		return
	}
	var prefixes []string
	called := ""
	for service := range catalog.Services() {
		prefixes = append(prefixes, service.Prefix)
		if i := strings.LastIndexByte(service.Name, ' '); strings.EqualFold(service.Name[i+1:], a.service) && strings.Count(service.Name, " ") == 1 {
			called = service.Prefix
		}
	}
	var near, real []string
	for _, prefix := range nearest.All(a.service, prefixes) {
		near = append(near, prefix+":"+a.name)
		if _, ok := catalog.FindAction(prefix + ":" + a.name); ok {
			real = append(real, prefix+":"+a.name)
		}
	}
	if name, ok := slipOf(a.Value, real); ok && len(a.service) > 3 {
		f.Hint = didYouMean(real)
		f.replace("write "+name, a.Span, name)
		return
	}
	meant, found := a.elsewhere()
	switch {
	case len(real) > 0:
		f.Hint = didYouMean(real)
	case found:
		f.Hint = didYouMean([]string{meant})
	case called != "":
		f.Hint = didYouMean([]string{called + ":" + a.name})
	case len(near) > 0:
		f.Hint = didYouMean(near)
	}
}

func (l *linter) unknownAction(s *statement, a action, e *patience) {
	if trimmed := strings.TrimSpace(a.Value); trimmed != a.Value && len(expand(trimmed)) > 0 {
		f := l.at(invalidAction, s, a.Span, "write "+trimmed, "a space stands beside %s, so this entry %s", trimmed, entryDoes(s))
		f.replace("write "+trimmed, a.Span, trimmed)
		return
	}
	if a.wild() {
		hint := "look the names up"
		if e.search() {
			hint = beginning(a)
		}
		l.at(invalidAction, s, a.Span, hint, "no action fits %s, so this entry %s", short(a.Value), entryDoes(s))
		return
	}
	f := l.at(invalidAction, s, a.Span, "look the name up; one newer than the catalogue is not known here", "%s does not exist, so this entry %s", short(a.Value), entryDoes(s))
	if _, isCall := catalog.FindOperation(a.Value); isCall {
		l.call(f, s, a)
		return
	}
	if !e.search() {
		return
	}
	alike := catalog.Alike(a.Value)
	slip := slices.ContainsFunc(alike, func(n string) bool { return vocabSlip(a.Value, n) })
	if meant := a.meant(); len(meant) > 0 && !slip {
		f.Hint = didYouMean(meant)
		return
	}
	if near := slices.DeleteFunc(slices.Clone(alike), func(n string) bool { return !a.sensible(n) }); len(near) > 0 {
		f.Hint = didYouMean(near)
	}
	if name, ok := slipOf(a.Value, alike); ok {
		f.replace("write "+name, a.Span, name)
	}
}

// call says what a call needs, and writes it where the statement's resources go
// with it: else the mended one would be as dead as it was.
func (l *linter) call(f *Finding, s *statement, a action) {
	f.Hint = cmp.Or(catalog.Meant(a.Value), f.Hint)
	need, ok := catalog.CallNeeds(a.Value)
	if !ok {
		return
	}
	service, name, _ := strings.Cut(need, ":")
	meant := action{policy.Text{Value: need}, service, name}
	fits := !s.Action.Present || !s.Resource.Present || len(s.resources) == 0
	if !fits && catalog.NoResource(need) {
		fits = slices.ContainsFunc(s.resources, resource.star)
	} else if !fits {
		fits = (&fitter{linter: l, met: map[[2]string]bool{}, left: 20_000}).some(meant, s.resources)
	}
	if !fits {
		f.Hint += ": " + fitsHint(meant, s.resources)
		return
	}
	f.replace("write "+need, a.Span, need)
}

// beginning is the next step for a pattern that fits no action: the longest
// beginning of it that some action has.
func beginning(a action) string {
	name := a.name[:strings.IndexAny(a.name, "*?")]
	for end := min(len(name), 64); end > 2; end-- {
		if fits := expand(a.service + ":" + name[:end] + "*"); len(fits) > 0 {
			return fmt.Sprintf("%s:%s* fits %s", a.service, name[:end], some(fits))
		}
	}
	return "look the names up"
}

// some names the first of a list and how many there are.
func some(names []string) string {
	switch len(names) {
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	}
	return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
}
