package lint

import (
	"strings"
	"sync"
	"sync/atomic"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// statement is a statement with what checks ask of it again and again.
type statement struct {
	*policy.Statement
	index     int
	actions   []action   // of Action or NotAction
	resources []resource // of Resource or NotResource
	idle      bool       // no request meets it, for a reason that is told
}

// action is one entry of Action or NotAction.
type action struct {
	policy.Text
	service string // before the colon, "" for a lone *
	name    string // behind it; of a lone * the star
}

// star says whether the entry is every action there is: a lone *, since a
// service's prefix takes no wildcard (rule 42).
func (a action) star() bool { return a.Value == "*" }

// fits says whether the entry covers an action, by name.
func (a action) fits(name string) bool {
	return a.star() || !strings.ContainsAny(a.service, "*?") && match.Fits(strings.ToLower(a.Value), strings.ToLower(name))
}

// wild says whether a wildcard stands in the entry.
func (a action) wild() bool { return strings.ContainsAny(a.Value, "*?") }

// known are the names of the catalogue's actions that the entry covers; of a
// lone star they are all 22,000, so ask star first.
func (a action) known() []string { return expand(a.Value) }

// resource is one entry of Resource or NotResource.
type resource struct {
	policy.Text
	parts [6]string // arn, partition, service, Region, account, resource: as far as they are written
	n     int       // how many are
}

// star says whether the entry is every resource there is.
func (r resource) star() bool { return r.Value != "" && strings.Trim(r.Value, "*") == "" }

func (l *linter) view() {
	for i := range l.doc.Statements {
		s := &statement{Statement: &l.doc.Statements[i], index: i}
		for _, list := range []policy.List{s.Action, s.NotAction} {
			for _, v := range list.Values {
				a := action{Text: v, name: v.Value}
				if service, name, ok := strings.Cut(v.Value, ":"); ok {
					a.service, a.name = service, name
				}
				s.actions = append(s.actions, a)
			}
		}
		for _, list := range []policy.List{s.Resource, s.NotResource} {
			for _, v := range list.Values {
				s.resources = append(s.resources, readResource(v))
			}
		}
		l.statements = append(l.statements, s)
	}
}

func readResource(v policy.Text) resource {
	r := resource{Text: v}
	for i, part := range strings.SplitN(v.Value, ":", 6) {
		r.parts[i], r.n = part, i+1
	}
	return r
}

// expansions remembers what patterns of actions cover: learners' texts hold few
// different ones, and the catalogue never changes. What comes after the first
// thousands is looked up each time.
var (
	expansions sync.Map // string -> []string
	remembered atomic.Int32
)

const mostRemembered = 4096

// expand lists the catalogue's actions that a pattern covers.
func expand(pattern string) []string {
	key := strings.ToLower(pattern)
	if names, ok := expansions.Load(key); ok {
		return names.([]string)
	}
	names := []string{}
	service, _, ok := strings.Cut(key, ":")
	switch {
	case ok && strings.ContainsAny(service, "*?"): // rule 42
	case !strings.ContainsAny(key, "*?"):
		if a, found := catalog.FindAction(key); found {
			names = append(names, a.Name)
		}
	case ok:
		names = fitting(service, key)
	default:
		names = fitting("", key)
	}
	if len(key) <= 128 && remembered.Add(1) <= mostRemembered {
		expansions.Store(key, names)
	}
	return names
}

func fitting(service, pattern string) []string {
	names, p := []string{}, match.Compile(pattern, match.Options{Wild: true, Fold: true})
	for name := range catalog.ActionNames(service) {
		if p.Match(name, nil) == match.True {
			names = append(names, name)
		}
	}
	return names
}
