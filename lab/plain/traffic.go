package plain

import (
	"slices"
	"strings"

	sheet "gatehouse/lab/form"
	"gatehouse/lab/pack"
)

// routing says whether the answer is records and health checks.
func (e *exercise) routing() bool { return e.ex.Kind == pack.RoutingKind }

// routingCommands are those of rows, fields and the map.
func (e *exercise) routingCommands() []command {
	return []command{
		{"form", "[DOC or ROW]", "hear a document as rows of numbered fields, or one row such as form 2", e.form},
		{"set", "ROW.FIELD VALUE", "put VALUE into a field, such as set 2.5 10; without VALUE hear all that may stand there", e.set},
		{"clear", "ROW.FIELD", "empty a field", e.empty},
		{"add", "[ROW]", "add an empty row, or a copy of ROW", e.add},
		{"remove", "ROW", "take a row out", e.removeRow},
		{"map", "[TIME]", "hear who gets which answer, where you stand in the run or at TIME; map next and map back step to where something changes", e.table},
	}
}

// tellTraffic tells who asks and what happens.
func (e *exercise) tellTraffic() {
	w, out := e.ex.TrafficWords(), e.s.out
	if w.Runs == "" {
		return
	}
	out.gap()
	out.say("Traffic: %s.", w.Runs)
	for _, c := range w.Clients {
		out.hang("- ", c+".")
	}
	for i, f := range w.Faults {
		if i == 0 {
			out.say("What happens:")
		}
		out.hang("- ", f+".")
	}
}

// openFields says which fields of a document are to be filled, behind the lines
// where they stand: ", field 1.10".
func (e *exercise) openFields(name string) string {
	i := slices.Index(e.a.Names, name)
	if !e.routing() || i < 0 {
		return ""
	}
	s, bad := sheet.Read(e.ex.Answer[i].Form, e.a.Texts[name].String())
	switch open := unset(&s); {
	case bad != nil || len(open) == 0:
		return ""
	case len(open) == 1:
		return ", field " + open[0]
	default:
		return ", fields " + listed(open)
	}
}

// spoken is a measured figure, or several with commas, with units as words.
func spoken(got string) string {
	parts := strings.Split(got, ", ")
	for i := range parts {
		parts[i] = pack.Spoken(parts[i])
	}
	return strings.Join(parts, ", ")
}
