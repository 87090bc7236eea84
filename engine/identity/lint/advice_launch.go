package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

var needsMoreResources = ours("ACTION_NEEDS_MORE_RESOURCES", Warning, "an action that is allowed on some of the resources it needs",
	"To launch an instance takes more than the instance: the image, the subnet, a network interface and a security group are asked about too, and a volume where the image has one. "+
		"One that is not allowed is enough for a no. Name them beside the instance, or in a statement of their own where conditions of the instance do not fit them.",
	"Actions, resources, and condition keys for Amazon EC2", "14")

// launching is the action of which this is asked: others too need resources of
// several types, but there the reference does not say which of them always.
const launching = "ec2:RunInstances"

// launches asks of the whole document whether all that a launch needs is
// allowed by some statement.
func (l *linter) launches() {
	if l.kind != policy.Identity && l.kind != policy.Boundary && l.kind != policy.Session {
		return
	}
	const most = 500 // of resources: nobody names more
	var first *statement
	var at action
	named := 0
	a, _ := catalog.FindAction(launching)
	var missing []string
	for _, t := range a.Resources {
		if t.Needed {
			missing = append(missing, t.Name)
		}
	}
	needed := len(missing)
	for _, s := range l.statements {
		i := slices.IndexFunc(s.actions, func(a action) bool { return a.fits(launching) })
		if s.Effect != policy.Allow || s.NotAction.Present != (i < 0) {
			continue
		}
		named += len(s.resources)
		if named > most || s.NotResource.Present || s.NotAction.Present || slices.ContainsFunc(s.resources, resource.star) {
			return // nothing is missing, or nobody can tell
		}
		if first == nil {
			first, at = s, s.actions[i]
		}
		missing = slices.DeleteFunc(missing, s.reaches)
	}
	if first == nil || len(missing) == 0 || len(missing) == needed || !at.asked() {
		return
	}
	l.at(needsMoreResources, first, at.Span, "add arn:aws:ec2:*:*:"+missing[0]+"/* and so on", "%s also needs %s, so by this policy alone nothing is launched", launching, strings.Join(missing, ", "))
}

// asked says whether an entry speaks of launches by name, and not of all that
// EC2 can do.
func (a action) asked() bool { return !a.star() && len(a.known()) <= 20 }

// reaches says whether the statement's resources cover some of a type of EC2's.
func (s *statement) reaches(kind string) bool {
	t, ok := catalog.FindResource("ec2", kind)
	return !ok || slices.ContainsFunc(s.resources, func(r resource) bool { return r.n < 6 || meets(r.Value, t.ARN) })
}
