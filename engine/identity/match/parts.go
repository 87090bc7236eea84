package match

// Part is a piece of a pattern, for those who reason about all texts that it
// fits.
type Part struct {
	Kind    PartKind
	Text    string // of Literal; a variable's default
	Slot    int    // of Variable
	Default bool   // the variable has a default (rule 98)
}

// PartKind is what a piece of a pattern fits.
type PartKind uint8

// The kinds of parts.
const (
	Literal  PartKind = iota
	AnyRun            // *
	AnyOne            // ?
	Variable          // the value of a variable
)

// Parts are the pieces of the pattern in order; none fit the empty text. They
// say nothing of a Broken pattern.
func (p *Pattern) Parts() []Part {
	parts := make([]Part, len(p.tokens))
	for i, t := range p.tokens {
		parts[i] = Part{Kind: PartKind(t.kind), Text: t.text, Slot: int(t.slot), Default: t.def}
	}
	return parts
}
