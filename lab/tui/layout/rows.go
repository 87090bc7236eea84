package layout

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Rows gives exactly h lines: the first of lines, and empty ones.
func Rows(lines []string, h int) []string {
	if h < 0 {
		h = 0
	}
	out := make([]string, h)
	copy(out, lines)
	return out
}

// Window is h lines from top on, which is moved so that nothing is scrolled
// past the end.
func Window(lines []string, top, h int) []string {
	top = Top(top, len(lines), h)
	return Rows(lines[top:min(len(lines), top+max(h, 0))], h)
}

// More is Window whose last line says how many lines are below it, drawn by
// mark, where there are any.
func More(lines []string, top, h int, mark func(string) string) []string {
	out := Window(lines, top, h)
	if below := len(lines) - Top(top, len(lines), h) - h; below > 0 && h > 2 {
		out[h-1] = " " + mark(strconv.Itoa(below+1)+" more below")
	}
	return out
}

// Top is the nearest sensible first line of a window of h on n lines.
func Top(top, n, h int) int { return max(0, min(top, n-h)) }

// Follow moves a window's first line as little as needed for lines from..to
// to show; where they do not all fit, from does.
func Follow(top, from, to, n, h int) int {
	if to >= top+h {
		top = to - h + 1
	}
	if from < top {
		top = from
	}
	return Top(top, n, h)
}

// Beside joins two columns of h lines with sep between them; the left is lw
// cells wide, the right rw.
func Beside(left []string, lw int, sep string, right []string, rw, h int) []string {
	left, right = Rows(left, h), Rows(right, h)
	out := make([]string, h)
	for i := range out {
		out[i] = Fit(left[i], lw) + sep + Cut(right[i], rw)
	}
	return out
}

// Bound cuts every line to w cells and the whole to h lines.
func Bound(lines []string, w, h int) []string {
	out := Rows(lines, min(h, len(lines)))
	for i := range out {
		out[i] = Cut(out[i], w)
	}
	return out
}

// Wrap breaks plain text into lines of at most w cells, at blanks where it can:
// never at a hyphen, which may be part of a name, unless the name alone is too
// long. Blanks within a line stay as many as they are: they may be what is
// wrong with a value.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	var out []string
	for part := range strings.SplitSeq(s, "\n") {
		line, width := "", 0
		gap := 0
		for word := range strings.SplitSeq(strings.TrimSpace(part), " ") {
			if word == "" {
				gap++
				continue
			}
			for Width(word) > w { // a long word has lines of its own
				if width > 0 {
					out = append(out, line)
				}
				head := breakName(word, w)
				if head == "" {
					break
				}
				out, line, width = append(out, head), "", 0
				word = word[len(head):]
			}
			n := Width(word)
			if width > 0 && width+gap+1+n > w {
				out, line, width = append(out, line), "", 0
			}
			if width > 0 {
				line, width = line+Blank(gap+1), width+gap+1
			}
			line, width, gap = line+word, width+n, 0
		}
		out = append(out, line)
	}
	return out
}

// breakName is as much of a long name as fits w cells, to the last slash or
// hyphen where that is not too little.
func breakName(name string, w int) string {
	head := ansi.Truncate(name, w, "")
	if i := strings.LastIndexAny(head, "/-"); i+1 >= len(head)/3 && i > 0 {
		return head[:i+1]
	}
	return head
}

// Over lays box on the middle of a screen of w by h cells.
func Over(screen, box []string, w, h int) []string {
	out := Rows(screen, h)
	bw := 0
	for _, b := range box {
		bw = max(bw, Width(b))
	}
	bw = min(bw, w)
	x, y := (w-bw)/2, max(0, (h-len(box))/3)
	for i, b := range box {
		if y+i >= h {
			break
		}
		under := out[y+i]
		out[y+i] = Fit(ansi.Truncate(under, x, ""), x) + "\x1b[m" + Fit(b, bw) + "\x1b[m" + ansi.TruncateLeft(under, x+bw, "")
	}
	return out
}

// Indent puts n blanks before every line that is not empty.
func Indent(lines []string, n int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = Blank(n) + l
		}
	}
	return out
}
