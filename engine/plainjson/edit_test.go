package plainjson_test

import (
	"testing"

	"gatehouse/engine/plainjson"

	"pgregory.net/rapid"
)

var limits = plainjson.Limits{Size: 1 << 16, Depth: 16, What: "a document"}

func read(t interface{ Fatalf(string, ...any) }, src string) plainjson.Node {
	n, p := plainjson.Read([]byte(src), limits)
	if p != nil {
		t.Fatalf("%s: %v", src, p)
	}
	return n
}

// TestEdits: each edit touches nothing but what it is about.
func TestEdits(t *testing.T) {
	const lines = "{\n  \"A\": 1,\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2}\n  ]\n}\n"
	for name, c := range map[string]struct{ src, want string }{
		"a value in its place":       {plainjson.SetMember(lines, read(t, lines), "A", "7", ""), "{\n  \"A\": 7,\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2}\n  ]\n}\n"},
		"a new member behind A":      {plainjson.SetMember(lines, read(t, lines), "Z", `"q"`, "A"), "{\n  \"A\": 1,\n  \"Z\": \"q\",\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2}\n  ]\n}\n"},
		"a new member at the end":    {plainjson.SetMember(lines, read(t, lines), "Z", "0", ""), "{\n  \"A\": 1,\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2}\n  ],\n  \"Z\": 0\n}\n"},
		"a first member":             {plainjson.SetMember("{}", read(t, "{}"), "Z", "0", "A"), `{"Z": 0}`},
		"a member in one line":       {plainjson.SetMember(`{"A": 1}`, read(t, `{"A": 1}`), "Z", "0", "A"), `{"A": 1, "Z": 0}`},
		"an item on its own line":    {plainjson.AppendItem(lines, read(t, lines).Kids[1], `{"x": 3}`), "{\n  \"A\": 1,\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2},\n    {\"x\": 3}\n  ]\n}\n"},
		"the first item":             {plainjson.AppendItem(`[]`, read(t, `[]`), `1`), `[1]`},
		"the first member is gone":   {plainjson.Remove(lines, read(t, lines), 0), "{\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2}\n  ]\n}\n"},
		"the last member is gone":    {plainjson.Remove(lines, read(t, lines), 1), "{\n  \"A\": 1\n}\n"},
		"the last item is gone":      {plainjson.Remove(lines, read(t, lines).Kids[1], 1), "{\n  \"A\": 1,\n  \"B\": [\n    {\"x\": 1}\n  ]\n}\n"},
		"the only member is gone":    {plainjson.Remove("{\n  \"A\": 1\n}", read(t, "{\n  \"A\": 1\n}"), 0), "{}"},
		"a part that is not there":   {plainjson.Remove(lines, read(t, lines), 9), lines},
		"quotes are escaped":         {plainjson.SetMember("{}", read(t, "{}"), "A", plainjson.Quote("a\"\n"), ""), `{"A": "a\"\n"}`},
		"several lines are indented": {plainjson.AppendItem(lines, read(t, lines).Kids[1], "{\n  \"x\": 3\n}"), "{\n  \"A\": 1,\n  \"B\": [\n    {\"x\": 1},\n    {\"x\": 2},\n    {\n      \"x\": 3\n    }\n  ]\n}\n"},
	} {
		if c.src != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, c.src, c.want)
		}
	}
}

// TestEditsStayJSON: whatever is edited, the document reads, and holds what
// was set.
func TestEditsStayJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := `{"a": [1, {"b": null}], "c": {"d": "x"}}`
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			n := read(t, src)
			of := n
			for len(of.Kids) > 0 && rapid.Bool().Draw(t, "deeper") {
				of = of.Kids[rapid.IntRange(0, len(of.Kids)-1).Draw(t, "kid")]
			}
			switch {
			case of.Kind == '{' && rapid.Bool().Draw(t, "set"):
				name := rapid.SampledFrom([]string{"a", "b", "c", "n"}).Draw(t, "name")
				src = plainjson.SetMember(src, of, name, rapid.SampledFrom([]string{"1", `"s"`, "{}", "[\n1\n]"}).Draw(t, "raw"), "b")
			case of.Kind == '[' && rapid.Bool().Draw(t, "append"):
				src = plainjson.AppendItem(src, of, "{\n}")
			case len(of.Kids) > 0:
				src = plainjson.Remove(src, of, rapid.IntRange(0, len(of.Kids)-1).Draw(t, "part"))
			}
			read(t, src)
		}
	})
}

// TestUnseen: an escape that stands for what no screen may get is refused at
// its string; other escapes are letters.
func TestUnseen(t *testing.T) {
	for src, line := range map[string]int32{
		"{\"a\": \"\\u001b[31m\"}":         1,
		"{\"a\": 1,\n\"b\\u0007\": 2}":     2,
		"{\"a\": [1,\n[\"x\\u202ey\"]]}":   2,
		"{\"a\": \"two\\nlines\"}":         1,
		"{\"a\": \"\\u00e9 \\\" \\\\ /\"}": 0,
	} {
		visible := limits
		visible.Visible = true
		_, p := plainjson.Read([]byte(src), visible)
		if (p == nil) != (line == 0) || p != nil && p.Span.Line != line {
			t.Errorf("%s: %v", src, p)
		}
	}
}
