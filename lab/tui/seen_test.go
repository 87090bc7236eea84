package tui

import "testing"

// TestTheBriefComesFirstOnSmallScreens: until something is written, and keys
// are the text's all the same.
func TestTheBriefComesFirstOnSmallScreens(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}} {
		l := open(t, size[0], size[1]).press("enter").sees("[Brief]", "Mia reads", "tab/enter write")
		l.press("tab").sees("___", "^G brief").press("'s3:GetObject shut").sees(`"s3:GetObject"`)
		l.press("esc esc up up enter").sees("s3:GetObject").doesNotSee("[Brief]")
		open(t, size[0], size[1]).press("enter enter").sees("___").press("'? shut").sees(`"?"`)
		open(t, size[0], size[1]).press("enter esc").sees("[Checks]").press("right").sees("[Brief]").press("tab").sees("> 6", "___")
	}
}

// TestNothingIsCutInSilence: what does not fit is told to go on, and can be
// scrolled to; the way back stays in the footer.
func TestNothingIsCutInSilence(t *testing.T) {
	l := open(t, 60, 12).press(solved+" ctrl+s").sees("more below: down", "d difference", "esc home").doesNotSee("she only reads")
	l.press("space space").sees("she only reads").doesNotSee("more below")
	open(t, 60, 12).press(bucketOnly+" esc enter").sees("more below", "esc back").press("down down down down down down down down").sees("AWS pages").doesNotSee("more below")
	l = open(t, 60, 20).press(solved + " backspace '2024/quarter/three/of/the/year/* shut ctrl+s enter h h d y")
	l.sees("the/year/*")
}

// TestTabGoesToWhatIsOpen: among the checks too, wherever the cursor stood.
func TestTabGoesToWhatIsOpen(t *testing.T) {
	open(t, 120, 40).press(solved + " esc r y tab 's3:GetObject shut").sees(`> 6      "Action": "s3:GetObject"`)
}

func TestWhatCannotBeReadIsNamedAmongTheChecks(t *testing.T) {
	l := open(t, 80, 24).press("enter 's3:GetObject shut tab '\" shut pause esc enter")
	l.sees("ERROR", "JSON_SYNTAX_ERROR", "policy.json line 7").press("esc up enter").sees("line 7 would be refused: ^L says why")
}

// TestMisspeltNamesAreDoubted: a policy that AWS would take and that matches
// nothing says which name is to blame.
func TestMisspeltNamesAreDoubted(t *testing.T) {
	press := "enter 's3:GetObjekt shut tab 'arn:aws:s3:::reports/* shut pause"
	open(t, 120, 40).press(press).sees("ERR", "line 6: s3:GetObjekt does not exist", "s3:GetObject?", "!  6")
	open(t, 60, 20).press(press).sees("did you mean s3:GetObject?")
}

func TestHintsInTheBrief(t *testing.T) {
	open(t, 60, 20).press("enter tab ctrl+g h").sees("HINT 1 of 2").press("h").sees("HINT 2 of 2").press("x").doesNotSee("HINT")
	open(t, 60, 20).press("enter ctrl+o").sees("set VISUAL or EDITOR")
}

// TestBlanksAreSeen: a blank that nobody sees is told in the reasons, and tab
// does not put any there.
func TestBlanksAreSeen(t *testing.T) {
	l := open(t, 80, 24).press(solved + " tab").sees(`"arn:aws:s3:::reports/*"`)
	l.press("space space pause esc enter").sees("WHY", `"arn:aws:s3:::reports/*  "`, "mind the blank at its end")
}

// TestWhatWasToldStaysTold: rows told at hand-in are still told when one comes
// back, as long as the text is what was handed in.
func TestWhatWasToldStaysTold(t *testing.T) {
	l := open(t, 120, 40).press(passed + " enter pause ctrl+s").sees("Not yet. 1 of 2")
	l.press("esc up up enter").sees("CHECKS 1 of 2", "FIX").press("esc enter").sees("WHY")
	l.press("esc tab space pause").sees("as handed in").press("ctrl+z pause").doesNotSee("as handed in").sees("CHECKS 1 of 2")
	l.press("'x pause esc esc up up enter").sees("as handed in", "FIX")
	l.press("esc r y pause").sees("CHECKS 1 of 2").doesNotSee("as handed in") // the start was handed in
}

// TestWhatTeachesComesFirst: where a result does not fit, the author's words
// stand before the rows that are all right; home and end go to its ends.
func TestWhatTeachesComesFirst(t *testing.T) {
	l := open(t, 60, 12).press(solved+" ctrl+s").sees("Passed", "are two resources").doesNotSee("she only reads")
	l.press("end").sees("she only reads").doesNotSee("Passed").press("home").sees("Passed")
	quiz := open(t, 60, 12).press(words+" enter end").doesNotSee("more below").press("home").sees("more below", "A user made")
	quiz.press("space").sees("more above")
}

// TestWhatIsBelowIsCountedInChecks, not in lines.
func TestWhatIsBelowIsCountedInChecks(t *testing.T) {
	open(t, 100, 12).press(bucketOnly+" pause").sees("CHECKS 2 of 3", "2 more checks, 1 finding below")
	open(t, 60, 12).press(bucketOnly + " pause esc").sees("1 finding below").doesNotSee("more check")
}

// TestReasonsKeepTheirQuestion: on a narrow screen too the whole of what is
// asked stands above the reasons, and what scrolled away is told.
func TestReasonsKeepTheirQuestion(t *testing.T) {
	l := open(t, 60, 20, withForesight(t)).press(misjudged+" w").sees("salaries/all.csv  given mfa", "through group/staff")
	l.press("end end").sees("more above", "WHY  explicit deny").doesNotSee("more below")
	l.press("home").doesNotSee("more above").sees("allows it")
}
