package policy

import (
	"fmt"
	"regexp"
	"strings"

	"gatehouse/engine/identity/match"
)

// Check lists what AWS would refuse of the document as a policy of this kind:
// its Problems or, when it has none, what this kind does not take.
func (d *Document) Check(k Kind) []Problem {
	if !d.OK() {
		return d.Problems
	}
	c := &parser{doc: &Document{}}
	if k == Identity && !d.ID.Span.IsZero() {
		c.problem("id-not-allowed", "170", d.ID.Span, "delete it", "an identity policy has no Id")
	}
	if k == RCP && !d.grantsAll() {
		c.checkRCP(d)
	}
	sids := map[string]bool{}
	for i := range d.Statements {
		s := &d.Statements[i]
		c.checkPrincipal(s, k)
		c.checkResource(s, k)
		c.checkActions(s)
		c.checkOperators(s)
		c.checkTypes(s)
		c.checkSid(s, k, sids)
	}
	sortProblems(c.doc.Problems)
	return c.doc.Problems
}

// checkPrincipal: required where the policy hangs on a resource, forbidden
// where it hangs on an identity (rules 29, 37, 127).
func (c *parser) checkPrincipal(s *Statement, k Kind) {
	for _, p := range []Principals{s.Principal, s.NotPrincipal} {
		if p.Present && !k.NamesPrincipals() {
			c.problem("principal-not-allowed", "29", p.Key, "delete it: whoever the policy is attached to is the principal", "%s names no principal", article(k))
		}
	}
	if k.NamesPrincipals() && k != Endpoint && !s.Principal.Present && !s.NotPrincipal.Present {
		c.problem("missing-principal", "29", s.Span, principalHint(k), "a statement of %s needs a Principal", article(k))
	}
	if s.NotPrincipal.Present && (k == Trust || k == RCP) {
		c.problem("notprincipal-not-allowed", "37", s.NotPrincipal.Key, "name who is meant with Principal", "%s takes no NotPrincipal", article(k))
	}
	if s.NotPrincipal.Present && s.Effect == Allow && k != Trust && k != RCP {
		c.problem("notprincipal-with-allow", "34", s.NotPrincipal.Key, "use Deny, or name the principals", "NotPrincipal goes with Deny only")
	}
}

// principalHint is what a statement without Principal is to be given: that of an
// RCP can only be everybody (rule 135).
func principalHint(k Kind) string {
	if k == RCP {
		return `add "Principal": "*", the only one that it takes`
	}
	return `add "Principal": {"AWS": "..."}`
}

// checkResource: required but in trust policies (rule 54), in key policies,
// where a statement without one has no effect (rule 152), and where a service's
// policies mean their own resource; in ARN form.
func (c *parser) checkResource(s *Statement, k Kind) {
	l := s.Resource
	if s.NotResource.Present {
		l = s.NotResource
	}
	switch {
	case k == Trust && l.Present:
		c.problem("resource-not-allowed", "54", l.Key, "delete it: the role itself is the resource", "a trust policy takes no Resource")
	case k == Resource && s.MeansItsResource():
	case k != Trust && k != Key && !l.Present:
		c.problem("missing-resource", "40", s.Span, `add "Resource": ...`, "the statement has neither Resource nor NotResource")
	}
	for _, v := range l.Values {
		if v.Value == "*" || strings.HasPrefix(v.Value, "arn:") {
			continue
		}
		if variable, whose := templateOf(v.Value); whose != "" {
			c.problem("resource-form", "51", v.Span, "write the ARN that it becomes", "%s is %s's, and AWS sees what it makes of it", variable, whose)
		} else {
			c.problem("resource-form", "51", v.Span, resourceHint(v.Value), "%q is neither an ARN nor *", v.Value)
		}
	}
}

// resourceHint is what to write for a resource that is no ARN: one without its
// beginning, or with a blank before it.
func resourceHint(text string) string {
	switch trimmed := strings.TrimSpace(text); {
	case strings.HasPrefix(trimmed, "arn:"):
		return "take the space away"
	case iamResource.MatchString(text):
		return `write the ARN: "arn:aws:iam::111122223333:` + text + `", with your account`
	}
	return `write "*" or an ARN such as "arn:aws:s3:::reports/*"`
}

// iamResource is how the resources of IAM are named without the rest of their
// ARN.
var iamResource = regexp.MustCompile(`^(?:role|user|group|policy|instance-profile)/[\w+=,.@/*-]{1,128}$`)

// checkActions: a service prefix and a name, or a lone * (rules 41, 42).
func (c *parser) checkActions(s *Statement) {
	for _, l := range []List{s.Action, s.NotAction} {
		for _, v := range l.Values {
			service, name, ok := strings.Cut(v.Value, ":")
			if v.Value == "*" || ok && service != "" && name != "" && !strings.Contains(name, ":") {
				continue
			}
			c.problem("action-form", "41", v.Span, actionHint(v.Value), "%q is no action", v.Value)
		}
	}
}

// checkOperators refuses operators that do not exist (rules 65, 67).
func (c *parser) checkOperators(s *Statement) {
	for i, cond := range s.Conditions {
		if i > 0 && s.Conditions[i-1].Operator == cond.Operator {
			continue
		}
		op, ok := match.ParseOperator(cond.Operator.Value)
		switch {
		case ok:
		case op.IfExists && strings.HasSuffix(op.Name, "NullIfExists"):
			c.problem("null-ifexists", "65", cond.Operator.Span, "write Null: it asks for existence itself", "Null takes no IfExists")
		case turnedRound(cond):
			c.problem("unknown-operator", "67", cond.Operator.Span, fmt.Sprintf(`write "%s": {"%s": ...}`, cond.Key.Value, cond.Operator.Value), "%s is a key, and its operator stands behind it", cond.Operator.Value)
		default:
			c.problem("unknown-operator", "67", cond.Operator.Span, operatorHint(cond.Operator.Value), "there is no operator %q", cond.Operator.Value)
		}
	}
}

// checkTypes refuses an operator's object that mixes JSON types (rule 70).
func (c *parser) checkTypes(s *Statement) {
	var first *Value
	for i, cond := range s.Conditions {
		if i > 0 && s.Conditions[i-1].Operator != cond.Operator {
			first = nil
		}
		for j := range cond.Values {
			v := &cond.Values[j]
			if first == nil {
				first = v
			}
			if v.Kind != first.Kind {
				c.problem("mixed-types", "70", v.Span, "write all values of one operator alike, best as strings", "%s is a %s, and line %d holds a %s", v.written(), v.Kind, first.Span.Line, first.Kind)
				break
			}
		}
	}
}

// checkSid: letters and digits, unique, in IAM's own policies (rule 169).
func (c *parser) checkSid(s *Statement, k Kind, seen map[string]bool) {
	sid := s.Sid.Value
	if sid == "" || k == Resource || k == Endpoint || k == Key {
		return
	}
	if strings.IndexFunc(sid, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}) >= 0 {
		c.problem("sid-characters", "169", s.Sid.Span, "use letters and digits only, no spaces", "Sid %q has a character that IAM refuses", sid)
	}
	if seen[sid] {
		c.problem("duplicate-sid", "169", s.Sid.Span, "give each statement a Sid of its own, or none", "Sid %q stands twice", sid)
	}
	seen[sid] = true
}

// article is a kind of policy in a sentence.
func article(k Kind) string {
	switch k {
	case Identity:
		return "an identity policy"
	case SCP, RCP:
		return "an " + strings.ToUpper(k.String())
	case Boundary:
		return "a permissions boundary"
	case Endpoint:
		return "a VPC endpoint policy"
	}
	return "a " + k.String() + " policy"
}
