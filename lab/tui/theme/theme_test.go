package theme

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
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
		for purpose, s := range map[string]string{"ok": th.OK.Render("x"), "fix": th.Fix.Render("x"), "error": th.Error.Render("x"), "faint": th.Faint.Render("x"), "text": th.Text.Render("x")} {
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
