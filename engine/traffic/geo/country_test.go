package geo_test

import (
	"slices"
	"testing"

	"gatehouse/engine/traffic/geo"
)

func TestRule1_5_22ContinentTable(t *testing.T) {
	all := geo.Countries()
	if len(all) != 246 || !slices.IsSorted(all) {
		t.Errorf("%d countries, or out of order", len(all))
	}
	counts := map[string]int{}
	for _, code := range all {
		continent, ok := geo.Continent(code)
		if name, named := geo.Country(code); !ok || !named || name == "" || geo.ContinentName(continent) == "" {
			t.Errorf("%s lies in %q and is called %q", code, continent, name)
		}
		counts[continent]++
	}
	for continent, want := range map[string]int{"AF": 57, "AN": 3, "AS": 50, "EU": 54, "NA": 41, "OC": 27, "SA": 14} {
		if counts[continent] != want {
			t.Errorf("%s has %d countries, want %d", continent, counts[continent], want)
		}
	}
	for code, want := range map[string]string{"TR": "EU", "CY": "EU", "RU": "EU", "GE": "AS", "AM": "AS", "AZ": "AS", "EG": "AF", "IL": "AS", "MX": "NA", "NA": "AF", "GL": "NA", "AS": "OC", "TL": "OC", "UA": "EU", "XK": "EU"} {
		if got, _ := geo.Continent(code); got != want {
			t.Errorf("%s is counted to %s, want %s", code, got, want)
		}
	}
	for _, code := range []string{"BV", "CX", "EH", "HM", "", "*", "fr", "UK"} {
		if c, ok := geo.Continent(code); ok {
			t.Errorf("%q is counted to %s", code, c)
		}
	}
}

func TestSubdivisions(t *testing.T) {
	all := geo.Subdivisions("US")
	if len(all) != 51 || !slices.IsSorted(all) {
		t.Errorf("%d states, or out of order", len(all))
	}
	if name, ok := geo.SubdivisionName("US", "WA"); !ok || name != "Washington" {
		t.Errorf("WA is %q", name)
	}
	if name, ok := geo.SubdivisionName("CA", "WA"); ok || len(geo.Subdivisions("UA")) > 0 {
		t.Errorf("WA of Canada is %q", name)
	}
	if geo.ContinentName("XX") != "" {
		t.Error("XX is a continent")
	}
}
