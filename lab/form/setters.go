package form

import (
	"fmt"
	"strconv"
	"strings"

	"gatehouse/engine/plainjson"
)

// within is a member of a row's object, found by its path.
func within(n plainjson.Node, path ...string) plainjson.Node {
	for _, name := range path {
		v, ok := n.Member(name)
		if !ok || v.Kind != '{' {
			return plainjson.Node{}
		}
		n = v
	}
	return n
}

// put sets raw JSON as a member of the object at path, "" takes it out.
func put(src string, row plainjson.Node, path []string, name, raw, after string) (string, error) {
	of := within(row, path...)
	switch {
	case of.Kind == '{':
	case len(path) == 0:
		return src, fmt.Errorf("this row is no object in the text: mend it there first")
	default:
		return src, fmt.Errorf("the text has no object %s: mend it in the text first", strings.Join(path, "."))
	}
	if raw != "" {
		return plainjson.SetMember(src, of, name, raw, after), nil
	}
	for i, k := range of.Keys {
		if k.Text == name {
			return plainjson.Remove(src, of, i), nil
		}
	}
	return src, nil
}

// text sets a string.
func text(path []string, name, after string) setter {
	return func(src string, row plainjson.Node, v string) (string, error) {
		if v != "" {
			v = plainjson.Quote(v)
		}
		return put(src, row, path, name, v, after)
	}
}

// number sets a whole number.
func number(path []string, name, after string) setter {
	return func(src string, row plainjson.Node, v string) (string, error) {
		if _, err := strconv.Atoi(v); v != "" && err != nil {
			return src, fmt.Errorf("%q is not a whole number", v)
		}
		return put(src, row, path, name, v, after)
	}
}

// truth sets yes or no.
func truth(path []string, name, after string) setter {
	return func(src string, row plainjson.Node, v string) (string, error) {
		return put(src, row, path, name, map[string]string{"yes": "true", "no": "false"}[v], after)
	}
}

func yesNo(word string) string { return map[string]string{"true": "yes", "false": "no"}[word] }

// words sets a list of strings, which a person writes with commas between.
func words(path []string, name, after string) setter {
	return func(src string, row plainjson.Node, v string) (string, error) {
		raw := ""
		if v != "" {
			raw = "[" + strings.Join(quoted(v), ", ") + "]"
		}
		return put(src, row, path, name, raw, after)
	}
}

func quoted(list string) []string {
	var out []string
	for v := range strings.SplitSeq(list, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, plainjson.Quote(v))
		}
	}
	return out
}

// items is a list of strings as a person writes it, and its line.
func items(n plainjson.Node, name string) (string, int) {
	v, ok := n.Member(name)
	if !ok || v.Kind != '[' {
		return "", 0
	}
	var out []string
	for _, kid := range v.Kids {
		out = append(out, kid.Text)
	}
	return strings.Join(out, ", "), int(v.Span.Line)
}
