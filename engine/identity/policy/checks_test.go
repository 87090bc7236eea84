package policy_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"gatehouse/engine/identity/policy"
)

// ours are the problems that AWS's validator of 2023 has no name for: bounds of
// our own, quotas, and RCPs, which are younger.
var ours = map[string]bool{"too-large": true, "too-deep": true, "quota": true, "rcp-allow": true, "rcp-notaction": true, "rcp-action": true, "rcp-version": true, "rcp-principal": true}

// TestRule179_EveryProblemHasItsCheck: a code that the parser writes has AWS's
// name or stands among ours.
func TestRule179_EveryProblemHasItsCheck(t *testing.T) {
	files, _ := filepath.Glob("*.go")
	code := regexp.MustCompile(`(?:problem\(|Code: )"([a-z-]+)"`)
	found := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			found++
			if p := problemOf(m[1]); (policy.CheckName(p) == "") != ours[m[1]] {
				t.Errorf("%s: %s is called %q", file, m[1], policy.CheckName(p))
			}
		}
	}
	if found < 30 {
		t.Errorf("%d codes found", found)
	}
}

func problemOf(code string) policy.Problem { return policy.Problem{Code: code} }
