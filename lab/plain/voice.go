package plain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"gatehouse/lab/attempt"
)

// voice writes lines. Whatever it is given comes out without control
// characters, and a write that fails is kept for the end.
type voice struct {
	w     *bufio.Writer
	width int
	empty bool // the last line is an empty one, or nothing is written yet
	err   error
}

func newVoice(w io.Writer, width int) *voice {
	return &voice{w: bufio.NewWriter(w), width: width, empty: true}
}

// line writes one line as it is, never wrapped.
func (v *voice) line(text string) {
	text = strings.TrimRight(oneLine(text), " ")
	v.write(text + "\n")
	v.empty = text == ""
}

func (v *voice) write(text string) {
	if _, err := v.w.WriteString(text); err != nil && v.err == nil {
		v.err = err
	}
}

// flush hands over what was written, before the learner is waited for.
func (v *voice) flush() {
	if err := v.w.Flush(); err != nil && v.err == nil {
		v.err = err
	}
}

// gap leaves one empty line, never two.
func (v *voice) gap() {
	if !v.empty {
		v.line("")
	}
}

// say writes a sentence or a few, wrapped.
func (v *voice) say(format string, args ...any) { v.hang("", fmt.Sprintf(format, args...)) }

// hang writes lead and text, wrapped so that the text's further lines stand
// under its first.
func (v *voice) hang(lead, text string) {
	indent := strings.Repeat(" ", cells(lead))
	for i, l := range wrap(text, v.width-len(indent)) {
		if i > 0 {
			lead = indent
		}
		v.line(lead + l)
	}
}

// prose writes Markdown as plain text.
func (v *voice) prose(md string) {
	v.indented(md, "")
}

// indented writes Markdown as plain text behind an indent.
func (v *voice) indented(md, indent string) {
	for _, l := range plainText(md, v.width-len(indent)) {
		v.line(indent + l)
	}
}

// code writes a text with the numbers of its lines. A line that is too long goes
// on below, further in, where it has a blank; words stay whole here too.
func (v *voice) code(text []string) {
	digits := len(fmt.Sprint(len(text)))
	for i, l := range text {
		for k, part := range folded(oneLine(l), v.width-digits-2) {
			if k == 0 {
				v.line(fmt.Sprintf("%*d  %s", digits, i+1, part))
			} else {
				v.line(strings.Repeat(" ", digits+2) + part)
			}
		}
	}
}

// folded is a line of code in as many as it needs, the later ones indented as
// far as that leaves their first word room.
func folded(l string, width int) (out []string) {
	if cells(l) <= width {
		return []string{l}
	}
	rest := strings.TrimLeft(l, " ")
	first := len(l) - len(rest)
	line, fresh := strings.Repeat(" ", first), true
	for _, word := range members(strings.SplitAfter(rest, " "), width-first-4) {
		w := cells(strings.TrimRight(word, " "))
		if !fresh && cells(line)+w > width {
			out = append(out, line)
			line = strings.Repeat(" ", max(0, min(first+4, width-w)))
		}
		line, fresh = line+word, false
	}
	return append(out, line)
}

// members joins a name to its value where both have room.
func members(words []string, room int) (out []string) {
	for _, w := range words {
		if n := len(out) - 1; n >= 0 && strings.HasSuffix(out[n], ": ") && cells(out[n]+strings.TrimRight(w, " ")) <= room {
			out[n] += w
			continue
		}
		out = append(out, w)
	}
	return out
}

// wrap fills lines of at most width cells. Words are never broken: an
// ARN cut in two is no ARN. The result has at least one line.
func wrap(text string, width int) []string {
	var out []string
	line, n := "", 0
	for _, word := range strings.Fields(attempt.Clean(text)) {
		w := cells(word)
		switch {
		case n == 0:
			line, n = word, w
		case n+1+w <= width:
			line, n = line+" "+word, n+1+w
		default:
			out = append(out, line)
			line, n = word, w
		}
	}
	return append(out, line)
}
