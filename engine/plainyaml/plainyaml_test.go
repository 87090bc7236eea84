package plainyaml

import (
	"fmt"
	"strings"
	"testing"
)

var limits = Limits{Size: 1 << 10, Depth: 4, Nodes: 40}

// TestRefusals reads a map {a: word, b: [words], c: int} and expects one problem.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a: x\nb: [y, z]\nc: 3\n", ""},
		{"", ""},
		{"# only words\n", ""},
		{"a: 2026-01-01\nb: [yes, 203.0.113.9]\n", ""},
		{"a: &x 1\n", "1:4 yaml-alias"},
		{"a: x\nb: &y [u]\nc: 1\n", "2:4 yaml-alias"},
		{"a: &x 1\nb: [*x]\n", "1:4 yaml-alias 2:5 yaml-alias"},
		{"<<: {a: 1}\n", "1:1 yaml-merge"},
		{"a: !!binary x\n", "1:4 yaml-tag"},
		{"a: 1\na: 2\n", "2:1 duplicate-key"},
		{"aa: 1\n", "1:1 unknown-key"},
		{"? [x]\n: y\n", "1:3 bad-key"},
		{"a: [x]\n", "1:4 not-a-word"},
		{"a: |\n  x\n  y\n", "1:4 not-a-word"},
		{"b: x\n", "1:4 not-a-list"},
		{"b: [[x]]\n", "1:5 not-a-word"},
		{"c: ten\n", "1:4 not-a-number"},
		{"c: 11\n", "1:4 not-a-number"},
		{"- x\n", "1:1 not-a-map"},
		{"a: \"\\e[31m\"\n", "1:4 control-character"},
		{"a: \"\\u202e\"\n", "1:4 control-character"},
		{"a: x\n---\na: y\n", "2:1 second-document"},
		{"b: [[[[x]]]]\n", "1:7 too-deep"},
		{"b: [" + strings.Repeat("x,", 60) + "]\n", "1:79 too-many"},
		{strings.Repeat("#", 2000), "1:1 too-big"},
		{strings.Repeat("[", 1000), "2:1 yaml-syntax"},
		{"a: [x\n", "2:1 yaml-syntax"},
		{"a: \"x\n", "2:1 yaml-syntax"},
	} {
		r := NewReader(0, limits)
		f := r.Fields(r.Parse([]byte(c.src)), "the map", "a", "b", "c")
		r.Word(f["a"], "a")
		r.Words(f["b"], "b")
		r.Int(f["c"], "c", 1, 10)
		if got := places(r.Problems); got != c.want {
			t.Errorf("%.40q: got %q, want %q", c.src, got, c.want)
		}
		for _, p := range r.Problems {
			if p.Message == "" || p.Hint == "" {
				t.Errorf("%.40q: a problem without message or next step: %+v", c.src, p)
			}
		}
	}
}

func TestPlacesCountTheLinesBefore(t *testing.T) {
	r := NewReader(7, limits)
	n := r.Parse([]byte("a: x\né: {b: y}\n"))
	pairs := r.Map(n, "it")
	inner := r.Map(pairs[1].Value, "inner")
	if v := inner[0].Value; v.Line() != 9 || v.Col() != 8 || v.Text() != "y" {
		t.Errorf("got %q at %d:%d, want y at 9:8", v.Text(), v.Line(), v.Col())
	}
}

func places(problems []Problem) string {
	var s []string
	for _, p := range problems {
		s = append(s, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Code))
	}
	return strings.Join(s, " ")
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1\n", "a: {b: [c, d]}\n", "x: |\n  {}\n", "a: &x 1\nb: *x\n", "<<: {}\n", "{a: !!str 1}", "'\n", "\xff", "a: \"\\e\"\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r := NewReader(0, limits)
		for _, p := range r.Map(r.Parse(src), "it") {
			if strings.ContainsFunc(p.Name+p.Value.Text(), Unprintable) {
				t.Fatalf("an unprintable character came through: %q", p.Name+p.Value.Text())
			}
			r.Map(p.Value, "value")
			r.Words(p.Value, "value")
		}
		for _, p := range r.Problems {
			if p.Line < 1 || p.Col < 1 || strings.ContainsFunc(p.Message, Unprintable) {
				t.Fatalf("bad problem %+v", p)
			}
		}
	})
}
