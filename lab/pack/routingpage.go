package pack

import (
	"fmt"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/world/worldfile"

	"github.com/yuin/goldmark/ast"
)

var routingSections = []string{"traffic", "checks", "start", "solution", "hints", "mistakes", "after"}

// forms are the types of documents in a routing exercise.
var forms = map[string]Form{"changes": ChangesForm, "health-checks": ChecksForm}

func (p *page) documentForm(f *front, pair plainyaml.Pair, n plainyaml.Node) Form {
	word := f.Word(n, "type")
	form, ok := forms[word]
	switch {
	case word == "":
		p.add(Place{p.file, pair.Key.Line(), pair.Key.Col()}, "missing-key", fmt.Sprintf("the document %s has no type", pair.Name), "add type: changes")
	case !ok:
		f.At(n, "unknown-type", fmt.Sprintf("there is no type of document %q in a routing exercise", word), nearest.Hint(word, []string{"changes", "health-checks"}))
	}
	return form
}

// zones checks that change batches go to zones of the world, one each.
func (p *page) zones() {
	w := p.ex.World
	if w == nil {
		return
	}
	taken := map[string]bool{}
	checks := 0
	for i, d := range p.ex.Answer {
		if d.Form == PolicyForm {
			continue // its type was told of
		}
		if d.Form == ChecksForm {
			if checks++; checks > 1 {
				p.add(d.At, "bad-attachment", "two documents hold health checks", "join them")
			}
			continue
		}
		if d.On == "" {
			continue
		}
		if taken[d.On] {
			p.add(p.ons[i], "bad-attachment", fmt.Sprintf("two documents change %q", d.On), "join them")
		}
		taken[d.On] = true
		if _, err := w.Zone(d.On); err != nil {
			p.wrong(p.ons[i], err)
		}
	}
}

// traffic reads the scenario: one fence of YAML.
func (p *page) traffic(s section) {
	p.trafficAt = s.at
	var fence *ast.FencedCodeBlock
	for _, n := range s.nodes {
		if f, ok := n.(*ast.FencedCodeBlock); ok && fence == nil {
			fence = f
			continue
		}
		if fence != nil && n.Kind() == ast.KindFencedCodeBlock {
			p.add(p.at(n.Pos()), "duplicate-traffic", "there are two scenarios", "join them")
			continue
		}
		p.stray(n, "Traffic", "move it to the brief")
	}
	if fence == nil {
		p.add(s.at, "missing-traffic", "the section Traffic has no scenario", "add a fence of yaml: seeds, ask, clients, faults")
		return
	}
	f := p.fence(code{text: "Traffic", from: fence.Pos()}, fence, "## ")
	if p.ex.World == nil {
		return
	}
	r := plainyaml.NewReader(f.line.Line-1, plainyaml.Limits{Size: MaxDocument, Depth: 8, Nodes: 2000})
	if root := r.Parse([]byte(f.text)); !root.IsZero() || len(r.Problems) == 0 {
		p.ex.Traffic = p.ex.World.ReadTraffic(r, root)
	}
	for _, q := range r.Problems {
		p.add(Place{p.file, q.Line, q.Col}, q.Code, q.Message, q.Hint)
	}
}

// routing reads a row about traffic.
func (p *page) routing(info CheckInfo, row map[string]cell) Check {
	c := RoutingCheck{CheckInfo: info, Holds: row["holds"].text}
	p.during(&c, row["during"])
	for _, w := range row["of"].words {
		if w.text != "everyone" {
			c.Of = append(c.Of, w.text)
			p.asked = append(p.asked, w)
		} else if len(row["of"].words) > 1 {
			p.add(w.at, "no-clients", "everyone stands beside names", "keep everyone, or the names")
		}
	}
	if row["of"].text == "" {
		p.add(place(row["of"], info.At), "no-clients", "the row names no clients", "write everyone, or a name under clients")
	}
	p.terms(&c, row["holds"])
	return c
}

// during reads "2m to 10m".
func (p *page) during(c *RoutingCheck, at cell) {
	from, to, ok := strings.Cut(at.text, " to ")
	if !ok {
		p.add(place(at, c.At), "bad-time", fmt.Sprintf("%q is no span of time", at.text), "write it like 2m to 10m")
		return
	}
	var ends [2]clock.Time
	for i, word := range []string{from, to} {
		d, err := clock.ParseDuration(strings.TrimSpace(word))
		if err != nil {
			p.add(place(at, c.At), "bad-time", fmt.Sprintf("%q is no span of time", at.text), "write it like 2m to 10m")
			return
		}
		if d > worldfile.MaxLength {
			p.add(place(at, c.At), "bad-time", fmt.Sprintf("%s is longer than a run may be", d), fmt.Sprintf("keep it within %s", worldfile.MaxLength))
			return
		}
		ends[i] = clock.Time(d)
	}
	if c.From, c.To = ends[0], ends[1]; c.To <= c.From {
		p.add(place(at, c.At), "bad-time", "the span ends before it begins", "write the earlier time first")
	}
}

// terms reads what must hold, and asks that each measure exists.
func (p *page) terms(c *RoutingCheck, at cell) {
	if c.Holds == "" {
		p.add(place(at, c.At), "bad-holds", "the row demands nothing", `write such as answered("web-eu") >= 0.95`)
		return
	}
	var err error
	if c.Terms, err = ParseHolds(c.Holds); err != nil {
		p.add(place(at, c.At), "bad-holds", fmt.Sprintf("%q cannot be read: %s", c.Holds, err), `write such as answered("web-eu") >= 0.95`)
		return
	}
	for _, t := range c.Terms {
		m, err := flow.FindMeasure(t.Measure)
		switch {
		case err != nil:
			message, hint, _ := strings.Cut(err.Error(), ": ")
			p.add(place(at, c.At), "unknown-measure", message, hint)
		case m.TakesArg && t.Arg == "":
			p.add(place(at, c.At), "bad-holds", fmt.Sprintf("%s needs a name", t.Measure), fmt.Sprintf(`write such as %s("web-eu")`, t.Measure))
		case !m.TakesArg && t.Arg != "":
			p.add(place(at, c.At), "bad-holds", fmt.Sprintf("%s takes no name", t.Measure), "write "+t.Measure)
		}
	}
}

// rows asks, once all is read, that rows speak of clients and times there are.
func (p *page) rows() {
	t := p.ex.Traffic
	if t == nil || len(t.Clients) == 0 {
		return
	}
	for _, c := range p.asked {
		if !t.HasClient(c.text) {
			p.add(c.at, "unknown-client", fmt.Sprintf("there is no client %q under Traffic", c.text), nearest.Hint(c.text, t.ClientNames()))
		}
	}
	for _, check := range p.ex.Checks {
		if c, ok := check.(RoutingCheck); ok {
			t.Length = max(t.Length, clock.Duration(c.To))
		}
	}
	if err := t.Check(); err != nil && len(p.problems) == p.first {
		message, hint := err.Error(), "correct it"
		if i := strings.LastIndex(message, ": "); i >= 0 {
			message, hint = message[:i], message[i+2:]
		}
		p.add(p.trafficAt, "bad-traffic", message, hint)
	}
}
