package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	actionForCondition = aws("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", Error, "a key that only some of the actions carry",
		"A condition is asked of every action of its statement. One whose requests never carry the key is never allowed by a plain operator, and never held back by a Not... one. Give it a statement of its own.", "71", "60", "61")
	keyForService = aws("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", Error, "a key that a service does not carry",
		"A service that asks as itself is in no organization of yours and has no tags or user name, so these keys are missing. Compare aws:SourceOrgID, aws:SourceAccount or aws:SourceArn: on whose behalf it asks.", "113", "114", "112")
)

// keysOfActions looks for actions that do not carry a service's key which
// another action of the statement carries. Where none does, or wildcards or
// IfExists leave it open, nothing is said here.
func (l *linter) keysOfActions(s *statement) {
	const most = 20_000 // of questions: a longer statement is no policy
	if !s.Action.Present || len(s.actions) < 2 || len(s.actions)*len(s.Conditions) > most {
		return
	}
	for i := range s.Conditions {
		c := &s.Conditions[i]
		op, ok := match.ParseOperator(c.Operator.Value)
		if !ok || op.IfExists || op.Family == match.Null || op.Qualifier == match.ForAllValues || !ofService(c.Key.Value) {
			continue
		}
		carried := slices.ContainsFunc(s.actions, func(a action) bool { return carries(a, c.Key.Value) })
		var without []string
		for _, a := range s.actions {
			if yes, known := catalog.Carries(a.Value, c.Key.Value); carried && !a.wild() && known && !yes {
				without = append(without, a.Value)
			}
		}
		if len(without) > 0 {
			l.at(actionForCondition, s, c.Key.Span, "give "+some(without)+" another statement", "%s does not come with %s, so this %s", c.Key.Value, without[0], keyMissing(s, op))
		}
	}
}

// ofService says whether a key is a service's own, and the reference complete
// about it: to the calls within a transaction it gives the key of one only.
func ofService(key string) bool {
	key = strings.ToLower(key)
	return !strings.HasPrefix(key, "aws:") && key != "dynamodb:enclosingoperation"
}

// carries says whether some action that an entry covers carries a key.
func carries(a action, key string) bool {
	if a.star() {
		return true
	}
	return slices.ContainsFunc(a.known(), func(name string) bool {
		yes, _ := catalog.Carries(name, key)
		return yes
	})
}

// keyMissing says what a statement does to an action whose requests lack the
// key (rules 60, 61).
func keyMissing(s *statement, op match.Operator) string {
	does := map[policy.Effect]string{policy.Allow: "allows", policy.Deny: "denies"}[s.Effect]
	if does == "" {
		does = "applies to"
	}
	if op.Negated && op.Qualifier == match.NoQualifier {
		return "always " + does + " it"
	}
	return "never " + does + " it"
}

// ofCallers are keys that a service asking as itself does not carry.
var ofCallers = []string{"aws:principalorgid", "aws:principalorgpaths", "aws:principaltag/", "aws:username"}

// servicePrincipals tells of such a key where services alone are principals.
func (l *linter) servicePrincipals(s *statement, c *policy.Condition, op match.Operator) {
	services := s.Principal.Groups
	if len(services) == 0 || op.IfExists || op.Family == match.Null || slices.ContainsFunc(services, func(g policy.PrincipalGroup) bool { return g.Type.Value != "Service" || len(g.Values) == 0 }) {
		return
	}
	key := strings.ToLower(c.Key.Value)
	if strings.HasPrefix(key, "aws:principaltag/x509") && services[0].Values[0].Value == anywhereService {
		return // what Roles Anywhere reads from a certificate
	}
	if !slices.ContainsFunc(ofCallers, func(k string) bool { return key == k || strings.HasSuffix(k, "/") && strings.HasPrefix(key, k) }) {
		return
	}
	l.at(keyForService, s, c.Key.Span, "compare aws:SourceOrgID or aws:SourceArn", "%s does not come with %s, so this %s it", c.Key.Value, short(services[0].Values[0].Value), strings.TrimSuffix(keyMissing(s, op), " it"))
}
