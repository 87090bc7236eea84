package lint

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"gatehouse/engine/identity/policy"
)

// TestEveryProblemHasItsCode: what the policy package refuses has a code here,
// in each kind of policy.
func TestEveryProblemHasItsCode(t *testing.T) {
	code := regexp.MustCompile(`(?:problem\(|Code: )"([a-z-]+)"`)
	found := 0
	for _, pattern := range []string{"../policy/*.go", "../../plainjson/*.go"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range code.FindAllStringSubmatch(string(src), -1) {
				if found++; m[1] == "quota" {
					continue // that of Oversize, which size names by the kind of policy
				}
				for i := range policy.Kinds() {
					kind := policy.Kind(i)
					l := &linter{doc: policy.Parse("policy.json", nil), kind: kind}
					refusedByRCP := len(m[1]) > 4 && m[1][:4] == "rcp-"
					if c := l.codeOf(policy.Problem{Code: m[1]}); c == unnamed && (!refusedByRCP || kind == policy.RCP) {
						t.Errorf("%s: %s has no code for %s policies", file, m[1], kind)
					}
				}
			}
		}
	}
	if found < 30 {
		t.Errorf("%d problems found", found)
	}
}
