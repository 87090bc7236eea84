package flow

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
)

// MeasureInfo is a measure as an author may use it.
type MeasureInfo struct {
	Name     string
	TakesArg bool
	Arg      string // what the argument names
	Unit     string // "share", "s", "ms", ""
	Help     string
}

type measure struct {
	MeasureInfo
	share func(r *Result, m *marks, rec *record) bool // whether a request is of the share
	value func(r *Result, w *window) (v float64, ok bool)
}

// marks are what an argument means: endpoints, and by answer whether the first
// value or any belongs to them.
type marks struct {
	ends         []bool
	first, holds []bool
}

// window is what is measured: some groups, from one instant to before another.
type window struct {
	groups   []*group
	from, to clock.Time
	marks    *marks
	check    int
}

const (
	anEndpoint = "an endpoint, a Region or an address"
	aCheck     = "a health check"
)

var measures = []measure{
	{MeasureInfo{"answered", true, anEndpoint, "share", "lookups whose first value is its"},
		func(_ *Result, m *marks, rec *record) bool { return m.first[rec.answer] }, nil},
	{MeasureInfo{"offered", true, anEndpoint, "share", "lookups whose answer holds it"},
		func(_ *Result, m *marks, rec *record) bool { return m.holds[rec.answer] }, nil},
	{MeasureInfo{"served", true, anEndpoint, "share", "requests that it served"},
		func(_ *Result, m *marks, rec *record) bool { return rec.served >= 0 && m.ends[rec.served] }, nil},
	{MeasureInfo{"availability", false, "", "share", "requests that were served at all"},
		func(_ *Result, _ *marks, rec *record) bool { return rec.served >= 0 }, nil},
	{MeasureInfo{"stale", false, "", "share", "requests that first went to an endpoint that was down"},
		func(_ *Result, _ *marks, rec *record) bool { return rec.flags&stale != 0 }, nil},
	{MeasureInfo{"empty", false, "", "share", "lookups without data"},
		func(r *Result, _ *marks, rec *record) bool { return len(r.answers.of(rec.answer)) == 0 }, nil},
	{MeasureInfo{"values", false, "", "", "mean number of values in an answer that has data"}, nil, meanValues},
	{MeasureInfo{"latency", false, "", "ms", "mean modelled round trip of served requests"}, nil, meanLatency},
	{MeasureInfo{"failover", false, "", "s", "from the first fault until the last request that first went to an endpoint that was down"}, nil, failover},
	{MeasureInfo{"failback", true, anEndpoint, "s", "from its last restore until Route 53 answers it to these clients again"}, nil, failback},
	{MeasureInfo{"detected", true, aCheck, "s", "from the first fault until it turned unhealthy"}, nil, detected},
	{MeasureInfo{"recovered", true, aCheck, "s", "from the first restore until it turned healthy"}, nil, recovered},
}

// Measures are all measures, in the order in which they are explained.
func Measures() []MeasureInfo {
	all := make([]MeasureInfo, len(measures))
	for i := range measures {
		all[i] = measures[i].MeasureInfo
	}
	return all
}

// Measure is one figure of a run: of some client groups (nil is everyone), from
// one instant to before another. It is not ok when there is nothing to measure:
// no request, no fault, or what is waited for never came.
func (r *Result) Measure(name, arg string, of []string, from, to clock.Time) (value float64, ok bool, err error) {
	m, w, err := r.window(name, arg, of)
	if err != nil {
		return 0, false, err
	}
	w.from, w.to = from, to
	value, ok = m.of(r, w)
	return value, ok, nil
}

// mostPoints bounds a series.
const mostPoints = 100_000

// Series is a measure for each span of a run in turn: a second, or a minute. It
// is NaN where there is nothing to measure.
func (r *Result) Series(name, arg string, of []string, every clock.Duration) ([]float64, error) {
	m, w, err := r.window(name, arg, of)
	if err != nil {
		return nil, err
	}
	if every <= 0 || r.scenario.Length/every > mostPoints {
		return nil, fmt.Errorf("a series each %v has no end: take a longer span", every)
	}
	var points []float64
	for w.from = 0; w.from < clock.Time(r.scenario.Length); w.from = w.to {
		w.to = w.from.Add(every)
		v, ok := m.of(r, w)
		if !ok {
			v = math.NaN()
		}
		points = append(points, v)
	}
	return points, nil
}

// window prepares a measure: all but when.
func (r *Result) window(name, arg string, of []string) (*measure, *window, error) {
	m, err := findMeasure(name)
	if err != nil {
		return nil, nil, err
	}
	w := &window{}
	if w.groups, err = r.groupsOf(of); err != nil {
		return nil, nil, err
	}
	switch {
	case m.TakesArg && arg == "":
		err = fmt.Errorf("%s needs the name of %s: write it like %s(\"web-eu\")", name, m.Arg, name)
	case !m.TakesArg && arg != "":
		err = fmt.Errorf("%s takes nothing in brackets: leave out %q", name, arg)
	case m.Arg == anEndpoint:
		w.marks, err = r.marks(arg)
	case m.Arg == aCheck:
		w.check, err = r.checkOf(arg)
	}
	return m, w, err
}

// of is the measure of a window.
func (m *measure) of(r *Result, w *window) (float64, bool) {
	if m.share != nil {
		return r.share(m, w)
	}
	return m.value(r, w)
}

// FindMeasure is the measure of that name; the error names the nearest.
func FindMeasure(name string) (MeasureInfo, error) {
	m, err := findMeasure(name)
	if err != nil {
		return MeasureInfo{}, err
	}
	return m.MeasureInfo, nil
}

func findMeasure(name string) (*measure, error) {
	var names []string
	for i := range measures {
		if measures[i].Name == name {
			return &measures[i], nil
		}
		names = append(names, measures[i].Name)
	}
	return nil, fmt.Errorf("there is no measure %q: %s", name, nearest.Hint(name, names))
}

func (r *Result) share(m *measure, w *window) (float64, bool) {
	hits, all := 0, 0
	for _, g := range w.groups {
		recs := g.between(w.from, w.to)
		all += len(recs)
		for i := range recs {
			if m.share(r, w.marks, &recs[i]) {
				hits++
			}
		}
	}
	if all == 0 {
		return 0, false
	}
	return float64(hits) / float64(all), true
}

// groupsOf finds client groups by name.
func (r *Result) groupsOf(of []string) ([]*group, error) {
	if len(of) == 0 {
		return r.groups, nil
	}
	var groups []*group
	for _, name := range of {
		if name == everyone {
			return r.groups, nil
		}
		g, err := r.group(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

func (r *Result) group(name string) (*group, error) {
	var names []string
	for _, g := range r.groups {
		if g.Name == name {
			return g, nil
		}
		names = append(names, g.Name)
	}
	return nil, fmt.Errorf("there is no client %q: %s", name, nearest.Hint(name, append(names, everyone)))
}

func (r *Result) checkOf(id string) (int, error) {
	var ids []string
	for i := range r.scenario.Checks {
		if r.scenario.Checks[i].ID == id {
			return i, nil
		}
		ids = append(ids, r.scenario.Checks[i].ID)
	}
	if len(ids) == 0 {
		return 0, errors.New("there is no health check: make one first")
	}
	return 0, fmt.Errorf("there is no health check %q: %s", id, nearest.Hint(id, ids))
}
