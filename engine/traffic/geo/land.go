package geo

import (
	_ "embed"
	"math"
)

// The mask has a bit for each cell of half a degree, from 84 N and 180 W row by
// row to 58 S; what lies outside is sea to it. generate writes it.
const (
	maskTop, maskRows, maskColumns = 84.0, 284, 720
	cellsADegree                   = 2
)

//go:embed data/land.bin
var mask string

// Land says whether a point lies on land, as the mask of half a degree has it:
// good enough to draw a map, not to settle a coast.
func Land(lat, lon float64) bool {
	row := math.Floor((maskTop - lat) * cellsADegree)
	column := math.Floor(math.Mod(math.Mod(lon+180, 360)+360, 360) * cellsADegree)
	if !(row >= 0 && row < maskRows && column >= 0 && column < maskColumns) {
		return false // also when a number is none
	}
	bit := int(row)*maskColumns + int(column)
	return mask[bit/8]>>(bit%8)&1 == 1
}
