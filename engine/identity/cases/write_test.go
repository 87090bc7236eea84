package cases_test

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
)

// TestWhatIsWrittenReadsBack: Write is the inverse of Parse, over the whole
// corpus.
func TestWhatIsWrittenReadsBack(t *testing.T) {
	files, _ := filepath.Glob("../iam/testdata/cases/*.jsonl")
	read := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(src, []byte("\n")) {
			c, err := cases.Parse(line, i+1)
			if err != nil {
				continue
			}
			read++
			written, err := cases.Write(&c)
			if err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
			again, err := cases.Parse(written, 0)
			if err != nil {
				t.Fatalf("%s:%d: %s: %v", file, i+1, written, err)
			}
			sortContext(&c)
			sortContext(&again)
			if !reflect.DeepEqual(c, again) {
				t.Fatalf("%s:%d:\n%s\nis written\n%s\n%+v\n%+v", file, i+1, line, written, c, again)
			}
		}
	}
	if read < 1000 {
		t.Errorf("%d cases read only", read)
	}
}

// sortContext: the order of a context never matters.
func sortContext(c *cases.Case) {
	for _, r := range append([]*iam.Request{&c.Request}, pointers(c.More)...) {
		slices.SortFunc(r.Context, func(a, b iam.Entry) int { return cmp.Compare(a.Key, b.Key) })
	}
}

func pointers(rs []iam.Request) (out []*iam.Request) {
	for i := range rs {
		out = append(out, &rs[i])
	}
	return out
}

func TestWrittenCasesAreShort(t *testing.T) {
	line := `{"id":"a",` + read + `,"identityPolicies":[{"name":"policy.json","policy":` + allow + `}],"expect":"Allowed"}`
	c, err := cases.Parse([]byte(line), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := cases.Write(&c); string(got) != line || err != nil {
		t.Errorf("got  %s\nwant %s (%v)", got, line, err)
	}
}

// TestPlacesOutliveWriting: a document of several lines keeps its lines.
func TestPlacesOutliveWriting(t *testing.T) {
	c, err := cases.Parse([]byte(`{`+read+`,"identityPolicies":["{\n\"Version\":\"2012-10-17\",\n\"Statement\":[]}"]}`), 1)
	if err != nil {
		t.Fatal(err)
	}
	written, err := cases.Write(&c)
	if err != nil || bytes.Contains(written, []byte("\n")) {
		t.Fatalf("%s: %v", written, err)
	}
	again, err := cases.Parse(written, 1)
	if err != nil || again.Policies.Identity[0].Doc.Problems[0].Span.Line != 3 {
		t.Errorf("%s: %v", written, err)
	}
}

func TestOpenCasesStateWhatTheySay(t *testing.T) {
	c, err := cases.ParseOpen([]byte(`{"request":{` + mia + `,"context":{"aws:SourceIp":"203.0.113.9"}},"identityPolicies":[` + allow + `]}`))
	if err != nil || c.Request.Action != "" || c.Request.Resource != "" || len(c.Request.Context) != 1 || len(c.Policies.Identity) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	for src, want := range map[string]string{
		`{"request":{` + mia + `,"action":"GetObject"}}`: "not of the form",
		`{"request":{` + mia + `,"resource":["a","b"]}}`: "about one resource",
		`{"request":{"action":"s3:GetObject"}}`:          "no principal",
		`{"identityPolicies":[]}`:                        `no "request"`,
	} {
		if _, err := cases.ParseOpen([]byte(src)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", src, err)
		}
	}
}
