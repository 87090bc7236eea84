package flow

import (
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// Frame is one instant of a run: enough for a map and for a table.
type Frame struct {
	At        clock.Time
	Groups    []GroupFrame
	Endpoints []EndpointFrame
	Checks    []CheckFrame
}

// GroupFrame is a client group at an instant.
type GroupFrame struct {
	Name     string
	At       geo.Place
	Shares   []Share  // of the lookups of the last seconds, by endpoint
	Empty    float64  // share of them without data
	Failed   float64  // share of the requests that nobody served
	Values   []string // what its first resolver holds; nil when nothing
	Code     resolver.Code
	Holds    bool       // whether the first resolver holds an answer, be it empty
	Asked    clock.Time // when it was given
	Until    clock.Time // when it runs out; Never for good
	Endpoint string     // of the first value; empty when it is nobody's
	Up       bool       // whether that serves
}

// Share is the share of an endpoint; of "" it is that of values that are
// nobody's.
type Share struct {
	Endpoint string
	Share    float64
}

// EndpointFrame is an endpoint at an instant.
type EndpointFrame struct {
	Name   string
	Kind   Kind
	Region string
	Point  geo.Point
	Up     bool
	Since  clock.Time
}

// CheckFrame is a health check at an instant, or an alias target.
type CheckFrame struct {
	Name        string
	Healthy     bool
	Since       clock.Time
	Passing, Of int // 0 of 0 when nothing is counted
}

// Frame shows an instant of the run.
func (r *Result) Frame(at clock.Time) Frame {
	at = min(at, clock.Time(r.scenario.Length))
	f := Frame{At: at}
	up, since := r.upAt(at)
	for i := range r.endpoints {
		e := &r.endpoints[i]
		f.Endpoints = append(f.Endpoints, EndpointFrame{e.Name, e.Kind, e.Region, e.Point, up[i], since[i]})
	}
	for _, g := range r.groups {
		f.Groups = append(f.Groups, r.groupFrame(g, at, up))
	}
	f.Checks = r.checkFrames(at)
	return f
}

func (r *Result) groupFrame(g *group, at clock.Time, up []bool) GroupFrame {
	f := GroupFrame{Name: g.Name, At: g.Client.At}
	r.shares(g, at, &f)
	h, ok := g.heldAt(at)
	if !ok {
		return f
	}
	f.Holds, f.Asked, f.Until = true, h.asked, h.until
	f.Values, f.Code = r.answers.texts(h.answer), r.answers.code[h.answer]
	if i := r.answers.first(h.answer); i >= 0 {
		f.Endpoint, f.Up = r.endpoints[i].Name, up[i]
	}
	return f
}

// heldAt is what the group's first resolver holds at an instant.
func (g *group) heldAt(at clock.Time) (held, bool) {
	n := upTo(g.held, at, func(h *held) clock.Time { return h.from })
	if n == 0 || at >= g.held[n-1].until {
		return held{}, false
	}
	return g.held[n-1], true
}

// shareWindow is how far back shares look: ten seconds, or some twenty requests.
func (g *group) shareWindow() clock.Duration {
	return max(10*clock.Second, 20*g.gap)
}

func (r *Result) shares(g *group, at clock.Time, f *GroupFrame) {
	counts := make([]int, len(r.endpoints)+1) // the last is nobody's
	recs, empty, failed := g.between(at.Add(-g.shareWindow()), at+1), 0, 0
	for _, rec := range recs {
		if rec.served < 0 {
			failed++
		}
		if len(r.answers.of(rec.answer)) == 0 {
			empty++
			continue
		}
		i := r.answers.first(rec.answer)
		if i < 0 {
			i = int32(len(r.endpoints))
		}
		counts[i]++
	}
	n := float64(max(len(recs), 1))
	f.Empty, f.Failed = float64(empty)/n, float64(failed)/n
	for i, c := range counts {
		if c > 0 {
			f.Shares = append(f.Shares, Share{r.endpointName(int32(i)), float64(c) / n})
		}
	}
}

func (r *Result) endpointName(i int32) string {
	if i < 0 || int(i) >= len(r.endpoints) {
		return ""
	}
	return r.endpoints[i].Name
}

func (r *Result) checkFrames(at clock.Time) []CheckFrame {
	healthy, since := r.signalsAt(at)
	var frames []CheckFrame
	for i := range r.scenario.Checks {
		frames = append(frames, CheckFrame{Name: r.scenario.Checks[i].ID, Healthy: healthy[i], Since: since[i]})
		r.count(&frames[i], i, healthy)
	}
	for _, v := range r.votes {
		if v.At > at {
			break
		}
		frames[v.Check].Passing = v.Passing
	}
	for k, i := range r.targets {
		n := len(r.scenario.Checks) + k
		frames = append(frames, CheckFrame{Name: r.endpoints[i].Name, Healthy: healthy[n], Since: since[n]})
	}
	return frames
}

// count fills in how many say healthy before the first of them turned.
func (r *Result) count(f *CheckFrame, i int, healthy []bool) {
	switch c := &r.scenario.Checks[i]; c.Type {
	case route53.CloudWatch, route53.RecoveryArc:
	case route53.Calculated:
		f.Of = len(c.Children)
		for _, id := range c.Children {
			if j, err := r.checkOf(id); err == nil && healthy[j] {
				f.Passing++
			}
		}
	default:
		f.Passing, f.Of = 16, 16
	}
}

// Steps are the instants at which anything changed: faults, healths, and what
// the first resolver of a group holds. They are in order, each once.
func (r *Result) Steps() []clock.Time {
	steps := []clock.Time{0}
	for _, f := range r.scenario.Faults {
		steps = append(steps, f.At)
	}
	for _, t := range r.signals {
		steps = append(steps, t.at)
	}
	for _, t := range r.turns {
		steps = append(steps, t.at)
	}
	for _, g := range r.groups {
		for i, h := range g.held {
			if i == 0 || h.answer != g.held[i-1].answer {
				steps = append(steps, h.from)
			}
		}
	}
	slices.Sort(steps)
	return slices.Compact(steps)
}
