package grade_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

// gates is the pack with a prediction for each type of policy.
var gates = os.DirFS("../author/testdata/predictions")

func predicting(t *testing.T, id string) (*pack.Exercise, *grade.Grader) {
	t.Helper()
	fsys := gates
	if strings.HasPrefix(id, "foresight/") {
		ex, problems := pack.LoadExercise(packtest.Foresight(), id)
		return ex, graderOf(t, ex, problems)
	}
	ex, problems := pack.LoadExercise(fsys, id)
	return ex, graderOf(t, ex, problems)
}

func graderOf(t *testing.T, ex *pack.Exercise, problems []pack.Problem) *grade.Grader {
	t.Helper()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	g, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func said(text string) grade.Answer { return grade.Answer{pack.PredictionName: text} }

// TestPredictionsAreMarkedByTheEngine: what is said, the rows' states, and the
// engine's words on the statement that was picked.
func TestPredictionsAreMarkedByTheEngine(t *testing.T) {
	for _, c := range []struct{ id, said, states, picked string }{
		{"foresight/lock", "explicit deny, lock.json#Fence", "ok ok", ""},
		{"foresight/lock", "Explicit Deny lock.json#2", "ok ok", ""},
		{"foresight/lock", "explicit deny lock.json#Read", "ok FIX", "Read in lock.json applies, but a Deny beats every Allow."},
		{"foresight/lock", "implicit deny no statement", "FIX FIX", ""},
		{"foresight/lock", "allow ReadReports#Reports", "FIX FIX", "Reports in ReadReports does not apply: its Resource does not fit, since arn:aws:s3:::reports/* does not cover arn:aws:s3:::salaries/all.csv."},
		{"foresight/ceiling", "implicit deny, no statement, scp", "ok ok ok", ""},
		{"foresight/ceiling", "implicit deny by scp, unit.json#Compute", "ok FIX ok", "Compute in unit.json does not apply: its Action does not fit, since ec2:* does not cover s3:GetObject."},
		{"foresight/ceiling", "implicit deny, ceiling.json#S3, identity", "ok FIX FIX", "S3 in ceiling.json applies, but that does not suffice."},
		{"foresight/ceiling", "allow, no statement", "FIX ok --", ""},
		{"foresight/stranger", "allow door.json#1", "ok ok", ""}, // both sides decide
		{"foresight/stranger", "allow ann.json#Partner", "ok ok", ""},
		{"gates/session", "implicit deny no statement session", "ok ok ok", ""},
		{"gates/trust", "implicit deny trust.json#Bo resource", "ok FIX ok", "Bo in trust.json does not apply: its Principal does not fit, since it does not name arn:aws:iam::222233334444:user/ana."},
		{"gates/key", "implicit deny no statement identity", "ok ok FIX", ""},
		{"gates/rcp", "explicit deny fence.json#Ours", "ok ok", ""},
		{"gates/endpoint", "implicit deny no statement endpoint", "ok ok ok", ""},
		{"gates/service", "allow door.json#Trail", "ok ok", ""},
		{"gates/anyone", "allow bucket/site#World", "ok ok", ""},
		{"gates/root", "allow no statement", "ok ok", ""}, // nothing granted it, and nothing had to
		{"gates/somebody-else", "explicit deny bo.json#Out", "FIX FIX", "Out in bo.json has no part in this request: bo.json is the identity policy on user/bo."},
		{"gates/somebody-else", "allow mia.json#Room", "ok FIX", "Room in mia.json applies, but it only leaves room, and grants nothing."},
		{"gates/group", "explicit deny guard.json#1 identity", "ok ok ok", ""},
	} {
		t.Run(c.id+" "+c.said, func(t *testing.T) {
			ex, g := predicting(t, c.id)
			r := g.Judge(said(c.said))
			var states []string
			for _, row := range r.Rows {
				states = append(states, row.State.String())
			}
			if got := strings.Join(states, " "); got != c.states || len(r.Flaws) > 0 {
				t.Errorf("got %s %v, want %s", got, r.Flaws, c.states)
			}
			if r.Passed != !strings.Contains(c.states, "FIX") {
				t.Errorf("passed is %v", r.Passed)
			}
			s, _ := ex.ReadPrediction(c.said)
			if got := g.Picked(s.Decider); got != c.picked {
				t.Errorf("of what was picked it says\n%s, want\n%s", got, c.picked)
			}
		})
	}
}

// TestTheClaimHasNoPartInTheMark: an author's error is not a learner's.
func TestTheClaimHasNoPartInTheMark(t *testing.T) {
	ex, _ := predicting(t, "foresight/lock")
	ex.Claim = pack.Prediction{Verdict: pack.WantAllow, Decider: "lock.json#Read"}
	ex.Answer[0].Solution = ex.Claim.String()
	g := graderOf(t, ex, nil)
	if !g.Judge(said("explicit deny lock.json#Fence")).Passed || g.Judge(grade.Solution(ex)).Passed {
		t.Error("the claim was taken for the truth")
	}
}

// TestNothingIsToldBeforeTheHandIn, nor of what cannot be read.
func TestNothingIsToldBeforeTheHandIn(t *testing.T) {
	_, g := predicting(t, "foresight/lock")
	for _, row := range g.Glance(said("explicit deny lock.json#Fence")).Rows {
		if row.State != grade.Dark || row.Ruled != "" {
			t.Errorf("a glance tells %s %q", row.State, row.Ruled)
		}
	}
	for _, text := range []string{"", "deny", "explicit deny", "allow lock.json#Nowhere", "perhaps", strings.Repeat("allow ", 1000), "explicit deny lock.json#Fence lock.json#Read"} {
		r := g.HandIn(context.Background(), said(text))
		if len(r.Flaws) != 1 || r.Passed || r.Rows[0].State != grade.Dark || r.Flaws[0].Problem.Hint == "" {
			t.Errorf("%.20q: %+v", text, r)
		}
	}
}

func TestWhatTheEngineCannotJudgePassesNobody(t *testing.T) {
	fsys := packtest.Foresight()
	file := fsys["01-lock.md"]
	file.Data = []byte(strings.Replace(string(file.Data), `"Action": "s3:*",`, `"Action": "s3:*", "Condition": {"StringEquals": {"aws:username": "${aws:username"}},`, 1))
	ex, problems := pack.LoadExercise(fsys, "foresight/lock")
	g := graderOf(t, ex, problems)
	r := g.Judge(said("implicit deny no statement"))
	if ruling, _ := g.Ruling(); r.Passed || r.Rows[0].State == grade.OK || len(ruling.Missing) == 0 {
		t.Errorf("%v, missing %v", r.Rows[0].State, ruling.Missing)
	}
}

// TestTheReasonsPointAtTheAllowThatDelegates, not at a policy that has nothing
// to do with the request.
func TestTheReasonsPointAtTheAllowThatDelegates(t *testing.T) {
	fsys := packtest.Foresight()
	file := fsys["03-stranger.md"]
	file.Data = []byte(strings.Replace(string(file.Data), `"Action": "s3:Get*"`, `"Action": "iam:Get*"`, 1))
	ex, problems := pack.LoadExercise(fsys, "foresight/stranger")
	w, ok := graderOf(t, ex, problems).Why(said("allow door.json#1"), 0)
	if doc, line := w.Place(); !ok || doc != "door.json" || line != 3 {
		t.Errorf("they point at %s line %d: %s", doc, line, w.Sentence)
	}
}
