package exercise

import (
	"slices"
	"strings"

	"gatehouse/engine/traffic/route53"
	"gatehouse/lab/complete"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/part/editor"
)

// recordCompleter proposes what records and health checks may hold, and what
// the world and the answer itself have.
func (p *Page) recordCompleter() editor.Completer {
	own := recordNames(p.ex)
	return func(src string, offset int) editor.Completion {
		names := own
		names.Checks = p.checkNames()
		return complete.Records(src, offset, names)
	}
}

// recordNames are what of the exercise does not change.
func recordNames(ex *pack.Exercise) complete.RecordNames {
	var n complete.RecordNames
	if ex.World == nil || ex.Traffic == nil {
		return n
	}
	add(&n.Names, ex.Traffic.Ask.Name, "what clients ask for")
	for _, c := range ex.Traffic.Clients {
		add(&n.Names, c.Ask.Name, "what "+c.Name+" asks for")
	}
	zoneNames(ex, &n)
	for _, e := range ex.World.Endpoints {
		add(&n.Targets, e.DNSName, e.Name)
		add(&n.Zones, e.ZoneID, "of "+e.Kind.String()+"s")
		for _, a := range e.Addresses {
			add(&n.Addresses, a, e.Name)
		}
	}
	for _, a := range ex.World.Alarms {
		add(&n.Alarms, a.Name, "CloudWatch alarm")
	}
	return n
}

// add takes a candidate in, once.
func add(to *[]complete.Candidate, text, help string) {
	text = strings.TrimSuffix(text, ".")
	known := slices.ContainsFunc(*to, func(c complete.Candidate) bool { return c.Text == text })
	if text != "" && !known {
		*to = append(*to, complete.Candidate{Text: text, Help: help})
	}
}

// zoneNames are what the world's zones hold.
func zoneNames(ex *pack.Exercise, n *complete.RecordNames) {
	for _, z := range ex.World.Zones {
		add(&n.Zones, z.ID, "zone "+strings.TrimSuffix(z.Name, "."))
		add(&n.Names, z.Name, "the zone's apex")
		for _, r := range z.Records {
			add(&n.Targets, r.Name, "a record of this zone")
			add(&n.Names, r.Name, "there already")
		}
		for _, c := range z.Collections {
			add(&n.Blocks, c.ID, "CIDR collection")
			for _, l := range c.Locations {
				add(&n.Locations, l.Name, strings.Join(l.Blocks, ", "))
			}
		}
	}
}

// checkNames are the health checks of the world and those written so far.
func (p *Page) checkNames() []complete.Candidate {
	var out []complete.Candidate
	for _, c := range p.ex.World.Checks {
		out = append(out, complete.Candidate{Text: c.ID, Help: c.String()})
	}
	for _, d := range p.ex.Answer {
		if d.Form != pack.ChecksForm || p.a == nil {
			continue
		}
		own, _ := route53.ParseHealthChecks(d.Name, []byte(p.a.Texts[d.Name].String()))
		for _, c := range own {
			if c.ID != "" && !strings.Contains(c.ID, pack.Hole) {
				out = append(out, complete.Candidate{Text: c.ID, Help: "health check of this answer"})
			}
		}
	}
	return out
}
