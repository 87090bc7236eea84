package prove

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/language"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// inquiry is one search over all parties, for one or several goals at once.
type inquiry struct {
	goals     []goal
	scope     Scope
	space     Space
	common    language.Budget // of what is done once for all goals
	results   [numGoals]result
	asking    []goal           // those that are searched for at the moment
	budget    *language.Budget // of these
	named     map[string]bool  // actions that a policy names in full
	relations map[relationKey]language.Relation
	formats   map[[3]string]*language.Expr
	values    map[string]classed
	many      map[string]bool // keys of which some condition asks for sets
}

// result is what came of one goal.
type result struct {
	budget language.Budget
	found  []Witness
	gaps   map[string]bool
}

func look(ps []Party, scope Scope, sp Space, goals ...goal) []Finding {
	steps := cmp.Or(sp.Steps, DefaultSteps)
	q := &inquiry{goals: goals, scope: scope, space: sp, common: language.Budget{Left: steps}, named: map[string]bool{}, relations: map[relationKey]language.Relation{},
		formats: map[[3]string]*language.Expr{}, values: map[string]classed{}, many: map[string]bool{}}
	for i := range q.results {
		q.results[i] = result{budget: language.Budget{Left: steps}, gaps: map[string]bool{}}
	}
	q.ask(goals...)
	for i := range ps {
		for _, doc := range slices.Concat(documents(&ps[i].A), documents(&ps[i].B)) {
			for j := range doc.Statements {
				q.ofSets(doc.Statements[j].Conditions)
			}
		}
	}
	for _, conditions := range scope.Given {
		q.ofSets(conditions)
	}
	for i := range ps {
		newSeeker(q, i, &ps[i]).run()
	}
	var out []Finding
	for _, g := range goals {
		f := q.finding(&q.results[g])
		f.Steps = steps - max(q.common.Left, 0) + steps - max(q.results[g].budget.Left, 0)
		out = append(out, f)
	}
	return out
}

// ofSets notes the keys of which conditions ask for sets.
func (q *inquiry) ofSets(conditions []policy.Condition) {
	for _, c := range conditions {
		if op, _ := match.ParseOperator(c.Operator.Value); op.Qualifier != match.NoQualifier {
			q.many[strings.ToLower(c.Key.Value)] = true
		}
	}
}

// ask turns to some goals, and to their budget.
func (q *inquiry) ask(goals ...goal) {
	q.asking, q.budget = goals, &q.common
	if len(goals) == 1 {
		q.budget = &q.results[goals[0]].budget
	}
}

// gap notes why nothing can be proved.
func (q *inquiry) gap(why string) {
	for _, g := range q.asking {
		q.results[g].gaps[why] = true
	}
}

const outOfSteps = "the budget of steps has ended"

// limited is the budget of one small question within a search.
func (q *inquiry) limited(steps int, ask func(*language.Budget)) {
	b := language.Budget{Left: min(steps, max(q.budget.Left, 0))}
	before := b.Left
	ask(&b)
	q.budget.Left -= before - max(b.Left, 0)
}

// relation is how a pattern stands to what others fit together; Cuts where that
// is hard to tell.
func (q *inquiry) relation(e *language.Expr, must ...*language.Expr) (r language.Relation) {
	q.limited(smallSteps, func(b *language.Budget) { r = language.Relate(e, b, must...) })
	return r
}

// meet says whether patterns have a text in common, or that is hard to tell.
func (q *inquiry) meet(all ...*language.Expr) (yes bool) {
	q.limited(smallSteps, func(b *language.Budget) { yes = language.Meet(b, all...) })
	return yes
}

// smallSteps is the budget of a question about two or three patterns.
const smallSteps = 100_000

// spent says whether a goal's budget has ended, or the common one.
func (q *inquiry) spent(g goal) bool {
	if q.common.Left >= 0 && q.results[g].budget.Left >= 0 {
		return false
	}
	q.results[g].gaps[outOfSteps] = true
	return true
}

func (q *inquiry) finding(r *result) Finding {
	f := Finding{Why: slices.Sorted(maps.Keys(r.gaps))}
	slices.SortStableFunc(r.found, func(a, b Witness) int { return cmp.Compare(q.size(&a), q.size(&b)) })
	r.found = once(r.found)
	f.Witnesses = r.found[:min(len(r.found), max(1, q.space.Witnesses))]
	for i := range f.Witnesses {
		w := &f.Witnesses[i]
		w.Actions = distinct(append([]string{w.Request.Action}, w.Actions...))
		w.Others = distinct(append(slices.Clone(w.Actions), w.Others...))[len(w.Actions):]
	}
	f.More = len(r.found) - len(f.Witnesses)
	f.Complete = len(r.found) > 0 || len(f.Why) == 0
	return f
}

// once puts witnesses together that are one request found twice.
func once(all []Witness) []Witness {
	type question struct {
		party            int
		action, resource string
	}
	at := map[question]int{}
	out := all[:0]
	for _, w := range all {
		k := question{w.Party, w.Request.Action, w.Request.Resource}
		if i, known := at[k]; known {
			out[i].Actions = append(out[i].Actions, w.Actions...)
			out[i].Others = append(out[i].Others, w.Others...)
			continue
		}
		at[k] = len(out)
		out = append(out, w)
	}
	return out
}

// possible says whether some goal may be reached by sides of which nothing is
// assigned yet.
func (q *inquiry) possible(sides sides) bool {
	return slices.ContainsFunc(q.goals, func(g goal) bool {
		may, _ := g.judge(sides, 0)
		return may
	})
}

// size is how hard a witness is to read: what the world has a name for first,
// then the shorter one.
func (q *inquiry) size(w *Witness) int {
	n := len(w.Request.Resource) + 12*len(w.Request.Context)
	if !slices.Contains(q.space.Names, w.Request.Resource) {
		n += 200
	}
	if !q.telling(w.Request.Action) {
		n += 400
	}
	return n
}

// telling says whether an action is one that people know: a policy names it, or
// the catalogue has words for it.
func (q *inquiry) telling(action string) bool {
	return q.named[strings.ToLower(action)] || catalog.Help(action) != ""
}

// better says whether a target is better known than another.
func (q *inquiry) better(a, b *target) bool {
	if len(q.named) > 0 {
		if x, y := q.named[strings.ToLower(a.action)], q.named[strings.ToLower(b.action)]; x != y {
			return x
		}
	}
	return a.helped && !b.helped
}
