package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/nearest"
	"gatehouse/engine/world/worldfile"
)

// Bounds of a row about all requests.
const (
	maxWords      = 32 // of a cell
	maxCallers    = 64
	maxSituations = 64 // alternatives that a given comes to
)

// proof says whether a row speaks of all requests.
func proof(row map[string]cell) bool {
	for _, column := range []string{"who", "does", "on", "given", "verdict"} {
		text := strings.ToLower(row[column].text)
		first, _, _ := strings.Cut(text, " ")
		switch {
		case first == "any", first == "never", first == "only", first == "always",
			strings.HasPrefix(text, "at most"), strings.HasPrefix(text, "at least"),
			column == "who" && text == "*",
			column == "does" && strings.Contains(text, "*"),
			column == "on" && strings.Contains(text, "*") && text != "*" && !strings.HasPrefix(text, "arn:"):
			return true
		}
	}
	return false
}

// proofRow reads a row about all requests.
func (p *page) proofRow(info CheckInfo, row map[string]cell) Check {
	c := ProofCheck{CheckInfo: info, Who: row["who"].text, Does: row["does"].text, On: row["on"].text}
	for _, w := range row["given"].words {
		if w.text != "any" {
			c.Given = append(c.Given, Given{w.text})
		}
	}
	p.claim(&c, row["verdict"])
	if c.Claim == 0 || p.wordy(row, info.At) {
		return c
	}
	p.open(&c, row)
	c.Scope.Actions = p.actions(row["does"], info.At)
	if w := p.ex.World; w != nil {
		c.Callers = p.callers(w, row["who"], info.At)
		p.resources(w, &c, row["on"])
		p.situations(w, &c, row["given"])
	}
	return c
}

// wordy tells of a cell that holds more than anyone reads.
func (p *page) wordy(row map[string]cell, at Place) bool {
	for _, column := range []string{"who", "does", "on", "given"} {
		if len(row[column].words) > maxWords {
			p.add(place(row[column], at), "too-many", fmt.Sprintf("there are more than %d words under %q", maxWords, column), "split the row")
			return true
		}
	}
	return false
}

// open asks for what only a row that measures may leave open.
func (p *page) open(c *ProofCheck, row map[string]cell) {
	if c.Claim.Measured() {
		return
	}
	for _, column := range []string{"who", "does", "on"} {
		if row[column].text == "" {
			p.add(place(row[column], c.At), "empty-cell", fmt.Sprintf("the row says nothing under %q", column), `write "any" for all there are`)
		}
	}
	if c.Claim == Only && c.narrowed() == "" {
		p.add(place(row["given"], c.At), "only-when", `"only" is told no situation`, "name it under given")
	}
}

// claims are the verdicts of rows about all requests.
var claims = map[string]Claim{"never": Never, "deny": Never, "always": Always, "allow": Always, "only": Only}

func (p *page) claim(c *ProofCheck, verdict cell) {
	text := strings.Join(strings.Fields(verdict.text), " ")
	small, at := strings.ToLower(text), place(verdict, c.At)
	_, by, hasBy := strings.Cut(small, " by ")
	for _, m := range []Claim{AtMost, AtLeast} {
		if than, ok := strings.CutPrefix(small, m.String()+" "); ok {
			c.Claim = m
			if than != "the solution" {
				c.Than = text[len(text)-len(than):]
				p.than(c, at)
			}
			return
		}
	}
	switch claim := claims[small]; {
	case claim != 0:
		c.Claim = claim
	case hasBy:
		p.add(at, "proof-by-layer", "a row about all requests names no layer", fmt.Sprintf(`leave " by %s" out, or write exact rows`, by))
	case strings.HasSuffix(small, " deny"):
		p.add(at, "proof-by-layer", fmt.Sprintf("a row about all requests does not tell %q from other denials", small), `write "never", or exact rows`)
	default:
		words := []string{"never", "always", "only", "at most the solution", "at least the solution", "allow", "deny"}
		p.add(at, "unknown-verdict", fmt.Sprintf("there is no verdict %q", text), nearest.Hint(small, words))
	}
}

// than looks for the policy that a row measures by.
func (p *page) than(c *ProofCheck, at Place) {
	if p.ex.World == nil {
		return
	}
	if _, err := p.ex.World.PolicyNamed(c.Than); err == nil {
		return
	}
	if _, ok := catalog.ManagedPolicy(c.Than); ok {
		return
	}
	known := append([]string{"the solution"}, catalog.ManagedPolicies()...)
	for _, m := range p.ex.World.Policies {
		known = append(known, m.Name)
	}
	hint := `write "the solution", or name a policy of the world or one of those that AWS manages`
	if near, ok := nearest.To(c.Than, known); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	p.add(at, "unknown-policy", fmt.Sprintf("there is no policy %q to measure by", c.Than), hint)
}

// but is what follows "any but" in a cell's words.
func but(words []cell) (rest []cell, ok bool) {
	if len(words) == 0 {
		return nil, false
	}
	first, ok := strings.CutPrefix(words[0].text, "any but ")
	if !ok {
		return nil, false
	}
	rest = slices.Clone(words)
	rest[0].text = strings.TrimSpace(first)
	return rest, true
}

// callers are those whose requests the row speaks of.
func (p *page) callers(w *worldfile.World, who cell, at Place) []Caller {
	var all []Caller
	rest, isBut := but(who.words)
	switch {
	case who.text == "":
		all = p.reached(w)
	case who.text == "any":
		all = locals(w)
	case who.text == "*":
		all = anyone(w)
	case isBut:
		out := p.named(w, rest)
		all = slices.DeleteFunc(locals(w), func(c Caller) bool {
			return slices.ContainsFunc(out, func(o Caller) bool { return o.Principal.ARN == c.Principal.ARN })
		})
		if len(all) == 0 && len(out) == len(rest) {
			p.add(place(who, at), "nobody", "that leaves nobody", "name those that the row speaks of")
		}
	default:
		all = p.named(w, who.words)
	}
	if len(all) > maxCallers {
		p.add(place(who, at), "too-many", fmt.Sprintf("the row speaks of %d callers, and at most %d are proved", len(all), maxCallers), "name those that matter")
		return nil
	}
	return all
}

func (p *page) named(w *worldfile.World, words []cell) (all []Caller) {
	for _, word := range words {
		if _, err := w.Principal(word.text); err != nil {
			p.wrong(word.at, err)
			continue
		}
		all = append(all, caller(w, word.text))
	}
	return all
}

// caller is one whom the world knows.
func caller(w *worldfile.World, ref string) Caller {
	who, _ := w.Principal(ref) // a known one
	return Caller{Name: ref, Principal: who, Known: w.Context(ref)}
}

// locals are the users and the roles of the world.
func locals(w *worldfile.World) (all []Caller) {
	for _, u := range w.Users {
		all = append(all, caller(w, "user/"+u.Name))
	}
	for _, r := range w.Roles {
		all = append(all, caller(w, "role/"+r.Name))
	}
	return all
}

// foreign is an account that no world has.
const foreign = "999999999999"

// anyone is locals, the world's root, strangers whose own side allows them
// everything, and whoever does not sign.
func anyone(w *worldfile.World) []Caller {
	return append(locals(w), caller(w, "root"),
		Caller{Name: "a stranger", Foreign: true,
			Principal: iam.Principal{Kind: iam.User, ARN: "arn:aws:iam::" + foreign + ":user/stranger", ID: "AIDASTRANGERSTRANGER", Account: foreign}},
		Caller{Name: "a stranger's session", Foreign: true,
			Principal: iam.Principal{Kind: iam.RoleSession, ARN: "arn:aws:sts::" + foreign + ":assumed-role/Stranger/session", ID: "AROASTRANGERSTRANGER:session", Account: foreign,
				RoleARN: "arn:aws:iam::" + foreign + ":role/Stranger"}},
		Caller{Name: "anyone on the internet", Principal: iam.Principal{Kind: iam.Anonymous}})
}

// reached are those that the answer's documents reach: of a bucket's policy,
// anyone.
func (p *page) reached(w *worldfile.World) (all []Caller) {
	have := map[string]bool{}
	for _, d := range p.ex.Answer {
		kind, name, _ := strings.Cut(d.On, "/")
		refs := []string{d.On}
		switch kind {
		case "bucket":
			return anyone(w)
		case "group":
			refs = w.Members(name)
		}
		for _, ref := range refs {
			if _, err := w.Principal(ref); err == nil && !have[ref] {
				have[ref] = true
				all = append(all, caller(w, ref))
			}
		}
	}
	return all
}
