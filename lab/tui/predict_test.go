package tui

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// Ways through the first exercise of the pack of predictions.
const (
	foretold  = "enter 3 enter 2 enter"
	misjudged = "enter enter enter"
)

// TestPredictingAndBeingToldWhy: what was said, what the engine says, why they
// differ, at both sizes that matter.
func TestPredictingAndBeingToldWhy(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		l := open(t, size[0], size[1], withForesight(t))
		l.press("enter").sees("user/mia  s3:GetObject  salaries/all.csv", "What does the engine decide?", "1  allow", "2  implicit deny", "3  explicit deny")
		l.press("enter").sees("Which statement decides?", "you said allow", "lock.json, statement Read: Allow", "> 4      {")
		l.press("down").sees(">10      {")
		l.press("up enter").sees("You said allow. The engine says explicit deny.", "You named Read in lock.json")
		l.press("w").sees("WHY  explicit deny  user/mia", "Fence  Deny").press("down enter").sees(">13        \"Action\": \"s3:*\"")
		l.press("n").sees("A level without an Allow", "question 1 of 3")
	}
}

func TestARightPredictionIsRecorded(t *testing.T) {
	l := open(t, 120, 40, withForesight(t)).press(foretold)
	l.sees("Right. The engine says explicit deny.", "Right. Fence in lock.json decides.", "Predicted, first hand-in.", "2 of 2 right", "A Deny with NotResource is a fence", ">10      {")
	l.doesNotSee("You said", "You named")
	records, err := l.app.o.Store.Records()
	if r := records["foresight/lock"]; err != nil || r.HandIns != 1 || !r.Passed || !r.FirstTry {
		t.Errorf("the record is %+v, %v", r, err)
	}
	l.press("esc").sees("passed")
}

func TestAWrongPredictionCanBeMadeAgain(t *testing.T) {
	l := open(t, 120, 40, withForesight(t)).press(misjudged).sees("0 of 2 right")
	open(t, 60, 20, withForesight(t)).press(misjudged).sees("a again", "esc home").press("esc").sees("Continue", "answered, 0 of 2 right")
	l.press("a").sees("What does the engine decide?", "question 1 of 2").doesNotSee("You said", ">10")
	l.press("3 enter 2 enter").sees("Predicted, second hand-in.")
	records, err := l.app.o.Store.Records()
	if r := records["foresight/lock"]; err != nil || r.HandIns != 2 || !r.Passed || r.FirstTry {
		t.Errorf("the record is %+v, %v", r, err)
	}
}

// TestAKilledTerminalKeepsWhatWasSaid: nobody says good-bye, and the next start
// asks the question that was open, or tells again what was told.
func TestAKilledTerminalKeepsWhatWasSaid(t *testing.T) {
	l := open(t, 120, 40, withForesight(t)).press("enter 3 enter")
	store := func(o *Options) { o.Store = l.app.o.Store }
	again := open(t, 120, 40, withForesight(t), store).sees("Continue").press("down enter")
	again.sees("question 2 of 2", "you said explicit deny").press("2 enter").sees("Predicted, first hand-in.")
	open(t, 120, 40, withForesight(t), store).press("/ 'everything enter").sees("Right. The engine says explicit deny.", "2 of 2 right")
	records, _ := l.app.o.Store.Records()
	if n := records["foresight/lock"].HandIns; n != 1 {
		t.Errorf("%d hand-ins, want 1: what is shown again is not done again", n)
	}
}

// TestAReviewAsksAnew: what was passed on an earlier day.
func TestAReviewAsksAnew(t *testing.T) {
	l := open(t, 120, 40, withForesight(t)).press(foretold)
	tomorrow := func(o *Options) {
		o.Store = l.app.o.Store
		o.Now = func() time.Time { return l.now.Add(24 * time.Hour) }
	}
	again := open(t, 120, 40, withForesight(t), tomorrow).sees("1 to review").press("enter")
	again.sees("What does the engine decide?").doesNotSee("Right.").press("3 enter 2 enter").sees("Right.")
	if r, _ := l.app.o.Store.Records(); !r["foresight/lock"].Solid {
		t.Errorf("passed on two days, and the record is %+v", r["foresight/lock"])
	}
}

func TestTheQuestionBeforeCanBeGoneBackTo(t *testing.T) {
	l := open(t, 80, 24, withForesight(t)).press("enter 2 enter esc").sees("question 1 of 2", "> 2  implicit deny")
	l.press("down enter").sees("you said explicit deny").press("esc esc").sees("Continue")
}

func TestNothingIsAskedOfALayerThatLetsIn(t *testing.T) {
	l := open(t, 80, 24, withForesight(t)).press(foretold + " n enter 1 enter")
	l.sees("You said allow. The engine says implicit deny.").press("end down down down down down down down down")
	l.sees("so what keeps it out was not asked", "What keeps it out: scp", "0 of 2 right")
}

func TestAnAnswerThatIsNotSavedIsSaidToBe(t *testing.T) {
	var st *slow
	l := open(t, 80, 24, withForesight(t), func(o *Options) { st = &slow{Store: o.Store}; o.Store = st })
	st.fail = errors.New("disk full")
	l.press("enter 3 enter").sees("not saved")
	st.fail = nil
	l.press("pause").sees(" saved").doesNotSee("not saved")
	if last := st.saves[len(st.saves)-1]; !strings.Contains(last, "explicit deny") {
		t.Errorf("the retry saved %s", last)
	}
}
