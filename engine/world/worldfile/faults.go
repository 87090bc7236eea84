package worldfile

import (
	"cmp"
	"fmt"
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/plainyaml"
	"gatehouse/engine/traffic/flow"
)

const maxFaults = 200

func (l *reading) faults(n plainyaml.Node) {
	for i, item := range l.List(n, "faults") {
		if i == maxFaults {
			l.At(item, "too-many", fmt.Sprintf("there are more than %d faults", maxFaults), "keep fewer")
			return
		}
		if fault, ok := l.fault(item); ok {
			l.t.Faults = append(l.t.Faults, fault)
			l.t.Length = max(l.t.Length, min(clock.Duration(fault.At)+clock.Second, MaxLength))
		}
	}
	slices.SortStableFunc(l.t.Faults, func(a, b flow.Fault) int { return cmp.Compare(a.At, b.At) })
}

func (l *reading) fault(item plainyaml.Node) (fault flow.Fault, ok bool) {
	f := l.Fields(item, "the fault", "at", "do")
	for _, key := range []struct{ name, what, hint string }{{"at", "when the fault comes", "add at: 2m"}, {"do", "what the fault does", "add do: lose web-eu"}} {
		if !item.IsMap() {
			return fault, false
		}
		if f[key.name].IsNull() {
			l.At(item, "missing-key", "it is not said "+key.what, key.hint)
			return fault, false
		}
	}
	fault, err := flow.ParseFault(l.Word(f["do"], "do"))
	if err != nil {
		wrong(l.Reader, f["do"], "bad-fault", err)
		return fault, false
	}
	fault.At = clock.Time(l.span(f["at"], "at"))
	return fault, l.strikes(fault, f["do"])
}

// strikes says whether there is what a fault is about.
func (l *reading) strikes(f flow.Fault, n plainyaml.Node) bool {
	known, what := l.places, "endpoint or Region"
	if f.Do >= flow.RaiseAlarm {
		known, what = l.alarms(), "alarm"
	}
	if slices.Contains(known, f.On) {
		return true
	}
	l.At(n, "unknown-name", fmt.Sprintf("there is no %s %q", what, f.On), nearest.Hint(f.On, known))
	return false
}

func (l *reading) alarms() (names []string) {
	for _, a := range l.w.Alarms {
		names = append(names, a.Name)
	}
	return names
}

// placesOf are the endpoints, which targets are too, with their zones and
// Regions.
func placesOf(w *World) []string {
	names := endpointNames(w)
	for _, e := range w.Endpoints {
		for _, name := range []string{e.Zone, e.Region} {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
