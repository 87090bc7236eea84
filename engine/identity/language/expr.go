package language

import (
	"strings"

	"gatehouse/engine/identity/match"
)

type cellKind uint8

const (
	exact cellKind = iota
	one
	run // any number of characters of a class, none too
	end
)

type cell struct {
	kind  cellKind
	class Class
	r     rune
}

// Expr is what texts a pattern or a format fits: a row of cells.
type Expr struct {
	cells []cell
	head  string // the literal text that it begins with
	text  bool   // it is literal text throughout
}

// Builder puts an Expr together.
type Builder struct{ e Expr }

// Text adds literal text.
func (b *Builder) Text(s string) *Builder {
	for _, r := range s {
		b.e.cells = append(b.e.cells, cell{kind: exact, r: r})
	}
	return b
}

// One adds one character of a class.
func (b *Builder) One(c Class) *Builder {
	b.e.cells = append(b.e.cells, cell{kind: one, class: c})
	return b
}

// Run adds any number of characters of a class. A run behind a run of the same
// class, or of any character, says nothing.
func (b *Builder) Run(c Class) *Builder {
	if n := len(b.e.cells); n > 0 && b.e.cells[n-1].kind == run && (b.e.cells[n-1].class == c || b.e.cells[n-1].class == Any) {
		return b
	}
	b.e.cells = append(b.e.cells, cell{kind: run, class: c})
	return b
}

// AtLeast adds n or more characters of a class.
func (b *Builder) AtLeast(n int, c Class) *Builder {
	for range n {
		b.One(c)
	}
	return b.Run(c)
}

// Expr is what was built.
func (b *Builder) Expr() *Expr {
	e := b.e
	e.cells = append([]cell(nil), e.cells...)
	var head strings.Builder
	e.text = true
	for _, c := range e.cells {
		if c.kind != exact {
			e.text = false
			break
		}
		head.WriteRune(c.r)
	}
	e.head = head.String()
	return &e
}

// Literal is one text.
func Literal(s string) *Expr { return new(Builder).Text(s).Expr() }

// Value gives a variable's value in a pattern; ok is false where it has none.
type Value func(slot int) (value string, ok bool)

// Of takes over a pattern of wildcards. It is nil for a pattern that fits
// nothing: a variable in it has neither value nor default (rules 96, 97).
func Of(p *match.Pattern, value Value) *Expr {
	b := new(Builder)
	for _, part := range p.Parts() {
		if !b.part(part, value, Any) {
			return nil
		}
	}
	return b.Expr()
}

func (b *Builder) part(part match.Part, value Value, c Class) bool {
	switch part.Kind {
	case match.Literal:
		b.Text(part.Text)
	case match.AnyRun:
		b.Run(c)
	case match.AnyOne:
		b.One(c)
	case match.Variable:
		v, ok := value(part.Slot)
		if !ok {
			if v, ok = part.Text, part.Default; !ok {
				return false
			}
		}
		b.Text(v)
	}
	return true
}

// OfARN takes over a pattern of the Arn operators, whose wildcards do not leave
// their part (rule 75). It is nil for one that fits nothing.
func OfARN(p *match.Pattern, value Value) *Expr {
	b, colons := new(Builder), 0
	for _, part := range p.Parts() {
		class := NoColon
		if colons >= 5 {
			class = Any
		}
		if !b.part(part, value, class) {
			return nil
		}
		if part.Kind == match.Literal {
			colons += strings.Count(part.Text, ":")
		}
	}
	e := b.Expr()
	if colons < 5 || !strings.HasPrefix(e.head, "arn:") {
		return nil
	}
	return e
}

// Text is the one text that the expression fits, if it is one.
func (e *Expr) Text() (string, bool) { return e.head, e.text }

// apart says quickly that two expressions have no text in common; false says
// nothing.
func apart(a, b *Expr) bool {
	n := min(len(a.head), len(b.head))
	if a.head[:n] != b.head[:n] {
		return true
	}
	return a.text && len(a.head) < len(b.head) || b.text && len(b.head) < len(a.head)
}

// everythingAfter says whether the expression is a beginning of the head given,
// followed by anything.
func (e *Expr) everythingAfter(head string) bool {
	n := len(e.cells) - 1
	return n >= 0 && e.cells[n] == cell{kind: run, class: Any} && len([]rune(e.head)) == n && strings.HasPrefix(head, e.head)
}

// Shortest is the shortest text that the expression fits.
func (e *Expr) Shortest() string {
	var b strings.Builder
	for _, c := range e.cells {
		switch c.kind {
		case exact:
			b.WriteRune(c.r)
		case one:
			for _, r := range readable {
				if c.class.Has(r) {
					b.WriteRune(r)
					break
				}
			}
		}
	}
	return b.String()
}

// Key tells expressions apart by what they are made of.
func (e *Expr) Key() string {
	var b strings.Builder
	for _, c := range e.cells {
		b.WriteRune(rune(c.kind) + 1)
		b.WriteRune(rune(c.class) + 1)
		b.WriteRune(c.r)
	}
	return b.String()
}
