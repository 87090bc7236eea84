package policy

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Print writes the document as AWS's own pages lay policies out: two spaces,
// elements in the grammar's order, a lone string where a lone string was
// written. Parsing the result gives an equal document, places aside.
func (d *Document) Print() string {
	p := &printer{}
	p.open('{')
	if !d.Version.Span.IsZero() {
		p.member("Version", d.Version.Value)
	}
	if !d.ID.Span.IsZero() {
		p.member("Id", d.ID.Value)
	}
	p.name("Statement")
	if !d.Single {
		p.open('[')
	}
	for i := range d.Statements {
		if !d.Single {
			p.item()
		}
		p.statement(&d.Statements[i])
	}
	if !d.Single {
		p.close(']')
	}
	p.close('}')
	return p.b.String() + "\n"
}

// printer writes indented JSON; first says that nothing stands yet in the
// innermost bracket.
type printer struct {
	b     strings.Builder
	depth int
	first bool
}

func (p *printer) open(c byte) {
	p.b.WriteByte(c)
	p.depth++
	p.first = true
}

func (p *printer) close(c byte) {
	p.depth--
	if !p.first {
		p.b.WriteString("\n" + strings.Repeat("  ", p.depth))
	}
	p.b.WriteByte(c)
	p.first = false
}

func (p *printer) item() {
	if !p.first {
		p.b.WriteByte(',')
	}
	p.b.WriteString("\n" + strings.Repeat("  ", p.depth))
	p.first = false
}

func (p *printer) quote(s string) {
	q, _ := jsontext.AppendQuote(nil, s) // s came out of valid JSON
	p.b.Write(q)
}

func (p *printer) name(s string) {
	p.item()
	p.quote(s)
	p.b.WriteString(": ")
}

func (p *printer) member(name, value string) {
	p.name(name)
	p.quote(value)
}

func (p *printer) statement(s *Statement) {
	p.open('{')
	if !s.Sid.Span.IsZero() {
		p.member("Sid", s.Sid.Value)
	}
	if !s.EffectText.Span.IsZero() {
		p.member("Effect", s.EffectText.Value)
	}
	p.principals("Principal", s.Principal)
	p.principals("NotPrincipal", s.NotPrincipal)
	p.list("Action", s.Action)
	p.list("NotAction", s.NotAction)
	p.list("Resource", s.Resource)
	p.list("NotResource", s.NotResource)
	if !s.Condition.IsZero() {
		p.name("Condition")
		p.conditions(s.Conditions)
	}
	p.close('}')
}

func (p *printer) list(name string, l List) {
	if l.Present {
		p.name(name)
		p.values(l.Single, l.Values)
	}
}

func (p *printer) values(single bool, vs []Text) {
	if single && len(vs) == 1 {
		p.quote(vs[0].Value)
		return
	}
	p.open('[')
	for _, v := range vs {
		p.item()
		p.quote(v.Value)
	}
	p.close(']')
}

func (p *printer) principals(name string, ps Principals) {
	if !ps.Present {
		return
	}
	p.name(name)
	if ps.Star {
		p.quote("*")
		return
	}
	p.open('{')
	for _, g := range ps.Groups {
		p.name(g.Type.Value)
		p.values(g.Single, g.Values)
	}
	p.close('}')
}

// conditions groups keys under their operator again; an operator's keys stand
// together because an operator cannot stand twice.
func (p *printer) conditions(cs []Condition) {
	p.open('{')
	for i := 0; i < len(cs); {
		op := cs[i].Operator
		p.name(op.Value)
		p.open('{')
		for ; i < len(cs) && cs[i].Operator == op; i++ {
			p.name(cs[i].Key.Value)
			p.conditionValues(cs[i])
		}
		p.close('}')
	}
	p.close('}')
}

func (p *printer) conditionValues(c Condition) {
	one := func(v Value) {
		if v.Kind == StringValue {
			p.quote(v.Value)
		} else {
			p.b.WriteString(v.Value)
		}
	}
	if c.Single && len(c.Values) == 1 {
		one(c.Values[0])
		return
	}
	p.open('[')
	for _, v := range c.Values {
		p.item()
		one(v)
	}
	p.close(']')
}
