package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
	"gatehouse/engine/world/worldfile"
)

// whole reads a page to its end.
func (p *page) whole() {
	p.front()
	switch p.ex.Kind {
	case PolicyKind:
		p.place()
		p.attachments()
		p.effectBody(policySections)
		p.nameThings()
	case RoutingKind:
		p.place()
		p.zones()
		p.effectBody(routingSections)
	case PredictKind:
		p.place()
		p.predictBody()
	case DeckKind:
		p.deckBody()
	}
}

// place loads the world that the exercise plays in.
func (p *page) place() {
	if p.worldFile != "" {
		p.world = p.loader.world(p.worldFile, p.worldAt)
		p.ex.World = p.world.World
	}
	p.worldless = !p.world.sound
}

// kindly is the example that fits the exercise's kind.
func (p *page) kindly(policy, routing string) string {
	if p.ex.Kind == RoutingKind {
		return routing
	}
	return policy
}

// word checks a word against a closed set.
func (p *page) word(at Place, word, what string, known []string) bool {
	for _, k := range known {
		if k == word {
			return true
		}
	}
	p.add(at, "unknown-"+what, fmt.Sprintf("there is no %s %q here", what, word), nearest.Hint(word, known))
	return false
}

// wrong tells of a name that the world does not know.
func (p *page) wrong(at Place, err error) {
	if e, ok := err.(*worldfile.NameError); ok {
		p.add(at, "unknown-name", e.Message, e.Hint)
		return
	}
	p.add(at, "unknown-name", err.Error(), "correct it")
}

// attachments checks what the documents of the answer attach to.
func (p *page) attachments() {
	w := p.ex.World
	if w == nil {
		return
	}
	buckets := map[string]bool{}
	for i, d := range p.ex.Answer {
		if d.On == "" {
			continue
		}
		if d.Kind == policy.Resource && buckets[d.On] {
			p.add(p.ons[i], "bad-attachment", fmt.Sprintf("two documents attach to %q, which has one policy", d.On), "join them")
		}
		buckets[d.On] = d.Kind == policy.Resource
		kind, _, _ := strings.Cut(d.On, "/")
		var err error
		switch {
		case d.Kind == policy.Resource && kind == "bucket":
			_, err = w.Resource(d.On)
		case d.Kind == policy.Resource:
			p.add(p.ons[i], "bad-attachment", fmt.Sprintf("a resource policy cannot attach to %q", d.On), "name a bucket: bucket/NAME")
		case kind == "group":
			_, err = w.Resource(d.On)
		case kind == "user" || kind == "role":
			_, err = w.Principal(d.On)
		default:
			p.add(p.ons[i], "bad-attachment", fmt.Sprintf("an identity policy cannot attach to %q", d.On), "name user/NAME, group/NAME or role/NAME")
		}
		if err != nil {
			p.wrong(p.ons[i], err)
		}
	}
}

var policySections = []string{"checks", "start", "solution", "hints", "mistakes", "after"}

// sections reads the brief, and hands each section whose name is known to
// read; what comes After is the same everywhere.
func (p *page) sections(known []string, read func(key string, s section)) (seen map[string]bool) {
	intro, sections := p.parse()
	p.ex.Brief = intro
	seen = map[string]bool{}
	for _, s := range sections {
		key := strings.ToLower(s.key)
		switch {
		case !p.word(s.at, key, "section", known):
			continue
		case seen[key]:
			p.add(s.at, "duplicate-section", fmt.Sprintf("the section %q stands twice", s.key), "join them")
			continue
		}
		seen[key] = true
		if key == "after" {
			p.ex.After = strings.TrimSpace(p.slice(s.from, s.to))
			continue
		}
		read(key, s)
	}
	return seen
}

// effectBody reads the sections of an exercise that is graded by its effect.
func (p *page) effectBody(known []string) {
	seen := p.sections(known, func(key string, s section) {
		switch key {
		case "checks":
			p.ex.HasChecks = true
			p.checks(s)
		case "traffic":
			p.traffic(s)
		case "start":
			p.startTexts(s)
		case "solution":
			p.solutions(s)
		case "hints":
			p.hints(s)
		case "mistakes":
			p.mistakes(s)
		}
	})
	p.complete(seen)
}

// complete tells of what an exercise cannot do without.
func (p *page) complete(seen map[string]bool) {
	p.rows()
	whole := Place{p.file, p.line(p.body), 1}
	if p.ex.Brief == "" {
		p.add(whole, "missing-brief", "the exercise has no brief", "say below the front matter what is wanted")
	}
	if !seen["checks"] {
		p.add(whole, "missing-checks", "there is no Checks section", `add "## Checks" with a table: `+strings.Join(p.columns(), ", "))
	}
	if p.ex.Kind == RoutingKind && !seen["traffic"] {
		p.add(whole, "missing-traffic", "there is no Traffic section", `add "## Traffic" with a fence of yaml: seeds, ask, clients, faults`)
	}
	if p.unclosed() {
		return // what is missing is in that fence
	}
	for _, d := range p.ex.Answer {
		next := fmt.Sprintf("add `%s` and a fence under", d.Name)
		if d.StartAt == (Place{}) {
			p.add(d.At, "missing-start", fmt.Sprintf("the document %s has no start", d.Name), next+` "## Start"`)
		}
		if d.SolvedAt == (Place{}) {
			p.add(d.At, "missing-solution", fmt.Sprintf("the document %s has no solution", d.Name), next+` "## Solution"`)
		}
	}
}

// unclosed says whether a fence swallowed what came after it.
func (p *page) unclosed() bool {
	return slices.ContainsFunc(p.problems, func(q Problem) bool { return q.Code == "fence-not-closed" })
}
