package main

import "slices"

const (
	top           = 84.0
	rows, columns = 284, 720
	cellsADegree  = 2
)

// draw makes the mask: a cell is land when its centre lies within an odd number
// of rings. A ring is drawn thrice, a turn of the globe apart, for it may run
// past the antimeridian.
func draw(rings [][]point) []byte {
	mask := make([]byte, rows*columns/8)
	for row := range rows {
		lat := top - (float64(row)+0.5)/cellsADegree
		for _, ring := range rings {
			crossings := cross(ring, lat)
			for i := 0; i+1 < len(crossings); i += 2 {
				flip(mask, row, crossings[i], crossings[i+1])
			}
		}
	}
	return mask
}

// cross gives the longitudes at which a ring crosses a latitude, sorted. A ring
// around a pole crosses an odd number of times; the file has none, since
// Antarctica's runs along its lower edge.
func cross(ring []point, lat float64) []float64 {
	var at []float64
	for i := range ring {
		a, b := ring[i], ring[(i+1)%len(ring)]
		if (a.lat > lat) != (b.lat > lat) {
			at = append(at, a.lon+(lat-a.lat)/(b.lat-a.lat)*(b.lon-a.lon))
		}
	}
	slices.Sort(at)
	return at
}

// flip turns the cells of a row whose centres lie between two longitudes.
func flip(mask []byte, row int, from, to float64) {
	for column := -columns; column < 2*columns; column++ {
		lon := (float64(column)+0.5)/cellsADegree - 180
		if lon > from && lon <= to {
			bit := row*columns + (column+columns)%columns
			mask[bit/8] ^= 1 << (bit % 8)
		}
	}
}
