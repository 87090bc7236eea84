package twin

import (
	"encoding/json"
	"errors"
	"strings"
)

// A node is one JSON value; objects keep their members in order, duplicates
// included, because rules 59 and 168 ask for them.
type node struct {
	kind    kindOfNode
	text    string // of a string decoded, of a number as it was written
	truth   bool
	odd     bool // a character that rule 171 does not know stands in it, not escaped
	members []member
	items   []*node
}

type member struct {
	key   string
	value *node
}

type kindOfNode int

const (
	nullNode kindOfNode = iota
	boolNode
	numberNode
	stringNode
	listNode
	objectNode
)

// readJSON checks the text with the standard library first, so the walk below
// may trust it.
func readJSON(text []byte) (*node, error) {
	if !json.Valid(text) {
		return nil, errors.New("not valid JSON")
	}
	r := &jsonReader{text: text}
	return r.value(), nil
}

type jsonReader struct {
	text []byte
	at   int
}

// peek skips white space, commas and colons, which need no second check.
func (r *jsonReader) peek() byte {
	for strings.IndexByte(" \t\r\n,:", r.text[r.at]) >= 0 {
		r.at++
	}
	return r.text[r.at]
}

func (r *jsonReader) value() *node {
	switch r.peek() {
	case '{':
		return r.object()
	case '[':
		return r.list()
	case '"':
		text, odd := r.str()
		return &node{kind: stringNode, text: text, odd: odd}
	}
	return scalar(r.word())
}

func scalar(word string) *node {
	switch word {
	case "null":
		return &node{kind: nullNode}
	case "true":
		return &node{kind: boolNode, text: word, truth: true}
	case "false":
		return &node{kind: boolNode, text: word}
	}
	return &node{kind: numberNode, text: word}
}

func (r *jsonReader) object() *node {
	n := &node{kind: objectNode}
	r.at++
	for r.peek() != '}' {
		key, odd := r.str()
		n.add(key, odd, r.value())
	}
	r.at++
	return n
}

func (r *jsonReader) list() *node {
	n := &node{kind: listNode}
	r.at++
	for r.peek() != ']' {
		n.push(r.value())
	}
	r.at++
	return n
}

func (r *jsonReader) str() (text string, odd bool) {
	start := r.at
	for r.at++; r.text[r.at] != '"'; r.at++ {
		if r.text[r.at] == '\\' {
			r.at++
		}
	}
	r.at++
	quoted := r.text[start:r.at]
	return decodeString(quoted), isOdd(string(quoted))
}

// isOdd: rule 171; what JSON does not take unescaped cannot come here.
func isOdd(text string) bool {
	for _, c := range text {
		if c > 0xFF {
			return true
		}
	}
	return false
}

func (n *node) add(key string, odd bool, value *node) {
	n.members = append(n.members, member{key, value})
	n.odd = n.odd || odd || value.odd
}

func (n *node) push(item *node) {
	n.items = append(n.items, item)
	n.odd = n.odd || item.odd
}

func decodeString(quoted []byte) string {
	plain := true
	for _, b := range quoted {
		plain = plain && b != '\\' && b < 0x80
	}
	if plain {
		return string(quoted[1 : len(quoted)-1])
	}
	var text string
	if err := json.Unmarshal(quoted, &text); err != nil {
		panic(err) // json.Valid has seen it
	}
	return text
}

func (r *jsonReader) word() string {
	start := r.at
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n,:]}", r.text[r.at]) < 0 {
		r.at++
	}
	return string(r.text[start:r.at])
}

// get gives the member of that name, nil when there is none or it is null.
func (n *node) get(key string) *node {
	var found *node
	for _, m := range n.members {
		if m.key == key {
			found = m.value
		}
	}
	if found != nil && found.kind == nullNode {
		return nil
	}
	return found
}

// has tells whether the object has such a member, null or not.
func (n *node) has(key string) bool {
	for _, m := range n.members {
		if m.key == key {
			return true
		}
	}
	return false
}

// many gives the items of a list, or the single value as a list of one.
func (n *node) many() []*node {
	if n.kind == listNode {
		return n.items
	}
	return []*node{n}
}
