package geo

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/nearest"
)

var places = sync.OnceValue(func() []Place {
	var all []Place
	for _, r := range rows("places.tsv") {
		p := Place{Name: r[0], Country: r[1], Point: pointOf(r)}
		if r[2] != "-" {
			p.Subdivision = r[2]
		}
		all = append(all, p)
	}
	return all
})

// Places are the cities that clients ask from, in the order of their names.
func Places() []Place { return slices.Clone(places()) }

// FindPlace gives the city with a name, letter case ignored; the error says
// which one was likely meant.
func FindPlace(name string) (Place, error) {
	all := places()
	names := make([]string, len(all))
	for i, p := range all {
		if strings.EqualFold(p.Name, name) {
			return p, nil
		}
		names[i] = p.Name
	}
	return Place{}, fmt.Errorf("there is no place %q: %s", name, nearest.Hint(name, names))
}
