package geo

import (
	"embed"
	"strconv"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// rows are the rows of a table in data/, split into cells.
func rows(name string) [][]string {
	text, _ := data.ReadFile("data/" + name) // a missing file gives no rows, and fails the tests
	var all [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			all = append(all, strings.Split(line, "\t"))
		}
	}
	return all
}

// pointOf reads the two last cells of a row.
func pointOf(row []string) Point {
	n := len(row)
	lat, _ := strconv.ParseFloat(row[n-2], 64)
	lon, _ := strconv.ParseFloat(row[n-1], 64)
	return Point{lat, lon}
}
