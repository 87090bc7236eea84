package layout

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells of s.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Cut shortens s to at most w cells; two dots stand for what is missing.
func Cut(s string, w int) string {
	switch {
	case w <= 0:
		return ""
	case Width(s) <= w:
		return s
	case w < 8:
		return ansi.Truncate(s, w, "")
	}
	return ansi.Truncate(s, w, "..")
}

// Pad fills s with blanks up to w cells.
func Pad(s string, w int) string {
	if n := w - Width(s); n > 0 {
		return s + Blank(n)
	}
	return s
}

// Fit makes s exactly w cells wide.
func Fit(s string, w int) string { return Pad(Cut(s, w), w) }

// Right puts s at the right edge of w cells.
func Right(s string, w int) string {
	s = Cut(s, w)
	return Blank(w-Width(s)) + s
}

// Blank is n blanks.
func Blank(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat(" ", n)
}

// Spread puts left and right at the edges of w cells. Left gives way.
func Spread(left, right string, w int) string {
	r := Width(right)
	if r == 0 || r+2 > w {
		return Cut(left, w)
	}
	return Fit(left, w-r-1) + " " + right
}
