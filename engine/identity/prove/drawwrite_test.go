package prove_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// A writer makes documents of shapes, each text once.
type writer map[string]*policy.Document

func (w writer) parse(d paper, bare bool) *policy.Document {
	text := d.text(bare)
	if w[text] == nil {
		w[text] = policy.Parse("drawn.json", []byte(text))
	}
	return w[text]
}

func (w writer) parties(q *question) (out []prove.Party) {
	for _, p := range q.parties {
		party := prove.Party{Name: p.name, Who: p.who, Known: p.known, Whole: p.whole, Owner: p.owner, On: p.on, Except: p.except, A: w.policies(p.a, q.world)}
		if q.verb.two() {
			party.B = w.policies(p.b, q.world)
		}
		out = append(out, party)
	}
	return out
}

func (w writer) policies(l *layers, in *world) iam.Policies {
	p := iam.Policies{Identity: w.attach("identity", l.identity, false), Boundary: w.attach("boundary", l.boundary, false),
		Session: w.attach("session", l.session, false), Endpoint: w.attach("endpoint", l.endpoint, false), Grants: l.grants, ACL: l.acl,
		BlockPublicAccess: l.block, PrincipalIsManagement: l.callerManages, ResourceIsManagement: l.ownerManages}
	if len(l.resource) > 0 {
		p.Resource = &w.attach("resource", l.resource[:1], in.trust)[0]
	}
	for i, level := range l.scps {
		p.SCPs = append(p.SCPs, w.attach(fmt.Sprint("scp", i), level, false))
	}
	for i, level := range l.rcps {
		p.RCPs = append(p.RCPs, w.attach(fmt.Sprint("rcp", i), level, false))
	}
	return p
}

func (w writer) attach(name string, ds []paper, bare bool) (out []iam.Attached) {
	for i, d := range ds {
		out = append(out, iam.Attached{Name: name + strconv.Itoa(i), Doc: w.parse(d, bare)})
	}
	return out
}

// scope is a scope as the prover takes it. Its situations are written as
// statements and read back.
func (w writer) scope(s scope) prove.Scope {
	out := prove.Scope{Actions: s.actions, Resources: s.resources}
	for _, g := range s.given {
		out.Given = append(out.Given, w.parse(whenever(s, g), false).Statements[0].Conditions)
	}
	return out
}

// whenever is a policy that allows everyone what a scope speaks of, in one of
// its situations.
func whenever(s scope, given []condition) paper {
	star := func(list []string) []string {
		if len(list) == 0 {
			return []string{"*"}
		}
		return list
	}
	return paper{statements: []statement{{who: []string{"*"}, actions: star(s.actions), resources: star(s.resources), conditions: given}}}
}

func (q *question) space() prove.Space {
	sp := prove.Space{Actions: q.actions, Regions: q.regions, Names: q.names, Steps: q.steps, Always: q.always, Never: q.never, Witnesses: q.most}
	for _, k := range q.closed {
		if sp.Values == nil {
			sp.Values = map[string][]string{}
		}
		sp.Values[k] = valuesOf(k)
	}
	return sp
}

func (d paper) text(bare bool) string {
	var all []string
	for _, s := range d.statements {
		all = append(all, s.text(bare))
	}
	version := policy.Version2012
	if d.old {
		version = policy.Version2008
	}
	return `{"Version":"` + version + `","Statement":[` + strings.Join(all, ",") + `]}`
}

func (s statement) text(bare bool) string {
	effect, not := `"Allow"`, map[bool]string{true: "Not"}
	if s.deny {
		effect = `"Deny"`
	}
	parts := []string{`"Effect":` + effect}
	if s.who != nil {
		parts = append(parts, `"`+not[s.notWho]+`Principal":`+principals(s.who))
	}
	parts = append(parts, `"`+not[s.notAction]+`Action":`+list(s.actions))
	if s.resources != nil && !bare {
		parts = append(parts, `"`+not[s.notResource]+`Resource":`+list(s.resources))
	}
	if len(s.conditions) > 0 {
		parts = append(parts, `"Condition":`+conditionText(s.conditions))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func list(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = strconv.Quote(v)
	}
	return "[" + strings.Join(quoted, ",") + "]"
}

func principals(who []string) string {
	if slices.Equal(who, []string{"*"}) {
		return `"*"`
	}
	groups := map[string][]string{}
	for _, w := range who {
		kind := "AWS"
		if strings.HasSuffix(w, ".amazonaws.com") {
			kind = "Service"
		}
		groups[kind] = append(groups[kind], w)
	}
	var parts []string
	for _, kind := range []string{"AWS", "Service"} {
		if len(groups[kind]) > 0 {
			parts = append(parts, strconv.Quote(kind)+":"+list(groups[kind]))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// conditionText groups conditions by operator. Of two that share operator and
// key the first stands.
func conditionText(cs []condition) string {
	var ops []string
	keys, seen := map[string][]string{}, map[string]bool{}
	for _, c := range cs {
		id := c.op + " " + strings.ToLower(c.key)
		if seen[id] {
			continue
		}
		seen[id] = true
		if keys[c.op] == nil {
			ops = append(ops, c.op)
		}
		keys[c.op] = append(keys[c.op], strconv.Quote(c.key)+":"+list(c.values))
	}
	for i, op := range ops {
		ops[i] = strconv.Quote(op) + ":{" + strings.Join(keys[op], ",") + "}"
	}
	return "{" + strings.Join(ops, ",") + "}"
}

// String is the question for a reader.
func (q *question) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", q.verb)
	for _, a := range q.actions {
		fmt.Fprintf(&b, "  action %s on %v with %v\n", a.Name, a.Formats, a.Keys)
	}
	fmt.Fprintf(&b, "  regions %v names %v steps %d\n", q.regions, q.names, q.steps)
	if len(q.always)+len(q.never)+len(q.closed) > 0 {
		fmt.Fprintf(&b, "  always %v never %v values %v\n", q.always, q.never, q.space().Values)
	}
	if q.verb != compare {
		fmt.Fprintf(&b, "  scope actions %v resources %v", q.scope.actions, q.scope.resources)
		for _, g := range q.scope.given {
			fmt.Fprintf(&b, " given %s", conditionText(g))
		}
		fmt.Fprintln(&b)
	}
	for i, p := range q.parties {
		fmt.Fprintf(&b, "  party %d: %s %s tags %v %v boundary %v known %v whole %v owner %q on %v except %v\n", i, p.who.Kind, p.who.ARN, p.who.Tags, p.who.SessionTags, p.who.Boundary,
			p.known, p.whole, p.owner, p.on, p.except)
		p.a.describe(&b, "    A", q.world)
		if q.verb.two() {
			p.b.describe(&b, "    B", q.world)
		}
	}
	return b.String()
}

func (l *layers) describe(b *strings.Builder, head string, in *world) {
	show := func(name string, ds []paper, bare bool) {
		for _, d := range ds {
			fmt.Fprintf(b, "%s %s %s\n", head, name, d.text(bare))
		}
	}
	show("identity", l.identity, false)
	show("resource", l.resource, in.trust)
	show("boundary", l.boundary, false)
	show("session", l.session, false)
	show("endpoint", l.endpoint, false)
	for i, level := range l.scps {
		fmt.Fprintf(b, "%s scp level %d\n", head, i)
		show("  scp", level, false)
	}
	for i, level := range l.rcps {
		fmt.Fprintf(b, "%s rcp level %d\n", head, i)
		show("  rcp", level, false)
	}
	if len(l.grants)+len(l.acl) > 0 || l.block || l.callerManages || l.ownerManages {
		fmt.Fprintf(b, "%s grants %v acl %v block %v caller manages %v owner manages %v\n", head, l.grants, l.acl, l.block, l.callerManages, l.ownerManages)
	}
}
