package route53

import (
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/traffic/geo"
)

// CheckerRegions are the eight Regions from which health checks are made
// (traffic 1.5.29).
var CheckerRegions = []string{"us-east-1", "us-west-1", "us-west-2", "eu-west-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "sa-east-1"}

// regions are the codes that a latency record, a geoproximity record and an
// alarm may name: all Regions but those of the isolated partitions.
var regions = sync.OnceValue(func() []string {
	var codes []string
	for _, r := range geo.Regions() {
		codes = append(codes, r.Code)
	}
	return codes
})

// continents are the codes of the seven (traffic 1.5.22).
var continents = []string{"AF", "AN", "AS", "EU", "NA", "OC", "SA"}

// countryKnown says whether Route 53 places queries of a country: 246 of them,
// without BV, CX, EH and HM.
func countryKnown(code string) bool {
	_, ok := geo.Continent(code)
	return ok
}

// subdivisionKnown says whether a country has a subdivision: the states of the
// United States, and two digits for Ukraine, whose list AWS's pages do not
// agree on.
func subdivisionKnown(country, code string) bool {
	switch country {
	case "US":
		return slices.Contains(geo.Subdivisions("US"), code)
	case "UA":
		return len(code) == 2 && strings.Trim(code, "0123456789") == ""
	}
	return false
}
