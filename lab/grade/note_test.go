package grade

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/lint"
)

// TestTextsOfFindingsHideNothing: they quote the document, and a pack may put a
// terminal's commands into one.
func TestTextsOfFindingsHideNothing(t *testing.T) {
	f := lint.Finding{Fix: &lint.Fix{Says: "write a\x1b[31mred"}}
	f.Message, f.Hint = "a\x1b[31mred", "b\x07"
	n := note("policy.json", f)
	if all := n.Message + n.Hint + n.Fix.Says; strings.ContainsAny(all, "\x1b\x07") {
		t.Errorf("%q", all)
	}
	if f.Fix.Says != "write a\x1b[31mred" {
		t.Error("the finding itself is changed")
	}
}
