package main

import (
	"encoding/json"
	"fmt"
	"slices"
)

type point struct{ lon, lat float64 }

// topology is as much of TopoJSON as the file has: shared arcs of points, each
// a step from the one before, and polygons of arcs; ^i is arc i backwards.
type topology struct {
	Objects struct {
		Land struct {
			Geometries []struct {
				Type string
				Arcs [][][]int
			}
		}
	}
	Arcs      [][][2]float64
	Transform struct{ Scale, Translate [2]float64 }
}

// readRings gives the closed lines around all land and around the seas within.
func readRings(src []byte) ([][]point, error) {
	var t topology
	if err := json.Unmarshal(src, &t); err != nil {
		return nil, err
	}
	var rings [][]point
	for _, g := range t.Objects.Land.Geometries {
		if g.Type != "MultiPolygon" {
			return nil, fmt.Errorf("a %s stands where a MultiPolygon was expected", g.Type)
		}
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				line, err := t.line(ring)
				if err != nil {
					return nil, err
				}
				rings = append(rings, unwrap(line))
			}
		}
	}
	return rings, nil
}

func (t *topology) line(arcs []int) ([]point, error) {
	var line []point
	for _, i := range arcs {
		back := i < 0
		if back {
			i = ^i
		}
		if i >= len(t.Arcs) {
			return nil, fmt.Errorf("there is no arc %d", i)
		}
		arc := t.arc(i)
		if back {
			slices.Reverse(arc)
		}
		line = append(line, arc...)
	}
	return line, nil
}

func (t *topology) arc(i int) []point {
	var x, y float64
	var points []point
	for _, step := range t.Arcs[i] {
		x, y = x+step[0], y+step[1]
		points = append(points, point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
	}
	return points
}

// unwrap lets a line that crosses the antimeridian run on past it: a leap of
// more than half the globe is a step the other way round. Otherwise whole rows
// of the mask would be struck through.
func unwrap(line []point) []point {
	turn := 0.0
	for i := range line {
		if i > 0 {
			switch leap := line[i].lon + turn - line[i-1].lon; {
			case leap > 180:
				turn -= 360
			case leap < -180:
				turn += 360
			}
		}
		line[i].lon += turn
	}
	return line
}
