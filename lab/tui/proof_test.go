package tui

import (
	"context"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/tui/page/exercise"

	tea "github.com/charmbracelet/bubbletea"
)

// tooMuch types an answer that is right on every listed request, and allows
// more.
const tooMuch = "enter 's3:Get* shut tab 'arn:aws:s3:::reports/* shut pause"

func openProofs(t testing.TB, w, h int, change ...func(*Options)) *learner {
	t.Helper()
	return open(t, w, h, append(change, withPack(t, "testdata/proof.txtar"))...)
}

// TestARowAboutAllRequestsWaitsForTheHandIn, and is proved then.
func TestARowAboutAllRequestsWaitsForTheHandIn(t *testing.T) {
	l := openProofs(t, 120, 40).press(solved).sees("CHECKS 3 of 4, 1 to be proved", "any request", "at most the solution", "proved at hand-in")
	l.press("ctrl+s").sees("Passed, first hand-in").press("b").sees("CHECKS 4 of 4").doesNotSee("proved")
	l.press("tab end left left 'x shut pause").sees("proved at hand-in")
	l.press("backspace pause").sees("CHECKS 4 of 4").doesNotSee("proved at hand-in") // back at what was handed in
	l.press("esc esc / 'rep enter enter").sees("CHECKS 4 of 4").doesNotSee("proved at hand-in")
	openProofs(t, 60, 20).press(solved).sees("ok  3 of 4 checks; ^S proves the rest").press("ctrl+s").sees("Passed, first hand-in")
}

// TestASlyAnswerIsRefuted: the counterexample comes first, then its reasons.
func TestASlyAnswerIsRefuted(t *testing.T) {
	l := openProofs(t, 120, 40).press(tooMuch).sees("CHECKS 3 of 4").press("ctrl+s")
	l.sees("Not yet. 3 of 4", "More than her task", "First to mend", "Mia could")
	l.press("enter").sees("> FIX", "Mia could").press("enter").sees("WHY  user/mia  s3:Get", "ALLOW, want at most the solution", "Mia could", "line 6")
	l.press("enter").sees(`> 3    "Statement"`)
}

// held is a judge whose hand-ins a test holds back.
type held struct {
	exercise.Judge
	ended *bool
}

func (h held) HandIn(ctx context.Context, a grade.Answer) grade.Report {
	*h.ended = ctx.Err() != nil
	return h.Judge.HandIn(ctx, a)
}

// handingIn presses ^S and holds the answer back.
func handingIn(t *testing.T, keys string) (l *learner, answer tea.Cmd, ended *bool) {
	ended = new(bool)
	l = openProofs(t, 120, 40, func(o *Options) {
		o.NewJudge = func(ex *pack.Exercise) (exercise.Judge, error) {
			g, err := grade.New(ex)
			return held{g, ended}, err
		}
	}).press(keys)
	_, answer = l.app.Update(tea.KeyMsg{Type: tea.KeyCtrlS})
	return l.sees("proving... (esc gives up)", "esc give up"), answer, ended
}

func (l *learner) handIns(want int) {
	l.Helper()
	records, err := l.app.o.Store.Records()
	if got := records["first/mia"].HandIns; err != nil || got != want {
		l.Errorf("%d hand-ins are recorded, want %d, %v", got, want, err)
	}
}

// TestAHandInIsGivenUp by esc: its answer comes too late, and nothing counts.
func TestAHandInIsGivenUp(t *testing.T) {
	l, answer, ended := handingIn(t, solved)
	l.press("ctrl+s").sees("proving...") // one at a time
	l.press("esc").sees("given up; nothing was handed in", "proved at hand-in").doesNotSee("proving...")
	l.run(answer)
	if l.doesNotSee("Passed").handIns(0); !*ended {
		t.Error("the prover was not told")
	}
	l.press("ctrl+s").sees("Passed, first hand-in").handIns(1)
}

// TestAHandInOfAnotherTextIsGivenUp: who types on has changed their mind.
func TestAHandInOfAnotherTextIsGivenUp(t *testing.T) {
	l, answer, ended := handingIn(t, solved)
	l.press("'x").sees("the hand-in was given up: the text is another now").doesNotSee("proving...")
	l.run(answer)
	if l.doesNotSee("Passed", "Not yet").handIns(0); !*ended {
		t.Error("the prover was not told")
	}
}

// TestAnAnsweredHandInEndsTheWait.
func TestAnAnsweredHandInEndsTheWait(t *testing.T) {
	l, answer, ended := handingIn(t, tooMuch)
	l.run(answer)
	if l.sees("Not yet. 3 of 4").handIns(1); *ended {
		t.Error("the prover was told to stop")
	}
	l.press("enter").sees("FIX").doesNotSee("proving...")
}

// TestWhatWasProvedStaysTold: also where rows are dark until the hand-in.
func TestWhatWasProvedStaysTold(t *testing.T) {
	l := openProofs(t, 120, 40).press(passed + " enter").sees("Salaries stay shut").doesNotSee("proved at hand-in")
	l.press("tab 's3:* pause ctrl+s").sees("Not yet. 1 of 2", "First to mend", "could not").press("enter").sees("CHECKS 1 of 2", "FIX")
	l.press("tab 'x pause").sees("as handed in", "FIX").press("ctrl+z pause").doesNotSee("as handed in").sees("CHECKS 1 of 2", "FIX", "could not")
	l.press("esc esc up up enter").sees("CHECKS 1 of 2", "FIX", "could not")
}
