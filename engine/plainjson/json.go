package plainjson

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Node is a JSON value with its place. An object keeps its members in order,
// repeated names included.
type Node struct {
	Kind jsontext.Kind
	Text string // strings unquoted; numbers and literals as written
	Span Span
	Keys []Node // objects only, beside Kids
	Kids []Node
}

// reader walks the tokens of a document and knows where each begins.
type reader struct {
	limits Limits
	src    []byte
	dec    *jsontext.Decoder
	mark   place
	open   []Span // brackets not closed yet
	prev   int    // end of the last token
	last   int    // its beginning
}

// place is a position that only moves forward.
type place struct{ off, line, col int }

func (p *place) advance(src []byte, to int) {
	for p.off < to && p.off < len(src) {
		r, n := utf8.DecodeRune(src[p.off:])
		if p.off += n; r == '\n' {
			p.line, p.col = p.line+1, 1
		} else {
			p.col++
		}
	}
}

// At is the span [start, end) with line and column counted from the top.
func At(src []byte, start, end int) Span {
	p := place{line: 1, col: 1}
	p.advance(src, start)
	return Span{Start: int32(start), End: int32(end), Line: int32(p.line), Col: int32(p.col)}
}

// Read reads one JSON value and nothing after it.
func Read(src []byte, limits Limits) (Node, *Problem) {
	if len(src) > limits.Size {
		return Node{}, &Problem{Code: "too-large", Message: fmt.Sprintf("the document has more than %d bytes", limits.Size),
			Hint: limits.TooBig, Rule: limits.BigRule, Span: Span{Line: 1, Col: 1}}
	}
	r := &reader{src: src, limits: limits, mark: place{line: 1, col: 1},
		dec: jsontext.NewDecoder(bytes.NewBuffer(src), jsontext.AllowDuplicateNames(true))}
	n, err := r.value(0)
	if err == nil {
		if _, end := r.dec.ReadToken(); !errors.Is(end, io.EOF) {
			err = r.moreText(n)
		}
	}
	if err == nil {
		if hidden, ok := unseen(n); ok && limits.Visible {
			return n, &Problem{Code: "json", Message: "this string holds a character that cannot be seen", Hint: "delete the part that begins with \\", Span: hidden.Span}
		}
		return n, nil
	}
	var p *Problem
	if !errors.As(err, &p) {
		p = r.syntax(err)
	}
	return n, p
}

// moreText tells of what stands behind the first value: behind a name it is
// the opening bracket before it that is missing.
func (r *reader) moreText(n Node) *Problem {
	rest := strings.TrimLeft(string(r.src[r.dec.InputOffset():]), " \t\r\n")
	if n.Kind == '"' && strings.HasPrefix(rest, ":") {
		return &Problem{Code: "json", Message: "the { that opens the document is missing", Hint: "write { before this name", Span: n.Span}
	}
	return &Problem{Code: "json", Message: "more text follows the end of the document", Hint: r.limits.What + " is one JSON object", Span: r.here()}
}

// here is the place of the first byte after the last token that is not space.
func (r *reader) here() Span {
	at := r.skip(int(r.dec.InputOffset()))
	return At(r.src, at, min(at+1, len(r.src)))
}

func (r *reader) skip(i int) int {
	for i < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[i]) >= 0 {
		i++
	}
	return i
}

func (r *reader) value(depth int) (Node, error) {
	before := int(r.dec.InputOffset())
	tok, err := r.dec.ReadToken()
	if err != nil {
		return Node{}, err
	}
	r.prev, r.last = int(r.dec.InputOffset()), r.skip(before)
	n := Node{Kind: tok.Kind(), Span: r.span(r.last, r.prev)}
	switch n.Kind {
	case '{', '[':
		if depth++; depth > r.limits.Depth {
			return n, &Problem{Code: "too-deep", Message: fmt.Sprintf("brackets nest deeper than %d levels", r.limits.Depth),
				Hint: r.limits.What + " needs a few only: take away what was opened too often", Span: n.Span}
		}
		r.open = append(r.open, n.Span)
		return n, r.members(&n, depth)
	default:
		n.Text = tok.String()
		return n, nil
	}
}

func (r *reader) members(n *Node, depth int) error {
	for {
		if k := r.dec.PeekKind(); k == '}' || k == ']' {
			if _, err := r.dec.ReadToken(); err != nil {
				return err
			}
			r.prev = int(r.dec.InputOffset())
			r.open = r.open[:len(r.open)-1]
			n.Span.End = int32(r.prev)
			return nil
		}
		if n.Kind == '{' {
			key, err := r.value(depth)
			if err != nil {
				return err
			}
			n.Keys = append(n.Keys, key)
		}
		kid, err := r.value(depth)
		n.Kids = append(n.Kids, kid)
		if err != nil {
			if n.Kind == '{' && len(n.Kids) > len(n.Keys) {
				n.Kids = n.Kids[:len(n.Keys)]
			}
			return err
		}
	}
}

func (r *reader) span(start, end int) Span {
	r.mark.advance(r.src, start)
	return Span{Start: int32(start), End: int32(end), Line: int32(r.mark.line), Col: int32(r.mark.col)}
}
