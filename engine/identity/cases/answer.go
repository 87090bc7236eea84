package cases

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"

	"github.com/go-json-experiment/json/jsontext"
)

// Schema is the version of an explained answer's form. Members may be added
// under one version; none changes its meaning or goes.
const Schema = "gatehouse.eval/1"

// Answer is what one case is answered with.
type Answer struct {
	Schema      string            `json:"schema,omitempty"` // of an explained answer
	ID          string            `json:"id"`
	Resource    string            `json:"resource,omitempty"` // of several, the one that decided
	Verdict     string            `json:"verdict"`
	SameAccount bool              `json:"sameAccount"`
	NotJudged   []string          `json:"notJudged,omitempty"`
	BlockedBy   []string          `json:"blockedBy"`
	Layers      map[string]string `json:"layers"`
	Decisive    []Decisive        `json:"decisive"`
	Invalid     []Invalid         `json:"invalid,omitempty"`
	Sentence    string            `json:"sentence,omitempty"`
	Message     string            `json:"message"`
	Rules       []jsontext.Value  `json:"rules"`
	Doubts      []string          `json:"doubts,omitempty"`  // what of the request AWS could hardly be asked
	Closest     *Decisive         `json:"closest,omitempty"` // of a denial the Allow that came closest, of an Allow the Deny
	Pages       []string          `json:"pages,omitempty"`   // titles of AWS pages
	Tree        []Node            `json:"tree,omitempty"`
	Changes     []string          `json:"wouldChange,omitempty"` // what would turn the verdict
}

// Decisive is a statement that decided.
type Decisive struct {
	Layer     string `json:"layer"`
	Policy    string `json:"policy"`
	Statement string `json:"statement"`
	Effect    string `json:"effect"`
	Line      int32  `json:"line"`
	Column    int32  `json:"column"`
}

// Invalid is a problem of a document that closed a layer.
type Invalid struct {
	Layer   string `json:"layer"`
	Policy  string `json:"policy"`
	Code    string `json:"code"`
	Check   string `json:"check,omitempty"` // its name in AWS's own validator
	Message string `json:"message"`
	Line    int32  `json:"line"`
	Column  int32  `json:"column"`
}

// Node is a reason with the reasons under it.
type Node struct {
	Reason string   `json:"reason"`
	Mark   string   `json:"mark,omitempty"`
	Label  string   `json:"label,omitempty"`
	Value  string   `json:"value,omitempty"`
	Text   string   `json:"text"`
	Policy string   `json:"policy,omitempty"`
	Line   int32    `json:"line,omitzero"`
	Column int32    `json:"column,omitzero"`
	Rules  []string `json:"rules,omitempty"`
	Page   string   `json:"page,omitempty"`
	Kids   []Node   `json:"nodes,omitempty"`
}

// Judge answers one case.
func Judge(c *Case, o Options) Answer {
	x := Explain(c)
	a := NewAnswer(c.ID, &x, o.Explained)
	if o.Explained {
		a.Doubts = doubts(c)
	}
	if o.Changes {
		for _, change := range advice.Changes(c.Policies, *x.Request, prove.Space{}) {
			a.Changes = append(a.Changes, change.Text)
		}
	}
	if len(c.More) > 0 {
		a.Resource = x.Request.Resource
	}
	return a
}

// Explain judges a case. A call on several resources needs each of them
// (rule 14): the first that is not allowed answers for all.
func Explain(c *Case) iam.Explanation {
	set := iam.Compile(c.Policies)
	b := set.Bind(&c.Request, nil)
	for i := 0; i < len(c.More) && b.Verdict().Outcome == iam.Allowed; i++ {
		b = set.Bind(&c.More[i], b)
	}
	return b.Explain()
}

// NewAnswer writes an explanation in the case format.
func NewAnswer(id string, x *iam.Explanation, explained bool) Answer {
	a := Answer{ID: id, Verdict: x.Outcome.JSONName(), SameAccount: x.SameAccount, BlockedBy: x.Blocked.Names(),
		Layers: map[string]string{}, Decisive: []Decisive{}, Message: x.Message(), Rules: []jsontext.Value{}}
	for _, l := range iam.AllLayers() {
		a.Layers[l.String()] = x.Result(l).String()
	}
	for _, s := range x.Decisive {
		a.Decisive = append(a.Decisive, decisive(&s))
	}
	for _, p := range x.Invalid {
		a.Invalid = append(a.Invalid, Invalid{p.Layer.String(), p.Policy, p.Problem.Code, policy.CheckName(p.Problem), p.Problem.Error(), p.Problem.Span.Line, p.Problem.Span.Col})
	}
	if x.NotJudged {
		a.NotJudged = x.Missing()
	}
	for _, r := range x.Rules() {
		a.Rules = append(a.Rules, rule(r))
	}
	if explained {
		a.Schema, a.Sentence, a.Pages = Schema, x.Sentence(), x.Pages()
		if c := x.Closest; c != nil {
			d := decisive(c)
			a.Closest = &d
		}
		for i := range x.Tree.Roots() {
			a.Tree = append(a.Tree, node(x.Tree, i))
		}
	}
	return a
}

func decisive(s *iam.Statement) Decisive {
	return Decisive{s.Layer.String(), s.Policy, s.Label, s.Effect.String(), s.Span.Line, s.Span.Col}
}

// rule writes a number as a number, M3 as text.
func rule(r string) jsontext.Value {
	if v := jsontext.Value(r); v.IsValid() {
		return v
	}
	q, _ := jsontext.AppendQuote(nil, r)
	return q
}

func node(t explain.Tree, i int) Node {
	n := t[i]
	out := Node{Reason: n.Why.ID, Mark: n.Mark.String(), Label: n.Args[0], Value: n.Args[1], Text: n.Text(), Policy: n.Doc, Line: n.Line, Column: n.Col, Rules: n.Why.Rules, Page: n.Why.Page}
	for j := range t.Children(i) {
		out.Kids = append(out.Kids, node(t, j))
	}
	return out
}
