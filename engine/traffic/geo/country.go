package geo

import (
	"slices"
	"sync"
)

type country struct{ continent, name string }

var countries = sync.OnceValue(func() map[string]country {
	all := map[string]country{}
	for _, r := range rows("countries.tsv") {
		all[r[0]] = country{r[1], r[2]}
	}
	return all
})

// Continent is the code of the continent that Route 53 counts a country to
// (traffic 1.5.22): AF, AN, AS, EU, NA, OC or SA.
func Continent(code string) (continent string, ok bool) {
	c, ok := countries()[code]
	return c.continent, ok
}

// Country is the name of a country that Route 53 knows.
func Country(code string) (name string, ok bool) {
	c, ok := countries()[code]
	return c.name, ok
}

// Countries are the codes of the countries that Route 53 knows, sorted.
func Countries() []string {
	all := make([]string, 0, len(countries()))
	for code := range countries() {
		all = append(all, code)
	}
	slices.Sort(all)
	return all
}

// ContinentName is the name of a continent's code, empty for an unknown one.
func ContinentName(code string) string {
	switch code {
	case "AF":
		return "Africa"
	case "AN":
		return "Antarctica"
	case "AS":
		return "Asia"
	case "EU":
		return "Europe"
	case "NA":
		return "North America"
	case "OC":
		return "Oceania"
	case "SA":
		return "South America"
	}
	return ""
}

var states = sync.OnceValue(func() [][]string { return rows("states.tsv") })

// Subdivisions are the codes that a geolocation record may name within a
// country, sorted: the states of the US, none elsewhere.
func Subdivisions(country string) []string {
	if country != "US" {
		return nil
	}
	var all []string
	for _, s := range states() {
		all = append(all, s[0])
	}
	return all
}

// SubdivisionName is the name of a country's subdivision: "Washington".
func SubdivisionName(country, code string) (name string, ok bool) {
	for _, s := range states() {
		if country == "US" && s[0] == code {
			return s[1], true
		}
	}
	return "", false
}
