package pack_test

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

func foresight(t *testing.T, id string) *pack.Exercise {
	t.Helper()
	ex, problems := pack.LoadExercise(packtest.Foresight(), id)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return ex
}

// TestWhatIsShown: the author's documents, then the world's that reach the
// request, written out line by line.
func TestWhatIsShown(t *testing.T) {
	for id, want := range map[string]string{
		"foresight/lock":     "lock.json: identity policy on user/mia; ReadReports: identity policy on group/staff",
		"foresight/ceiling":  "root.json: SCP at level 1, the root; unit.json: SCP at level 2; ceiling.json: boundary of role/Audit; ReadReports: identity policy on role/Audit",
		"foresight/stranger": "door.json: resource policy on bucket/reports; ann.json: identity policy on arn:aws:iam::444455556666:user/ann",
	} {
		ex := foresight(t, id)
		var got []string
		for i := range ex.Exhibits {
			e := &ex.Exhibits[i]
			if got = append(got, e.Name+": "+e.Says()); !e.Bears {
				t.Errorf("%s: %s bears on nothing", id, e.Name)
			}
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s shows\n%s, want\n%s", id, s, want)
		}
	}
	ex := foresight(t, "foresight/lock")
	if lines := strings.Count(ex.Exhibits[1].Text, "\n"); lines != 11 || ex.Exhibits[1].Doc.Statements[0].Span.Line != 4 {
		t.Errorf("the world's policy has %d lines:\n%s", lines, ex.Exhibits[1].Text)
	}
	if got := ex.Request.Line(); got != "user/mia  s3:GetObject  salaries/all.csv  given mfa" {
		t.Error(got)
	}
	if got := fmt.Sprint(ex.Circumstances()); got != "[aws:PrincipalTag/team = sales mfa, signed in with MFA: aws:MultiFactorAuthPresent = true]" {
		t.Error(got)
	}
	if _, yes := ex.Request.Request.Context.Lookup("aws:MultiFactorAuthPresent"); !yes {
		t.Error("the situation did not come into the request")
	}
	if r := foresight(t, "foresight/ceiling").Request.Request; !r.Principal.Boundary {
		t.Error("the caller has a boundary, and the request does not know")
	}
}

// TestADocumentOnABucketTakesTheWorldsPlace, and the world's own shows else.
func TestADocumentOnABucketTakesTheWorldsPlace(t *testing.T) {
	fsys := packtest.Foresight()
	world := fsys["worlds/shop.yaml"]
	world.Data = []byte(strings.Replace(string(world.Data), "  reports: {}", "  reports: {policy: policies/door.json}", 1))
	door := *fsys["01-lock.md"]
	door.Data = []byte(`{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"}]}`)
	fsys["policies/door.json"] = &door
	for id, want := range map[string]string{"foresight/ceiling": "bucket/reports", "foresight/stranger": "ann.json"} {
		ex, problems := pack.LoadExercise(fsys, id)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if last := ex.Exhibits[len(ex.Exhibits)-1]; last.Name != want {
			t.Errorf("%s shows %s last, want %s", id, last.Name, want)
		}
	}
}

// TestWhatARowAddsIsShown: a policy behind also counts, and so it shows.
func TestWhatARowAddsIsShown(t *testing.T) {
	fsys := packtest.Foresight()
	file := fsys["01-lock.md"]
	file.Data = []byte(strings.Replace(string(file.Data), "| `user/mia` | `s3:GetObject` | `salaries/all.csv` | mfa |", "| `user/bo` | `s3:GetObject` | `salaries/all.csv` | also `ReadReports` |", 1))
	ex, problems := pack.LoadExercise(fsys, "foresight/lock")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if e := ex.Exhibits[1]; e.Says() != "identity policy on user/bo" || !e.Bears || ex.Exhibits[0].Bears {
		t.Errorf("shown are %+v", ex.Exhibits)
	}
}

func TestTheFirstQuestionWithoutAnAnswer(t *testing.T) {
	ex := foresight(t, "foresight/ceiling")
	for _, c := range []struct {
		said pack.Prediction
		want int
	}{
		{pack.Prediction{}, 0},
		{pack.Prediction{Verdict: pack.WantImplicitDeny}, 1},
		{pack.Prediction{Verdict: pack.WantImplicitDeny, Layer: "scp"}, 1},
		{pack.Prediction{Verdict: pack.WantImplicitDeny, Decider: pack.NoStatement}, 2},
		{pack.Prediction{Verdict: pack.WantAllow, Decider: pack.NoStatement}, 2}, // it answers all
	} {
		if got := ex.Unanswered(c.said); got != c.want {
			t.Errorf("after %q comes question %d, want %d", c.said, got, c.want)
		}
	}
}

func TestReadPrediction(t *testing.T) {
	for _, c := range []struct{ id, text, want string }{
		{"lock", "explicit deny, lock.json#Fence", "explicit deny, lock.json#Fence"},
		{"lock", "  EXPLICIT   deny\nlock.json#fence\n", "explicit deny, lock.json#Fence"},
		{"lock", "allow lock.json#1", "allow, lock.json#Read"},
		{"lock", "implicit deny No Statement", "implicit deny, no statement"},
		{"lock", "deny", "unknown-verdict: a denial is implicit or explicit"},
		{"lock", "allowed", `unknown-verdict: "allowed" is no verdict`},
		{"lock", "", "no-prediction: nothing is predicted yet"},
		{"lock", "allow", "no-decider: no statement is named"},
		{"lock", "allow lock.json#3", `unknown-decider: "lock.json#3" is neither a statement that is shown nor a layer`},
		{"lock", "allow lock.json#1 lock.json#2", `unknown-decider: "lock.json#2" is neither a statement that is shown nor a layer`},
		{"ceiling", "implicit deny by scp, no statement", "implicit deny, no statement, scp"},
		{"ceiling", "implicit deny no statement by Boundary", "implicit deny, no statement, boundary"},
		{"ceiling", "implicit deny no statement", "no-layer: no layer is named"},
		{"ceiling", "allow root.json#1", "allow, root.json#1"}, // nothing keeps it out
		{"ceiling", "implicit deny no statement scp rcp", `unknown-decider: "rcp" is neither a statement that is shown nor a layer`},
	} {
		ex := foresight(t, "foresight/"+c.id)
		s, bad := ex.ReadPrediction(c.text)
		got := s.String()
		if bad != nil {
			got = bad.Code + ": " + bad.Message
			if bad.Hint == "" {
				t.Errorf("%q is refused without a next step", c.text)
			}
		}
		if got != c.want {
			t.Errorf("%q reads\n%s, want\n%s", c.text, got, c.want)
		}
		if again, bad := ex.ReadPrediction(s.String()); bad == nil && again != s {
			t.Errorf("%q is written %q, which reads %q", c.text, s, again)
		}
	}
}

// FuzzReadPrediction: whatever is typed, it ends, and what is read can be
// written and read again.
func FuzzReadPrediction(f *testing.F) {
	f.Add("explicit deny, lock.json#Fence")
	f.Add("implicit deny by scp, no statement")
	f.Add("allow ,,, #\x00 by by by")
	var all []*pack.Exercise
	for _, id := range []string{"foresight/lock", "foresight/ceiling"} {
		ex, _ := pack.LoadExercise(packtest.Foresight(), id)
		all = append(all, ex)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, ex := range all {
			s, bad := ex.ReadPrediction(text)
			if bad != nil {
				continue
			}
			if again, bad := ex.ReadPrediction(s.String()); bad != nil || again != s {
				t.Fatalf("%q reads %q, which reads %q (%v)", text, s, again, bad)
			}
		}
	})
}

func TestThePredictionsOfTheIndexAreThoseOfTheLoad(t *testing.T) {
	whole, _ := pack.Load(packtest.Foresight())
	index, problems := pack.LoadIndex(packtest.Foresight())
	if len(problems) > 0 || len(index.Exercises) != len(whole.Exercises) {
		t.Fatalf("%d of %d exercises, problems %v", len(index.Exercises), len(whole.Exercises), problems)
	}
	for i, ex := range index.Exercises {
		of := whole.Exercises[i]
		if ex.ID != of.ID || ex.Kind != pack.PredictKind || ex.Level != of.Level || ex.Minutes != of.Minutes || ex.World != nil || ex.Request != nil || len(ex.Checks) > 0 {
			t.Errorf("the index says %+v", ex)
		}
	}
}
