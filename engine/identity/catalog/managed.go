package catalog

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed data/managed.txt
var managedText string

//go:embed organization.txt
var organizationText string

// managedPolicy is where a policy stands in the text.
type managedPolicy struct{ name, arn, version, document string }

// managed are the managed policies by name and by ARN.
var managed = sync.OnceValue(func() map[string]managedPolicy {
	all := map[string]managedPolicy{}
	for _, text := range []string{managedText, organizationText} {
		for entry := range strings.SplitSeq(string(rowsOf(text)), "\n-- ") {
			head, document, ok := strings.Cut(strings.TrimPrefix(entry, "-- "), " --\n")
			if !ok {
				continue
			}
			f := strings.Fields(head)
			p := managedPolicy{f[0], f[1], f[2], strings.TrimSuffix(document, "\n")}
			all[p.name], all[p.arn] = p, p
		}
	}
	return all
})

// ManagedPolicy gives the text of a policy that AWS manages, by its name or
// its ARN. Those of AWS Organizations that are attached from the first are
// among them. Only a selection is kept.
func ManagedPolicy(name string) (document string, ok bool) {
	p, ok := managed()[inAWS(name)]
	return p.document, ok
}

// ManagedPolicyARN gives the ARN of a managed policy, in the partition aws.
func ManagedPolicyARN(name string) (arn string, ok bool) {
	p, ok := managed()[inAWS(name)]
	return p.arn, ok
}

// ManagedPolicies are the names of the managed policies that are kept, in
// their order.
func ManagedPolicies() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range maps.Keys(managed()) {
			if !strings.HasPrefix(name, "arn:") && !yield(name) {
				return
			}
		}
	})
}

// inAWS takes an ARN of another partition for that of aws: AWS manages the
// same policies there.
func inAWS(name string) string {
	for _, partition := range []string{"arn:aws-cn:", "arn:aws-us-gov:"} {
		if rest, ok := strings.CutPrefix(name, partition); ok {
			return "arn:aws:" + rest
		}
	}
	return name
}
