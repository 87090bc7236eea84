package main

import (
	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/prove"

	"github.com/go-json-experiment/json/jsontext"
)

// provedJSON is the form for programs.
type provedJSON struct {
	Schema   string       `json:"schema"`
	A        string       `json:"a"`
	B        string       `json:"b,omitempty"`
	Relation string       `json:"relation"`
	Sentence string       `json:"sentence"`
	Callers  string       `json:"callers"`
	OnlyA    findingJSON  `json:"onlyA"`
	OnlyB    *findingJSON `json:"onlyB,omitempty"`
	Mend     *mendJSON    `json:"mend,omitempty"`
}

type findingJSON struct {
	Complete  bool          `json:"complete"`
	Why       []string      `json:"why"`
	Steps     int           `json:"steps"`
	More      int           `json:"more"`
	Witnesses []witnessJSON `json:"witnesses"`
}

type witnessJSON struct {
	Sentence string         `json:"sentence"`
	A        string         `json:"a"`
	B        string         `json:"b,omitempty"`
	Actions  []string       `json:"actions"`
	Others   []string       `json:"otherActions,omitempty"` // on resources of other types
	Case     jsontext.Value `json:"case"`                   // with the policies of the side that allows it
}

type mendJSON struct {
	Text     string `json:"text"`
	Document string `json:"document"`
	Line     int32  `json:"line"`
	Column   int32  `json:"column"`
	Sure     bool   `json:"sure"`
	Mended   string `json:"mended"`
}

func (r *proved) json() provedJSON {
	out := provedJSON{Schema: "gatehouse.prove/1", A: r.a, B: r.b, Relation: r.relation(), Sentence: r.headline(), Callers: r.callers(),
		OnlyA: r.finding(&r.onlyA, true)}
	if !r.alone {
		b := r.finding(&r.onlyB, false)
		out.OnlyB = &b
	}
	if r.mends {
		m := &r.mend
		out.Mend = &mendJSON{m.Text, m.Document.Name, m.Span.Line, m.Span.Col, m.Sure, m.Mended.Print()}
	}
	return out
}

func (r *proved) finding(f *prove.Finding, first bool) findingJSON {
	out := findingJSON{Complete: f.Complete, Why: append([]string{}, f.Why...), Steps: f.Steps, More: f.More, Witnesses: []witnessJSON{}}
	for _, w := range f.Witnesses {
		j := witnessJSON{Sentence: advice.Say(w, r.parties, advice.Short{}), A: w.A.Outcome.JSONName(), Actions: w.Actions, Others: w.Others}
		if !r.alone {
			j.B = w.B.Outcome.JSONName()
		}
		if line, err := r.line(&w, first, false); err == nil {
			j.Case = line
		}
		out.Witnesses = append(out.Witnesses, j)
	}
	return out
}
