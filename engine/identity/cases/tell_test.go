package cases_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"gatehouse/engine/identity/cases"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestToldAloud holds what people read of verdicts of many causes, on a narrow
// screen and on a wide one.
func TestToldAloud(t *testing.T) {
	src, err := os.ReadFile("testdata/aloud.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for name, width := range map[string]int{"narrow": 60, "wide": 120} {
		var out bytes.Buffer
		if failures, err := cases.Run(bytes.NewReader(src), &out, cases.Options{Width: width}); err != nil || failures > 0 {
			t.Fatal(failures, err)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%s: a line has %d columns: %s", name, n, line)
			}
		}
		file := "testdata/aloud-" + name + ".txt"
		if *update {
			if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, _ := os.ReadFile(file); string(want) != out.String() {
			t.Errorf("%s is not what is said today; run with -update and read the difference", file)
		}
	}
}

// TestToldWhatCannotBeSeen: no control character of a policy reaches a
// terminal, and a line that is no case is named.
func TestToldWhatCannotBeSeen(t *testing.T) {
	var out bytes.Buffer
	in := "no case\n" + `{"id":"a","request":{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/\u001b[2Jq3.csv","principal":"anonymous"}}` + "\n"
	failures, err := cases.Run(strings.NewReader(in), &out, cases.Options{Width: 80})
	if failures != 1 || err != nil || strings.ContainsRune(out.String(), '\x1b') || !strings.HasPrefix(out.String(), "line 1: ") {
		t.Errorf("%d failures, %v:\n%q", failures, err, out.String())
	}
}
