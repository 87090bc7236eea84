package plainyaml

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/nearest"

	"go.yaml.in/yaml/v4"
)

// Node is a value with its place. The zero Node is an absent value.
type Node struct {
	y         *yaml.Node
	line, col int
}

// IsZero says whether there is no value.
func (n Node) IsZero() bool { return n.y == nil }

// Line is the 1-based line of the value in its file.
func (n Node) Line() int { return max(1, n.line) }

// Col is the 1-based column of the value, in characters.
func (n Node) Col() int { return max(1, n.col) }

// IsNull says whether the value is absent or written as nothing.
func (n Node) IsNull() bool { return n.y == nil || n.y.Tag == "!!null" }

// IsMap says whether the value is a map.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList says whether the value is a list.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// IsText says whether the value is a lone scalar.
func (n Node) IsText() bool { return n.y != nil && n.y.Kind == yaml.ScalarNode }

// Text is the scalar as it reads, whatever type YAML would give it.
func (n Node) Text() string {
	if !n.IsText() || n.IsNull() {
		return ""
	}
	return n.y.Value
}

// IsString says whether the scalar is text and no number, date or boolean.
func (n Node) IsString() bool { return n.IsText() && n.y.Tag == "!!str" }

// IsBlock says whether the scalar is a literal block (|), whose lines stand in
// the file as they are.
func (n Node) IsBlock() bool { return n.IsText() && n.y.Style&yaml.LiteralStyle != 0 }

// Pair is one entry of a map.
type Pair struct {
	Name       string
	Key, Value Node
}

func (r *Reader) node(y *yaml.Node) Node { return Node{y: y, line: y.Line + r.lines, col: y.Column} }

// Map is the entries of a map in their order. A value that is no map and a key
// that stands twice are problems; an absent value is an empty map. what names
// the map in messages.
func (r *Reader) Map(n Node, what string) []Pair {
	if n.IsNull() {
		return nil
	}
	if !n.IsMap() {
		r.At(n, "not-a-map", what+" must be a map of keys and values", `write "key: value" lines or {}`)
		return nil
	}
	pairs, seen := []Pair{}, map[string]bool{}
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		p := Pair{Key: r.node(n.y.Content[i]), Value: r.node(n.y.Content[i+1])}
		p.Name = p.Key.Text()
		switch {
		case !p.Key.IsText() || p.Name == "":
			r.At(p.Key, "bad-key", "a key of "+what+" must be a word", "write the name before the colon")
			continue
		case seen[p.Name]:
			r.At(p.Key, "duplicate-key", fmt.Sprintf("%s has the key %q twice", what, p.Name), "keep one of them")
			continue
		}
		seen[p.Name] = true
		pairs = append(pairs, p)
	}
	return pairs
}

// Fields is Map for a map whose keys are a closed set: any other key is a
// problem with the nearest one that exists.
func (r *Reader) Fields(n Node, what string, known ...string) map[string]Node {
	fields := map[string]Node{}
	for _, p := range r.Map(n, what) {
		if !slices.Contains(known, p.Name) {
			r.At(p.Key, "unknown-key", fmt.Sprintf("%s has no key %q", what, p.Name), nearest.Hint(p.Name, known))
			continue
		}
		fields[p.Name] = p.Value
	}
	return fields
}

// List is the values of a list; an absent value is an empty list.
func (r *Reader) List(n Node, what string) []Node {
	if n.IsNull() {
		return nil
	}
	if !n.IsList() {
		r.At(n, "not-a-list", what+" must be a list", "write [one, two]")
		return nil
	}
	list := make([]Node, len(n.y.Content))
	for i, y := range n.y.Content {
		list[i] = r.node(y)
	}
	return list
}

// Word is a scalar on one line, as text.
func (r *Reader) Word(n Node, what string) string {
	if n.IsNull() {
		return ""
	}
	if !n.IsText() {
		r.At(n, "not-a-word", what+" must be a single value", "write it after the colon")
		return ""
	}
	if strings.Contains(strings.TrimSpace(n.Text()), "\n") {
		r.At(n, "not-a-word", what+" must be one line", "join the lines")
		return ""
	}
	return strings.TrimSpace(n.Text())
}

// Words is a list of scalars.
func (r *Reader) Words(n Node, what string) []string {
	var words []string
	for _, e := range r.List(n, what) {
		if w := r.Word(e, "each of "+what); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// Int is a whole number from low to high. An absent value is 0 and no problem.
func (r *Reader) Int(n Node, what string, low, high int) int {
	if n.IsNull() {
		return 0
	}
	i, err := strconv.Atoi(n.Text())
	if err != nil || i < low || i > high {
		r.At(n, "not-a-number", fmt.Sprintf("%s must be a whole number from %d to %d", what, low, high), "correct it")
		return 0
	}
	return i
}
