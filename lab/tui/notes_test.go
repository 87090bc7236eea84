package tui

import (
	"strings"
	"testing"
)

// TestFindingsStandBelowTheChecks: they are selected as checks are, enter
// explains one, and what would turn a verdict is kept back until the end.
func TestFindingsStandBelowTheChecks(t *testing.T) {
	l := open(t, 120, 40).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports shut pause esc")
	l.sees("FINDINGS 1", "warn", "s3:GetObject fits no resource").doesNotSee("reports/*")
	l.press("down down down enter").sees("WARNING", "ACTION_WITHOUT_ITS_RESOURCE", "when you have passed, or after the last hint", "enter go to line")
	l.doesNotSee("reports/*", "mends it")
	l.press("enter").sees("> 6", "^L explain")
	l.press("esc h h pause ctrl+l").sees("WARNING", "reports/*") // no hint is left
}

// TestAFindingIsMendedOnAKey: a slip that can be mended mechanically is, as one
// step of undo.
func TestAFindingIsMendedOnAKey(t *testing.T) {
	l := open(t, 120, 40).press("enter 's3:GetObjekt shut tab 'arn:aws:s3:::reports/* shut pause")
	l.sees("ERR", "did you mean", "!  6").doesNotSee("^L explain")
	l.press("up").sees("^L explain").press("ctrl+l").sees("ERROR", "f mends it: write s3:GetObject", "INVALID_ACTION")
	l.press("f pause").sees(`"s3:GetObject"`).doesNotSee("FINDINGS", "GetObjekt")
	l.press("esc z pause").sees("GetObjekt", "FINDINGS 1")
	open(t, 60, 20).press("enter 's3:GetObjekt shut tab 'arn:aws:s3:::reports/* shut pause esc down down down enter").sees("ERROR", "f mends it")
}

// TestWhatAWSRefusesIsExplainedLikeAnyFinding: it stands in the list once one
// pauses, with its page, and where a key can mend it, on that key.
func TestWhatAWSRefusesIsExplainedLikeAnyFinding(t *testing.T) {
	l := open(t, 120, 40).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut up up end")
	l.press("left left backspace").doesNotSee("FINDINGS").press("pause").sees(`"Allo"`, "line 5:", "FINDINGS 1", "^L explain", "!> 5")
	l.press("ctrl+l").sees("ERROR", "INVALID_EFFECT", "f mends it: write Allow", "enter go to line").press("esc esc")
	l.sees("enter explain", "f mend it").press("f pause").sees(`"Allow",`, "CHECKS 3 of 3").doesNotSee("FINDINGS")
	l.press("ctrl+l").sees("there are no findings")
	open(t, 60, 20).press("enter 's3:Get shut down backspace pause ctrl+l").sees("ERROR", "JSON_SYNTAX_ERROR")
}

// TestTheFindingComesBeforeTheAuthorsGuess: the words on a mistake may suppose
// another cause than a slip that is known.
func TestTheFindingComesBeforeTheAuthorsGuess(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {60, 20}} {
		l := open(t, size[0], size[1]).press("enter 's3:GetObjekt shut tab 'arn:aws:s3:::reports shut pause ctrl+s")
		l.sees("Not yet", "Read the finding on line 6 first", "s3:GetObjekt does not exist", "go on writing")
		if s := l.screen(); strings.Index(s, "Read the finding") > strings.Index(s, "The bucket, not its objects") {
			t.Errorf("the author's words come first:\n%s", s)
		}
		l.press("enter").sees("> ERR  line 6").press("f pause").doesNotSee("GetObjekt")
	}
	l := open(t, 120, 40).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports shut pause ctrl+s")
	l.sees("The bucket, not its objects").doesNotSee("Read the finding").press("enter").sees("> FIX")
}

// TestNoKeyIsSilentOnAFinding: what a key cannot do is said; one may hand in and
// open the editor from what lies over the page; what was just typed is judged
// before it is explained.
func TestNoKeyIsSilentOnAFinding(t *testing.T) {
	const typed = "enter 's3:GetObject shut tab 'arn:aws:s3:::reports shut"
	l := open(t, 120, 40).press(typed + " pause esc f").sees("f mends a finding; a check is mended in the text")
	l.press("down down down f").sees("told after passing, or the last hint").press("enter f").sees("told after passing, or the last hint")
	l.press("ctrl+s").sees("Not yet. 2 of 3")
	open(t, 120, 40).press(typed + " pause ctrl+g ctrl+s").sees("Not yet. 2 of 3")
	open(t, 120, 40).press(typed + " pause ctrl+g ctrl+o").sees("no editor is set").doesNotSee("esc back")
	open(t, 120, 40).press(typed + " ctrl+l").sees("ACTION_WITHOUT_ITS_RESOURCE")
	open(t, 120, 40).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut up up end left left backspace ctrl+l").sees("ERROR", "INVALID_EFFECT")
}

// TestNarrowScreensSayWhereOneIs: the tab of the brief while it lies over the
// page, and a whole sentence on why nothing was handed in.
func TestNarrowScreensSayWhereOneIs(t *testing.T) {
	l := open(t, 60, 20).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports/* shut up up end left left backspace pause")
	l.sees("Brief [Answer] Checks").press("ctrl+g").sees("[Brief] Answer Checks").press("esc").sees("Brief [Answer] Checks")
	l.press("ctrl+s").sees("not handed in: line 5 would be refused: ^L says why")
}
