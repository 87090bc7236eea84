package policy

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Bounds of what Parse reads; a policy of AWS's own never comes near them.
const (
	MaxSize  = 1 << 20 // bytes
	maxDepth = 16      // nesting; the grammar needs 6
)

// node is a JSON value with its place. An object keeps its members in order,
// repeated names included.
type node struct {
	kind jsontext.Kind
	text string // strings unquoted; numbers and literals as written
	span Span
	keys []node // objects only, beside kids
	kids []node
}

// reader walks the tokens of a document and knows where each begins.
type reader struct {
	src  []byte
	dec  *jsontext.Decoder
	mark place
	open []Span // brackets not closed yet
	prev int    // end of the last token
	last int    // its beginning
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

// spanAt is the span [start, end) with line and column counted from the top.
func spanAt(src []byte, start, end int) Span {
	p := place{line: 1, col: 1}
	p.advance(src, start)
	return Span{Start: int32(start), End: int32(end), Line: int32(p.line), Col: int32(p.col)}
}

// readJSON reads one JSON value and nothing after it.
func readJSON(src []byte) (node, *Problem) {
	if len(src) > MaxSize {
		return node{}, &Problem{Code: "too-large", Message: fmt.Sprintf("the document has more than %d bytes", MaxSize),
			Hint: "a managed policy may have 6,144 characters", Rule: "172", Span: Span{Line: 1, Col: 1}}
	}
	r := &reader{src: src, mark: place{line: 1, col: 1},
		dec: jsontext.NewDecoder(bytes.NewBuffer(src), jsontext.AllowDuplicateNames(true))}
	n, err := r.value(0)
	if err == nil {
		if _, end := r.dec.ReadToken(); !errors.Is(end, io.EOF) {
			err = &Problem{Code: "json", Message: "more text follows the end of the document", Hint: "a policy is one JSON object", Span: r.here()}
		}
	}
	if err == nil {
		return n, nil
	}
	var p *Problem
	if !errors.As(err, &p) {
		p = r.syntax(err)
	}
	return n, p
}

// here is the place of the first byte after the last token that is not space.
func (r *reader) here() Span {
	at := r.skip(int(r.dec.InputOffset()))
	return spanAt(r.src, at, min(at+1, len(r.src)))
}

func (r *reader) skip(i int) int {
	for i < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[i]) >= 0 {
		i++
	}
	return i
}

func (r *reader) value(depth int) (node, error) {
	before := int(r.dec.InputOffset())
	tok, err := r.dec.ReadToken()
	if err != nil {
		return node{}, err
	}
	r.prev, r.last = int(r.dec.InputOffset()), r.skip(before)
	n := node{kind: tok.Kind(), span: r.span(r.last, r.prev)}
	switch n.kind {
	case '{', '[':
		if depth++; depth > maxDepth {
			return n, &Problem{Code: "too-deep", Message: fmt.Sprintf("brackets nest deeper than %d levels", maxDepth), Span: n.span}
		}
		r.open = append(r.open, n.span)
		return n, r.members(&n, depth)
	default:
		n.text = tok.String()
		return n, nil
	}
}

func (r *reader) members(n *node, depth int) error {
	for {
		if k := r.dec.PeekKind(); k == '}' || k == ']' {
			if _, err := r.dec.ReadToken(); err != nil {
				return err
			}
			r.prev = int(r.dec.InputOffset())
			r.open = r.open[:len(r.open)-1]
			n.span.End = int32(r.prev)
			return nil
		}
		if n.kind == '{' {
			key, err := r.value(depth)
			if err != nil {
				return err
			}
			n.keys = append(n.keys, key)
		}
		kid, err := r.value(depth)
		n.kids = append(n.kids, kid)
		if err != nil {
			if n.kind == '{' && len(n.kids) > len(n.keys) {
				n.kids = n.kids[:len(n.keys)]
			}
			return err
		}
	}
}

func (r *reader) span(start, end int) Span {
	r.mark.advance(r.src, start)
	return Span{Start: int32(start), End: int32(end), Line: int32(r.mark.line), Col: int32(r.mark.col)}
}
