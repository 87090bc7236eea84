package geo_test

import (
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/traffic/geo"
)

// nearLand says whether a cell of the mask within so many cells is land.
func nearLand(p geo.Point, cells int) bool {
	for i := -cells; i <= cells; i++ {
		for j := -cells; j <= cells; j++ {
			if geo.Land(p.Lat+float64(i)/2, p.Lon+float64(j)/2) {
				return true
			}
		}
	}
	return false
}

func TestRegions(t *testing.T) {
	all := geo.Regions()
	if len(all) != 39 {
		t.Errorf("%d Regions", len(all))
	}
	codes, points, parts := map[string]bool{}, map[geo.Point]string{}, map[string]int{}
	for _, r := range all {
		if other := points[r.Point]; other != "" || codes[r.Code] {
			t.Errorf("%s is there twice, or stands on %s", r.Code, other)
		}
		codes[r.Code], points[r.Point] = true, r.Code
		parts[r.Partition]++
		if !nearLand(r.Point, 1) {
			t.Errorf("%s (%s) lies in the sea at %v", r.Code, r.City, r.Point)
		}
		if _, ok := geo.Country(r.Country); !ok || r.Name == "" || r.City == "" {
			t.Errorf("%s lacks a name, a city or a country", r.Code)
		}
		if again, ok := geo.FindRegion(r.Code); !ok || again != r {
			t.Errorf("%s is not found", r.Code)
		}
	}
	if parts["aws"] != 34 || parts["aws-cn"] != 2 || parts["aws-us-gov"] != 2 || parts["aws-eusc"] != 1 {
		t.Errorf("by partition: %v", parts)
	}
	if r, ok := geo.FindRegion("eu-west-9"); ok {
		t.Errorf("found %v", r)
	}
}

// TestRegionsStandInTheirCities: a Region whose city is a place stands there,
// GovCloud's second one of Columbus a little apart.
func TestRegionsStandInTheirCities(t *testing.T) {
	for _, r := range geo.Regions() {
		p, err := geo.FindPlace(r.City)
		if err == nil && geo.Distance(p.Point, r.Point) > 10 {
			t.Errorf("%s is %v km from %s", r.Code, geo.Distance(p.Point, r.Point), r.City)
		}
		if err == nil && p.Country != r.Country {
			t.Errorf("%s is in %s, %s in %s", r.Code, r.Country, r.City, p.Country)
		}
	}
}

// TestListsAreTheCallers: what a caller does to a list harms nobody.
func TestListsAreTheCallers(t *testing.T) {
	geo.Regions()[0].Code = "x"
	geo.Places()[0].Name = "x"
	if geo.Regions()[0].Code == "x" || geo.Places()[0].Name == "x" {
		t.Error("a list is shared")
	}
}

func TestLocalZoneGroup(t *testing.T) {
	p, ok := geo.LocalZoneGroup("us-west-2-lax-1")
	la, _ := geo.FindPlace("Los Angeles")
	if !ok || geo.Distance(p, la.Point) > 50 {
		t.Errorf("%v, %v", p, ok)
	}
	for _, wrong := range []string{"us-west-2-lax-1a", "us-west-2", "", "lax"} {
		if p, ok := geo.LocalZoneGroup(wrong); ok {
			t.Errorf("%q is at %v", wrong, p)
		}
	}
}

func TestPlaces(t *testing.T) {
	all := geo.Places()
	if len(all) < 150 || !slices.IsSortedFunc(all, func(a, b geo.Place) int { return strings.Compare(a.Name, b.Name) }) {
		t.Errorf("%d places, or out of order", len(all))
	}
	islands := []string{"Guam", "Honolulu", "McMurdo", "Papeete", "Port Louis", "Valletta"} // too small for the mask, or outside
	continents := map[string]int{}
	for i, p := range all {
		continent, ok := geo.Continent(p.Country)
		continents[continent]++
		if !ok || i > 0 && all[i-1].Name == p.Name {
			t.Errorf("%s is there twice, or in the unknown country %s", p.Name, p.Country)
		}
		if _, ok := geo.SubdivisionName(p.Country, p.Subdivision); ok != (p.Country == "US") {
			t.Errorf("%s lies in %q of %s", p.Name, p.Subdivision, p.Country)
		}
		if nearLand(p.Point, 1) == slices.Contains(islands, p.Name) {
			t.Errorf("%s at %v: in the sea, or an island no more", p.Name, p.Point)
		}
		if strings.ContainsFunc(p.Name, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%q is not ASCII", p.Name)
		}
	}
	if len(continents) != 7 {
		t.Errorf("by continent: %v", continents)
	}
}

// TestPlacesWanted are those that exercises name.
func TestPlacesWanted(t *testing.T) {
	wanted := "Frankfurt Paris London Dublin Berlin Madrid Lisbon Rome Stockholm Warsaw Kyiv Istanbul Moscow Cairo Lagos Nairobi Johannesburg Cape_Town " +
		"Dubai Tel_Aviv Mumbai Delhi Singapore Jakarta Bangkok Hanoi Manila Hong_Kong Taipei Beijing Shanghai Seoul Tokyo Osaka Sydney Melbourne Perth " +
		"Auckland Honolulu Anchorage Seattle San_Francisco Los_Angeles Denver Dallas Chicago Toronto Montreal New_York Ashburn Atlanta Miami Mexico_City " +
		"Bogota Lima Sao_Paulo Buenos_Aires Santiago Tbilisi Yerevan Baku Nicosia Reykjavik"
	for _, name := range strings.Fields(wanted) {
		if _, err := geo.FindPlace(strings.ReplaceAll(name, "_", " ")); err != nil {
			t.Error(err)
		}
	}
}

func TestFindPlaceHint(t *testing.T) {
	if _, err := geo.FindPlace("Frankfrut"); err == nil || err.Error() != `there is no place "Frankfrut": did you mean "Frankfurt"?` {
		t.Error(err)
	}
	if p, err := geo.FindPlace("new york"); err != nil || p.Name != "New York" || p.Subdivision != "NY" {
		t.Error(p, err)
	}
}

// FuzzFindPlace: what is found bears the name asked for, and what is not says
// what to do.
func FuzzFindPlace(f *testing.F) {
	for _, s := range []string{"Paris", "paris", "Prais", "", "\xff", "Cape Town", strings.Repeat("a", 1000), "ſydney"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		p, err := geo.FindPlace(name)
		if err == nil && !strings.EqualFold(p.Name, name) {
			t.Fatalf("%q finds %s", name, p.Name)
		}
		if err != nil && (p != geo.Place{} || !strings.Contains(err.Error(), ": ")) {
			t.Fatalf("%q: %v %v", name, p, err)
		}
	})
}
