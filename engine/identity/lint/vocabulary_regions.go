package lint

import (
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/identity/prove"
	"gatehouse/engine/nearest"
)

// partitions are AWS's, with what the names of their Regions begin with; those
// of aws begin with none of these. The closed ones are kept by hand too: only
// the form of their Regions' names is known, so any number will do there.
var partitions = []struct{ name, regions string }{
	{"aws-cn", "cn-"}, {"aws-us-gov", "us-gov-"}, {"aws-eusc", "eusc-"}, {"aws-iso", "us-iso-"}, {"aws-iso-b", "us-isob-"}, {"aws-iso-e", "eu-isoe-"}, {"aws-iso-f", "us-isof-"}, {"aws", ""},
}

func partitionNames() (names []string) {
	for _, p := range partitions {
		names = append(names, p.name)
	}
	return names
}

// regionNames are the Regions that are known by name, those of aws first.
var regionNames = sync.OnceValue(func() []string {
	return append(prove.Regions(), "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "eusc-de-east-1")
})

// partitionOf is the partition of a Region by its name's beginning.
func partitionOf(region string) string {
	for _, p := range partitions {
		if strings.HasPrefix(region, p.regions) {
			return p.name
		}
	}
	return "aws"
}

// isRegion says whether a Region of that name is known, or lies in a
// partition whose Regions are not public.
func isRegion(name string) bool {
	return slices.Contains(regionNames(), name) || strings.HasPrefix(partitionOf(name), "aws-iso")
}

// regionHint is the next step for what is no Region, and the Region that is
// meant where that is plain: it was written with a zone's letter or capitals.
func regionHint(name string) (hint, meant string) {
	small := strings.ToLower(strings.TrimSpace(name))
	if isRegion(small) {
		return "write " + small, small
	}
	if n := len(small); n > 1 && isRegion(small[:n-1]) && small[n-1] >= 'a' && small[n-1] <= 'f' {
		return "that is a zone: write " + small[:n-1], small[:n-1]
	}
	if near := nearest.All(small, regionNames()); len(near) > 0 {
		return didYouMean(near), ""
	}
	return "a Region is written like eu-west-1", ""
}
