package theme

import (
	"strings"

	"github.com/muesli/termenv"
)

// Profile reads from the environment which colours the terminal shows. It asks
// the terminal nothing. NO_COLOR, whatever its value but empty, wins.
func Profile(getenv func(string) string) termenv.Profile {
	name := getenv("TERM")
	depth := strings.ToLower(getenv("COLORTERM"))
	switch {
	case getenv("NO_COLOR") != "", name == "dumb", name == "":
		return termenv.Ascii
	case depth == "truecolor", depth == "24bit", strings.HasSuffix(name, "-direct"):
		return termenv.TrueColor
	case strings.Contains(name, "256color"), name == "xterm-kitty", name == "xterm-ghostty", name == "alacritty", depth != "":
		return termenv.ANSI256
	}
	return termenv.ANSI
}

// Answers says whether the terminal may be asked for its background: the
// console of Linux and a dumb terminal would print the question.
func Answers(getenv func(string) string) bool {
	switch getenv("TERM") {
	case "", "dumb", "linux":
		return false
	}
	return true
}

// GlyphsFor reads from the environment whether the terminal shows more than ASCII.
func GlyphsFor(getenv func(string) string) Glyphs {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(getenv(name)); v != "" {
			if strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8") {
				if getenv("TERM") != "linux" {
					return Unicode
				}
			}
			return ASCII
		}
	}
	return ASCII
}
