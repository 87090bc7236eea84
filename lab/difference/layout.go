package difference

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gatehouse/engine/plainjson"
)

// laid is a line of a text that was laid out anew: what is shown, what it is
// compared by, and where in its own text it comes from.
type laid struct {
	text, key string
	line      int
}

// oneLine is the longest object or list that is written on one line, without
// its indentation.
const oneLine = 76

// limits bound what is laid out; longer or deeper texts are compared as they
// stand.
var limits = plainjson.Limits{Size: 1 << 20, Depth: 20, What: "a document"}

// OfJSON compares two JSON texts by what they say: both are laid out in the same
// way first, with the members of objects in the author's order. A list of one
// is what its item is alone, and a list that takes several lines in one text is
// spread over lines in the other as well. Texts that are no JSON are compared as they stand.
// Numbers are those of the text as it was written.
func OfJSON(yours, theirs string) []Line {
	a, bad := plainjson.Read([]byte(yours), limits)
	b, bad2 := plainjson.Read([]byte(theirs), limits)
	if bad != nil || bad2 != nil {
		return Of(yours, theirs)
	}
	rank := map[string]int{}
	names(b, rank)
	names(a, rank)
	spread := map[string]bool{}
	long(yours, a, spread)
	long(theirs, b, spread)
	return compare(layOut(yours, a, rank, spread), layOut(theirs, b, rank, spread))
}

// long finds the members whose lists of several do not stand on one line.
func long(src string, n plainjson.Node, spread map[string]bool) {
	l := &layouter{src: src}
	for i, kid := range n.Kids {
		if i < len(n.Keys) && kid.Kind == '[' && len(kid.Kids) > 1 {
			if text, _, ok := l.flat(kid); !ok || utf8.RuneCountInString(text) > oneLine {
				spread[n.Keys[i].Text] = true
			}
		}
		long(src, kid, spread)
	}
}

// names ranks the names of members in the order in which they first stand.
func names(n plainjson.Node, rank map[string]int) {
	for i, kid := range n.Kids {
		if i < len(n.Keys) {
			if _, known := rank[n.Keys[i].Text]; !known {
				rank[n.Keys[i].Text] = len(rank)
			}
		}
		names(kid, rank)
	}
}

// layouter writes one text anew.
type layouter struct {
	src    string
	rank   map[string]int
	spread map[string]bool // members whose lists are written an item a line
	lines  []laid
	open   bool  // the last line goes on
	ends   []int // of the lines of src
}

func layOut(src string, n plainjson.Node, rank map[string]int, spread map[string]bool) []laid {
	l := &layouter{src: src, rank: rank, spread: spread}
	for i := range len(src) {
		if src[i] == '\n' {
			l.ends = append(l.ends, i)
		}
	}
	l.value(n, 0)
	return l.lines
}

// line is the line of the source that a byte stands in.
func (l *layouter) line(offset int) int {
	i, _ := slices.BinarySearch(l.ends, offset)
	return i + 1
}

// put writes text, on the line that goes on if there is one.
func (l *layouter) put(depth, offset int, text, key string) {
	if l.open {
		last := &l.lines[len(l.lines)-1]
		last.text, last.key = last.text+text, last.key+key
	} else {
		l.lines = append(l.lines, laid{strings.Repeat("  ", depth) + text, key, l.line(offset)})
	}
	l.open = true
}

// comma ends an item; what it is compared by does not know of it.
func (l *layouter) comma(more bool) {
	if more {
		l.lines[len(l.lines)-1].text += ","
	}
	l.open = false
}

// value writes a value: on one line where it is short and holds but one thing or
// a list of names, else part by part.
func (l *layouter) value(n plainjson.Node, depth int) {
	start, end := int(n.Span.Start), int(n.Span.End)
	if text, key, ok := l.flat(n); ok && utf8.RuneCountInString(text) <= oneLine {
		l.put(depth, start, text, key)
		return
	}
	if n.Kind == '[' && len(n.Kids) == 1 {
		l.put(depth, start, "[", "")
		l.value(n.Kids[0], depth)
		l.put(depth, end-1, "]", "")
		return
	}
	l.parts(n, depth)
}

// parts writes an item or a member a line.
func (l *layouter) parts(n plainjson.Node, depth int) {
	start, end := int(n.Span.Start), int(n.Span.End)
	opens, closes := l.src[start:start+1], l.src[end-1:end]
	l.put(depth, start, opens, opens)
	l.open = false
	for k, i := range l.order(n) {
		if n.Kind == '{' {
			name := n.Keys[i]
			l.put(depth+1, int(name.Span.Start), l.raw(name)+": ", plainjson.Quote(name.Text)+": ")
		}
		if l.spreads(n, i) {
			l.parts(n.Kids[i], depth+1)
		} else {
			l.value(n.Kids[i], depth+1)
		}
		l.comma(k+1 < len(n.Kids))
	}
	l.put(depth, end-1, closes, closes)
}

// spreads says whether a part is a list that is written an item a line.
func (l *layouter) spreads(n plainjson.Node, i int) bool {
	return i < len(n.Keys) && n.Kids[i].Kind == '[' && len(n.Kids[i].Kids) > 0 && l.spread[n.Keys[i].Text]
}

// flat is a value on one line; ok is false for what holds several things, but
// for a list of names.
func (l *layouter) flat(n plainjson.Node) (text, key string, ok bool) {
	switch {
	case n.Kind != '{' && n.Kind != '[':
		if key = n.Text; n.Kind == '"' {
			key = plainjson.Quote(n.Text)
		}
		return l.raw(n), key, true
	case len(n.Kids) == 0:
		key = l.src[n.Span.Start:n.Span.Start+1] + l.src[n.Span.End-1:n.Span.End]
		return key, key, true
	case n.Kind == '[' && len(n.Kids) > 1:
		return l.list(n)
	case len(n.Kids) > 1 || l.spreads(n, 0):
		return "", "", false
	}
	text, key, ok = l.flat(n.Kids[0])
	if n.Kind == '[' {
		return "[" + text + "]", key, ok
	}
	name := n.Keys[0]
	return "{" + l.raw(name) + ": " + text + "}", "{" + plainjson.Quote(name.Text) + ": " + key + "}", ok
}

// list is a list of names or numbers on one line; ok is false for others.
func (l *layouter) list(n plainjson.Node) (text, key string, ok bool) {
	var texts, keys []string
	for _, kid := range n.Kids {
		if kid.Kind == '{' || kid.Kind == '[' {
			return "", "", false
		}
		text, key, _ := l.flat(kid)
		texts, keys = append(texts, text), append(keys, key)
	}
	slices.Sort(keys) // names in another order say the same
	return "[" + strings.Join(texts, ", ") + "]", "[" + strings.Join(keys, ", ") + "]", true
}

func (l *layouter) raw(n plainjson.Node) string { return l.src[n.Span.Start:n.Span.End] }

// order is the order in which a value's parts are written: items as they stand,
// members by the rank of their names.
func (l *layouter) order(n plainjson.Node) []int {
	out := make([]int, len(n.Kids))
	for i := range out {
		out[i] = i
	}
	if n.Kind == '{' {
		slices.SortStableFunc(out, func(a, b int) int { return l.rank[n.Keys[a].Text] - l.rank[n.Keys[b].Text] })
	}
	return out
}
