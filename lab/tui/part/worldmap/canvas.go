package worldmap

import (
	"strings"

	"gatehouse/engine/traffic/geo"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

// What the map shows of the globe, in degrees.
const (
	north, south = 84.0, -58.0
	west         = -180.0
	span         = 360.0
)

// Height is how many rows a map of w columns has: a braille cell is two dots
// wide and four high, and dots are square.
func Height(w int) int {
	return max(1, int(float64(2*w)*(north-south)/span/4+0.5))
}

// cell is one character of the map.
type cell struct {
	r     rune
	style *lipgloss.Style // nil for land
}

type canvas struct {
	w, h  int
	cells []cell
}

// bits are the dots of a braille cell by column and row.
var bits = [2][4]rune{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

// land draws the continents. Every other dot is left out, so that markers and
// names stand out of them.
func land(w, h int, ascii bool) *canvas {
	c := &canvas{w: w, h: h, cells: make([]cell, w*h)}
	for y := range h {
		for x := range w {
			c.cells[y*w+x].r = c.dots(x, y, ascii)
		}
	}
	return c
}

func (c *canvas) dots(x, y int, ascii bool) rune {
	var mask rune
	n := 0
	for dx := range 2 {
		for dy := range 4 {
			px, py := 2*x+dx, 4*y+dy
			lon := west + (float64(px)+0.5)*span/float64(2*c.w)
			lat := north - (float64(py)+0.5)*(north-south)/float64(4*c.h)
			if !geo.Land(lat, lon) {
				continue
			}
			n++
			if (px+py)%2 == 0 {
				mask |= bits[dx][dy]
			}
		}
	}
	switch {
	case ascii && n >= 4:
		return '.'
	case ascii || mask == 0:
		return ' '
	}
	return 0x2800 + mask
}

// at is the cell of a point.
func (c *canvas) at(p geo.Point) (x, y int) {
	x = int((p.Lon - west) / span * float64(c.w))
	y = int((north - p.Lat) / (north - south) * float64(c.h))
	return max(0, min(c.w-1, x)), max(0, min(c.h-1, y))
}

// taken says whether a marker or a name stands in a cell, or there is none.
func (c *canvas) taken(x, y int) bool {
	return x < 0 || y < 0 || x >= c.w || y >= c.h || c.cells[y*c.w+x].style != nil
}

func (c *canvas) put(x, y int, r rune, style *lipgloss.Style) {
	c.cells[y*c.w+x] = cell{r, style}
}

// marker puts a sign at a point, or in the nearest free cell.
func (c *canvas) marker(p geo.Point, r rune, style *lipgloss.Style) (x, y int) {
	x0, y0 := c.at(p)
	for d := range 6 {
		for _, s := range around(d) {
			if x, y = x0+s[0], y0+s[1]; !c.taken(x, y) {
				c.put(x, y, r, style)
				return x, y
			}
		}
	}
	return x0, y0
}

// around is the steps to the cells at a distance, sideways first.
func around(d int) [][2]int {
	if d == 0 {
		return [][2]int{{0, 0}}
	}
	return [][2]int{{d, 0}, {-d, 0}, {0, d}, {0, -d}, {d, d}, {-d, d}, {d, -d}, {-d, -d}}
}

// name writes a word right of a marker, or left of it, where there is room.
func (c *canvas) name(x, y int, word string, style *lipgloss.Style) {
	r := []rune(word)
	for _, from := range []int{x + 2, x - 1 - len(r)} {
		if c.free(from-1, y, len(r)+2, x) {
			for i, ch := range r {
				c.put(from+i, y, ch, style)
			}
			c.clear(from-1, y)
			c.clear(from+len(r), y)
			return
		}
	}
}

// clear takes the land beside a name away.
func (c *canvas) clear(x, y int) {
	if !c.taken(x, y) {
		c.cells[y*c.w+x].r = ' '
	}
}

// free says whether n cells are, but for the one at except; beyond the edge a
// blank is as good as a cell.
func (c *canvas) free(x, y, n, except int) bool {
	for i := range n {
		at := x + i
		beyond := at < 0 || at >= c.w
		if beyond && i > 0 && i < n-1 || !beyond && at != except && c.taken(at, y) {
			return false
		}
	}
	return true
}

// lines is the canvas as text, runs of one style at a time.
func (c *canvas) lines(t *theme.Theme) []string {
	out := make([]string, c.h)
	for y := range c.h {
		var b strings.Builder
		row := c.cells[y*c.w : (y+1)*c.w]
		for x := 0; x < len(row); {
			end := x
			var run strings.Builder
			for end < len(row) && row[end].style == row[x].style {
				run.WriteRune(row[end].r)
				end++
			}
			style := &t.Border
			if row[x].style != nil {
				style = row[x].style
			}
			if s := run.String(); strings.TrimSpace(s) == "" {
				b.WriteString(s)
			} else {
				b.WriteString(style.Render(s))
			}
			x = end
		}
		out[y] = b.String()
	}
	return out
}
