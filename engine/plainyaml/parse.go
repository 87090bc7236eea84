package plainyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Problem is something written wrong, with the next step.
type Problem struct {
	Line, Col int
	Code      string // stable, kebab-case
	Message   string // lower case, no full stop
	Hint      string // the next step
}

// Limits bounds a document.
type Limits struct {
	Size  int // bytes
	Depth int // of nesting
	Nodes int
}

// Reader collects the problems of one document.
type Reader struct {
	Problems []Problem
	lines    int // lines that stand before the document in its file
	limits   Limits
	nodes    int
}

// NewReader reads documents that stand after the given number of lines.
func NewReader(lines int, limits Limits) *Reader {
	return &Reader{lines: lines, limits: limits}
}

// Parse reads the one document of src. The zero Node means that it is empty or
// could not be read at all; the Reader then holds the reason.
func (r *Reader) Parse(src []byte) Node {
	if len(src) > r.limits.Size {
		r.add(1, 1, "too-big", fmt.Sprintf("the YAML is %d bytes long", len(src)), fmt.Sprintf("keep it under %d KiB", r.limits.Size>>10))
		return Node{}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(src))
	if err != nil {
		r.syntax(src, err)
		return Node{}
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return Node{}
	case err != nil:
		r.syntax(src, err)
		return Node{}
	}
	if err := loader.Load(&second); err == nil {
		r.add(second.Line, second.Column, "second-document", "a second YAML document begins here", "keep one document a file")
	} else if !errors.Is(err, io.EOF) {
		r.syntax(src, err)
	}
	if len(doc.Content) != 1 || !r.plain(doc.Content[0], 1) {
		return Node{}
	}
	return Node{y: doc.Content[0], line: doc.Content[0].Line + r.lines, col: doc.Content[0].Column}
}

func (r *Reader) syntax(src []byte, err error) {
	line, col, message := 1, 1, err.Error()
	var at *yaml.LoadError
	if errors.As(err, &at) {
		line, col, message = max(1, at.Mark.Line), max(1, at.Mark.Column), at.Message
	}
	if at := tabbed(src); at > 0 && at <= line+1 {
		r.add(at, 1, "yaml-tab", "the line begins with a tab", "indent with spaces: YAML knows no tabs")
		return
	}
	message = strings.ToValidUTF8(strings.Map(printable, message), "?")
	r.add(line, col, "yaml-syntax", "the YAML cannot be read: "+message, "mind indentation, quotes and brackets before this place")
}

// tabbed is the number of the first line that is indented with a tab, 0 for none.
func tabbed(src []byte) int {
	n := 0
	for line := range bytes.Lines(src) {
		n++
		rest := bytes.TrimLeft(line, " ")
		if len(bytes.TrimSpace(rest)) > 0 && rest[0] == '\t' {
			return n
		}
	}
	return 0
}

// plain refuses what is more than data. It says whether the node may be used.
func (r *Reader) plain(y *yaml.Node, depth int) bool {
	if r.nodes++; r.nodes > r.limits.Nodes {
		if r.nodes == r.limits.Nodes+1 {
			r.add(y.Line, y.Column, "too-many", fmt.Sprintf("the YAML holds more than %d values", r.limits.Nodes), "split it")
		}
		return false
	}
	switch {
	case depth > r.limits.Depth:
		r.add(y.Line, y.Column, "too-deep", fmt.Sprintf("the YAML is nested deeper than %d", r.limits.Depth), "flatten it")
		return false
	case y.Kind == yaml.AliasNode || y.Anchor != "":
		r.add(y.Line, y.Column, "yaml-alias", "anchors and aliases are not read", "write the value out")
		return false
	case y.Tag == "!!merge":
		r.add(y.Line, y.Column, "yaml-merge", "the merge key << is not read", "write the keys out")
		return false
	case y.Style&yaml.TaggedStyle != 0:
		r.add(y.Line, y.Column, "yaml-tag", "explicit tags are not read", "remove the "+y.Tag)
		return false
	}
	ok := true
	for _, c := range y.Content {
		ok = r.plain(c, depth+1) && ok
	}
	return ok && r.clean(y)
}

// clean refuses control characters, which YAML can write as escapes.
func (r *Reader) clean(y *yaml.Node) bool {
	if y.Kind != yaml.ScalarNode {
		return true
	}
	if !utf8.ValidString(y.Value) || strings.ContainsFunc(y.Value, Unprintable) {
		r.add(y.Line, y.Column, "control-character", "the value holds a control character", "remove it")
		return false
	}
	return true
}

func (r *Reader) add(line, col int, code, message, hint string) {
	r.Problems = append(r.Problems, Problem{Line: line + r.lines, Col: col, Code: code, Message: message, Hint: hint})
}

// At adds a problem at a node.
func (r *Reader) At(n Node, code, message, hint string) {
	r.Problems = append(r.Problems, Problem{Line: n.Line(), Col: n.Col(), Code: code, Message: message, Hint: hint})
}
