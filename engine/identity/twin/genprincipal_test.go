package twin

import "strings"

// principalHit names the actor so that it reaches as wanted, beside others.
func (g *gen) principalHit(wanted reach) any {
	often := 20
	if g.c.bpa {
		often = 60
	}
	if wanted == full && g.chance(often) || g.namesOf(wanted) == nil {
		if g.chance(50) || g.c.bpa {
			return "*"
		}
		return obj{}.with("AWS", g.maybeList([]string{"*"}))
	}
	hit := pick(g, g.namesOf(wanted))
	entries := []principalEntry{hit}
	for g.chance(35) {
		entries = append(entries, g.stranger())
	}
	return g.principal(entries)
}

func (g *gen) maybeList(list []string) any {
	if len(list) == 1 && g.chance(60) {
		return list[0]
	}
	return list
}

// principal writes entries, gathered by their kind.
func (g *gen) principal(entries []principalEntry) any {
	var o obj
	for _, kind := range []string{"AWS", "Service", "Federated", "CanonicalUser"} {
		var names []string
		for _, e := range entries {
			if e.kind == kind {
				names = append(names, e.name)
			}
		}
		if names != nil {
			o = o.with(kind, g.maybeList(names))
		}
	}
	if o == nil {
		o = obj{}
	}
	return o
}

// namesOf lists the ways to name the actor with that reach.
func (g *gen) namesOf(wanted reach) []principalEntry {
	a := g.c.who
	var all []principalEntry
	add := func(kind string, names ...string) {
		for _, name := range names {
			all = append(all, principalEntry{kind, name})
		}
	}
	switch {
	case wanted == byAccount && a.kind <= rootCaller, wanted == full && a.kind == rootCaller:
		add("AWS", a.account, "arn:aws:iam::"+a.account+":root", "arn:aws:iam::"+a.account+":root")
		if g.c.tellC && strings.HasPrefix(g.c.action, "s3:") {
			add("CanonicalUser", canonicalIDs[a.account])
		}
	case wanted == limited:
		g.addLimited(a, add)
	case wanted == full:
		g.addFull(a, add)
	}
	return all
}

func (g *gen) addLimited(a actor, add func(string, ...string)) {
	switch a.kind {
	case federatedCaller:
		add("AWS", a.by)
	case roleCaller, sessionCaller:
		add("AWS", a.role)
		if g.c.tellID {
			id, _, _ := strings.Cut(a.id, ":")
			add("AWS", id)
		}
	}
}

func (g *gen) addFull(a actor, add func(string, ...string)) {
	switch a.kind {
	case userCaller:
		add("AWS", a.text, a.text)
		if g.c.tellID {
			add("AWS", a.id)
		}
	case sessionCaller, federatedCaller:
		add("AWS", a.text)
	case serviceCaller:
		add("Service", a.text)
	case canonicalCaller:
		add(a.element(), a.text)
	case samlCaller, oidcCaller:
		add("Federated", a.text)
	}
}

// stranger names somebody else, or in a form that names nobody.
func (g *gen) stranger() principalEntry {
	a := g.c.who
	entries := []principalEntry{{"AWS", "arn:aws:iam::" + third + ":root"}, {"AWS", third}, {"Service", "ec2.amazonaws.com"}, {"AWS", "AIDASTRANGESTRANGE01"},
		{"AWS", "arn:aws:iam::" + home + ":user/*"}, {"AWS", "arn:aws:iam::" + home + ":group/admins"}, {"AWS", "arn:aws:iam::" + home + ":role/Deploy"},
		{"Federated", "www.amazon.com"}, {"AWS", "lambda.amazonaws.com"}, {"AWS", "arn:aws:sts::" + home + ":assumed-role/Deploy/*"}, {"CanonicalUser", canonicalIDs[other]},
		{"AWS", strings.ToUpper(a.text)}, {"Service", "LAMBDA.amazonaws.com"}, {"AWS", "arn:aws:sts::" + home + ":assumed-role/app/Deploy/ci"}}
	b := g.actor()
	if b.text != a.text && b.kind != anonymousCaller && b.kind != rootCaller {
		kind := b.element()
		entries = append(entries, principalEntry{kind, b.text}, principalEntry{kind, b.text}, principalEntry{kind, b.text})
	}
	return pick(g, entries)
}

// element is the kind of entry that names the actor.
func (a actor) element() string {
	switch a.kind {
	case serviceCaller:
		return "Service"
	case samlCaller, oidcCaller:
		return "Federated"
	case canonicalCaller:
		if isHex64(a.text) {
			return "CanonicalUser"
		}
	}
	return "AWS"
}

// principalMiss names only others, or nobody.
func (g *gen) principalMiss() any {
	if g.chance(8) {
		return pick(g, []any{[]string{}, obj{}.with("AWS", []string{}), obj{}})
	}
	entries := []principalEntry{g.stranger()}
	for g.chance(30) {
		entries = append(entries, g.stranger())
	}
	return g.principal(entries)
}

// sparing lists all that NotPrincipal asks for, or leaves one out.
func (g *gen) sparing(complete bool) any {
	if complete && g.chance(6) {
		return pick(g, []any{[]string{}, obj{}, obj{}.with("AWS", []string{}), "*"})
	}
	a := g.c.who
	var entries []principalEntry
	for _, r := range []reach{full, limited, byAccount} {
		if names := g.namesOf(r); names != nil && (r != limited || a.kind != federatedCaller) {
			entries = append(entries, pick(g, names))
		}
	}
	if !complete && len(entries) > 0 {
		i := g.n(len(entries))
		entries = append(entries[:i:i], entries[i+1:]...)
	}
	for g.chance(30) || len(entries) == 0 && !complete {
		entries = append(entries, g.stranger())
	}
	if len(entries) == 0 {
		return "*"
	}
	return g.principal(entries)
}
