package iam

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"gatehouse/engine/explain"
	"gatehouse/engine/identity/match"
)

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
		rules["5"] = len(x.Decisive) > 0 && x.SameAccount
	}
	for _, r := range x.layerRules() {
		rules[r] = true
	}
	if p := x.closing(); p != nil && p.Problem.Rule != "" {
		rules[p.Problem.Rule] = true
	}
	for n := range x.bearing() {
		for _, r := range rulesOf(n) {
			rules[r] = true
		}
	}
	return sortedRules(rules)
}

// bearing yields the nodes that the verdict rests on.
func (x *Explanation) bearing() iter.Seq[explain.Node] {
	return func(yield func(explain.Node) bool) {
		for i, n := range x.Tree {
			if x.Outcome != ImplicitlyDenied && slices.Contains(vainBeside, n.Why) {
				continue
			}
			spared := x.Outcome == Allowed && slices.Contains(sparedWhy[1:], n.Why)
			if n.Mark == explain.Unsure || n.Depth == 0 && (n.Doc == "" && n.Why != whyAbsent || n.Why == whyInvalid || spared) {
				if !yield(n) {
					return
				}
			}
			if n.Depth != 1 || !x.decides(i) {
				continue
			}
			for _, e := range x.Tree[i+1 : x.Tree.End(i)] {
				if e.Why != whyAsked && !Turns(e.Why) && !yield(e) {
					return
				}
			}
		}
	}
}

// rulesOf are a reason's rules; of a value that an operator cannot read those
// of its family alone.
func rulesOf(n explain.Node) []string {
	switch n.Why {
	case whyUnreadable, whyUnreadableHolds, whyValueUnread, whyValueUnreadHolds:
	default:
		return n.Why.Rules
	}
	op, _ := match.ParseOperator(n.Args[0])
	rules := []string{[...]string{match.Numeric: "78", match.Date: "79", match.Bool: "81", match.Binary: "83", match.IP: "84", match.ARN: "77", match.Null: "64"}[op.Family]}
	if op.Negated {
		rules = append(rules, "61")
	}
	return rules
}

// layerRules lists the rules by which layers block.
func (x *Explanation) layerRules() (out []string) {
	if x.Outcome != ImplicitlyDenied {
		return nil
	}
	for l, rules := range [numLayers][]string{LayerBoundary: {"9", "10"}, LayerSession: {"137"}, LayerSCP: {"119", "128"}, LayerEndpoint: {"159"}} {
		if x.Blocked.Has(Layer(l)) {
			out = append(out, rules...)
		}
	}
	return out
}

// Pages lists the titles of the AWS pages that the verdict rests on, in the
// order in which the reasons name them, then those of the layers that keep it
// out.
func (x *Explanation) Pages() []string {
	pages := []string{pageLogic}
	add := func(page string) {
		if page != "" && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	for n := range x.bearing() {
		add(n.Why.Page)
	}
	for l, page := range [numLayers]string{LayerBoundary: pageBoundaries, LayerSession: pageSessions, LayerSCP: pageSCP, LayerRCP: pageRCP, LayerEndpoint: pageEndpoint} {
		if x.Blocked.Has(Layer(l)) {
			add(page)
		}
	}
	return pages
}

// decides says whether a statement's node is one of the deciding statements,
// or the closest.
func (x *Explanation) decides(node int) bool {
	same := func(s Statement) bool { return int(x.heads[s.at]) == node }
	return slices.ContainsFunc(x.Decisive, same) || x.Closest != nil && same(*x.Closest) ||
		x.Outcome == ImplicitlyDenied && x.vain != nil && same(*x.vain)
}

// Key are the nodes of the statements that decided, or came closest: what would
// turn the verdict comes first. Where none did, and a resource's Allow waits for
// the caller's own policies to join it, it is that Allow.
func (x *Explanation) Key() []int {
	wanted := x.Decisive
	if x.Closest != nil {
		wanted = append([]Statement{*x.Closest}, wanted...)
	}
	if l, ok := x.blame(); ok && l == LayerIdentity && len(wanted) == 0 && x.vain != nil && x.vain.Layer == LayerResource {
		wanted = []Statement{*x.vain}
	}
	var out []int
	for _, s := range wanted {
		if head := x.heads[s.at]; head > 0 {
			out = append(out, int(head))
		}
	}
	return out
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
