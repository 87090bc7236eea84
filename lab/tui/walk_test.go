package tui

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
	"gatehouse/lab/tui/page"
	"gatehouse/lab/tui/page/exercise"
	"gatehouse/lab/tui/term"
	"gatehouse/lab/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"
)

// TestFromStartToPassed is the first quarter of an hour, keystroke by
// keystroke, at both sizes that matter.
func TestFromStartToPassed(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		l := open(t, size[0], size[1])
		l.sees("Begin", "Place me").doesNotSee("Today", "Course")
		l.press("enter").sees("Mia reads every object", "2 places are still open")
		l.press("'s3:GetO tab").sees(`"s3:GetObject"`)
		l.press("tab 'arn:aws:s3:::reports shut pause").sees("FIX")
		l.press("esc").sees("CHECKS 2 of 3", "> FIX", "got implicit deny")
		l.press("enter").sees("WHY", "IMPLICIT DENY, want allow", "Read comes closest", "line 7", "^")
		l.press("enter").sees(`> 7      "Resource"`)
		l.press("'/* shut").sees("reports/*")
		l.press("ctrl+s").sees("Passed, first hand-in. Exactly what was asked.", "two resources")
		l.press("d").sees("the same, line by line")
		l.press("d enter").sees("Nobody deletes")
		l.press("esc esc").sees("Today", "Course").doesNotSee("Place me")
	}
}

func TestALessonLearnedLate(t *testing.T) {
	l := open(t, 120, 40).press(bucketOnly + " ctrl+s")
	l.sees("Not yet. 2 of 3", "The bucket, not its objects", "You named the bucket", "First to mend")
	l.press("enter").sees("> FIX").press("tab end left '/* shut ctrl+s").sees("Passed, second hand-in")
	records, err := l.app.o.Store.Records()
	if r := records["first/mia"]; err != nil || r.HandIns != 2 || !r.Passed || r.FirstTry {
		t.Errorf("the record is %+v, %v", r, err)
	}
}

func TestNothingReddensBeforeAPause(t *testing.T) {
	l := open(t, 120, 40).press(solved).sees("CHECKS 3 of 3")
	l.press("backspace backspace").sees("CHECKS 3 of 3").doesNotSee("FIX")
	l.press("pause").sees("CHECKS 2 of 3", "FIX")
	l.press("'/* shut").sees("CHECKS 3 of 3") // better shows at once
}

func TestABrokenTextKeepsTheLastRows(t *testing.T) {
	l := open(t, 120, 40).press(bucketOnly + ` '"`)
	l.sees("line 7: ", "CHECKS 2 of 3", "FIX").doesNotSee("!> 7")
	l.press("pause").sees("!> 7", "of the last readable text").doesNotSee("2 of 3")
	l.press("ctrl+s").sees("not handed in: line 7").doesNotSee("hand-in 1")
}

func TestHolesAreNotHandedIn(t *testing.T) {
	open(t, 80, 24).press("enter ctrl+s").sees("not handed in: 2 places are still open")
}

func TestDarkRowsOpenAtHandIn(t *testing.T) {
	l := open(t, 120, 40).press(passed + " enter pause esc enter")
	l.sees("the checks open at hand-in").doesNotSee("FIX")
	l.press("ctrl+s").sees("Not yet. 1 of 2")
	l.press("enter").sees("FIX", "CHECKS 1 of 2").press("tab space pause").sees("as handed in", "FIX")
}

func TestLettersAreTextInText(t *testing.T) {
	l := open(t, 80, 24).press("enter '?:q/ny")
	if l.quit || l.app.help != nil || l.app.palette != nil {
		t.Fatal("a letter left the text")
	}
	l.sees(`"?:q/ny"`)
}

func TestCtrlCLosesNothing(t *testing.T) {
	l := open(t, 80, 24).press("enter 's3:Get ctrl+c")
	if !l.quit {
		t.Fatal("still here")
	}
	again := open(t, 80, 24, func(o *Options) { o.Store = l.app.o.Store })
	again.sees("Continue").press("down enter").sees(`"s3:Get"`, "saved")
}

func TestUndoOutsideText(t *testing.T) {
	l := open(t, 80, 24).press(bucketOnly + " esc r y tab").sees("___")
	l.press("esc").doesNotSee("FIX")
	l.press("z tab").sees("arn:aws:s3:::reports")
}

func TestTheSolutionIsNotLookedAtByAccident(t *testing.T) {
	l := open(t, 120, 40).press("enter esc d").sees("opens after passing, or after the last hint")
	l.press("h h d").sees("Look at the solution?").press("n").doesNotSee("+ the author's")
	l.press("d y").sees("+ the author's", "arn:aws:s3:::reports/*")
}

func TestReasonsGoFromFixToFix(t *testing.T) {
	l := open(t, 120, 40).press("enter 's3:* shut tab '* shut pause esc")
	l.sees("CHECKS 1 of 3").press("enter").sees("WHY", "ALLOW, want deny")
	l.press("n").sees("s3:PutObject", "ALLOW, want implicit deny").press("esc").sees("> FIX  s3:PutObject")
}

// slow is a store whose saves wait to be let through.
type slow struct {
	Store
	fail  error
	saves []string
}

func (s *slow) SaveAttempt(id string, seq int64, snapshot []byte, now time.Time) error {
	if s.fail != nil {
		return s.fail
	}
	s.saves = append(s.saves, string(snapshot))
	return s.Store.SaveAttempt(id, seq, snapshot, now)
}

func TestTheHeaderIsTruthfulAboutSaving(t *testing.T) {
	var st *slow
	l := open(t, 80, 24, func(o *Options) { st = &slow{Store: o.Store}; o.Store = st })
	l.press("enter").sees(" saved")
	st.fail = errors.New("disk full")
	l.press("'x").sees("not saved")
	st.fail = nil
	l.press("pause").sees(" saved").doesNotSee("not saved")
	if last := st.saves[len(st.saves)-1]; !strings.Contains(last, "x") {
		t.Error("the retry saved an older state")
	}
}

func TestTwoWindowsOnOneExercise(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.db")
	window := func() *learner {
		return open(t, 120, 40, func(o *Options) {
			store, _ := progress.Open(path)
			t.Cleanup(func() { store.Close() })
			o.Store = store
		})
	}
	one := window().press("enter 'mine").sees("saved")
	two := window().press("down enter").sees("mine", "saved")
	one.press("'! pause").sees("mine!", " saved")
	two.press("'? pause").sees("mine?", "open elsewhere").doesNotSee(" saved")
	one.press("'. pause").sees("mine!.", " saved")
	two.press("esc esc enter").sees("mine!.", " saved")
	one.press("', pause").sees("mine!.,", " saved")
}

func TestOneSaveInFlightAndTheNewestNext(t *testing.T) {
	var st *slow
	l := open(t, 80, 24, func(o *Options) { st = &slow{Store: o.Store}; o.Store = st })
	l.press("enter")
	n := len(st.saves)
	var flying []tea.Cmd
	for _, r := range "abc" { // keys faster than the disk
		_, cmd := l.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		flying = append(flying, cmd)
	}
	l.sees("saving")
	for _, cmd := range flying {
		l.run(cmd)
	}
	l.sees(" saved")
	if got := len(st.saves) - n; got != 2 {
		t.Errorf("%d saves for three keys, want 2", got)
	}
	if last := st.saves[len(st.saves)-1]; !strings.Contains(last, "abc") {
		t.Error("the newest state was not saved")
	}
}

func TestStaleJudgementsAreDropped(t *testing.T) {
	l := open(t, 120, 40).press(bucketOnly)
	var cmds []tea.Cmd
	for _, r := range "/*" {
		_, cmd := l.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		cmds = append(cmds, cmd)
	}
	l.run(cmds[1])
	l.sees("CHECKS 3 of 3")
	l.run(cmds[0])
	l.sees("CHECKS 3 of 3")
}

type broken struct{}

func (b broken) HandIn(_ context.Context, a grade.Answer) grade.Report { return b.Glance(a) }

func (broken) Glance(a grade.Answer) grade.Report {
	if strings.Contains(a["policy.json"], "boom") {
		panic("a judge that breaks")
	}
	return grade.Report{First: -1}
}

func (broken) Film(grade.Answer) (*grade.Film, bool)   { return nil, false }
func (broken) Why(grade.Answer, int) (grade.Why, bool) { panic("no reasons") }

func TestAPanicKeepsTheWork(t *testing.T) {
	var report string
	l := open(t, 80, 24, func(o *Options) {
		o.NewJudge = func(*pack.Exercise) (exercise.Judge, error) { return broken{}, nil }
		o.Report = func(s string) (string, error) { report = s; return "/var/crash.txt", nil }
	})
	l.press("enter 'boom").sees("Something in Gatehouse broke", "saved", "/var/crash.txt", "enter go home")
	if !strings.Contains(report, "a judge that breaks") {
		t.Errorf("the report says %q", report)
	}
	l.press("enter").sees("Gatehouse", "Continue").doesNotSee("broke")
	snapshot, _, ok, err := l.app.o.Store.LoadAttempt("first/mia")
	if !ok || err != nil || !strings.Contains(string(snapshot), "boom") {
		t.Error("the last key was lost", ok, err)
	}
}

// blind is a page that cannot be drawn.
type blind struct{ page.Page }

func (blind) View() string { panic("no view") }

func TestAPanicInViewIsCaught(t *testing.T) {
	l := open(t, 80, 24)
	l.app.stack[0] = blind{l.app.stack[0]}
	if s := l.app.View(); !strings.Contains(s, "Something in Gatehouse broke") {
		t.Errorf("got %q", s)
	}
	l.press("q")
	if !l.quit {
		t.Error("q does not leave the crash page")
	}
}

func TestTheExternalEditorIsOneUndoStep(t *testing.T) {
	l := open(t, 120, 40, func(o *Options) {
		o.Edit = func(name, text string) (exercise.External, error) {
			return exercise.External{Cmd: exec.Command("true"), Read: func() (string, error) {
				return strings.ReplaceAll(text, "___", "s3:*"), nil
			}}, nil
		}
	})
	l.press("enter").sees("^O editor")
	// bubbletea runs the editor itself; what it answers with comes from here.
	l.send(exercise.Edited("first/mia", "policy.json", strings.Repeat("{}\n", 2), nil))
	l.sees("1  {}").press("esc z tab").sees("___")
}

func TestLightTerminalsGetTheLightTheme(t *testing.T) {
	l := open(t, 80, 24, func(o *Options) { o.Profile = termenv.TrueColor })
	l.send(background{term.Colour{R: 250, G: 250, B: 250}})
	if l.app.t.Name != theme.Light {
		t.Errorf("theme is %s", l.app.t.Name)
	}
	l.press(": 'theme:").press("'contrast enter")
	l.send(background{term.Colour{}})
	if l.app.t.Name != theme.Contrast {
		t.Errorf("the learner's choice gave way to %s", l.app.t.Name)
	}
}

func TestPlaceMeSuggests(t *testing.T) {
	l := open(t, 80, 24).press("down enter").sees("1 of 6")
	l.press("enter enter 1 3 enter enter enter enter 1 2 enter enter '8 enter enter 'who enter enter")
	l.sees("right at first answer", "Look at these again", "Start with Let Mia read the reports").press("enter").sees("Mia reads every object")
}

func TestPaletteDoesWhatKeysDo(t *testing.T) {
	l := open(t, 120, 40).press(solved + " ctrl+p").sees("Actions")
	l.press("'hand").press("space 'in enter").sees("Passed, first hand-in")
}

func TestAReviewStandsOnItsOwn(t *testing.T) {
	l := open(t, 120, 40).press("enter esc h tab 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut ctrl+s").sees("With one hint.")
	l.now = l.now.Add(30 * time.Hour)
	l.press("esc").sees("1 to review").press("t").sees("___", "CHECKS  3, told at hand-in", "no hints")
	l.press("tab 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut")
	l.press("ctrl+s").sees("Passed, first hand-in. Exactly what was asked.")
	records, _ := l.app.o.Store.Records()
	if n := records["first/mia"].HandIns; n != 2 {
		t.Errorf("%d hand-ins are recorded, want 2", n)
	}
}

func TestShowingAPassedAnswerIsNoHandIn(t *testing.T) {
	l := open(t, 120, 40).press(passed + " b")
	l.press("esc enter enter").press("ctrl+p").press("'open").press("space 'mia").press("enter ctrl+s").sees("Passed, first hand-in")
	records, _ := l.app.o.Store.Records()
	if n := records["first/mia"].HandIns; n != 1 {
		t.Errorf("%d hand-ins are recorded, want 1", n)
	}
}

func TestTheMouseSelectsAndScrolls(t *testing.T) {
	l := open(t, 80, 24, func(o *Options) { o.Mouse = true })
	click := tea.MouseMsg{X: 5, Y: 7, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	l.send(click)
	l.sees("> Place me")
	l.send(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress})
	l.sees("> Begin")
	click.Y--
	l.send(click)
	l.sees("[Brief]")
}

func TestAHintIsAlwaysSeen(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {100, 14}, {120, 40}} {
		l := open(t, size[0], size[1]).press("enter esc h").sees("Reading an object is")
		if l.app.top().(interface{ Typing() bool }).Typing() {
			t.Error("the hint moved the focus")
		}
	}
}

func TestTheMouseInTheExercise(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		l := open(t, size[0], size[1], func(o *Options) { o.Mouse = true }).press(bucketOnly + " esc")
		click := tea.MouseMsg{X: 80, Y: 4, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
		if size[0] < 100 {
			click.X, click.Y = strings.Index(l.screen(), "Answer"), 0
			l.send(click)
			click.X, click.Y = 20, 3
		}
		l.send(click)
		l.sees("> 1  {")
		if size[0] > 100 {
			click.X = 5
			l.send(click)
			l.sees("> FIX")
		}
	}
}

func TestAskingAgainWhatWasWrong(t *testing.T) {
	l := open(t, 80, 24).press("down enter enter enter 1 3 enter enter enter enter 1 2 enter enter '8 enter enter 'who enter enter")
	l.sees("Look at these again").press("a").sees("once more, 1 of").press("enter").sees("enter go on")
}

func TestTheLearnersOwnPackIsOnTheFirstScreen(t *testing.T) {
	l := open(t, 80, 24, func(o *Options) { o.Packs[0].Added = true })
	l.sees("> Begin", "Place me", "First steps", "1  Let Mia read the reports", "solid")
	l.press("down down").sees("solid: passed at first hand-in, and again on a later day")
}

func TestWithNothingElseToDoTheDeckComesAgain(t *testing.T) {
	store, _ := progress.Open("")
	t.Cleanup(func() { store.Close() })
	l := open(t, 80, 24, func(o *Options) {
		for _, ex := range o.Packs[0].Exercises {
			if ex.Kind == pack.PolicyKind {
				store.AddHandIn(progress.HandIn{Exercise: ex.ID, Passed: true, At: o.Now()})
			}
		}
		o.Store = store
	})
	l.sees("Today      done", "> Ask again  Words", "6 to go").press("enter").sees("1 of 6")
}

// TestASlipOfThePenIsNoAnswer: a number was asked for; what is none is asked
// again, and the record knows nothing of it.
func TestASlipOfThePenIsNoAnswer(t *testing.T) {
	l := open(t, 80, 24).press(words + " enter enter 1 3 enter enter enter enter 2 1 enter enter")
	before, _ := l.app.o.Store.Records()
	l.press("'soon enter").sees("soon", "not counted: write a number").doesNotSee("Not quite")
	if after, err := l.app.o.Store.Records(); err != nil || len(after) != len(before) {
		t.Errorf("%d records became %d, %v", len(before), len(after), err)
	}
	l.press("ctrl+u '8").doesNotSee("not counted").press("enter").sees("answer")
	if after, err := l.app.o.Store.Records(); err != nil || len(after) != len(before)+1 {
		t.Errorf("%d records became %d, %v", len(before), len(after), err)
	}
}

// TestAKeyOfThePageBeforeIsNoText: who goes on and still presses d, n or space
// has not begun to write; tab, enter, an arrow or a click does.
func TestAKeyOfThePageBeforeIsNoText(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		l := open(t, size[0], size[1]).press(passed+" enter").sees("Nobody deletes a repor", "tab/enter write")
		l.press("d").sees("tab or enter begins to write").press("n space 'words pause esc esc").sees("Course").doesNotSee("Continue", "begun")
		records, err := l.app.o.Store.Records()
		if r := records["first/guard"]; err != nil || r.Open {
			t.Errorf("the record is %+v, %v", r, err)
		}
	}
	open(t, 120, 40).press(passed+" enter down 'x").sees("x{", "^S hand in")
	open(t, 60, 20).press(passed + " enter").sees("[Brief]").press("right").sees("[Answer]").press("'x pause").sees("line 1")
}

// TestADeckGoesOnWhereItWasLeft: after esc, and after a terminal that was
// killed; home offers it, the placement as one until it is through.
func TestADeckGoesOnWhereItWasLeft(t *testing.T) {
	l := open(t, 80, 24).press(passed + " esc / 'words tab enter enter enter").sees("2 of 6").press("tab esc esc")
	l.sees("Continue", "Words", "1 of 6 answered")
	again := open(t, 80, 24, func(o *Options) { o.Store = l.app.o.Store }).press("enter").sees("2 of 6", "long-term credentials")
	again.press("1 3 enter enter tab tab tab tab").sees("right at first answer", "4 skipped").press("esc").sees("2 of 6 answered")
}

func TestThePlacementStaysUntilItIsThrough(t *testing.T) {
	l := open(t, 80, 24).sees("Place me").press(words+" enter esc").sees("Place me", "1 of 6 answered").doesNotSee("Continue")
	l.press(": 'place").sees("place me: find where to start").press("enter").sees("2 of 6")
	l.press("esc up up up up " + solved + " ctrl+s esc").doesNotSee("Place me")
}
