package iam

import (
	"strconv"
	"strings"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// Set is compiled policies. It is immutable and may serve many goroutines.
type Set struct {
	docs    []document
	stmts   []statement // of all documents, in order of layers
	keys    []string    // the slots: names of condition keys and variables, lower case
	invalid []Invalid
	present [numLayers]bool
	broken  Layers // layers with a document that AWS would refuse
	block   bool   // S3's Block Public Access is on
	nodes   int    // an upper bound of the tree's size
}

// document is one attached policy: stmts[from:to].
type document struct {
	layer    Layer
	at       Attached
	problem  *policy.Problem // the first of those that closed it, nil when it is sound
	from, to int
}

type statement struct {
	src       *policy.Statement
	label     string // how sentences name it: its Sid, or "statement 2"
	number    string // "2"
	actions   string // all entries of Action or NotAction, to show
	resources string // all entries of Resource or NotResource, to show
	doc       int32
	index     int32
	action    []actionPattern
	notAction bool

	resource    []resourcePattern
	notResource bool

	named        bool // has Principal or NotPrincipal
	notPrincipal bool
	principals   []principalPattern

	tests []conditionTest
}

type conditionTest struct {
	slot  int
	test  match.Test
	shown string // key and values
}

type compiler struct {
	set   *Set
	slots map[string]int
}

// Compile turns policies into matchers. A document that AWS would refuse
// closes its layer (rule 11); its problems are in every Explanation.
func Compile(p Policies) *Set {
	c := &compiler{set: &Set{block: p.BlockPublicAccess}, slots: map[string]int{}}
	c.layer(LayerIdentity, policy.Identity, p.Identity)
	if p.Resource != nil {
		c.layer(LayerResource, policy.Resource, []Attached{*p.Resource})
	}
	c.layer(LayerBoundary, policy.Boundary, p.Boundary)
	c.layer(LayerSession, policy.Session, p.Session)
	for _, level := range p.SCPs {
		c.layer(LayerSCP, policy.SCP, level)
	}
	for _, level := range p.RCPs {
		c.layer(LayerRCP, policy.RCP, level)
	}
	c.layer(LayerEndpoint, policy.Endpoint, p.Endpoint)
	// An organization without a policy at a level is still one: nil means none.
	c.set.present[LayerSCP] = p.SCPs != nil
	c.set.present[LayerRCP] = p.RCPs != nil
	return c.set
}

func (c *compiler) layer(l Layer, k policy.Kind, as []Attached) {
	for _, a := range as {
		c.set.present[l] = true
		c.document(l, k, a)
	}
}

func (c *compiler) document(l Layer, k policy.Kind, a Attached) {
	d := document{layer: l, at: a, from: len(c.set.stmts)}
	problems := a.Doc.Check(k)
	for _, p := range problems {
		c.set.invalid = append(c.set.invalid, Invalid{Layer: l, Policy: a.Name, Problem: p})
		c.set.broken |= 1 << l
	}
	if len(problems) > 0 {
		d.problem = &problems[0]
	} else {
		for i := range a.Doc.Statements {
			c.statement(i, &a.Doc.Statements[i], a.Doc.Language() == policy.Version2012)
		}
	}
	d.to = len(c.set.stmts)
	c.set.docs = append(c.set.docs, d)
	c.set.nodes += 2
}

func (c *compiler) statement(i int, src *policy.Statement, variables bool) {
	slot := c.slot
	if !variables { // rule 92
		slot = nil
	}
	s := statement{src: src, doc: int32(len(c.set.docs)), index: int32(i), number: strconv.Itoa(i + 1)}
	if s.label = src.Sid.Value; s.label == "" {
		s.label = "statement " + s.number
	}
	actions, resources := src.Action, src.Resource
	if src.NotAction.Present {
		actions, s.notAction = src.NotAction, true
	}
	if src.NotResource.Present {
		resources, s.notResource = src.NotResource, true
	}
	s.actions, s.resources = joinTexts(actions), joinTexts(resources)
	for _, v := range actions.Values {
		s.action = append(s.action, compileAction(v.Value))
	}
	for _, v := range resources.Values {
		s.resource = append(s.resource, compileResource(v.Value, slot))
	}
	s.named, s.notPrincipal = src.Principal.Present || src.NotPrincipal.Present, src.NotPrincipal.Present
	if s.named {
		s.principals = compilePrincipals(src)
	}
	for _, cond := range src.Conditions {
		s.tests = append(s.tests, c.condition(cond, slot))
	}
	c.set.stmts = append(c.set.stmts, s)
	c.set.nodes += 6 + 2*len(s.tests)
}

func (c *compiler) condition(cond policy.Condition, slot func(string) int) conditionTest {
	op, _ := match.ParseOperator(cond.Operator.Value) // Check has refused unknown ones
	values := make([]string, len(cond.Values))
	for i, v := range cond.Values {
		values[i] = v.Value
	}
	if op.Family != match.String {
		slot = nil // rules 78, 79, 82, 93
	}
	return conditionTest{slot: c.slot(cond.Key.Value), test: match.NewTest(op, values, slot), shown: cond.Key.Value + " " + joinValues(values)}
}

// slot interns a key's name: names are compared without case (rules 57, 94).
func (c *compiler) slot(name string) int {
	name = strings.ToLower(name)
	if i, ok := c.slots[name]; ok {
		return i
	}
	c.slots[name] = len(c.set.keys)
	c.set.keys = append(c.set.keys, name)
	return len(c.set.keys) - 1
}
