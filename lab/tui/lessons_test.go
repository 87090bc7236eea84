package tui

import (
	"strings"
	"testing"
)

// TestAnAnswerIsShownWhenAsked is a lesson from home to its end with one key.
func TestAnAnswerIsShownWhenAsked(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}, {40, 12}} {
		l := open(t, size[0], size[1]).press(lessons)
		l.sees("Lessons", "> Closed doors", "What a group carries").press("enter")
		l.sees("Every door", "0 of 2 predicted").doesNotSee("implicit deny", "One door")
		for i := 0; !strings.Contains(l.screen(), "That was the lesson"); i++ {
			before := l.screen()
			if l.press("space"); l.screen() == before || i > 40 {
				t.Fatalf("space does nothing at %v:\n%s", size, before)
			}
		}
		l.sees("2 of 2 predicted", "space done").press("space").sees("> Closed doors")
		l.press("esc").sees("Course", "Lessons")
	}
}

// TestTheQuestionStaysOverItsAnswer: nobody has to scroll back to know what
// was asked.
func TestTheQuestionStaysOverItsAnswer(t *testing.T) {
	l := open(t, 60, 20).press(lessons + " enter end space")
	l.sees("Predict.", "No. Nothing allows it", "1 of 2 predicted")
}

func TestReadingLeavesTheExerciseWhereItWas(t *testing.T) {
	l := open(t, 120, 40).press(bucketOnly + " esc : 'lesson:").press("space 'closed enter").sees("Every door")
	l.press("space w").sees("Words of the field").press(": 'lesson:").press("space 'closed enter").sees("1 of 2 predicted")
	l.press("w esc").sees("1 of 2 predicted")
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
