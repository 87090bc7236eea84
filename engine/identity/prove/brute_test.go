package prove_test

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gatehouse/engine/identity/prove"
)

// pairs is how many questions are drawn: 5,000 in every run, 500,000 in make
// soak (PROVE_PAIRS).
func pairs(t *testing.T) uint64 {
	if s := os.Getenv("PROVE_PAIRS"); s != "" {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if testing.Short() {
		return 500
	}
	return 5_000
}

// first is the first seed (PROVE_FROM), so that longer runs may go on where
// others ended.
func first(t *testing.T) uint64 {
	s := os.Getenv("PROVE_FROM")
	if s == "" {
		return 0
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// budget is how many requests of a question are counted out, about.
const budget = 800

// TestProverAgreesWithBruteForce asks drawn questions twice: the prover, and
// every request of a small space, one after another. What is proved must have
// no counterexample there, what has one must not be proved, and each witness
// must be a request of the space that shows what the finding claims.
func TestProverAgreesWithBruteForce(t *testing.T) {
	from, n := first(t), pairs(t)
	tally := agree(t, from, from+n-n/5)
	t.Log(tally.String())
	if tally.unsettled*20 > tally.findings {
		t.Errorf("%d of %d findings are not settled", tally.unsettled, tally.findings)
	}
	if tally.open*400 > tally.findings {
		t.Errorf("%d findings are not settled, though counting out finds a request", tally.open)
	}
	if tally.longer*8 > tally.same {
		t.Errorf("%d witnesses are longer than they need be, %d are not", tally.longer, tally.same)
	}
	if tally.holds*4 < tally.findings || tally.shown*4 < tally.findings {
		t.Errorf("too one-sided: %d hold and %d have witnesses, of %d", tally.holds, tally.shown, tally.findings)
	}
}

// TestOtherWayAgreesWithBruteForce sends small questions the way that large
// ones go: patterns as truths, where their joint automaton would be too large.
func TestOtherWayAgreesWithBruteForce(t *testing.T) {
	defer prove.FirstSteps(prove.FirstSteps(1))
	from, n := first(t), pairs(t)
	t.Log(agree(t, from+n-n/5, from+n).String())
}

// agree examines the questions of some seeds.
func agree(t *testing.T, from, to uint64) *tally {
	var tally tally
	var faults atomic.Int64
	inParallel(to-from, func(n uint64) {
		seed := from + n
		q := draw(seed)
		result := examine(q, engine)
		tally.add(q, result)
		if len(result.faults) == 0 || faults.Add(1) > 10 {
			return
		}
		kind := result.faults[0].kind
		small := shrink(q, func(q *question) bool { return examine(q, engine).has(kind) })
		t.Errorf("seed %d: %s\n%v%s", seed, result.faults[0], small, strings.Join(examine(small, engine).lines(), "\n"))
	})
	if n := faults.Load(); n > 0 {
		t.Errorf("%d questions have faults", n)
	}
	return &tally
}

// inParallel calls judge for n seeds on all cores.
func inParallel(n uint64, judge func(seed uint64)) {
	var next atomic.Uint64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for seed := next.Add(1) - 1; seed < n; seed = next.Add(1) - 1 {
				judge(seed)
			}
		})
	}
	wg.Wait()
}

// A fault is a disagreement between a finding and what was counted out.
type fault struct{ kind, text string }

func (f fault) String() string { return f.kind + ": " + f.text }

// examined is what came of one question.
type examined struct {
	findings []direction
	hits     []*hit
	faults   []fault
	counted  int
}

func (e examined) has(kind string) bool {
	return slices.ContainsFunc(e.faults, func(f fault) bool { return f.kind == kind })
}

func (e examined) lines() (out []string) {
	for _, f := range e.faults {
		out = append(out, f.String())
	}
	for i, d := range e.findings {
		out = append(out, fmt.Sprintf("%s: complete %v, %d witnesses, why %v", d.name, d.finding.Complete, len(d.finding.Witnesses), d.finding.Why))
		for _, w := range d.finding.Witnesses {
			out = append(out, fmt.Sprintf("  witness of party %d: %s on %s, %v", w.Party, w.Request.Action, w.Request.Resource, w.Request.Context))
		}
		if h := e.hits[i]; h != nil {
			out = append(out, fmt.Sprintf("  counted out, party %d: %s on %s, %v", h.party, h.request.Action, h.request.Resource, h.request.Context))
		}
	}
	return out
}

// examine asks a question and counts it out.
func examine(q *question, p prover) (e examined) {
	b := newBench(q)
	defer func() {
		if r := recover(); r != nil {
			e.faults = append(e.faults, fault{"panic", fmt.Sprint(r)})
			e.findings = nil
		}
	}()
	e.findings = b.ask(p)
	all := q.count(budget, 2)
	for _, c := range all {
		e.counted += len(c.requests)
	}
	e.hits = b.hunt(all, e.findings)
	for i := range e.findings {
		e.faults = append(e.faults, b.compare(&e.findings[i], e.hits[i])...)
	}
	return e
}

// compare holds one finding against what was counted out.
func (b *bench) compare(d *direction, h *hit) (all []fault) {
	f := &d.finding
	switch {
	case h != nil && f.Holds():
		all = append(all, fault{"proved wrongly", d.name + " is said to hold"})
	case strings.Contains(strings.Join(f.Why, " "), "not confirmed"):
		all = append(all, fault{"not confirmed", d.name + " speaks of requests that the judge did not confirm"})
	case !f.Complete && len(f.Why) == 0:
		all = append(all, fault{"no reason", d.name + " is not settled and says nothing"})
	case !f.Complete && len(f.Witnesses) > 0:
		all = append(all, fault{"undecided", d.name + " has a witness and is not settled"})
	case len(f.Witnesses) > max(1, b.q.most), len(f.Witnesses) == 0 && f.More > 0:
		all = append(all, fault{"too many", fmt.Sprintf("%s has %d witnesses and %d more", d.name, len(f.Witnesses), f.More)})
	}
	for i := range f.Witnesses {
		w := &f.Witnesses[i]
		if slices.ContainsFunc(f.Witnesses[:i], func(o prove.Witness) bool {
			return o.Party == w.Party && o.Request.Action == w.Request.Action && o.Request.Resource == w.Request.Resource
		}) {
			all = append(all, fault{"twice", d.name + " has two witnesses on one action and resource"})
		}
		for _, text := range b.faults(d, &f.Witnesses[i]) {
			all = append(all, fault{"bad witness: " + shape(text), d.name + ": " + text})
		}
	}
	return all
}

// shape is the kind of a text: its words without what they speak of.
func shape(text string) string {
	var kept []string
	for _, w := range strings.Fields(text) {
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz'") == "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// tally counts what findings came to.
type tally struct {
	sync.Mutex
	findings, holds, shown, unsettled int
	starved                           int // not settled within a few steps
	open                              int // not settled, though a request was counted out
	beyond                            int // with a witness, though none was counted out
	longer, shorter, same             int // the witness' resource against the shortest counted out
	steps, requests                   int
	why                               map[string]int
}

func (t *tally) add(q *question, e examined) {
	t.Lock()
	defer t.Unlock()
	t.requests += e.counted
	for i, d := range e.findings {
		f, h := d.finding, e.hits[i]
		t.findings++
		t.steps += f.Steps
		switch {
		case f.Holds():
			t.holds++
		case len(f.Witnesses) == 0:
			if q.steps > 0 {
				t.starved++
				continue
			}
			t.unsettled++
			if h != nil {
				t.open++
			}
			t.reason(f.Why)
		default:
			t.shown++
			t.length(q, &f.Witnesses[0], h)
		}
	}
}

func (t *tally) reason(why []string) {
	if t.why == nil {
		t.why = map[string]int{}
	}
	for _, w := range why {
		t.why[shape(w)]++
	}
}

func (t *tally) length(q *question, w *prove.Witness, h *hit) {
	switch {
	case h == nil:
		t.beyond++
	case w.Party != h.party || len(q.names) > 0:
	case len(w.Request.Resource) > len(h.request.Resource):
		t.longer++
	case len(w.Request.Resource) < len(h.request.Resource):
		t.shorter++
	default:
		t.same++
	}
}

func (t *tally) String() string {
	share := func(n int) string { return fmt.Sprintf("%d (%.2f%%)", n, 100*float64(n)/float64(max(1, t.findings))) }
	out := fmt.Sprintf("%d findings: %s hold, %s have witnesses, %s are not settled (%d of them were counted out), %d within too few steps; %d witnesses beyond what was counted; "+
		"resources as short as any counted %d, longer %d, shorter %d; %d requests and %d steps a finding",
		t.findings, share(t.holds), share(t.shown), share(t.unsettled), t.open, t.starved, t.beyond, t.same, t.longer, t.shorter, t.requests/max(1, t.findings), t.steps/max(1, t.findings))
	for _, w := range slices.Sorted(func(yield func(string) bool) {
		for w := range t.why {
			if !yield(w) {
				return
			}
		}
	}) {
		out += fmt.Sprintf("\n  not settled, %d: %s", t.why[w], w)
	}
	return out
}

// TestSameQuestionSameFinding asks twice and wants the same to the letter.
func TestSameQuestionSameFinding(t *testing.T) {
	for seed := range uint64(200) {
		first, second := newBench(draw(seed)).ask(engine), newBench(draw(seed)).ask(engine)
		for i := range first {
			if a, b := fmt.Sprintf("%+v", first[i].finding), fmt.Sprintf("%+v", second[i].finding); a != b || !reflect.DeepEqual(first[i].finding, second[i].finding) {
				t.Errorf("seed %d, %s:\n%s\n%s", seed, first[i].name, a, b)
			}
		}
	}
}
