package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// TestAnAnswerIsShownWhenAsked is a lesson from home to its end with one key.
func TestAnAnswerIsShownWhenAsked(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}, {40, 12}} {
		l := open(t, size[0], size[1]).press(lessons)
		l.sees("Lessons", "> Closed doors", "What a group carries").press("enter")
		l.sees("Every door", "0 of 2 answers shown").doesNotSee("implicit deny", "One door")
		for i := 0; !strings.Contains(l.screen(), "That was the lesson"); i++ {
			before := l.screen()
			if l.press("space"); l.screen() == before || i > 40 {
				t.Fatalf("space does nothing at %v:\n%s", size, before)
			}
		}
		l.sees("2 of 2 answers shown", "space done").press("space").sees("> Closed doors")
		l.press("esc").sees("Course", "Lessons")
	}
}

// TestTheQuestionStaysOverItsAnswer: nobody has to scroll back to know what
// was asked.
func TestTheQuestionStaysOverItsAnswer(t *testing.T) {
	l := open(t, 60, 20).press(lessons + " enter end space")
	l.sees("Predict.", "No. Nothing allows it", "1 of 2 answers shown")
}

// TestALessonGoesOnWhereItWasLeft, whatever ended the program; one that was read
// to its end begins anew, and reading alone is no beginning of the course.
func TestALessonGoesOnWhereItWasLeft(t *testing.T) {
	l := open(t, 60, 20).press(": 'closed enter").sees("0 of 2 answers shown").press("end space").sees("1 of 2 answers shown")
	store := func(o *Options) { o.Store = l.app.o.Store }
	again := open(t, 60, 20, store).sees("Begin", "Place me").press(": 'closed enter").sees("1 of 2 answers shown", "Settle on an answer")
	again.press("end space esc")
	open(t, 60, 20, store).press(": 'closed enter").sees("0 of 2 answers shown")
}

func TestFindingFindsLessons(t *testing.T) {
	l := open(t, 80, 24).press(passed+" esc / 'door").sees("Closed doors", "lesson").doesNotSee("Let Mia")
	l.press("enter").sees("0 of 2 answers shown").press("esc").sees("/ door")
}

func TestReadingLeavesTheExerciseWhereItWas(t *testing.T) {
	l := open(t, 120, 40).press(bucketOnly + " esc : 'lesson:").press("space 'closed enter").sees("Every door")
	l.press("space w").sees("Words of the field").press(": 'lesson:").press("space 'closed enter").sees("1 of 2 answers shown")
	l.press("w esc").sees("1 of 2 answers shown")
	l.press(": 'lesson:").press("space 'group enter").sees("Does a group make requests")
	l.press("esc").sees("CHECKS 2 of 3", "arn:aws:s3:::reports")
}

func TestTheGlossaryIsInThePalette(t *testing.T) {
	open(t, 80, 24).press(": 'glossary enter").sees("2 words", "The full name").press("esc").sees("Begin")
}

func TestALabWithoutLessonsSaysNothingOfThem(t *testing.T) {
	l := open(t, 80, 24, func(o *Options) { o.Lessons, o.Glossary = nil, nil })
	l.press(passed + " esc").sees("Course").doesNotSee("Lessons")
	l.press(": 'less").doesNotSee("lessons")
}

// TestMonkeysRead lets monkeys at the pages that are read.
func TestMonkeysRead(t *testing.T) {
	keys := []string{"space", "enter", "esc", "up", "down", "g", "G", "a", "w", "end", "?", "ctrl+p", "end enter", "size"}
	for seed := range uint64(*monkeys) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		l := open(t, 60, 20, func(o *Options) { o.Mouse = true }).press(lessons)
		var pressed []string
		for range 150 {
			k := keys[rnd.IntN(len(keys))]
			if pressed = append(pressed, k); k == "size" {
				l.size(40+rnd.IntN(160), 12+rnd.IntN(48))
				l.send(tea.MouseMsg{X: 3, Y: rnd.IntN(20), Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
			} else {
				l.press(k)
			}
			l.sound(strings.Join(pressed, " "))
			if n := len(l.app.stack); n > 5 {
				t.Fatalf("%d pages lie over each other after %q", n, pressed)
			}
		}
	}
}
