package twin

import "strings"

func (g *gen) addCondition() {
	if _, s := g.statement(); s != nil {
		s.conditions = append(s.conditions, g.condition(g.ask(), pick(g, []truth{no, yes, unknown, no, yes})))
	}
}

// changeCondition alters one condition in one respect.
func (g *gen) changeCondition() {
	for range 6 {
		if _, s := g.statement(); s != nil && len(s.conditions) > 0 {
			i := g.n(len(s.conditions))
			s.conditions[i] = g.alter(s.conditions[i])
			return
		}
	}
	g.addCondition()
}

func (g *gen) alter(c gcond) gcond {
	op, _ := readOperator(c.op)
	q := g.ask()
	switch g.n(8) {
	case 0:
		c.op = g.rebuilt(op, op.qualifier, !op.ifExists, op.name)
	case 1:
		c.op = g.rebuilt(op, pick(g, []string{"", "ForAllValues", "ForAnyValue"}), op.ifExists, op.name)
	case 2:
		c.op = g.rebuilt(op, op.qualifier, op.ifExists, g.opposite(op.name))
	case 3:
		c.values = nil
	case 4:
		c.key = g.key(q).name
	case 5:
		fresh := g.condition(q, yes)
		c.values = fresh.values
	case 6:
		c.values = []any{g.value(typeOfKey(g.n(len(pools))))}
	default:
		return g.condition(q, pick(g, []truth{no, yes, unknown}))
	}
	return c
}

func (g *gen) rebuilt(op operator, qualifier string, ifExists bool, name string) string {
	if qualifier != "" {
		qualifier += ":"
	}
	if ifExists && name != "Null" {
		name += "IfExists"
	}
	return qualifier + name
}

// opposite turns a negated operator into its positive form and back, or takes
// another one of its family.
func (g *gen) opposite(name string) string {
	for _, family := range operatorsOf {
		if contains(family, name) {
			return pick(g, family)
		}
	}
	return pick(g, []string{"StringEquals", "Bool", "Null"})
}

// changeContext alters one key of the request.
func (g *gen) changeContext() {
	if len(g.c.context) == 0 || g.chance(15) {
		g.addKey()
		return
	}
	i := g.n(len(g.c.context))
	p := g.c.context[i]
	if count(g.c.context, p.key) > 1 {
		g.c.context = append(g.c.context[:i:i], g.c.context[i+1:]...)
		return
	}
	switch g.n(7) {
	case 0, 1:
		g.c.context = append(g.c.context[:i:i], g.c.context[i+1:]...)
	case 2:
		g.c.context[i].value = nil
	case 3:
		g.c.context[i].key = g.odd(p.key, 100)
	case 4:
		g.doubleTag(p)
	default:
		for _, k := range statedKeys {
			if strings.EqualFold(k.name, p.key) {
				g.c.context[i].value = g.contextValue(k)
			}
		}
	}
}

func (g *gen) addKey() {
	k := pick(g, append(derivedKeys[:len(derivedKeys):len(derivedKeys)], statedKeys...))
	if !hasFold(obj(g.c.context), k.name) {
		g.c.context = append(g.c.context, pair{k.name, g.contextValue(k)})
	}
}

// doubleTag is rule 58, a tag twice in different case; or several values for
// a single-valued key.
func (g *gen) doubleTag(p pair) {
	text, isText := p.value.(string)
	if !isText || !strings.HasPrefix(strings.ToLower(p.key), "aws:") {
		return
	}
	if strings.Contains(p.key, "Tag/") {
		swapped := p.key[:len(p.key)-4] + "dEPT"
		if p.key != swapped && strings.HasSuffix(strings.ToLower(p.key), "/dept") && count(g.c.context, p.key) < 2 {
			g.c.context = append(g.c.context, pair{swapped, pick(g, []string{text, "red"})})
		}
		return
	}
	for i := range g.c.context {
		if g.c.context[i].key == p.key {
			g.c.context[i].value = []string{text, pick(g, []string{text, "x"})}
		}
	}
}

func count(context []pair, key string) int {
	n := 0
	for _, p := range context {
		if strings.EqualFold(p.key, key) {
			n++
		}
	}
	return n
}

// changeCaller puts somebody else in the same place.
func (g *gen) changeCaller() {
	kind := g.c.who.kind
	if g.chance(40) {
		kind = pick(g, cast).kind
	}
	before := g.c.who
	for range 5 {
		if g.c.who = g.actorOf(kind); g.c.who.text != before.text {
			break
		}
	}
	if g.c.who.kind == sessionCaller && g.chance(15) {
		g.c.who.role = "" // the path is not told
	}
}

func (g *gen) changeOwner() {
	g.c.owner = pick(g, []string{"", home, other, third})
}

func (g *gen) changeFlags() {
	key := pick(g, []string{"principalIsManagementAccount", "managementAccount", "resourceIsManagementAccount"})
	was, _ := obj(g.c.extras).get(key).(bool)
	g.c.extras = obj(g.c.extras).set(key, !was)
	if key == "resourceIsManagementAccount" && g.chance(70) {
		g.c.rcps = append(g.c.rcps, []*gdoc{g.doc(rcpLayer, g.hit(rcpLayer, true, 0))})
	} else if g.chance(40) {
		g.c.scps = append(g.c.scps, []*gdoc{g.doc(scpLayer, g.hit(scpLayer, g.chance(50), 0))})
	}
}

func (g *gen) dropLayer() {
	switch g.n(7) {
	case 0, 1:
		g.c.identity = nil
	case 2, 3:
		g.c.resource = nil
	case 4:
		g.c.sessions = nil
	case 5:
		g.c.boundaries = nil
	default:
		g.c.scps = nil
	}
}

// addLayer puts a ceiling in that may or may not let the call through.
func (g *gen) addLayer() {
	at := pick(g, []layer{boundaryLayer, sessionLayer, scpLayer, endpointLayer, scpLayer})
	if at == scpLayer && g.chance(20) {
		g.c.scps = append(g.c.scps, []*gdoc{})
		return
	}
	if g.chance(30) {
		g.put(g.doc(at, g.hit(at, false, byAccount)))
		return
	}
	g.put(g.doc(at, g.near(at, false)))
}

func (g *gen) changeS3() {
	if !strings.HasPrefix(strings.ToLower(g.c.action), "s3:") {
		g.changeContext()
		return
	}
	switch g.n(4) {
	case 0, 1:
		g.c.bpa = !g.c.bpa
	case 2:
		g.addACL()
	default:
		g.c.acl = nil
	}
}

func (g *gen) changeTags() {
	tags := &g.c.ptags
	if g.chance(50) {
		tags = &g.c.stags
	}
	*tags = []pair{{pick(g, []string{"Dept", "dept", "DEPT", "Team"}), pick(g, []string{"blue", "red", ""})}}
	if g.chance(25) {
		*tags = append(*tags, pair{"dEpt", pick(g, []string{"blue", "red"})})
	}
}

// breakDocument makes one document such as AWS refuses, or nearly such.
func (g *gen) breakDocument() {
	if docs := g.c.docs(); len(docs) > 0 {
		d := pick(g, docs)
		d.breakage, d.at = 1+g.n(len(breakages)), g.n(4)
	}
}
