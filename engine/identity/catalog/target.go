package catalog

import "iter"

// Target is an action on one of the resource types that it works on: what a
// request can be about.
type Target struct {
	Action  string
	Formats string // ARN formats of the type with ", " between; empty for an action on "*"
	Sets    [2]string
}

// Targets are the targets of a service's actions, in the order of their names,
// or of all there are when the service is empty.
func Targets(service string) iter.Seq[Target] {
	return func(yield func(Target) bool) {
		for row := range actionRows(service) {
			c := cells[[5]string](row)
			if c[3] == "" && !yield(Target{Action: c[0], Sets: [2]string{c[2], "0"}}) {
				return
			}
			for r := range resourcesOf(c[3]) {
				t, ok := resourceCells(prefixOf(c[0]) + ":" + r.name)
				if ok && !yield(Target{c[0], t[2], [2]string{c[2], r.set}}) {
					return
				}
			}
		}
	}
}

// Carries says whether a request about the target can carry a key, as Carries
// does of an action with all its resource types.
func (t Target) Carries(key string) (yes, known bool) {
	k, found := FindKey(key)
	if !found && noGlobal(key) {
		return false, true
	}
	if cannotSay(key, k, found) || compare(t.Action, "iam:PassRole") == 0 && inList(ofPassedRoles, k.Name) {
		return false, false
	}
	if inList(keySet(t.Sets[0]), k.Name) || inList(keySet(t.Sets[1]), k.Name) {
		return true, true
	}
	if accompanies(t.Action) {
		return Carries(t.Action, key)
	}
	return false, true
}
