package tui

import "testing"

// TestHintsLeaveTheChecksRoom: a brief that has grown by its hints gives way,
// and what shows of it and of the checks begins and ends whole.
func TestHintsLeaveTheChecksRoom(t *testing.T) {
	l := open(t, 120, 18).press("enter 's3:GetObject shut tab 'arn:aws:s3:::reports shut pause esc h h esc")
	l.sees("HINT 1 of 2", "^G shows the rest, with the hints").doesNotSee("HINT 2 of 2")
	l.sees("> FIX  s3:GetObject  reports/q3.csv", "it is her job", "given mfa  ", "1 more check, 1 finding below").doesNotSee("above", "FINDINGS")
	l.press("down down").sees("1 check above", "  ok   s3:GetObject  salaries/all.csv", "> ok   s3:PutObject", "1 finding below").doesNotSee("FINDINGS", "got implicit deny")
	l.press("down").sees("3 checks above", "FINDINGS 1", "> warn line 6").doesNotSee("below")
}
