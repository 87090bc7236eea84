package grade

import (
	"context"
	"math"
	"slices"
	"sync"

	"gatehouse/engine/traffic/flow"
	"gatehouse/engine/traffic/route53"
	"gatehouse/lab/pack"
)

// routing runs a scenario over the zones that an answer makes, and measures.
type routing struct{ ex *pack.Exercise }

// judge builds the zones and asks each row of every run.
func (g *routing) judge(_ context.Context, a Answer, r *Report, _ bool) {
	s := g.scenario(a, r)
	if !r.sound() || len(r.Rows) == 0 {
		return
	}
	runs := g.runs(s)
	for i := range r.Rows {
		c := r.Rows[i].Check.(pack.RoutingCheck)
		r.Rows[i].Measured = measure(runs, &c)
		r.Rows[i].State = OK
		for _, m := range r.Rows[i].Measured {
			if !m.Holds {
				r.Rows[i].State = Fix
			}
		}
	}
}

// scenario is the exercise's with the answer's records and health checks; what
// Route 53 would refuse of them is told.
func (g *routing) scenario(a Answer, r *Report) flow.Scenario {
	s := g.ex.Traffic.Scenario
	account := g.ex.World.DNS(g.checks(a, r))
	s.Checks = account.Checks
	batches := map[string]*route53.Batch{}
	for _, d := range g.ex.Answer {
		if d.Form != pack.ChangesForm {
			continue
		}
		b := route53.ParseBatch(d.Name, []byte(a[d.Name]))
		r.flaws(d.Name, a[d.Name], b.Problems)
		batches[d.Name] = b
	}
	if r.sound() {
		s.Zones = g.zones(batches, account, r)
	}
	return s
}

// checks reads the answer's health checks beside the world's own.
func (g *routing) checks(a Answer, r *Report) []route53.HealthCheck {
	for _, d := range g.ex.Answer {
		if d.Form != pack.ChecksForm {
			continue
		}
		own, problems := route53.ParseHealthChecks(d.Name, []byte(a[d.Name]))
		r.flaws(d.Name, a[d.Name], append(problems, route53.CheckHealthChecks(g.ex.World.DNS(own).Checks)...))
		return own
	}
	return nil
}

// zones applies the change batches; a zone that no document changes stays.
func (g *routing) zones(batches map[string]*route53.Batch, account route53.Account, r *Report) []*route53.Zone {
	zones := slices.Clone(account.Zones)
	for _, d := range g.ex.Answer {
		if d.Form != pack.ChangesForm {
			continue
		}
		zone, err := g.ex.World.Zone(d.On)
		if err != nil {
			continue // the pack was refused for it
		}
		changed, problems := zone.Apply(batches[d.Name], account)
		for _, p := range problems {
			r.Flaws = append(r.Flaws, Flaw{d.Name, p})
		}
		if i := slices.Index(zones, zone); i >= 0 && changed != nil {
			zones[i] = changed
		}
	}
	return zones
}

// runs is the scenario under every seed.
func (g *routing) runs(s flow.Scenario) []*flow.Result {
	runs := make([]*flow.Result, g.ex.Traffic.Seeds)
	var wait sync.WaitGroup
	for i := range runs {
		wait.Go(func() { runs[i] = s.Run(seed(i)) })
	}
	wait.Wait()
	return runs
}

// seed is the seed of a run; the first is the one that is shown.
func seed(i int) uint64 { return uint64(i) + 1 }

// measure asks every run for each term of a row.
func measure(runs []*flow.Result, c *pack.RoutingCheck) []Measured {
	out := make([]Measured, len(c.Terms))
	for i, t := range c.Terms {
		m := Measured{Term: t, Known: true, Holds: true}
		var values []float64
		for _, run := range runs {
			v, ok, err := run.Measure(t.Measure, t.Arg, c.Of, c.From, c.To)
			if err != nil {
				m.Fault = err.Error()
			}
			if m.Known = m.Known && ok && err == nil; ok {
				values = append(values, v)
			}
			m.Holds = m.Holds && m.Known && t.Holds(v)
		}
		if m.Known && len(values) > 0 {
			m.Low, m.High, m.Noise = slices.Min(values), slices.Max(values), spread(values)
		}
		out[i] = m
	}
	return out
}

// spread is the standard deviation of what the runs gave: how far another run
// may lie.
func spread(values []float64) float64 {
	mean, sum := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return math.Sqrt(sum / float64(max(len(values)-1, 1)))
}
