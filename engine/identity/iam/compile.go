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
	hollow  Layers // layers with a level that holds no policy, and so allows nothing
	nodes   int    // about how many nodes a tree has
	levels  int    // how many levels of SCPs there are

	kind          policy.Kind   // of the resource policy: Resource, Trust or Key
	shapes        []match.Shape // how many values the key of each slot may hold
	grants        []keyGrant
	acl           []ACLGrant
	block         bool // S3's Block Public Access is on
	public        bool // the bucket policy is public
	callerManages bool // the caller is of the organization's management account
	ownerManages  bool // the resource is
}

// document is one attached policy: stmts[from:to].
type document struct {
	layer    Layer
	level    int32 // documents of one level are alternatives, each level must allow
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
	resourced   bool        // has Resource or NotResource
	wholly      match.Truth // the element's truth where it has neither

	named        bool // has Principal or NotPrincipal
	notPrincipal bool
	principals   []principalPattern

	tests []conditionTest
}

type conditionTest struct {
	slot  int
	needs []int // slots of the variables in its values
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
	c := &compiler{set: &Set{block: p.BlockPublicAccess, acl: p.ACL, callerManages: p.PrincipalIsManagement, ownerManages: p.ResourceIsManagement},
		slots: map[string]int{}}
	c.set.levels = len(p.SCPs)
	c.level(LayerIdentity, policy.Identity, 0, p.Identity)
	c.set.kind = resourceKind(p.ResourceKind)
	if p.Resource != nil {
		c.level(LayerResource, c.set.kind, 0, []Attached{*p.Resource})
		c.set.public = c.set.kind == policy.Resource && isPublic(p.Resource.Doc)
	}
	c.each(LayerBoundary, policy.Boundary, p.Boundary)
	c.level(LayerSession, policy.Session, 0, p.Session)
	c.levels(LayerSCP, policy.SCP, p.SCPs)
	c.levels(LayerRCP, policy.RCP, p.RCPs)
	c.each(LayerEndpoint, policy.Endpoint, p.Endpoint)
	for _, g := range p.Grants {
		c.set.grants = append(c.set.grants, keyGrant{g, compileGrantee(g.Grantee)})
	}
	return c.set
}

// resourceKind: whoever does not say has an ordinary resource policy.
func resourceKind(k policy.Kind) policy.Kind {
	if k == policy.Trust || k == policy.Key {
		return k
	}
	return policy.Resource
}

// level compiles documents of which one that allows suffices.
func (c *compiler) level(l Layer, k policy.Kind, level int32, as []Attached) {
	for _, a := range as {
		c.set.present[l] = true
		c.document(l, k, level, a)
	}
}

// each compiles documents that must all allow.
func (c *compiler) each(l Layer, k policy.Kind, as []Attached) {
	for i := range as {
		c.level(l, k, int32(i), as[i:i+1])
	}
}

// levels compiles an organization's policies, level by level. A level without
// policy allows nothing (rule 119).
func (c *compiler) levels(l Layer, k policy.Kind, levels [][]Attached) {
	for i, as := range levels {
		c.set.present[l] = true
		if len(as) == 0 {
			c.set.hollow |= 1 << l
		}
		c.level(l, k, int32(i), as)
	}
}

func (c *compiler) document(l Layer, k policy.Kind, level int32, a Attached) {
	d := document{layer: l, level: level, at: a, from: len(c.set.stmts)}
	problems := a.Doc.Check(k)
	for _, p := range problems {
		c.set.invalid = append(c.set.invalid, Invalid{Layer: l, Policy: a.Name, Problem: p})
		c.set.broken |= 1 << l
	}
	if len(problems) > 0 {
		d.problem = &problems[0]
	} else {
		for i := range a.Doc.Statements {
			c.statement(i, &a.Doc.Statements[i], k, a.Doc.Language() == policy.Version2012)
		}
	}
	d.to = len(c.set.stmts)
	c.set.docs = append(c.set.docs, d)
	c.set.nodes += 2
}

func (c *compiler) statement(i int, src *policy.Statement, k policy.Kind, variables bool) {
	slot := c.slot
	if !variables { // rule 92
		slot = nil
	}
	s := statement{src: src, doc: int32(len(c.set.docs)), index: int32(i), number: strconv.Itoa(i + 1),
		wholly: match.Of(k == policy.Trust)} // rules 54, 152
	if k == policy.Resource && src.MeansItsResource() {
		s.wholly = match.True
	}
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
	s.resourced = resources.Present
	s.actions, s.resources = joinTexts(actions), joinTexts(resources)
	for _, v := range actions.Values {
		s.action = append(s.action, compileAction(v.Value))
	}
	for _, v := range resources.Values {
		s.resource = append(s.resource, compileResource(v.Value, k == policy.Identity, slot))
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
	key := cond.Key.Value
	t := conditionTest{slot: c.slot(key), shown: key + " " + joinValues(values)}
	o := match.TestOptions{Shape: c.set.shapes[t.slot], EmptyIsNull: tagKey(key)}
	if slot != nil {
		o.Slot = func(name string) int {
			t.needs = append(t.needs, slot(name))
			return t.needs[len(t.needs)-1]
		}
	}
	t.test = match.NewTest(op, values, o)
	return t
}

// slot interns a key's name: names are compared without case (rules 57, 94).
func (c *compiler) slot(name string) int {
	name = strings.ToLower(name)
	if i, ok := c.slots[name]; ok {
		return i
	}
	c.slots[name] = len(c.set.keys)
	c.set.keys = append(c.set.keys, name)
	c.set.shapes = append(c.set.shapes, shapeOf(name))
	return len(c.set.keys) - 1
}
