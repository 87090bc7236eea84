package iam

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/explain"
)

// Sentence says in one or two sentences why the verdict is what it is.
func (x *Explanation) Sentence() string {
	switch {
	case x.Outcome == ExplicitlyDenied:
		d := x.Decisive[0].where() + " denies it, and a Deny beats every Allow."
		if x.vain != nil {
			return x.vain.where() + " allows it, but " + lower(d)
		}
		return d
	case x.Outcome == Allowed && len(x.Decisive) > 0:
		allows := x.Decisive[0].where() + " allows it, and nothing denies it."
		if x.Closest != nil {
			near := capital(x.Closest.Label)
			if x.Closest.Policy != x.Decisive[0].Policy {
				near = x.Closest.where()
			}
			allows += " " + near + " comes closest to a Deny: " + x.misfitWords()
		}
		return allows
	case x.Outcome == Allowed:
		return x.noStatement()
	case len(x.Invalid) > 0:
		return x.Invalid[0].Policy + " is not a policy AWS would accept, so nothing is allowed: " + x.Invalid[0].Problem.Message + "."
	case x.NotJudged:
		return "Not judged yet: " + strings.Join(x.Missing(), "; ") + ". What is not judged is denied."
	case x.vain != nil:
		return x.vain.where() + " names the account, which only lets it decide, and no identity policy allows it."
	case x.Closest != nil:
		return "No statement allows it. " + capital(x.Closest.Label) + " comes closest: " + x.misfitWords()
	case x.Result(LayerIdentity) == ResultAbsent && x.Result(LayerResource) == ResultAbsent:
		return "Nothing allows it: no policy is attached, and what nobody allows is denied."
	}
	return "No statement allows it: no Allow names this action."
}

func (x *Explanation) noStatement() string {
	for _, n := range x.Tree {
		if n.Why == whyFree {
			return "This call needs no permission."
		}
	}
	return "The root user may do everything that no Deny forbids."
}

// where names a statement and how it reaches the caller.
func (s Statement) where() string {
	w := capital(s.Label) + " in " + s.Policy
	if s.Via != "" {
		w += " (through " + s.Via + ")"
	}
	return w
}

// capital begins a sentence with "statement 2"; a Sid keeps its own spelling.
func capital(s string) string {
	if strings.HasPrefix(s, "statement ") {
		return "S" + s[1:]
	}
	return s
}

// lower undoes capital: a Sid keeps its own spelling.
func lower(s string) string {
	if strings.HasPrefix(s, "Statement ") {
		return "s" + s[1:]
	}
	return s
}

// misfitWords says what keeps the closest statement from applying.
func (x *Explanation) misfitWords() string {
	n := x.misfit
	if n == nil {
		return "it names the account, and an identity policy must allow as well."
	}
	switch n.Args[0] {
	case "Resource", "NotResource":
		return "its action fits, its resource does not."
	case "Principal", "NotPrincipal":
		return "its action and resource fit, but it does not name the caller."
	}
	return "its action and resource fit, but its condition " + n.Args[0] + " does not hold: " + n.Text() + "."
}

// Message is the denial in AWS's own wording (rules 161-163); AWS names one
// type of policy only. It is empty on an Allow, and where the denial is not
// AWS's but ours: what is not judged, or a policy that AWS would not hold.
func (x *Explanation) Message() string {
	if x.Outcome == Allowed || x.Outcome == ImplicitlyDenied && (x.NotJudged || len(x.Invalid) > 0) {
		return ""
	}
	m := "User: " + cmp.Or(x.Request.Principal.ARN, "anonymous") + " is not authorized to perform: " + x.Request.Action
	if x.Request.Resource != "*" {
		m += " on resource: " + x.Request.Resource
	}
	if x.Outcome == ExplicitlyDenied {
		return m + " with an explicit deny in " + [numLayers]string{"an identity-based policy", "a resource-based policy", "a permissions boundary",
			"a session policy", "a service control policy", "a resource control policy", "a VPC endpoint policy"}[x.Decisive[0].Layer]
	}
	return m + " because no identity-based policy allows the " + x.Request.Action + " action"
}

// Missing names what is not judged yet, without repetition.
func (x *Explanation) Missing() []string {
	missing := []string{}
	for _, n := range x.Tree {
		if n.Mark != explain.Unsure {
			continue
		}
		text := n.Text()
		if n.Why == whyClosed {
			text = "the " + n.Args[0] + " layer"
		}
		if text = strings.TrimSuffix(text, " are not judged yet"); !slices.Contains(missing, text) {
			missing = append(missing, strings.TrimSuffix(text, " is not judged yet"))
		}
	}
	return missing
}

// Rules lists the rules that the verdict rests on, in order: those of the
// outcome and of every reason on the way to it.
func (x *Explanation) Rules() []string {
	rules := map[string]bool{}
	switch x.Outcome {
	case ExplicitlyDenied:
		rules["2"] = true
	case ImplicitlyDenied:
		rules["1"] = !x.NotJudged
	default:
		rules["5"] = len(x.Decisive) > 0
	}
	take := func(n explain.Node) {
		for _, r := range n.Why.Rules {
			rules[r] = true
		}
	}
	for i, n := range x.Tree {
		if n.Mark == explain.Unsure || n.Why == whyRoot || n.Why == whyFree || n.Why == whyInvalid {
			take(n)
		}
		if n.Depth == 1 && x.decides(n) {
			for j := range x.Tree.Children(i) {
				take(x.Tree[j])
			}
		}
	}
	return sortedRules(rules)
}

// Pages lists the titles of the AWS pages that the verdict rests on, in the
// order in which the reasons name them.
func (x *Explanation) Pages() []string {
	pages := []string{pageLogic}
	for i, n := range x.Tree {
		if n.Depth != 1 || !x.decides(n) {
			continue
		}
		for j := range x.Tree.Children(i) {
			if page := x.Tree[j].Why.Page; !slices.Contains(pages, page) {
				pages = append(pages, page)
			}
		}
	}
	return pages
}

// decides says whether a statement's node is one of the deciding statements,
// or the closest.
func (x *Explanation) decides(n explain.Node) bool {
	same := func(s Statement) bool { return s.Policy == n.Doc && s.Span.Line == n.Line && s.Span.Col == n.Col }
	return slices.ContainsFunc(x.Decisive, same) || x.Closest != nil && same(*x.Closest) ||
		x.Outcome == ImplicitlyDenied && x.vain != nil && same(*x.vain)
}

func sortedRules(set map[string]bool) []string {
	var out []string
	for r, ok := range set {
		if ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		x, err := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err != nil || err2 != nil {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(x, y)
	})
	return out
}

// Misfit is the first element of the closest statement that does not fit; ok
// is false when no statement came close or nothing but delegation is missing.
func (x *Explanation) Misfit() (n explain.Node, ok bool) {
	if x.misfit == nil {
		return n, false
	}
	return *x.misfit, true
}
