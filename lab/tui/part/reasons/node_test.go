package reasons

import (
	"strings"
	"testing"

	"gatehouse/engine/explain"
	"gatehouse/lab/grade"
	"gatehouse/lab/tui/theme"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// TestALongLabelLeavesItsValueRoom: beside the name of a long operator a value
// would be chopped into a few characters a line, so it stands below.
func TestALongLabelLeavesItsValueRoom(t *testing.T) {
	fits := &explain.Reason{ID: "fits", Sentence: "{1} fits"}
	node := func(depth uint8, label, value string) explain.Node {
		return explain.Node{Why: fits, Mark: explain.Yes, Depth: depth, Line: 9, Doc: "kim.json", Args: [3]string{label, value}}
	}
	tree := explain.Tree{node(0, "identity", "kim.json"), node(1, "1", "ShipHasLeft"),
		node(2, "Action", "ec2:DeleteTags"), node(2, "ForAllValues:StringEquals", "aws:TagKeys [berth, ship]"), node(2, "ForAnyValue:StringNotLike", "x")}
	m := About(grade.Why{Tree: tree, Key: []int{1}}, "why", theme.New(theme.None, termenv.Ascii, theme.ASCII))
	for w, want := range map[int][]string{
		60: {
			"         ok  Action  ec2:DeleteTags                  line 9",
			"         ok  ForAllValues:StringEquals               line 9",
			"                     aws:TagKeys [berth, ship]",
			"         ok  ForAnyValue:StringNotLike  x            line 9", // what fits stays beside it
		},
		100: {"         ok  ForAllValues:StringEquals  aws:TagKeys [berth, ship]                            line 9"},
	} {
		m.SetSize(w, 30)
		view := ansi.Strip(strings.Join(m.View(), "\n"))
		for _, line := range want {
			if !strings.Contains(view, line+"\n") {
				t.Errorf("at %d there is no line\n%s\nin\n%s", w, line, view)
			}
		}
	}
}
