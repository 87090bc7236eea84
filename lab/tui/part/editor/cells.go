package editor

import "github.com/charmbracelet/x/ansi"

// cluster is the first character of s as a terminal draws it: its bytes and
// its width in cells. It measures as lipgloss.Width does.
func cluster(s string) (bytes, width int) {
	if s[0] < 0x80 {
		return 1, 1
	}
	c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if len(c) == 0 {
		return 1, 1
	}
	return len(c), w
}

// cellOf is the cell at which a byte of a line is drawn.
func cellOf(line string, at int) int {
	cell := 0
	for i := 0; i < at && i < len(line); {
		if line[i] < 0x80 {
			i, cell = i+1, cell+1
			continue
		}
		n, w := cluster(line[i:])
		if i+n > at {
			break
		}
		i, cell = i+n, cell+w
	}
	return cell
}

// seek finds the character that is drawn at a cell of a line, and the cell
// where it begins: the cell before for the right half of a wide one. Beyond
// the line that is its end.
func seek(line string, cell int) (at, begins int) {
	for at < len(line) {
		n, w := 1, 1
		if line[at] >= 0x80 {
			n, w = cluster(line[at:])
		}
		if begins+w > cell {
			break
		}
		at, begins = at+n, begins+w
	}
	return at, begins
}

// byteAtCell is the character that is drawn at a cell of a line.
func byteAtCell(line string, cell int) int {
	at, _ := seek(line, cell)
	return at
}

// column is the rune column that is drawn at a cell.
func column(line string, cell int) int { return colAt(line, byteAtCell(line, cell)) }
