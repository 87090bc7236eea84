package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainjson"
)

var (
	mismatchedAction = aws("MISMATCHED_ACTION_FOR_PRINCIPAL", Error, "a way of taking on a role that its principal does not have",
		"Users, roles and services call sts:AssumeRole. Users of a SAML provider come by sts:AssumeRoleWithSAML, those of an OIDC provider by sts:AssumeRoleWithWebIdentity. Any other pair lets nobody in.", "32")
	rolesAnywhere = aws("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", Error, "a role for Roles Anywhere that it cannot take on",
		"IAM Roles Anywhere sets tags and a source identity on each session, so the trust policy must allow sts:AssumeRole, sts:TagSession and sts:SetSourceIdentity together.")
	missingForKey = aws("MISSING_ACTION_FOR_CONDITION_KEY", Error, "a key that comes only with another action",
		"Some keys are in the request only because the caller sets something besides, and setting it is an action of its own. Without that action in the trust policy, whoever sets it is denied.", "71")
)

// assumes are the actions that take on a role, with the kind of principal that
// calls them.
var assumes = map[string]string{"sts:assumerole": "aws", "sts:assumerolewithsaml": "saml", "sts:assumerolewithwebidentity": "web"}

// assumeNames are their names by kind.
var assumeNames = map[string]string{"aws": "sts:AssumeRole", "saml": "sts:AssumeRoleWithSAML", "web": "sts:AssumeRoleWithWebIdentity"}

// trust looks at what a trust policy allows to whom.
func (l *linter) trust() {
	if l.kind != policy.Trust {
		return
	}
	for _, s := range l.statements {
		if s.Effect == policy.Allow && s.Action.Present {
			l.mismatched(s)
		}
	}
	l.anywhere()
	l.actionForKey()
}

// caller is a principal of a trust policy and its kind: aws, saml or web.
type caller struct {
	policy.Text
	kind string
}

func callers(s *statement) (all []caller) {
	if s.Principal.Star {
		all = append(all, caller{policy.Text{Value: "*", Span: s.Principal.Span}, "aws"})
	}
	for _, g := range s.Principal.Groups {
		for _, v := range g.Values {
			kind := "aws"
			if g.Type.Value == "Federated" {
				kind = provider(v.Value)
			}
			if kind != "" {
				all = append(all, caller{v, kind})
			}
		}
	}
	return all
}

// mismatched tells of actions that none of the principals has, else of
// principals that none of the actions lets in.
func (l *linter) mismatched(s *statement) {
	who := callers(s)
	if len(who) == 0 {
		return
	}
	kinds, allowed, said := map[string]bool{}, map[string]bool{}, false
	for _, c := range who {
		kinds[c.kind] = true
	}
	for kind, name := range assumeNames {
		allowed[kind] = allowsAction(s, name)
	}
	for _, a := range s.actions {
		kind := assumes[strings.ToLower(a.Value)]
		if kind == "" || kinds[kind] {
			continue
		}
		said = true
		right := assumeNames[who[0].kind]
		f := l.at(mismatchedAction, s, a.Span, "write "+right, "%s does not call %s, so nobody is let in", named(who[0].Value), a.Value)
		if len(kinds) == 1 && !allowed[who[0].kind] {
			f.replace("write "+right, a.Span, right)
		}
	}
	if said || !takesOn(s) {
		return
	}
	for _, c := range who {
		if right := assumeNames[c.kind]; !allowed[c.kind] {
			l.at(mismatchedAction, s, c.Span, "give it a statement with "+right, "%s calls %s, which this statement does not allow", named(c.Value), right)
		}
	}
}

// takesOn says whether the statement is about taking the role on, and not only
// about what may be set besides.
func takesOn(s *statement) bool {
	return slices.ContainsFunc(s.actions, func(a action) bool { return assumes[strings.ToLower(a.Value)] != "" })
}

// allowsAction says whether an entry of Action covers an action.
func allowsAction(s *statement, name string) bool {
	return s.Action.Present && slices.ContainsFunc(s.actions, func(a action) bool { return a.fits(name) })
}

const anywhereService = "rolesanywhere.amazonaws.com"

// anywhere asks for what IAM Roles Anywhere needs, in all statements together.
func (l *linter) anywhere() {
	first, missing := l.lacks(anywhereService, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession")
	if len(missing) == 0 {
		return
	}
	names := strings.Join(missing, " and ")
	f := l.at(rolesAnywhere, first, first.Action.Span, "add what is missing", "Roles Anywhere cannot take the role on without %s", names)
	l.addActions(f, first, missing)
}

// lacks is the first statement that lets a service in, and which of the actions
// that it needs none of those statements allows.
func (l *linter) lacks(service string, wanted ...string) (first *statement, missing []string) {
	for _, s := range l.statements {
		if s.Effect != policy.Allow || !s.Action.Present || !slices.ContainsFunc(callers(s), func(c caller) bool { return c.Value == service }) {
			continue
		}
		if first == nil {
			first = s
		}
		wanted = slices.DeleteFunc(wanted, func(name string) bool { return allowsAction(s, name) })
	}
	if first == nil {
		return nil, nil
	}
	return first, wanted
}

// addActions is the fix that puts actions into the statement's Action.
func (l *linter) addActions(f *Finding, s *statement, names []string) {
	if len(s.Action.Values) == 0 {
		return
	}
	last := s.Action.Values[len(s.Action.Values)-1].Span
	sep, source := ", ", l.doc.Source()
	if line := strings.LastIndexByte(source[:last.Start], '\n') + 1; !s.Action.Single && strings.Trim(source[line:last.Start], " \t") == "" {
		sep = ",\n" + source[line:last.Start]
	}
	text := ""
	for _, name := range names {
		text += sep + plainjson.Quote(name)
	}
	edits := []Edit{{last.End, last.End, text}}
	if s.Action.Single {
		edits = []Edit{{last.Start, last.End, "[" + source[last.Start:last.End] + text + "]"}}
	}
	f.Fix = &Fix{Says: "add " + strings.Join(names, " and "), Edits: edits}
}

// setters are the keys that a caller sets by an action of its own, by the
// beginnings of their names.
var setters = []struct{ key, action string }{
	{"sts:sourceidentity", "sts:SetSourceIdentity"}, {"sts:transitivetagkeys", "sts:TagSession"}, {"aws:requesttag/", "sts:TagSession"}, {"aws:tagkeys", "sts:TagSession"},
}

// actionForKey asks for the action by which a key of a condition is set,
// anywhere in the policy.
func (l *linter) actionForKey() {
	allowed := map[string]bool{"sts:SetSourceIdentity": l.allows("sts:SetSourceIdentity"), "sts:TagSession": l.allows("sts:TagSession")}
	for _, s := range l.statements {
		if s.Effect != policy.Allow || !takesOn(s) {
			continue
		}
		for i := range s.Conditions {
			c := &s.Conditions[i]
			for _, set := range setters {
				if !strings.HasPrefix(strings.ToLower(c.Key.Value), set.key) || allowed[set.action] {
					continue
				}
				f := l.at(missingForKey, s, c.Key.Span, "add "+set.action, "%s comes with %s, which the policy does not allow", c.Key.Value, set.action)
				l.addActions(f, s, []string{set.action})
			}
		}
	}
}

// allows says whether some statement of the document allows an action.
func (l *linter) allows(name string) bool {
	return slices.ContainsFunc(l.statements, func(s *statement) bool { return s.Effect == policy.Allow && allowsAction(s, name) })
}
