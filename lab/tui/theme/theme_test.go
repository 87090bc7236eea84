package theme

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
	"golang.org/x/text/width"
)

func TestGlyphsAreOneUnambiguousCell(t *testing.T) {
	for name, g := range map[string]Glyphs{"ASCII": ASCII, "Unicode": Unicode} {
		for _, s := range g.All() {
			if ansi.StringWidth(s) != 1 || len([]rune(s)) != 1 {
				t.Errorf("%s: %q is not one cell", name, s)
			}
			if k := width.LookupRune([]rune(s)[0]).Kind(); k == width.EastAsianAmbiguous || k == width.EastAsianWide {
				t.Errorf("%s: %q is of width class %v", name, s, k)
			}
			if name == "ASCII" && s[0] > 0x7e {
				t.Errorf("ASCII holds %q", s)
			}
		}
	}
}

func TestNoColourHasWeightOnly(t *testing.T) {
	th := New(Dark, termenv.Ascii, ASCII)
	if th.Name != None {
		t.Errorf("theme is %s", th.Name)
	}
	for name, got := range map[string]string{"selected": th.Selected.Render("x"), "fix": th.Fix.Render("x"), "faint": th.Faint.Render("x")} {
		for _, colour := range []string{"[3", "[4", "[9", ";3", ";4", ";9"} {
			if strings.Contains(got, "\x1b"+colour) && !strings.Contains(got, "\x1b[4m") {
				t.Errorf("%s: %q has a colour", name, got)
			}
		}
	}
	if th.Selected.Render("x") == "x" {
		t.Error("the selection cannot be told from other lines")
	}
}

func TestThemesSetStatesApart(t *testing.T) {
	for _, name := range []string{Dark, Light, Sixteen} {
		th := New(name, termenv.TrueColor, ASCII)
		seen := map[string]string{}
		for purpose, s := range map[string]string{"ok": th.OK.Render("x"), "fix": th.Fix.Render("x"), "error": th.Error.Render("x"), "border": th.Border.Render("x"), "text": th.Text.Render("x")} {
			if other, ok := seen[s]; ok {
				t.Errorf("%s: %s and %s look the same", name, purpose, other)
			}
			seen[s] = purpose
		}
	}
}

func TestProfile(t *testing.T) {
	tests := []struct {
		env  map[string]string
		want termenv.Profile
	}{
		{map[string]string{}, termenv.Ascii},
		{map[string]string{"TERM": "xterm"}, termenv.ANSI},
		{map[string]string{"TERM": "xterm-256color"}, termenv.ANSI256},
		{map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, termenv.TrueColor},
		{map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, termenv.Ascii},
		{map[string]string{"TERM": "dumb", "COLORTERM": "truecolor"}, termenv.Ascii},
	}
	for _, tt := range tests {
		if got := Profile(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%v: got %v, want %v", tt.env, got, tt.want)
		}
	}
}

// TestContrast holds what WCAG asks of text, on backgrounds that people have.
func TestContrast(t *testing.T) {
	grounds := map[string][]string{Dark: {"#000000", "#14161b", "#1e1e2e", "#282c34"}, Light: {"#ffffff", "#fafafa", "#fdf6e3"}}
	for name, backs := range grounds {
		p := palettes[name]
		inks := map[string]ink{"title": p.title, "accent": p.accent, "faint": p.faint, "ok": p.ok, "fix": p.fix, "wrong": p.wrong, "key": p.key,
			"code": p.code, "hole": p.hole, "notice": p.notice, "json key": p.jsonKey, "json string": p.jsonString, "json number": p.jsonNumber, "mark": p.mark}
		for _, back := range backs {
			for purpose, in := range inks {
				if c := contrast(t, in.fg, back); c < 4.2 {
					t.Errorf("%s: %s on %s has a contrast of %.1f", name, purpose, back, c)
				}
			}
			for purpose, in := range map[string]ink{"border": p.border, "stale": p.stale} {
				if c := contrast(t, in.fg, back); c < 1.8 {
					t.Errorf("%s: %s on %s has a contrast of %.1f", name, purpose, back, c)
				}
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(s string) float64 {
		c, err := colorful.Hex(s)
		if err != nil {
			t.Fatal(err)
		}
		r, g, b := c.LinearRgb()
		return 0.2126*r + 0.7152*g + 0.0722*b + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}
