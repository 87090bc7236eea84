package route53

import "gatehouse/engine/traffic/geo"

// CountriesOf counts a continent's countries.
func CountriesOf(continent string) int {
	n := 0
	for _, code := range geo.Countries() {
		if of, ok := geo.Continent(code); ok && of == continent && countryKnown(code) {
			n++
		}
	}
	return n
}
