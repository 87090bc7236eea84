package advice

import (
	"cmp"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// Group is what one service's actions of one level could do too much.
type Group struct {
	Service string
	Level   catalog.Level
	Deletes bool          // of Write: what is gone afterwards
	Text    string        // "user/mia could write a policy for user/mia (iam:PutUserPolicy), and 14 actions more."
	Actions []string      // of all witnesses of the group, without repetition
	Witness prove.Witness // the smallest
}

// maxGroups bounds what one reading holds.
const maxGroups = 5

// Excess groups over-permission by service and level, worst first, in a few
// groups at most; more says how many were left out. names may be nil.
func Excess(ps []prove.Party, names Names, fs ...prove.Finding) (groups []Group, more int) {
	at := map[groupKey]int{}
	for _, f := range fs {
		for _, w := range f.Witnesses {
			groups = joined(groups, at, w)
		}
	}
	for i := range groups {
		slices.Sort(groups[i].Actions)
		groups[i].Actions = slices.Compact(groups[i].Actions)
	}
	groups = oneCaller(groups, ps)
	slices.SortStableFunc(groups, func(a, b Group) int {
		return cmp.Or(a.severity()-b.severity(), renown(a.Service)-renown(b.Service), strings.Compare(a.Service, b.Service))
	})
	more = max(0, len(groups)-maxGroups)
	groups = groups[:len(groups)-more]
	for i := range groups {
		g := &groups[i]
		if w, ok := witnessOf(ps, g); ok {
			g.Witness, g.Text = w, Say(w, ps, names)
			continue
		}
		s := sayer{ps, names}
		g.Text = s.who(g.Witness) + s.could(g.Witness) + "call " + g.Actions[0] + s.more(prove.Witness{Request: iam.Request{Action: g.Actions[0]}, Actions: g.Actions}) + "."
	}
	return groups, more
}

// groupKey is what actions of one group have in common.
type groupKey struct {
	service string
	level   catalog.Level
	deletes bool
	party   int
}

// oneCaller keeps of the groups of one sort that of one caller: of everyone on
// the internet if they are among them, else of whoever could do most. What one
// could do is never said of another.
func oneCaller(groups []Group, ps []prove.Party) (kept []Group) {
	at := map[groupKey]int{}
	anybody := func(g *Group) bool {
		return g.Witness.Party < len(ps) && ps[g.Witness.Party].Who.Kind == iam.Anonymous
	}
	for _, g := range groups {
		k := groupKey{service: g.Service, level: g.Level, deletes: g.Deletes}
		i, known := at[k]
		switch {
		case !known:
			at[k] = len(kept)
			kept = append(kept, g)
		case anybody(&g) && !anybody(&kept[i]), anybody(&g) == anybody(&kept[i]) && len(g.Actions) > len(kept[i].Actions):
			kept[i] = g
		}
	}
	return kept
}

// joined adds each action of a witness to its group.
func joined(groups []Group, at map[groupKey]int, w prove.Witness) []Group {
	for _, action := range append([]string{w.Request.Action}, otherActions(w)...) {
		k := keyOf(action)
		k.party = w.Party
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k] = i
			groups = append(groups, Group{Service: k.service, Level: k.level, Deletes: k.deletes, Witness: w})
		}
		groups[i].Actions = append(groups[i].Actions, action)
	}
	return groups
}

func keyOf(action string) groupKey {
	service, name, _ := strings.Cut(action, ":")
	k := groupKey{service: strings.ToLower(service), level: catalog.Write}
	if a, ok := catalog.FindAction(action); ok {
		k.level = a.Level
	}
	words := wordsOf(name)
	k.deletes = k.level == catalog.Write && len(words) > 0 && slices.Contains(deleting, words[0])
	return k
}

// deleting are the verbs after which something is gone.
var deleting = []string{"Delete", "Terminate", "Purge", "Remove", "Destroy", "Deregister", "Release"}

// severity orders groups, the worst first.
func (g *Group) severity() int {
	switch {
	case g.Level == catalog.Permissions:
		return 0
	case g.Deletes:
		return 1
	case g.Level == catalog.Write:
		return 2
	case g.Level == catalog.Tagging:
		return 3
	case g.Level == catalog.Read:
		return 4
	}
	return 5
}

// renowned services go before others whose excess is of the same level.
var renowned = []string{"iam", "sts", "organizations", "kms", "s3", "secretsmanager", "ec2", "lambda", "dynamodb", "rds", "sqs", "sns", "logs"}

func renown(service string) int {
	if i := slices.Index(renowned, service); i >= 0 {
		return i
	}
	return len(renowned) + index(catalog.Help(service) == "")
}

// maxTold bounds how many actions are tried for the one that words tell of.
const maxTold = 40

// witnessOf is the group's witness with the group's most telling action, on a
// resource of it, if the judge confirms that it goes the same way.
func witnessOf(ps []prove.Party, g *Group) (prove.Witness, bool) {
	w := g.Witness
	if w.Party >= len(ps) {
		return w, false
	}
	told := slices.Clone(g.Actions)
	slices.SortStableFunc(told, func(a, b string) int { return index(catalog.Help(a) == "") - index(catalog.Help(b) == "") })
	if holds(g.Actions, w.Request.Action) {
		told = ownFirst(told, w.Request.Action)
	}
	for _, action := range told[:min(len(told), maxTold)] {
		for _, r := range elsewhere(w.Request, action) {
			p := &ps[w.Party]
			a, b := verdict(p.A, r), verdict(p.B, r)
			if (a.Outcome == iam.Allowed) != (w.A.Outcome == iam.Allowed) || (b.Outcome == iam.Allowed) != (w.B.Outcome == iam.Allowed) {
				continue
			}
			w.B = iam.Verdict{}
			if g.Witness.B != w.B {
				w.B = b
			}
			w.Request, w.A, w.Actions, w.Others = r, a, ownFirst(g.Actions, action), nil
			return w, true
		}
	}
	return w, false
}

// elsewhere is a request with another action, on the same resource or on the
// plainest of each type that the action has.
func elsewhere(r iam.Request, action string) (out []iam.Request) {
	if strings.EqualFold(r.Action, action) {
		return []iam.Request{r}
	}
	r.Action = action
	region, _ := r.Context.Lookup("aws:RequestedRegion")
	r.Context = r.Context.Without("aws:RequestedRegion").Without("aws:ResourceAccount")
	for _, on := range prove.Resources(action, r.Resource, cmp.Or(r.ResourceAccount, r.Principal.Account, prove.Home)) {
		r.Resource = on
		d := iam.Derive(r)
		if _, there := d.Context.Lookup(region.Key); !there && len(region.Values) > 0 {
			d.Context = append(d.Context, region)
		}
		out = append(out, d)
	}
	return out
}

func verdict(p iam.Policies, r iam.Request) iam.Verdict {
	return iam.Compile(kinded(p, &r)).Bind(&r, nil).Verdict()
}

func ownFirst(actions []string, own string) []string {
	out := []string{own}
	for _, a := range actions {
		if !strings.EqualFold(a, own) {
			out = append(out, a)
		}
	}
	return out
}
