package route53

import (
	"os"
	"strings"
	"testing"
)

// TestEveryMessageHasItsSource: testdata/messages.tsv says for each fault where
// AWS's words are from, or that they are ours.
func TestEveryMessageHasItsSource(t *testing.T) {
	src, err := os.ReadFile("testdata/messages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(src)), "\n")[1:] {
		row := strings.Split(line, "\t")
		if len(row) != 4 || row[3] == "" || rows[row[0]] != nil {
			t.Fatalf("a row is code, message, rule and source, once a code: %q", line)
		}
		rows[row[0]] = row
	}
	codes := map[string]bool{}
	for f, w := range faults {
		row := rows[w.code]
		switch {
		case w.code == "" || codes[w.code]:
			t.Errorf("fault %d has the code %q, which is none or another's", f, w.code)
		case row == nil:
			t.Errorf("%s has no row: %s\t%s\t%s\tours", w.code, w.code, w.format, w.rule)
		case row[1] != w.format || row[2] != w.rule:
			t.Errorf("%s says %q [%s], and its row %q [%s]", w.code, w.format, w.rule, row[1], row[2])
		case strings.HasPrefix(row[3], "ours") != w.ours:
			t.Errorf("%s: ours is %v, and the source %q", w.code, w.ours, row[3])
		}
		codes[w.code] = true
	}
	if len(rows) != len(faults) {
		t.Errorf("%d rows for %d faults", len(rows), len(faults))
	}
}

// TestEveryFaultHasItsCase: each fault is met by a case of testdata/refused, of
// testdata/checks, or by a test that is named here.
func TestEveryFaultHasItsCase(t *testing.T) {
	elsewhere := map[string]string{
		"too-many-values": "TestRule1_5_4Quotas", "batch-records": "TestRule1_5_4Quotas", "batch-characters": "TestRule1_5_4Quotas", "zone-full": "TestRule1_5_4Quotas",
		"check-too-many": "TestRule1_5_4Quotas", "too-many-weighted": "TestRule1_5_3Groups", "too-many-proximity": "TestRule1_5_3Groups",
		"check-children": "TestRule0_7CalculatedChildren"}
	var all strings.Builder
	for _, dir := range []string{"testdata/refused", "testdata/checks"} {
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, _ := os.ReadFile(dir + "/" + file.Name())
			_, says, _ := strings.Cut(string(src), "-- says --")
			all.WriteString(says)
		}
	}
	for _, w := range faults {
		if !strings.Contains(all.String(), ": "+w.code+" [") && elsewhere[w.code] == "" {
			t.Errorf("no case meets %s", w.code)
		}
	}
}

// TestErrorCode: a problem's code leads to AWS's.
func TestErrorCode(t *testing.T) {
	for f, w := range faults {
		p := fault(f).at(Span{}, "")
		if ErrorCode(p) != w.aws || Ours(p) != w.ours {
			t.Errorf("%s: %s, %v", w.code, ErrorCode(p), Ours(p))
		}
	}
	if p := (Problem{Code: "json"}); ErrorCode(p) != "" || !Ours(p) {
		t.Error("a document that is no JSON never reaches AWS")
	}
}
