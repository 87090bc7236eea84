package tui

import (
	"strings"
	"testing"
)

// openRoutes opens the lab on the pack of routing exercises.
func openRoutes(t testing.TB, w, h int) *learner {
	t.Helper()
	return open(t, w, h, withPack(t, "testdata/routing.txtar"))
}

// TestSolvedByForm: a failover is set up without writing JSON.
func TestSolvedByForm(t *testing.T) {
	l := openRoutes(t, 120, 40).press(inForm).sees("routing        failover", "3 places are still open")
	l.press("enter 'SECONDARY enter").sees("failover       < SECONDARY >", "2 places are still open")
	l.press("ctrl+t enter 'eu enter tab enter '203.0.113.10 enter pause").sees("CHECKS 3 of 3")
	l.press("ctrl+f").sees(`{"Id": "eu", "HealthCheckConfig"`)
	l.press("ctrl+s").sees("Passed, first hand-in")
}

// TestSolvedByJSON: the same by the text; what was written there stands in the
// form.
func TestSolvedByJSON(t *testing.T) {
	l := openRoutes(t, 120, 40).press("enter 'SECONDARY ctrl+t 'eu tab '203.0.113.10 pause").sees("CHECKS 3 of 3")
	l.press("ctrl+f").sees("id             eu", "address        203.0.113.10")
	l.press("ctrl+s").sees("Passed, first hand-in")
}

// TestAWrongWayIsNamed: the sample of a mistake is met by the author's words.
func TestAWrongWayIsNamed(t *testing.T) {
	l := openRoutes(t, 120, 40).press(inForm + " enter 'PRIMARY enter ctrl+t enter 'eu enter tab enter '203.0.113.10 enter pause")
	l.sees("records.json line 16", "must have an") // Route 53 refuses a primary without a check
	l.press("ctrl+s").sees("not handed in")
}

// TestTheFormIsTheText: a field that is set, a row that is added or removed,
// are steps of the text's undo.
func TestTheFormIsTheText(t *testing.T) {
	l := openRoutes(t, 120, 60).press(inForm + " enter 'SECONDARY enter z").sees("failover       ___")
	l.press("Z").sees("failover       < SECONDARY >")
	l.press("a").sees(" 3 www.example.com A ___").press("x").doesNotSee(" 3 www.example.com A ___")
	l.press("down down down down down enter 'THIRD enter").sees(`failover cannot be "THIRD`, "there are").press("esc").sees("failover       < SECONDARY >")
	l.press("right").sees("failover       < PRIMARY >").press("left").sees("failover       < SECONDARY >")
}

// TestAnOutageOnTheMap: one steps through a failure, and reads why Tokyo still
// gets the dead address, and until when.
func TestAnOutageOnTheMap(t *testing.T) {
	l := openRoutes(t, 120, 40).press(onTheMap).sees("WHO GETS WHICH ANSWER FOR www.example.com AT 12:00:30?", "A web-eu", "a Paris", "a Tokyo")
	for range 12 { // 10 seconds each
		l.press("up")
	}
	l.sees("AT 12:02:30?", "web-eu  eu-west-1  DOWN, since 12:02:00", "! Tokyo", "203.0.113.10 for")
	l.press("tab enter").sees("Tokyo is still given 203.0.113.10 (web-eu, down since 12:02:00)", "its resolver keeps 203.0.113.10", "until 12:03:51")
	l.press("esc").sees("AT 12:02:30?")
	for range 9 {
		l.press("up")
	}
	l.sees("AT 12:04:00?", "eu            UNHEALTHY since 12:03:28")
	l.press("tab tab enter").sees("Tokyo: the primary main is unhealthy since 12:03:28, so the secondary spare answers:")
	l.press("esc t").doesNotSee("! Tokyo").sees("web-us  us-east-1  up")
	l.press("left").doesNotSee("AT 12:04:00?").press("esc").sees("CHECKS 3 of 3")
}

// TestNoMapOfWhatCannotBeRead says why instead.
func TestNoMapOfWhatCannotBeRead(t *testing.T) {
	openRoutes(t, 120, 40).press("enter ctrl+r").sees("nothing to show before")
}

// TestAnAnswerOfAnotherKindHasNoForm: policies keep their editor.
func TestAnAnswerOfAnotherKindHasNoForm(t *testing.T) {
	l := open(t, 120, 40).press("enter")
	before := l.screen()
	if after := l.press("ctrl+f ctrl+r").screen(); after != before {
		t.Errorf("the screen changed:\n%s", after)
	}
	if strings.Contains(before, "^F") {
		t.Error("the footer offers a form")
	}
}
