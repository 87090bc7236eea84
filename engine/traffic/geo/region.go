package geo

import (
	"slices"
	"strings"
	"sync"
)

var regions = sync.OnceValue(func() []Region {
	var all []Region
	for _, r := range rows("regions.tsv") {
		all = append(all, Region{Code: r[0], Name: r[1], City: r[2], Country: r[3], Partition: r[4], Point: pointOf(r)})
	}
	return all
})

// Regions are the Regions of all partitions, in the order of their codes.
func Regions() []Region { return slices.Clone(regions()) }

// FindRegion gives the Region with a code.
func FindRegion(code string) (Region, bool) {
	all := regions()
	i, ok := slices.BinarySearchFunc(all, code, func(r Region, code string) int { return strings.Compare(r.Code, code) })
	if !ok {
		return Region{}, false
	}
	return all[i], true
}

var localZones = sync.OnceValue(func() map[string]Point {
	all := map[string]Point{}
	for _, r := range rows("localzones.tsv") {
		all[r[0]] = pointOf(r)
	}
	return all
})

// LocalZoneGroup is where a group of Local Zones stands: "us-west-2-lax-1".
func LocalZoneGroup(name string) (Point, bool) {
	p, ok := localZones()[name]
	return p, ok
}
