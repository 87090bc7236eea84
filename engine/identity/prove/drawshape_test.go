package prove_test

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// A question is one thing to ask the prover, before it is written: shapes that
// can be changed and shrunk, of which documents are made at the end.
type question struct {
	verb    verb
	world   *world
	actions []prove.Action
	parties []*party
	scope   scope
	closed  []string // keys whose values Space.Values gives
	always  []string
	never   []string
	most    int      // Space.Witnesses
	names   []string // Space.Names
	steps   int      // Space.Steps
	regions []string // Space.Regions
}

type verb string

const (
	compare verb = "Compare"
	can     verb = "Can"
	must    verb = "Must"
	within  verb = "Within"
)

// two says whether a second set of policies is asked about.
func (v verb) two() bool { return v == compare || v == within }

type party struct {
	name       string
	who        iam.Principal
	known      iam.Context
	whole      bool
	owner      string
	on, except []string
	a, b       *layers
}

type scope struct {
	actions, resources []string
	given              [][]condition
}

type layers struct {
	identity, boundary, session, endpoint []paper
	resource                              []paper // one at most
	scps, rcps                            [][]paper
	grants                                []iam.KeyGrant
	acl                                   []iam.ACLGrant
	block, callerManages, ownerManages    bool
}

type paper struct {
	old        bool // the language without variables
	statements []statement
}

type statement struct {
	deny        bool
	who         []string // nil: the statement names nobody
	notWho      bool
	actions     []string
	notAction   bool
	resources   []string // nil: the statement has no such element
	notResource bool
	conditions  []condition
}

type condition struct {
	op, key string
	values  []string
}

func (q *question) clone() *question {
	c := *q
	c.parties = nil
	for _, p := range q.parties {
		c.parties = append(c.parties, p.clone())
	}
	c.actions = slices.Clone(q.actions)
	c.closed, c.always, c.never = slices.Clone(q.closed), slices.Clone(q.always), slices.Clone(q.never)
	c.scope = scope{slices.Clone(q.scope.actions), slices.Clone(q.scope.resources), nil}
	for _, g := range q.scope.given {
		c.scope.given = append(c.scope.given, cloneConditions(g))
	}
	return &c
}

func (p *party) clone() *party {
	c := *p
	c.known, c.on, c.except = slices.Clone(p.known), slices.Clone(p.on), slices.Clone(p.except)
	c.who.Tags, c.who.SessionTags = slices.Clone(p.who.Tags), slices.Clone(p.who.SessionTags)
	c.a, c.b = p.a.clone(), p.b.clone()
	return &c
}

func (l *layers) clone() *layers {
	c := *l
	for _, list := range c.flat() {
		*list = cloneDocuments(*list)
	}
	c.scps, c.rcps = slices.Clone(l.scps), slices.Clone(l.rcps)
	for _, levels := range [][][]paper{c.scps, c.rcps} {
		for i := range levels {
			levels[i] = cloneDocuments(levels[i])
		}
	}
	c.grants, c.acl = slices.Clone(l.grants), slices.Clone(l.acl)
	return &c
}

// flat are the layers without levels.
func (l *layers) flat() []*[]paper {
	return []*[]paper{&l.identity, &l.resource, &l.boundary, &l.session, &l.endpoint}
}

// lists are all lists of documents, those of levels as well.
func (l *layers) lists() []*[]paper {
	all := l.flat()
	for _, levels := range [][][]paper{l.scps, l.rcps} {
		for i := range levels {
			all = append(all, &levels[i])
		}
	}
	return all
}

func cloneDocuments(ds []paper) []paper {
	out := slices.Clone(ds)
	for i := range out {
		out[i].statements = slices.Clone(out[i].statements)
		for j, s := range out[i].statements {
			out[i].statements[j] = s.clone()
		}
	}
	return out
}

func (s statement) clone() statement {
	s.who, s.actions, s.resources = slices.Clone(s.who), slices.Clone(s.actions), slices.Clone(s.resources)
	s.conditions = cloneConditions(s.conditions)
	return s
}

func cloneConditions(cs []condition) []condition {
	out := slices.Clone(cs)
	for i := range out {
		out[i].values = slices.Clone(out[i].values)
	}
	return out
}

// statements lists the statements of a set of layers, to be changed in place.
func (l *layers) statements() (all []*statement) {
	for _, list := range l.lists() {
		for i := range *list {
			for j := range (*list)[i].statements {
				all = append(all, &(*list)[i].statements[j])
			}
		}
	}
	return all
}

// asked are the statements that a question asks about, its situations as well.
func (q *question) asked() (all []*statement) {
	for _, g := range q.scope.given {
		all = append(all, &statement{conditions: g})
	}
	for _, p := range q.parties {
		all = append(all, p.a.statements()...)
		if q.verb.two() {
			all = append(all, p.b.statements()...)
		}
	}
	return all
}

func (q *question) conditions() (all []condition) {
	for _, s := range q.asked() {
		all = append(all, s.conditions...)
	}
	return all
}

// spoken are the keys, in small letters, on which something that a question
// asks about turns: in a condition or as a variable.
func (q *question) spoken() map[string]bool {
	keys := map[string]bool{encrypted: q.world.name == "kms"} // grants ask for it
	for _, s := range q.asked() {
		for _, r := range s.resources {
			variables(r, keys)
		}
		for _, c := range s.conditions {
			keys[strings.ToLower(c.key)] = true
			for _, v := range c.values {
				variables(v, keys)
			}
		}
	}
	return keys
}

// variables notes the keys that stand in a text as variables, with a default
// or without.
func variables(text string, keys map[string]bool) {
	for {
		_, rest, ok := strings.Cut(text, "${")
		if !ok {
			return
		}
		name, tail, _ := strings.Cut(rest, "}")
		name, _, _ = strings.Cut(name, ",")
		keys[strings.ToLower(name)] = true
		text = tail
	}
}
