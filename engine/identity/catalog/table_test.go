package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// generated are the tables that the generator writes, by file.
func generated() map[string]string {
	return map[string]string{"services": serviceText, "actions": actionText, "resources": resourceText, "keys": keyText, "sets": setText, "managed": managedText}
}

// TestGeneratedTablesAreUntouched: the head of each table says from what it was
// made, and has a checksum of the rows that were written then.
func TestGeneratedTablesAreUntouched(t *testing.T) {
	var heads []string
	for name, text := range generated() {
		rows := string(rowsOf(text))
		head := strings.TrimSuffix(text, rows)
		sum := sha256.Sum256([]byte(rows))
		if !strings.HasSuffix(head, "\n# rows sha256:"+hex.EncodeToString(sum[:])+"\n") {
			t.Errorf("%s: the rows are not those that were generated", name)
		}
		inputs, _, _ := strings.Cut(head, "# rows")
		heads = append(heads, inputs)
	}
	if len(slices.Compact(heads)) != 1 || strings.Count(heads[0], "# input ") != 3 {
		t.Errorf("the tables were made from different inputs: %q", heads)
	}
}

func TestTablesAreSorted(t *testing.T) {
	for name, text := range map[string]string{
		"services": serviceText, "actions": actionText, "resources": resourceText, "keys": keyText,
		"keys by hand": overlayText, "help": helpText, "operations": operationText,
	} {
		before := ""
		for row := range rowsOf(text).beginning("") {
			if c := compare(before, first(row)); c > 0 || c == 0 && name != "operations" {
				t.Errorf("%s: %q comes behind %q", name, first(row), before)
			}
			before = first(row)
		}
	}
}

// linear finds a row by looking at each.
func linear(t table, name string) (string, bool) {
	for row := range strings.Lines(string(t)) {
		row = strings.TrimSuffix(row, "\n")
		if strings.EqualFold(first(row), name) {
			return row, true
		}
	}
	return "", false
}

// almost draws the name of a row, or something close to one.
func almost(t table) *rapid.Generator[string] {
	var names []string
	for row := range t.beginning("") {
		names = append(names, first(row))
	}
	return rapid.Custom(func(r *rapid.T) string {
		name := rapid.SampledFrom(names).Draw(r, "name")
		switch rapid.IntRange(0, 5).Draw(r, "change") {
		case 0:
			name = strings.ToUpper(name)
		case 1:
			name = strings.ToLower(name)
		case 2:
			name = name[:rapid.IntRange(0, len(name)).Draw(r, "cut")]
		case 3:
			name += rapid.SampledFrom([]string{"s", "/", ":", "/x", " ", "\t", "\n", "\x00", "é"}).Draw(r, "more")
		case 4:
			at := rapid.IntRange(0, len(name)-1).Draw(r, "at")
			name = name[:at] + rapid.SampledFrom([]string{"", "x", "~", "-"}).Draw(r, "instead") + name[at+1:]
		}
		return name
	})
}

func TestFindingIsLookingAtEachRow(t *testing.T) {
	for name, text := range map[string]string{"actions": actionText, "services": serviceText, "resources": resourceText, "help": helpText, "keys": keyText} {
		rows := rowsOf(text)
		names := almost(rows)
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			name := names.Draw(t, "name")
			row, ok := rows.find(name)
			want, wantOK := linear(rows, name)
			if ok != wantOK || ok && row != want {
				t.Fatalf("%q finds %q %v, looking at each %q %v", name, row, ok, want, wantOK)
			}
		}))
	}
}

// TestEveryRowIsFound: in any case of letters.
func TestEveryRowIsFound(t *testing.T) {
	for _, text := range []string{actionText, serviceText, resourceText, keyText, overlayText, helpText} {
		for row := range strings.Lines(string(rowsOf(text))) {
			row = strings.TrimSuffix(row, "\n")
			if got, ok := rowsOf(text).find(strings.ToUpper(first(row))); !ok || got != row {
				t.Fatalf("%q is not found", first(row))
			}
		}
	}
}

func TestBeginningIsLookingAtEachRow(t *testing.T) {
	rows := rowsOf(actionText)
	rapid.Check(t, func(t *rapid.T) {
		prefix := rapid.SampledFrom([]string{"", "s3:", "S3:g", "ec2:Run", "zz", "a2c:", "xray:", "iam:", ":", "iam:PassRole", "iam:PassRoles"}).Draw(t, "prefix")
		var want []string
		for row := range strings.Lines(string(rows)) {
			if len(row) >= len(prefix) && strings.EqualFold(row[:len(prefix)], prefix) {
				want = append(want, strings.TrimSuffix(row, "\n"))
			}
		}
		if got := slices.Collect(rows.beginning(prefix)); !slices.Equal(got, want) {
			t.Fatalf("%q: %d rows, looking at each %d", prefix, len(got), len(want))
		}
	})
}
