package lint

import (
	"gatehouse/engine/identity/policy"
)

var (
	allowWithNotPrincipal = aws("ALLOW_WITH_NOTPRINCIPAL", Security, "everyone but the named principals is allowed in",
		"Allow with NotPrincipal opens to all that are not named, strangers and anonymous callers among them. "+
			"AWS takes NotPrincipal with Deny alone: name with Principal who may come in.", "34")
	notActionWithAllow = ours("NOTACTION_WITH_ALLOW", Security, "everything but the named actions is allowed",
		"Allow with NotAction grants every action that is not named, those of services that you do not think of and those that come out next year. "+
			"List with Action what is meant; where NotAction is meant, keep it narrow by the resource.",
		"IAM JSON policy elements: NotAction", "38")
	notResourceWithAllow = ours("NOTRESOURCE_WITH_ALLOW", Security, "everything but the named resources is allowed",
		"Allow with NotResource grants the actions on every resource that is not named, those that are made tomorrow too. "+
			"List with Resource what is meant, or keep the exception in a Deny.",
		"IAM JSON policy elements: NotResource", "39")
)

// allowNot looks at what is allowed by naming what is not. A boundary, a session
// policy and an SCP grant nothing: there it is no more than a wide frame.
func (l *linter) allowNot() {
	for _, s := range l.statements {
		if s.Effect != policy.Allow {
			continue
		}
		if s.NotPrincipal.Present {
			l.at(allowWithNotPrincipal, s, s.NotPrincipal.Span, "name who is meant with Principal", "whoever is not named here is allowed in, anonymous callers too")
		}
		if l.kind != policy.Identity && !l.onResource() {
			continue
		}
		if s.NotAction.Present && !s.Action.Present {
			l.at(notActionWithAllow, s, s.NotAction.Key, "list what is meant with Action", "every action but these is allowed, those that AWS brings out tomorrow too")
		}
		if s.NotResource.Present && !s.Resource.Present {
			l.at(notResourceWithAllow, s, s.NotResource.Key, "list what is meant with Resource", "every resource but these is open, those that are made tomorrow too")
		}
	}
}
