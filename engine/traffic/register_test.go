package traffic_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gatehouse/engine/traffic"
)

// TestEveryRule: each number of sections 0 and 1.5 of the reference is held.
func TestEveryRule(t *testing.T) {
	held := map[string]bool{}
	for _, r := range traffic.Rules {
		held[r.Number] = true
		if r.Title == "" {
			t.Errorf("%s has no title", r.Number)
		}
	}
	want := func(section string, last int) {
		for i := 1; i <= last; i++ {
			if number := fmt.Sprintf("%s.%d", section, i); !held[number] {
				t.Errorf("%s is not in the register", number)
			}
		}
	}
	want("0", 11)
	want("1.5", 43)
}

// TestCodeAndTests: the register names code and tests that are there, and each
// test bears its rule's number.
func TestCodeAndTests(t *testing.T) {
	for _, r := range traffic.Rules {
		file, name, _ := strings.Cut(r.Code, " ")
		src, err := os.ReadFile(file)
		if err != nil || !regexp.MustCompile(`(?m)^(func (\([^)]*\) )?|var |const |\t)`+name+`\b`).Match(src) {
			t.Errorf("%s: there is no %s", r.Number, r.Code)
		}
		dir, test, _ := strings.Cut(r.Test, "/")
		number := strings.ReplaceAll(r.Number, ".", "_")
		if !regexp.MustCompile(`^Test(Rule|Form)` + number + `[A-Z]`).MatchString(test) {
			t.Errorf("%s: the test %s bears another number", r.Number, test)
		}
		if !declared(t, dir, test) {
			t.Errorf("%s: there is no test %s", r.Number, r.Test)
		}
	}
}

func declared(t *testing.T, dir, test string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(src), "func "+test+"(t *testing.T)") {
			return true
		}
	}
	return false
}
