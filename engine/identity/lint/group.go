package lint

import "slices"

// Group is the findings of one code: a policy with five hundred of them is read
// by groups.
type Group struct {
	Code     *Code
	Findings []Finding // in the order of their places
}

// Groups takes findings of a code together; what is to be mended first comes
// first.
func Groups(findings []Finding) (groups []Group) {
	for _, f := range findings {
		i := slices.IndexFunc(groups, func(g Group) bool { return g.Code == f.Code })
		if i < 0 {
			i = len(groups)
			groups = append(groups, Group{Code: f.Code})
		}
		groups[i].Findings = append(groups[i].Findings, f)
	}
	return groups
}

// Count says how many findings of each severity there are, and how many have a
// fix.
func Count(findings []Finding) (by [4]int, fixable int) {
	for _, f := range findings {
		by[f.Code.Severity]++
		if f.Fix != nil {
			fixable++
		}
	}
	return by, fixable
}
