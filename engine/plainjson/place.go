package plainjson

import "strings"

// Span is a place in a document: bytes [Start, End), and the line and column
// (1-based, columns counted in characters) of its first byte.
type Span struct {
	Start, End int32
	Line, Col  int32
}

// IsZero says whether the span points nowhere.
func (s Span) IsZero() bool { return s == Span{} }

// Problem is something in a document that AWS would refuse.
type Problem struct {
	Code    string // stable, kebab-case
	Message string // one sentence, lower case, no full stop
	Hint    string // the next step, may be empty
	Rule    string // number in the reference, may be empty
	Span    Span
}

func (p Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return strings.TrimSuffix(p.Message, ".") + ": " + p.Hint // AWS's own messages end with a full stop
}

// Limits bounds a document and says how messages call it.
type Limits struct {
	Size    int    // bytes
	Depth   int    // of nesting
	What    string // "a policy"
	TooBig  string // the hint for a document that exceeds Size
	BigRule string // the rule of that limit, may be empty
	Visible bool   // strings that hide what no screen may get are refused
}
