package route53

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/nearest"
	"gatehouse/engine/plainjson"
)

// kind is the type of a member in the API's shapes.
type kind uint8

const (
	text kind = iota
	number
	truth
	list
	object
	anything // in a listing, beside what is read
)

// pythonNames are the types as the command line calls them.
var pythonNames = [...]string{"str", "int", "bool", "list", "dict", ""}

// member is one of a shape's.
type member struct {
	name     string
	kind     kind
	required bool
}

// form reads a document by the API's shapes and lists what does not fit, in
// the words of the AWS command line, which meets such faults first.
type form struct {
	doc      string
	problems []Problem
}

func (f *form) add(p Problem) { f.problems = append(f.problems, p) }

// fields are an object's members that fit its shape.
type fields struct {
	node  plainjson.Node
	path  string // "ChangeBatch.Changes[0]"
	named []string
	nodes []plainjson.Node
}

// get is a member by its name.
func (o *fields) get(name string) (plainjson.Node, bool) {
	for i, n := range o.named {
		if n == name {
			return o.nodes[i], true
		}
	}
	return plainjson.Node{}, false
}

func (o *fields) has(name string) bool { _, ok := o.get(name); return ok }

// span is the place of a member, or of the whole object when it is absent.
func (o *fields) span(name string) Span {
	if n, ok := o.get(name); ok {
		return n.Span
	}
	return opening(o.node)
}

// text is a member's string, empty when it is absent.
func (o *fields) text(name string) string {
	n, _ := o.get(name)
	return n.Text
}

// truth is a member's boolean, false when it is absent.
func (o *fields) truth(name string) bool {
	n, _ := o.get(name)
	return n.Kind == 't'
}

// opening is the place of a node's first character: a problem of a whole
// object is shown at its bracket.
func opening(n plainjson.Node) Span {
	s := n.Span
	s.End = min(s.End, s.Start+1)
	return s
}

// members reads an object by its shape.
func (f *form) members(n plainjson.Node, path string, shape []member) fields {
	o := fields{node: n, path: path, named: make([]string, 0, len(n.Keys)), nodes: make([]plainjson.Node, 0, len(n.Keys))}
	for i, key := range n.Keys {
		at := indexOf(shape, key.Text)
		switch {
		case at < 0:
			f.unknown(key, path, shape)
		case o.has(key.Text):
			f.add(repeatedMember.at(key.Span, "delete one of the two", path, key.Text))
		case f.fits(n.Kids[i], path+"."+key.Text, shape[at].kind):
			o.named, o.nodes = append(o.named, key.Text), append(o.nodes, n.Kids[i])
		}
	}
	for _, m := range shape {
		if m.required && !keyed(n, m.name) {
			f.add(missingMember.at(opening(n), fmt.Sprintf("add %q", m.name), path, m.name))
		}
	}
	return o
}

func indexOf(shape []member, name string) int {
	for i, m := range shape {
		if m.name == name {
			return i
		}
	}
	return -1
}

func keyed(n plainjson.Node, name string) bool {
	for _, k := range n.Keys {
		if k.Text == name {
			return true
		}
	}
	return false
}

func (f *form) unknown(key plainjson.Node, path string, shape []member) {
	var names []string
	for _, m := range shape {
		names = append(names, m.name)
	}
	f.add(unknownMember.at(key.Span, nearest.Hint(key.Text, names), path, key.Text, strings.Join(names, ", ")))
}

// fits says whether a value has a member's type.
func (f *form) fits(n plainjson.Node, path string, want kind) bool {
	got := kindOf(n)
	if got == want || want == anything {
		return true
	}
	hint := map[kind]string{text: "write it in double quotes", number: "write a whole number without quotes",
		truth: "write true or false without quotes", list: "write it in [ ]", object: "write it in { }"}[want]
	f.add(wrongType.at(n.Span, hint, path, shown(n), pythonType(n), pythonNames[want]))
	return false
}

func kindOf(n plainjson.Node) kind {
	switch n.Kind {
	case '"':
		return text
	case '0':
		if _, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return number
		}
	case 't', 'f':
		return truth
	case '[':
		return list
	case '{':
		return object
	}
	return anything
}

func pythonType(n plainjson.Node) string {
	switch {
	case n.Kind == 'n':
		return "NoneType"
	case n.Kind == '0' && kindOf(n) != number:
		return "float"
	}
	return pythonNames[kindOf(n)]
}

// shown is a value as a message repeats it.
func shown(n plainjson.Node) string {
	switch n.Kind {
	case '[':
		return "[...]"
	case '{':
		return "{...}"
	case jsontext.Kind('n'):
		return "None"
	}
	return short(n.Text)
}

// short is a text that may be repeated in a message: one line, bounded.
func short(s string) string {
	const most = 120
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most]) + "..."
	}
	return s
}

// wire is a path as the service's own messages write it:
// "changeBatch.changes.1.member.resourceRecordSet.tTL".
func wire(path string) string {
	var b strings.Builder
	for i, part := range strings.Split(path, ".") {
		if i > 0 {
			b.WriteByte('.')
		}
		name, rest, indexed := strings.Cut(part, "[")
		if name != "" {
			b.WriteString(strings.ToLower(name[:1]) + name[1:])
		}
		if n, err := strconv.Atoi(strings.TrimSuffix(rest, "]")); indexed && err == nil {
			fmt.Fprintf(&b, ".%d.member", n+1)
		}
	}
	return b.String()
}
