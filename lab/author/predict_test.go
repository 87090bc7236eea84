package author_test

import (
	"os"
	"testing"

	"gatehouse/lab/author"
	"gatehouse/lab/pack"
)

// TestEveryGateOnce checks a pack with a prediction for each type of policy and
// each sort of caller: each claim is what the engine says.
func TestEveryGateOnce(t *testing.T) {
	fsys := os.DirFS("testdata/predictions")
	problems, summary := author.Check(fsys)
	for _, p := range problems {
		t.Error(p, p.Hint)
	}
	if summary.Predictions != 10 {
		t.Errorf("%d predictions were checked, want 10", summary.Predictions)
	}
	k, _ := pack.Load(fsys)
	kinds := map[string]bool{}
	for _, ex := range k.Exercises {
		for i := range ex.Exhibits {
			kinds[ex.Exhibits[i].Kind.String()] = true
		}
	}
	if len(kinds) < 8 { // SCPs stand in packtest's pack
		t.Errorf("only these types are shown: %v", kinds)
	}
}
