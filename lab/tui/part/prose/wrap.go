package prose

import (
	"strings"

	"gatehouse/lab/tui/layout"

	"github.com/charmbracelet/x/ansi"
)

// word is runs without a blank between them.
type word struct {
	runs  []run
	width int
}

// words splits runs at blanks. A run's neighbours without a blank between
// them, such as a code span and a comma, stay one word.
func words(runs []run, w int) []word {
	var out []word
	open := false // the last word may grow
	for _, r := range runs {
		for i, part := range strings.Split(r.text, " ") {
			if i > 0 {
				open = false
			}
			if part == "" {
				continue
			}
			for _, piece := range chop(part, w) {
				n := layout.Width(piece)
				if open && len(out) > 0 && out[len(out)-1].width+n <= w {
					last := &out[len(out)-1]
					last.runs, last.width = append(last.runs, run{piece, r.face}), last.width+n
				} else {
					out = append(out, word{[]run{{piece, r.face}}, n})
				}
			}
			open = true
		}
	}
	return out
}

// chop cuts what is wider than w into pieces.
func chop(s string, w int) []string {
	if layout.Width(s) <= w {
		return []string{s}
	}
	return strings.Split(ansi.Hardwrap(s, w, true), "\n")
}

// wrap fills lines of w cells; each line styles its own words, so that lines
// can stand in columns.
func (d drawer) wrap(runs []run, w int, base face) []string {
	var out []string
	var line []run
	width := 0
	for _, word := range words(runs, w) {
		if width > 0 && width+1+word.width > w {
			out = append(out, d.line(line, base))
			line, width = nil, 0
		}
		if width > 0 {
			line, width = blank(line, word.runs[0].face), width+1
		}
		line = append(line, word.runs...)
		width += word.width
	}
	return append(out, d.line(line, base))
}

// blank adds a blank between words; within a face it belongs to the face.
func blank(line []run, next face) []run {
	if last := line[len(line)-1]; last.face == next {
		return append(line, run{" ", next})
	}
	return append(line, run{" ", plain})
}

func (d drawer) line(runs []run, base face) string {
	var b strings.Builder
	for i := 0; i < len(runs); {
		j, text := i, ""
		for ; j < len(runs) && runs[j].face == runs[i].face; j++ {
			text += runs[j].text
		}
		f := runs[i].face
		if f == plain {
			f = base
		}
		b.WriteString(d.face(text, f))
		i = j
	}
	return b.String()
}

func (d drawer) face(s string, f face) string {
	switch f {
	case strong:
		return d.t.Strong.Render(s)
	case emphasis:
		return d.t.Emphasis.Render(s)
	case code:
		return d.t.Code.Render(s)
	}
	return s
}
