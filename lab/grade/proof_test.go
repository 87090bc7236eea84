package grade_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"

	"github.com/rogpeppe/go-internal/txtar"
)

// withRows is an exercise of the sound pack with rows added to its table.
func withRows(t testing.TB, id string, rows ...string) *pack.Exercise {
	t.Helper()
	file, last := "01-mia-reads.md", "| read | `user/mia` | `s3:GetObject` | `reports/q3.csv` | | allow | her *job* |"
	if id == "shop/guard" {
		file, last = "02-guard.md", "| bo | user/bo | s3:GetObject | reports/q3.csv | | allow |"
	}
	change := "- " + last + "\n+ " + last + "\n"
	for _, r := range rows {
		change += "+ " + r + "\n"
	}
	fsys, err := packtest.Change(&txtar.Archive{Files: []txtar.File{{Name: "change " + file, Data: []byte(change)}}})
	if err != nil {
		t.Fatal(err)
	}
	ex, problems := pack.LoadExercise(fsys, id)
	if ex == nil {
		t.Fatal(problems)
	}
	return ex
}

// tries is a prover that knows four actions, the names of the space, and
// whether there is MFA: enough to tell what is asked of it.
type tries struct{ asked []prove.Party }

func (f *tries) find(ps []prove.Party, s prove.Scope, sp prove.Space, bad func(a, b iam.Verdict) bool) prove.Finding {
	f.asked = ps
	out := prove.Finding{Complete: true, Steps: 7}
	for i, p := range ps {
		for _, action := range []string{"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListAllMyBuckets"} {
			for _, on := range append(slices.Clone(sp.Names), "arn:aws:s3:::reports/x") {
				for _, mfa := range []string{"", "true"} {
					r := iam.Request{Action: action, Resource: on, ResourceAccount: p.Owner, Principal: p.Who, Context: slices.Clone(p.Known)}
					if mfa != "" {
						r.Context = r.Context.With("aws:MultiFactorAuthPresent", mfa)
					}
					if r = iam.Derive(r); !fits(s.Actions, action) || !fits(s.Resources, r.Resource) || !fits(p.On, r.Resource) ||
						len(p.Except) > 0 && fits(p.Except, r.Resource) || !given(s, mfa) {
						continue
					}
					a, b := iam.Compile(p.A).Bind(&r, nil).Verdict(), iam.Compile(p.B).Bind(&r, nil).Verdict()
					if bad(a, b) {
						out.Witnesses = append(out.Witnesses, prove.Witness{Party: i, Request: r, A: a, B: b, Actions: []string{action}})
						return out
					}
				}
			}
		}
	}
	return out
}

func fits(patterns []string, s string) bool {
	return len(patterns) == 0 || slices.ContainsFunc(patterns, func(p string) bool {
		pattern := match.Compile(p, match.Options{Wild: true, Fold: true})
		return pattern.Match(s, nil) == match.True
	})
}

// given knows one key.
func given(s prove.Scope, mfa string) bool {
	return len(s.Given) == 0 || slices.ContainsFunc(s.Given, func(all []policy.Condition) bool {
		return len(all) == 0 || (all[0].Operator.Value == "Bool") == (mfa == "true")
	})
}

func (f *tries) grader(t testing.TB, ex *pack.Exercise) *grade.Grader {
	t.Helper()
	g := grader(t, ex)
	allowed := func(v iam.Verdict) bool { return v.Outcome == iam.Allowed }
	g.SetProver(
		func(ps []prove.Party, s prove.Scope, sp prove.Space) prove.Finding {
			return f.find(ps, s, sp, func(a, _ iam.Verdict) bool { return allowed(a) })
		},
		func(ps []prove.Party, s prove.Scope, sp prove.Space) prove.Finding {
			return f.find(ps, s, sp, func(a, _ iam.Verdict) bool { return !allowed(a) })
		},
		func(ps []prove.Party, s prove.Scope, sp prove.Space) prove.Finding {
			return f.find(ps, s, sp, func(a, b iam.Verdict) bool { return allowed(a) && !allowed(b) })
		})
	return g
}

const (
	miaReads = `"s3:GetObject"`
	reports  = `"arn:aws:s3:::reports/*"`
)

// TestRowsAboutAllRequests: a line is a row, the answer, and how the row then
// stands.
func TestRowsAboutAllRequests(t *testing.T) {
	for _, c := range []struct{ row, action, resource, want string }{
		{" | | | | at most the solution", miaReads, reports, "ok"},
		{" | | | | at most the solution", `["s3:GetObject", "s3:PutObject"]`, reports, "FIX Mia could write reports/q3.csv."},
		{" | | | | at least the solution", `["s3:GetObject", "s3:PutObject"]`, reports, "ok"},
		{" | | | | at least the solution", miaReads, `"arn:aws:s3:::reports/q3.csv"`, "FIX Mia could not read reports/x."},
		{"user/mia | any | any | | at most `ReadSalaries`", miaReads, `"arn:aws:s3:::salaries/*"`, "ok"},
		{"user/mia | any | any | | at most `ReadSalaries`", miaReads, reports, "FIX Mia could read reports/q3.csv."},
		{"user/mia | `s3:*` | any but `reports/*` | | never", miaReads, reports, "ok"},
		{"user/mia | `s3:*` | any but `reports/*` | | never", miaReads, `"*"`, "FIX Mia could read salaries/all.csv."},
		{"user/mia | `s3:GetObject` | `reports/*` | | always", miaReads, reports, "ok"},
		{"any | `s3:Get*` | `reports/*` | | always", miaReads, reports, "FIX Bo could not read reports/q3.csv."},
		{"user/mia | `s3:Get*` | any | mfa | only", miaReads, reports, "FIX Mia could read reports/q3.csv without MFA."},
		{"user/mia | any | any | also `FullAccess` | never", miaReads, reports, "FIX Mia could read reports/q3.csv."},
		{"any but user/mia | `s3:*` | any | | never", miaReads, reports, "ok"},
		{"`*` | any | any | | never", miaReads, `"arn:aws:s3:::nothing"`, "FIX The root user could read reports/q3.csv."},
	} {
		ex := withRows(t, "shop/mia-reads", "| row | "+c.row+" | |")
		f := &tries{}
		g := f.grader(t, ex)
		r := g.Judge(answer(c.action, c.resource))
		row := r.Rows[1]
		if got := strings.TrimSpace(row.State.String() + " " + row.Said); got != c.want {
			t.Errorf("%s: %s on %s is %q, want %q", c.row, c.action, c.resource, got, c.want)
		}
		if really := grader(t, ex).Judge(answer(c.action, c.resource)).Rows[1]; really.State != row.State {
			t.Errorf("%s: %s on %s is %s when it is really proved: %s", c.row, c.action, c.resource, really.State, really.Said)
		}
	}
}

const least = "| least | | | | | at most the solution | |"

// TestRowsAboutAllRequestsWaitForTheHandIn: while one types they are dark, and
// nothing passes that holds one; a hand-in that is given up leaves them so.
func TestRowsAboutAllRequestsWaitForTheHandIn(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", least)
	f := &tries{}
	g := f.grader(t, ex)
	r := g.Glance(grade.Solution(ex))
	if got := states(r); got != "ok -- ok ok ok ok" || r.Passed || r.Unproved() != 1 || r.Mistake != nil || r.First != -1 || f.asked != nil {
		t.Errorf("at a glance rows are %s, %+v", got, r)
	}
	gone, giveUp := context.WithCancel(context.Background())
	giveUp()
	if r := g.HandIn(gone, grade.Solution(ex)); states(r) != "ok -- ok ok ok ok" || r.Passed || f.asked != nil {
		t.Errorf("given up, rows are %s", states(r))
	}
	if r := g.Judge(grade.Solution(ex)); states(r) != "ok ok ok ok ok ok" || !r.Passed || r.Rows[1].Word() != "proved" {
		t.Errorf("handed in, rows are %s", states(r))
	}
	if r := g.Judge(grade.Start(ex)); states(r) != "-- -- -- -- -- --" {
		t.Errorf("with holes, rows are %s", states(r))
	}
}

// TestWhatIsNotSettledNeverPasses: a search that gave up proves nothing.
func TestWhatIsNotSettledNeverPasses(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", least)
	g := grader(t, ex)
	open := func([]prove.Party, prove.Scope, prove.Space) prove.Finding {
		return prove.Finding{Steps: 9, Why: []string{"the budget of 9 steps is spent"}}
	}
	g.SetProver(open, open, open)
	r := g.Judge(grade.Solution(ex))
	if row := r.Rows[1]; row.State != grade.NotJudged || row.Word() != "not settled" || r.Passed || r.First != 1 {
		t.Errorf("rows are %s, the row is %s", states(r), row.Word())
	}
	if w, ok := g.Why(grade.Solution(ex), 1); !ok || w.Sentence != "Not settled: the budget of 9 steps is spent. A plainer policy can be proved." || w.Got != "not settled" {
		t.Errorf("the reasons say %+v", w)
	}
}

// TestWhyOfACounterexample: the judge's reasons, for the request that breaks
// the row, under the learner's documents.
func TestWhyOfACounterexample(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", least, "| most | | | | | at least the solution | |")
	g := (&tries{}).grader(t, ex)
	sly := grade.Answer{"policy.json": `{"Version": "2012-10-17", "Statement": [
		{"Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*"},
		{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}`}
	w, ok := g.Why(sly, 1)
	if !ok || w.Got != "allow" || !strings.HasPrefix(w.Sentence, "Mia could write reports/q3.csv. ") || w.Asked == nil || w.Asked.Who != "user/mia" ||
		w.Asked.Does != "s3:PutObject" || w.Asked.On != "reports/q3.csv" || strings.Join(w.Asked.Keys, "; ") != "no aws:MultiFactorAuthPresent" {
		t.Errorf("%+v, %+v", w.Sentence, w.Asked)
	}
	if doc, line := w.Place(); doc != "policy.json" || line != 2 {
		t.Errorf("the reasons point at %s:%d", doc, line)
	}
	w, ok = g.Why(sly, 2)
	if !ok || w.Got != "explicit deny" || !strings.HasPrefix(w.Sentence, "Mia could not read reports/q3.csv with MFA. ") || strings.Join(w.Asked.Keys, "; ") != "aws:MultiFactorAuthPresent = true" {
		t.Errorf("%+v, %+v", w.Sentence, w.Asked)
	}
	if w, ok := g.Why(grade.Solution(ex), 1); !ok || w.Got != "proved" || w.Sentence != "Proved: there is no request that breaks it." {
		t.Errorf("%+v", w)
	}
}

// TestNothingStaysOfAnEarlierAnswer: what was found is kept for one answer, and
// the next is told nothing of it.
func TestNothingStaysOfAnEarlierAnswer(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", least)
	g := (&tries{}).grader(t, ex)
	if r := g.Judge(answer(`"*"`, `"*"`)); r.Rows[1].Said == "" {
		t.Error("nothing is said")
	}
	if r := g.Judge(grade.Solution(ex)); r.Rows[1].Said != "" || r.Rows[1].State != grade.OK || r.Rows[1].Verdict.Outcome != iam.ImplicitlyDenied {
		t.Errorf("%+v", r.Rows[1])
	}
}

// TestForbiddenAccessIsFirstToMend: also where a proof found it.
func TestForbiddenAccessIsFirstToMend(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", "| most | | | | | at least the solution | |", least)
	ex.Mistakes = nil
	r := (&tries{}).grader(t, ex).Judge(answer(`"s3:DeleteObject"`, `"arn:aws:s3:::reports/*"`))
	if id := r.Rows[r.First].Check.Info().ID; id != "least" {
		t.Errorf("first to mend is %s in %s", id, states(r))
	}
}

// TestAMistakeAndTheRowToMendSpeakOfTheSame: a row that the mistake's rule names
// and that fails comes before others; where none does, the order stands.
func TestAMistakeAndTheRowToMendSpeakOfTheSame(t *testing.T) {
	for when, want := range map[string]string{
		`failed.most && verdict.least != "proved"`: "least", // both fail: forbidden access first
		`failed.most`: "most",
		`right > 0`:   "least",
	} {
		ex := withRows(t, "shop/mia-reads", "| most | | | | | at least the solution | |", least)
		ex.Mistakes = []pack.Mistake{{ID: "other", When: `failed.most && passed`}, {ID: "this", When: when}}
		r := (&tries{}).grader(t, ex).Judge(answer(`"s3:DeleteObject"`, `"arn:aws:s3:::reports/*"`))
		if id := r.Rows[r.First].Check.Info().ID; id != want || mistake(r) != "this" {
			t.Errorf("%s: first to mend is %s, want %s; mistake %s", when, id, want, mistake(r))
		}
	}
}

// TestRulesOfMistakesKnowProofs.
func TestRulesOfMistakesKnowProofs(t *testing.T) {
	ex := withRows(t, "shop/mia-reads", least)
	ex.Mistakes = []pack.Mistake{{ID: "more", When: `verdict.least == "refuted" && right == 5`}}
	g := (&tries{}).grader(t, ex)
	if r := g.Judge(answer(`["s3:GetObject", "s3:ListAllMyBuckets"]`, `"*"`)); mistake(r) != "" {
		t.Errorf("%s speaks", mistake(r))
	}
	ex.Checks = ex.Checks[:2]
	ex.Mistakes[0].When = `verdict.least == "refuted" && right == 1`
	g = (&tries{}).grader(t, ex)
	if r := g.Judge(answer(`"*"`, `"arn:aws:s3:::reports/*"`)); mistake(r) != "more" {
		t.Errorf("nothing speaks in %s", states(r))
	}
}

// TestEveryBucketWithAPolicyIsAPartyOfItsOwn: the world's policies, and those of
// the answer; strangers meet only what is the world's.
func TestEveryBucketWithAPolicyIsAPartyOfItsOwn(t *testing.T) {
	ex := withRows(t, "shop/guard", "| shut | `*` | `s3:GetObject` | any | | never |")
	f := &tries{}
	r := f.grader(t, ex).Judge(grade.Solution(ex))
	if row := r.Rows[2]; row.State != grade.Fix || row.Said != "Bo could read reports/q3.csv." {
		t.Errorf("%s %s", row.State, row.Said)
	}
	var got []string
	for _, p := range f.asked {
		policy := ""
		if p.A.Resource != nil {
			policy = " " + p.A.Resource.Name
		}
		got = append(got, p.Name+": "+strings.Join(p.On, " ")+" but "+strings.Join(p.Except, " ")+policy+" of "+p.Owner)
	}
	const shop, own = "111122223333", "arn:aws:s3:::reports arn:aws:s3:::reports/*"
	const rest = "arn:aws:s3:::salaries arn:aws:s3:::salaries/* arn:aws:*:*:" + shop + ":* but  of " + shop
	want := []string{}
	for _, who := range []string{"user/mia", "user/bo", "root"} {
		want = append(want, who+": "+own+" but  door.json of "+shop, who+":  but "+own+" of ",
			who+": arn:aws:iam::*:role/* but  the role's side of "+shop, who+": arn:aws:kms:*:*:key/* but  the key's side of "+shop)
	}
	for _, who := range []string{"a stranger", "a stranger's session", "anyone on the internet"} {
		want = append(want, who+": "+own+" but  door.json of "+shop, who+": "+rest)
	}
	if !slices.Equal(got, want) {
		t.Errorf("parties are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	public := grade.Solution(ex)
	public["door.json"] = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"}]}`
	ex = withRows(t, "shop/guard", "| shut | `*` | `s3:GetObject` | any | | at most the solution |")
	if row := (&tries{}).grader(t, ex).Judge(public).Rows[2]; row.Said != "Mia could read reports/q3.csv." {
		t.Errorf("%s %s", row.State, row.Said)
	}
}
