package plainjson

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Edits of a document's text that leave everything else as it was written:
// blanks, line breaks, order, the layout of each line.

// Replace puts raw JSON in the place of a value.
func Replace(src string, at Span, raw string) string {
	return src[:at.Start] + raw + src[at.End:]
}

// SetMember gives an object's member a value, raw JSON; one that is not there
// is put in behind the member called after, else at the end.
func SetMember(src string, object Node, name, raw, after string) string {
	last := -1
	for i, k := range object.Keys {
		if k.Text == name {
			return Replace(src, object.Kids[i].Span, raw)
		}
		if last < 0 || object.Keys[last].Text != after || k.Text == after {
			last = i
		}
	}
	member := Quote(name) + ": " + raw
	if last < 0 {
		return src[:object.Span.Start+1] + member + src[object.Span.Start+1:]
	}
	return insert(src, int(object.Kids[last].Span.End), int(object.Keys[last].Span.Start), member)
}

// AppendItem puts raw JSON at a list's end, laid out as its last item is.
func AppendItem(src string, list Node, raw string) string {
	if len(list.Kids) == 0 {
		return src[:list.Span.Start+1] + raw + src[list.Span.Start+1:]
	}
	last := list.Kids[len(list.Kids)-1].Span
	return insert(src, int(last.End), int(last.Start), raw)
}

// insert puts text behind a part that ends at end and begins at start: on a
// line of its own where that part begins one.
func insert(src string, end, start int, text string) string {
	sep := ", "
	if lead, own := ownLine(src, start); own {
		sep = ",\n" + lead
		text = strings.ReplaceAll(text, "\n", "\n"+lead)
	}
	return src[:end] + sep + text + src[end:]
}

// ownLine says whether only blanks stand before an offset in its line, and
// which.
func ownLine(src string, offset int) (lead string, own bool) {
	begin := strings.LastIndexByte(src[:offset], '\n') + 1
	lead = src[begin:offset]
	return lead, begin > 0 && strings.Trim(lead, " \t") == ""
}

// Remove takes part i out of an object or a list, with its comma, and with its
// line where it stands alone there.
func Remove(src string, of Node, i int) string {
	if i < 0 || i >= len(of.Kids) {
		return src
	}
	start := func(i int) int {
		if len(of.Keys) > 0 {
			return int(of.Keys[i].Span.Start)
		}
		return int(of.Kids[i].Span.Start)
	}
	from, to := start(i), int(of.Kids[i].Span.End)
	switch {
	case i > 0: // from the end of the part before: its comma goes too
		from = int(of.Kids[i-1].Span.End)
	case len(of.Kids) > 1: // up to the part behind
		to = start(i + 1)
	case strings.Trim(src[of.Span.Start+1:of.Span.End-1], " \t\r\n") != "":
		from, to = int(of.Span.Start)+1, int(of.Span.End)-1
	}
	return src[:from] + src[to:]
}

// Member is an object's value of that name; ok is false when there is none.
func (n Node) Member(name string) (v Node, ok bool) {
	for i, k := range n.Keys {
		if k.Text == name && i < len(n.Kids) {
			return n.Kids[i], true
		}
	}
	return Node{}, false
}

// Quote is a string as JSON writes it.
func Quote(s string) string {
	b, err := jsontext.AppendQuote(nil, strings.ToValidUTF8(s, "?"))
	if err != nil { // valid UTF-8 is always quoted
		return `""`
	}
	return string(b)
}

// Unquote is the string that raw JSON stands for, and raw itself where it is no
// string.
func Unquote(raw string) string {
	b, err := jsontext.AppendUnquote(nil, raw)
	if err != nil {
		return raw
	}
	return string(b)
}
