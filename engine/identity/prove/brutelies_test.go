package prove_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// counting is a prover that counts out itself, and so is right about what it
// was asked within its alphabet: what liars are made of.
func counting(q *question, lie func(f *prove.Finding)) prover {
	b := newBench(q)
	find := func(shows func(a, b iam.Verdict) bool) prove.Finding {
		h := b.hunt(q.count(budget, 2), []direction{{shows: shows}})[0]
		f := prove.Finding{Complete: true}
		if h != nil {
			w := prove.Witness{Party: h.party, Request: h.request, A: b.judge(h.party, 0, &h.request), Actions: []string{h.request.Action}}
			if q.verb.two() {
				w.B = b.judge(h.party, 1, &h.request)
			}
			f.Witnesses = []prove.Witness{w}
		}
		lie(&f)
		return f
	}
	directions := b.ask(prover{
		func([]prove.Party, prove.Space) prove.Relation { return prove.Relation{} },
		blank, blank, blank,
	})
	scoped := func([]prove.Party, prove.Scope, prove.Space) prove.Finding { return find(directions[0].shows) }
	return prover{func([]prove.Party, prove.Space) prove.Relation {
		return prove.Relation{OnlyA: find(directions[0].shows), OnlyB: find(directions[1].shows)}
	}, scoped, scoped, scoped}
}

func blank([]prove.Party, prove.Scope, prove.Space) prove.Finding { return prove.Finding{} }

// TestTruthHasNoFaults tries the comparison on answers that are right.
func TestTruthHasNoFaults(t *testing.T) {
	var tally tally
	for seed := range uint64(250) {
		q := draw(seed)
		e := examine(q, counting(q, func(*prove.Finding) {}))
		tally.add(q, e)
		if len(e.faults) > 0 {
			t.Fatalf("seed %d\n%v%s", seed, q, strings.Join(e.lines(), "\n"))
		}
	}
	t.Log(tally.String())
	if tally.holds*5 < tally.findings || tally.shown*5 < tally.findings {
		t.Errorf("too one-sided: %v", tally.String())
	}
}

// TestLiesAreNoticed tries it on answers that are not.
func TestLiesAreNoticed(t *testing.T) {
	witness := func(change func(w *prove.Witness)) func(f *prove.Finding) {
		return func(f *prove.Finding) {
			if len(f.Witnesses) > 0 {
				change(&f.Witnesses[0])
			}
		}
	}
	context := func(key, value string) func(f *prove.Finding) {
		return witness(func(w *prove.Witness) { w.Request.Context = w.Request.Context.With(key, value) })
	}
	for name, lie := range map[string]func(f *prove.Finding){
		"all is proved":                   func(f *prove.Finding) { *f = prove.Finding{Complete: true} },
		"nothing is known":                func(f *prove.Finding) { *f = prove.Finding{} },
		"the witness is another's":        witness(func(w *prove.Witness) { w.Request.Principal.ARN += "x" }),
		"the witness asks on another ARN": witness(func(w *prove.Witness) { w.Request.Resource = "arn:aws:x:::y" }),
		"the verdicts are made up":        witness(func(w *prove.Witness) { w.A, w.B = w.B, w.A }),
		"an action is added":              witness(func(w *prove.Witness) { w.Actions = append(w.Actions, "lab:Never") }),
		"a number is none":                context("lab:size", "many"),
		"MFA is old and was never there":  context("aws:MultiFactorAuthAge", "60"),
		"the request comes from both sides": witness(func(w *prove.Witness) {
			w.Request.Context = w.Request.Context.With("aws:SourceIp", "192.0.2.1").With("aws:SourceVpce", "vpce-a")
		}),
	} {
		noticed := false
		for seed := uint64(0); seed < 500 && !noticed; seed++ {
			q := draw(seed)
			noticed = len(examine(q, counting(q, lie)).faults) > 0
		}
		if !noticed {
			t.Errorf("nobody notices that %s", name)
		}
	}
}

// TestDrawIsStable wants the same question of the same seed.
func TestDrawIsStable(t *testing.T) {
	for seed := range uint64(200) {
		if a, b := draw(seed).String(), draw(seed).String(); a != b {
			t.Fatalf("seed %d:\n%s\n%s", seed, a, b)
		}
	}
}

// TestCountedRequestsAreWhatTheyAreSaidToBe holds what is counted out against
// Derive and against the facts that witnesses are held against.
func TestCountedRequestsAreWhatTheyAreSaidToBe(t *testing.T) {
	for seed := range uint64(100) {
		q := draw(seed)
		for _, c := range q.count(budget, 2) {
			for _, r := range c.requests {
				r.Resource = c.resource
				if again := iam.Derive(r); again.Resource != r.Resource || !alike(again.Context, r.Context) {
					t.Fatalf("seed %d: Derive makes %v of %v", seed, again, r)
				}
				if faults := requestFaults(q, q.parties[c.party], &r); len(faults) > 0 {
					t.Fatalf("seed %d: %v\n%v\n%v", seed, faults, r, q)
				}
			}
		}
	}
}

// TestNamesAreAsManyAsSaid holds the guess of sizes against the names.
func TestNamesAreAsManyAsSaid(t *testing.T) {
	for places, format := range []string{"*", "${Thing}", "${Thing}/${Part}"} {
		for length := 1; length <= 4; length++ {
			if got, said := len(names(format, length)), howMany(places, length); got != said {
				t.Errorf("%s to length %d: %d names, %d said", format, length, got, said)
			}
		}
	}
}
