package attempt

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

var epoch = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func exercise(start string) *pack.Exercise {
	return &pack.Exercise{
		ID: "first/mia", Revision: 3,
		Answer: []pack.Document{{Name: "policy.json", Start: start}},
		Hints:  []pack.Hint{{Text: "look up"}, {Text: "look down", Cost: 2}},
	}
}

func TestAttemptSurvivesASnapshot(t *testing.T) {
	a := Start(exercise("{\r\n\t}"), epoch)
	text := a.Texts["policy.json"]
	text.MoveTo(0, 1)
	typing(text, "abc")
	text.Undo()
	a.Hint()
	a.Looked = true
	a.HandIn(grade.Report{Rows: []grade.Row{{State: grade.OK}, {State: grade.Fix}}}, epoch.Add(time.Minute))
	b, err := Resume(a.Exercise, a.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	if string(b.Snapshot()) != string(a.Snapshot()) {
		t.Fatalf("saved   %s\nresumed %s", a.Snapshot(), b.Snapshot())
	}
	if b.Hints != 1 || !b.Looked || b.Passed() || len(b.HandIns) != 1 || b.HandIns[0].Right != 1 || b.HandIns[0].Hints != 1 {
		t.Fatalf("resumed %+v", b)
	}
	if again := b.Texts["policy.json"]; !again.Redo() || again.String() != "{abc\n  }" {
		t.Fatalf("redo after resuming gives %q", again.String())
	}
	b.HandIn(grade.Report{Passed: true}, epoch)
	if !b.Passed() {
		t.Fatal("a passed hand-in does not show")
	}
}

func TestResumeRefuses(t *testing.T) {
	a := Start(exercise("{}"), epoch)
	a.Texts["policy.json"].Insert("xy")
	good := string(a.Snapshot())
	for name, tt := range map[string]struct{ old, new, words string }{
		"another exercise": {"first/mia", "first/bo", `is of exercise "first/bo"`},
		"newer":            {`"format":1`, `"format":2`, "use a newer gatehouse"},
		"newer, otherwise": {`"format":1,"exercise":"first/mia"`, `"format":2,"exercise":["first"]`, "use a newer gatehouse"},
		"other documents":  {"policy.json", "trust.json", "has documents trust.json"},
		"no format":        {`"format":1,`, ``, "damaged"},
		"cut":              {`"hints":0,"looked":false}`, ``, "damaged"},
		"other text":       {`"xy{}"`, `"zz{}"`, "an undo step does not fit"},
		"cursor outside":   {`"row":0`, `"row":7`, "cursor"},
		"step outside":     {`"r":0`, `"r":-1`, "does not fit"},
		"step far outside": {`"c":0`, `"c":9223372036854775807`, "does not fit"},
		"control":          {`"xy{}"`, `"\u001b{}"`, "control characters"},
		"negative hints":   {`"hints":0`, `"hints":-1`, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			bad := strings.Replace(good, tt.old, tt.new, 1)
			if bad == good {
				t.Fatalf("nothing to replace in %s", good)
			}
			if _, err := Resume(a.Exercise, []byte(bad)); err == nil || !strings.Contains(err.Error(), tt.words) {
				t.Fatalf("error %v, want one with %q", err, tt.words)
			}
		})
	}
}

func TestAnotherRevisionIsTakenUp(t *testing.T) {
	saved := Start(exercise("{}"), epoch).Snapshot()
	newer := exercise("[]")
	newer.Revision, newer.Hints = 4, nil
	a, err := Resume(newer, []byte(strings.Replace(string(saved), `"hints":0`, `"hints":2`, 1)))
	if err != nil || a.Revision != 3 || a.Hints != 0 || a.Answer()["policy.json"] != "{}" {
		t.Fatalf("%+v, %v", a, err)
	}
}

func TestSnapshotIsBounded(t *testing.T) {
	a := Start(exercise(""), epoch)
	text := a.Texts["policy.json"]
	for range 300 {
		text.Replace(0, 0, 0, 1<<30, strings.Repeat("x", 5000))
		text.Replace(0, 0, 0, 1<<30, strings.Repeat("y", 5000))
	}
	if n := len(a.Snapshot()); n > 200<<10 {
		t.Fatalf("%d bytes", n)
	}
	for range 300 {
		text.Undo()
	}
	b, err := Resume(a.Exercise, a.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	undone, redone := 0, 0
	for again := b.Texts["policy.json"]; again.Undo(); undone++ {
	}
	for again := b.Texts["policy.json"]; again.Redo(); redone++ {
	}
	if undone < 5 || undone > savedSteps || redone < undone+5 {
		t.Fatalf("%d steps to undo, then %d to redo", undone, redone)
	}
}

func TestHintsEnd(t *testing.T) {
	a := Start(exercise(""), epoch)
	for _, want := range []string{"look up", "look down"} {
		if h, ok := a.Hint(); !ok || h.Text != want {
			t.Fatalf("hint %q %v, want %q", h.Text, ok, want)
		}
	}
	if _, ok := a.Hint(); ok || a.Hints != 2 {
		t.Fatalf("a third hint, %d counted", a.Hints)
	}
}

func TestResetIsOneStep(t *testing.T) {
	a := Start(exercise("{\n}"), epoch)
	text := a.Texts["policy.json"]
	typing(text, "mine")
	a.Reset()
	if row, col := text.Cursor(); text.String() != "{\n}" || row != 0 || col != 0 {
		t.Fatalf("%q at %d:%d", text.String(), row, col)
	}
	if text.Undo(); text.String() != "mine{\n}" {
		t.Fatalf("undo gives %q", text.String())
	}
}

func TestSameWorkLooksPastTheCursor(t *testing.T) {
	a := Start(exercise("{}"), epoch)
	was := a.Snapshot()
	a.Texts["policy.json"].MoveTo(0, 1)
	if !SameWork(was, a.Snapshot()) {
		t.Error("a moved cursor is taken for work")
	}
	a.Texts["policy.json"].Insert(" ")
	if SameWork(was, a.Snapshot()) || SameWork(was, []byte("{")) {
		t.Error("other work is taken for the same")
	}
}

func FuzzResume(f *testing.F) {
	a := Start(exercise("{\"a\": \"___\"}"), epoch)
	text := a.Texts["policy.json"]
	typing(text, "ab")
	text.Insert("\n")
	text.DeleteBack()
	text.DeleteForward()
	text.Undo()
	a.HandIn(grade.Report{}, epoch)
	f.Add(a.Snapshot())
	f.Fuzz(func(t *testing.T, saved []byte) {
		b, err := Resume(a.Exercise, saved)
		if err != nil {
			return
		}
		text := b.Texts["policy.json"]
		for text.Undo() {
		}
		for text.Redo() {
		}
		text.Insert("x")
		if _, err := Resume(a.Exercise, b.Snapshot()); err != nil {
			t.Fatalf("%s is not resumed: %v", b.Snapshot(), err)
		}
	})
}

func BenchmarkSnapshot(b *testing.B) {
	a := Start(exercise(strings.Repeat("  \"Action\": \"s3:GetObject\",\n", 40)), epoch)
	for i := range 300 {
		a.Texts["policy.json"].Replace(i%40, 3, i%40, 4, "xyz")
	}
	for b.Loop() {
		a.Snapshot()
	}
}

// kept is one attempt that is kept, or what keeps it from being read.
type kept struct {
	snapshot   []byte
	err, aside error
	setAside   bool
}

func (k *kept) LoadAttempt(string) ([]byte, int64, bool, error) {
	return k.snapshot, 7, k.snapshot != nil, k.err
}

func (k *kept) PeekAttempt(string) ([]byte, bool, error) {
	return k.snapshot, k.snapshot != nil, k.err
}

func (k *kept) SetAside(string, time.Time) error {
	k.setAside = true
	return k.aside
}

func TestTakeUp(t *testing.T) {
	ex := exercise("{}")
	begun := Start(ex, epoch)
	begun.Texts["policy.json"].Insert("xy")
	broken := errors.New("disk gone")
	for _, c := range []struct {
		name       string
		kept       kept
		text, note string
		aside      bool
	}{
		{"nothing kept", kept{}, "{}", "", false},
		{"kept", kept{snapshot: begun.Snapshot()}, "xy{}", "", false},
		{"does not fit", kept{snapshot: []byte("{}")}, "{}", "it is kept aside", true},
		{"does not fit, stays", kept{snapshot: []byte("{}"), aside: broken}, "{}", "could not be kept aside: disk gone", true},
		{"cannot be read", kept{err: broken}, "{}", "cannot be read: disk gone", false},
	} {
		a, seq, note := TakeUp(ex, &c.kept, epoch)
		if got := a.Texts["policy.json"].String(); got != c.text || seq != 7 || !strings.Contains(note, c.note) || (note == "") != (c.note == "") || c.kept.setAside != c.aside {
			t.Errorf("%s: %q, seq %d, note %q, set aside %v", c.name, got, seq, note, c.kept.setAside)
		}
	}
}

func TestReviewStandsOnItsOwn(t *testing.T) {
	a := Start(exercise("{}"), epoch)
	a.Texts["policy.json"].Insert("xy")
	a.Hints, a.Looked = 2, true
	if a.Review(); a.Hints != 2 || a.Answer()["policy.json"] != "xy{}" {
		t.Error("what was never passed is no review")
	}
	a.HandIn(grade.Report{Passed: true}, epoch)
	if a.Review(); a.Hints != 0 || a.Looked || a.Answer()["policy.json"] != "{}" || len(a.HandIns) != 1 {
		t.Errorf("a review begins with %d hints, looked %v, %q", a.Hints, a.Looked, a.Answer()["policy.json"])
	}
}

func TestWhatWasHandedInIsRemembered(t *testing.T) {
	ex := exercise("{}")
	a := Start(ex, epoch)
	if a.AsHandedIn() || !a.Untouched() {
		t.Error("nothing was handed in, nothing written")
	}
	a.HandIn(grade.Report{}, epoch)
	again, err := Resume(ex, a.Snapshot())
	if err != nil || !again.AsHandedIn() || again.Untouched() {
		t.Errorf("what was handed in was forgotten: %v", err)
	}
	if again.Texts["policy.json"].Insert("x"); again.AsHandedIn() {
		t.Error("another text is taken for what was handed in")
	}
	if again.Texts["policy.json"].Undo(); !again.AsHandedIn() {
		t.Error("undone, it is what was handed in")
	}
}

func TestPeek(t *testing.T) {
	judge := func(grade.Answer) grade.Report {
		return grade.Report{Rows: []grade.Row{{State: grade.OK}, {State: grade.Fix}}}
	}
	ex := exercise("{}")
	a := Start(ex, epoch)
	k := &kept{snapshot: a.Snapshot()}
	if _, _, ok := Peek(ex, k, judge); ok {
		t.Error("nothing was written, and it is told")
	}
	a.Texts["policy.json"].Insert("x")
	k.snapshot = a.Snapshot()
	if right, of, ok := Peek(ex, k, judge); right != 1 || of != 2 || !ok {
		t.Errorf("%d of %d, %v", right, of, ok)
	}
	if _, _, ok := Peek(ex, &kept{}, judge); ok {
		t.Error("nothing is kept, and it is told")
	}
	a.HandIn(grade.Report{Rows: []grade.Row{{State: grade.OK}, {State: grade.OK}}}, epoch)
	a.Texts["policy.json"].Insert("{")
	k.snapshot = a.Snapshot()
	torn := func(grade.Answer) grade.Report {
		return grade.Report{Flaws: []grade.Flaw{{}}, Rows: []grade.Row{{}, {}}}
	}
	ex.Checks = make([]pack.Check, 2)
	if right, of, ok := Peek(ex, k, torn); right != 2 || of != 2 || !ok {
		t.Errorf("of a text that cannot be read it says %d of %d, %v, not what was handed in", right, of, ok)
	}
	ex.Level = 4
	if _, _, ok := Peek(ex, k, judge); ok {
		t.Error("checks of level 4 are told before hand-in")
	}
}

func TestWordsOfAResult(t *testing.T) {
	if got := Ordinal(1) + ", " + Ordinal(5) + ", " + Ordinal(6) + ", " + Ordinal(0); got != "first hand-in, fifth hand-in, hand-in 6, hand-in 0" {
		t.Error(got)
	}
	for _, c := range []struct {
		hints  int
		looked bool
		want   string
	}{{0, false, "Exactly"}, {1, false, "one hint."}, {2, false, "2 hints."}, {2, true, "looked at"}} {
		if got := How(c.hints, c.looked); !strings.Contains(got, c.want) {
			t.Errorf("%d hints, looked %v: %s", c.hints, c.looked, got)
		}
	}
}
