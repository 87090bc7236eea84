package main

import "testing"

// TestDrawAcrossTheAntimeridian: a square from 175 E to 175 W fills its own
// cells and no others of its rows.
func TestDrawAcrossTheAntimeridian(t *testing.T) {
	ring := unwrap([]point{{175, 10}, {-175, 10}, {-175, 0}, {175, 0}, {175, 10}})
	mask := draw([][]point{ring})
	on := 0
	for bit := range rows * columns {
		if mask[bit/8]>>(bit%8)&1 == 0 {
			continue
		}
		on++
		row, column := bit/columns, bit%columns
		if lat, lon := top-float64(row)/cellsADegree, float64(column)/cellsADegree-180; lat > 10 || lat <= 0 || lon >= -175 && lon < 175 {
			t.Fatalf("the cell at %v, %v is land", lat, lon)
		}
	}
	if on != 20*20 {
		t.Errorf("%d cells", on)
	}
}

// TestDrawLeavesSeasWithin: a ring within a ring is sea.
func TestDrawLeavesSeasWithin(t *testing.T) {
	land := []point{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}
	sea := []point{{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}}
	on := 0
	for _, b := range draw([][]point{land, sea}) {
		for ; b > 0; b &= b - 1 {
			on++
		}
	}
	if on != 400-16 {
		t.Errorf("%d cells", on)
	}
}
