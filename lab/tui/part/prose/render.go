package prose

import (
	"strconv"
	"strings"

	"gatehouse/lab/tui/layout"
	"gatehouse/lab/tui/theme"
)

// Render draws Markdown as lines of at most w cells.
func Render(md string, t *theme.Theme, w int) []string {
	if w < 1 || strings.TrimSpace(md) == "" {
		return nil
	}
	md = strings.Map(printable, strings.ReplaceAll(strings.ToValidUTF8(md, "?"), "\t", "    "))
	d := drawer{t}
	return d.blocks(parse(strings.Split(md, "\n"), 0), w, true)
}

// printable drops control characters, which could move the cursor.
func printable(r rune) rune {
	if r != '\n' && (r < 0x20 || r >= 0x7f && r < 0xa0) {
		return -1
	}
	return r
}

// Heading draws a text of one line strongly, wrapped; its code spans stay.
func Heading(md string, t *theme.Theme, w int) []string {
	if w < 1 || strings.TrimSpace(md) == "" {
		return nil
	}
	return drawer{t}.styled(strings.Map(printable, strings.ToValidUTF8(md, "?")), w, strong)
}

// Plain is a text of one line without its marks.
func Plain(md string) string {
	var b strings.Builder
	for _, r := range inline(md) {
		b.WriteString(r.text)
	}
	return b.String()
}

type drawer struct{ t *theme.Theme }

// blocks draws blocks with an empty line between them where there is room to breathe.
func (d drawer) blocks(bs []block, w int, airy bool) []string {
	var out []string
	for i, b := range bs {
		if i > 0 && airy {
			out = append(out, "")
		}
		out = append(out, d.block(b, max(w, 1))...)
	}
	return out
}

func (d drawer) block(b block, w int) []string {
	switch b.kind {
	case heading:
		return d.styled(b.text, w, strong)
	case rule:
		return []string{d.t.Border.Render(strings.Repeat(d.t.Glyphs.Across, w))}
	case fence:
		return d.code(b.lines, w)
	case quote:
		return prefix(d.blocks(b.kids, w-2, true), d.t.Border.Render(d.t.Glyphs.Quote)+" ", "")
	case list:
		return d.list(b, w)
	case table:
		return d.table(b.rows, w)
	}
	return d.styled(b.text, w, plain)
}

// styled wraps running text; base is the face of what has none of its own.
func (d drawer) styled(text string, w int, base face) []string {
	var out []string
	for part := range strings.SplitSeq(text, "\n") {
		out = append(out, d.wrap(inline(strings.TrimSpace(part)), w, base)...)
	}
	return out
}

func (d drawer) code(lines []string, w int) []string {
	var out []string
	for _, l := range lines {
		for _, piece := range chop(l, max(w-2, 1)) {
			out = append(out, "  "+d.t.Code.Render(piece))
		}
	}
	return out
}

func (d drawer) list(b block, w int) []string {
	var out []string
	airy := false
	for _, item := range b.items {
		airy = airy || len(item) > 1 && item[1].kind == paragraph
	}
	for i, item := range b.items {
		mark := d.t.Glyphs.Bullet + " "
		if b.first > 0 {
			mark = layout.Right(strconv.Itoa(b.first+i), len(strconv.Itoa(b.first+len(b.items)-1))) + ". "
		}
		if airy && i > 0 {
			out = append(out, "")
		}
		lines := d.blocks(item, w-layout.Width(mark), airy)
		if len(lines) == 0 {
			lines = []string{""}
		}
		out = append(out, prefix(lines, layout.Blank(layout.Width(mark)), d.t.Faint.Render(mark))...)
	}
	return out
}

// table draws columns as wide as they need, shrunk evenly when they do not fit.
func (d drawer) table(rows [][]string, w int) []string {
	widths := columns(rows, w)
	var out []string
	for i, row := range rows {
		var cellLines [][]string
		height := 1
		for c := range widths {
			text, f := "", plain
			if c < len(row) {
				text = row[c]
			}
			if i == 0 {
				f = strong
			}
			lines := d.styled(text, widths[c], f)
			cellLines = append(cellLines, lines)
			height = max(height, len(lines))
		}
		for y := range height {
			var line strings.Builder
			for c, lines := range cellLines {
				s := ""
				if y < len(lines) {
					s = lines[y]
				}
				line.WriteString(layout.Fit(s, widths[c]) + "  ")
			}
			out = append(out, layout.Cut(strings.TrimRight(line.String(), " "), w))
		}
		if i == 0 {
			out = append(out, d.t.Border.Render(strings.Repeat(d.t.Glyphs.Across, min(w, total(widths)))))
		}
	}
	return out
}

func columns(rows [][]string, w int) []int {
	var widths []int
	for _, row := range rows {
		for c, cell := range row {
			if c == len(widths) {
				widths = append(widths, 1)
			}
			widths[c] = max(widths[c], layout.Width(Plain(cell)))
		}
	}
	for total(widths) > w {
		widest := 0
		for c := range widths {
			if widths[c] > widths[widest] {
				widest = c
			}
		}
		if widths[widest] <= 4 {
			break
		}
		widths[widest]--
	}
	return widths
}

func total(widths []int) int {
	n := 2 * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// prefix puts rest before every line, and first before the first if given.
func prefix(lines []string, rest, first string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight(rest+l, " ")
		if i == 0 && first != "" {
			out[i] = first + l
		}
	}
	return out
}
