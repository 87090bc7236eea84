package cases_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"gatehouse/engine/identity/cases"
)

const (
	mia   = `"principal":"arn:aws:iam::111122223333:user/mia"`
	read  = `"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/q3.csv",` + mia + `}`
	allow = `{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`
)

// run answers lines and gives back one answer a line.
func run(t *testing.T, in string) (answers []map[string]any, failures int) {
	t.Helper()
	var out bytes.Buffer
	failures, err := cases.Run(strings.NewReader(in), &out, cases.Options{Explained: true})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		var a map[string]any
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		answers = append(answers, a)
	}
	return answers, failures
}

func TestAnswersKeepTheOrderAndGoOnAfterABrokenLine(t *testing.T) {
	in := `{"id":"a",` + read + `,"identityPolicies":[` + allow + `]}` + "\n\n{half\n" + `{` + read + `}`
	answers, failures := run(t, in)
	var got []string
	for _, a := range answers {
		got = append(got, fmt.Sprint(a["id"], " ", a["verdict"]))
	}
	if s := strings.Join(got, ", "); s != "a Allowed, 3 Error, 4 ImplicitlyDenied" || failures != 1 {
		t.Errorf("got %s with %d failures", s, failures)
	}
	if m := answers[1]["message"].(string); !strings.HasPrefix(m, "line 3: ") {
		t.Errorf("the broken line says %q", m)
	}
}

// TestACaseMayHaveManyLines: from a line { to a line }, and where the end is
// missing the next case is not swallowed.
func TestACaseMayHaveManyLines(t *testing.T) {
	whole := "{\n  " + read + ",\n  \"identityPolicies\": [\n    " + allow + "\n  ]\n}\n"
	broken := "{\n  " + read + ",\n  no\n}\n"
	answers, failures := run(t, whole+"{"+read+"}\n"+broken+"{\n  "+read+"\n"+whole)
	var got []string
	for _, a := range answers {
		got = append(got, fmt.Sprint(a["id"], " ", a["verdict"]))
	}
	if s := strings.Join(got, ", "); s != "1 Allowed, 7 ImplicitlyDenied, 8 Error, 12 Error, 14 Allowed" || failures != 2 {
		t.Errorf("got %s with %d failures", s, failures)
	}
	for i, want := range map[int]string{2: "no JSON in the case's line 3 at column 4", 3: "the case has no end"} {
		if m := answers[i]["message"].(string); !strings.Contains(m, want) {
			t.Errorf("says %q, want %q", m, want)
		}
	}
}

// TestPlacesCountFromTheDocument: line and column of a deciding statement are
// those of its own document, named or quoted.
func TestPlacesCountFromTheDocument(t *testing.T) {
	quoted, _ := json.Marshal(allow)
	for _, doc := range []string{allow, `{"name":"identity","policy":` + allow + `}`, string(quoted)} {
		answers, _ := run(t, `{`+read+`,"identityPolicies":[`+doc+`]}`)
		d := answers[0]["decisive"].([]any)[0].(map[string]any)
		want := strings.Index(allow, `{"Sid"`) + 1
		if d["column"] != float64(want) || d["line"] != 1.0 || d["statement"] != "Read" || d["policy"] != "identity" {
			t.Errorf("%s: decided by %v, want column %d", doc, d, want)
		}
	}
}

func TestLinesThatAreNoCase(t *testing.T) {
	for line, want := range map[string]string{
		`[]`:                       "this is a list",
		`5`:                        "a case is a JSON object",
		`{` + read + `},`:          "a comma follows the case",
		`{"request":{"action":5}}`: `"request/action" holds a number, and wants text`,
		`{"request":{"action":"s3:Get*",` + mia + `}}`:                                 "a request is for one action",
		`{"request":{"action":"s3:GetObject","resourceAccountId":"prod",` + mia + `}}`: "an account has twelve digits",
		`{"id":"x"}`:                                                                     `no "request"`,
		`{` + read + `,"identityPolicy":{}}`:                                             `no member "identityPolicy"`,
		`{` + read + `,"identityPolicies":5}`:                                            `"identityPolicies" holds a number, and wants a list`,
		`{"request":{"action":"GetObject",` + mia + `}}`:                                 "not of the form service:Name",
		`{"request":{"action":"s3:GetObject","principal":"mia"}}`:                        "mia",
		`{"request":{"action":"s3:GetObject",` + mia + `,"context":{"aws:TagKeys":{}}}}`: "holds neither text",
		`{"request":{"action":"s3:GetObject",` + mia + `,"context":{"aws:SourceIp":"1.2.3.4","aws:sourceip":"::1"}}}`: "are one context key",
		`{"id":1,"id":2,` + read + `}`: "stands twice",
	} {
		answers, failures := run(t, line)
		if failures != 1 || answers[0]["verdict"] != "Error" || !strings.Contains(answers[0]["message"].(string), want) {
			t.Errorf("%s: got %v, want %s", line, answers, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	answers, failures := run(t, "\ufeff{"+read+"}")
	if failures != 0 || len(answers) != 1 {
		t.Errorf("with a mark: %v", answers)
	}
	if _, err := cases.Run(strings.NewReader("\xff\xfe{\x00"), io.Discard, cases.Options{}); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("of UTF-16 it says %v", err)
	}
}

// TestDoubts: what AWS could hardly be asked is judged all the same, and said.
func TestDoubts(t *testing.T) {
	for request, want := range map[string]string{
		`"action":"s3:GetObject","resource":"arn:aws:s3:::reports/q3.csv"`:                                                                                                        "",
		`"action":"s3:GetObject","resource":"arn:aws:s3:::reports"`:                                                                                                               "s3:GetObject works on no resource of this form",
		`"action":"dynamodb:GetItem","resource":"*"`:                                                                                                                              "AWS asks for dynamodb:GetItem with the ARN",
		`"action":"s3:GetObjekt","resource":"arn:aws:s3:::reports/q3.csv"`:                                                                                                        "did you mean s3:GetObject?",
		`"action":"kms:Decrypt","resource":"arn:aws:kms:eu-west-1:111122223333:alias/app"`:                                                                                        "works on no resource of this form: it wants key",
		`"action":"s3:ListBucket","resource":"arn:aws:s3:::reports/q3.csv"`:                                                                                                       "it wants bucket",
		`"action":"sts:AssumeRoot","resource":"arn:aws:iam::444455556666:root"`:                                                                                                   "delegated administrator",
		`"action":"s3:GetObject","resource":"reports"`:                                                                                                                            "neither an ARN nor *",
		`"action":"lambda:InvokeFunction","resource":"arn:aws:lambda:eu-west-1:111122223333:function:f","resourceAccountId":"444455556666"`:                                       "names account 111122223333",
		`"action":"s3:GetObject","resource":"arn:aws:s3:::b/x","context":{"s3:prefix":"x"}`:                                                                                       "no request for s3:GetObject carries s3:prefix",
		`"action":"s3:GetObject","resource":"arn:aws:s3:::b/x","context":{"aws:SourceIP4":"x"}`:                                                                                   "no condition key aws:SourceIP4; did you mean aws:SourceIp?",
		`"action":"ec2:RunInstances","resource":"arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1","context":{"ec2:InstanceType":"t3.nano"}`:                                    "about other resources only",
		`"action":"ec2:RunInstances","resource":"arn:aws:ec2:eu-west-1:111122223333:instance/*","context":{"ec2:InstanceType":"t3.nano"}`:                                         "",
		`"action":"sts:TagSession","resource":"arn:aws:iam::111122223333:role/Deploy","context":{"sts:ExternalId":"x","token.actions.githubusercontent.com:sub":"repo:acme/app"}`: "",
	} {
		c, err := cases.Parse([]byte(`{"request":{`+request+`,`+mia+`}}`), 1)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(cases.Judge(&c, cases.Options{Explained: true}).Doubts, "; ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", request, got, want)
		}
	}
}

// TestNamesOfPolicies: a name that was given keeps its spelling, whatever it
// is, and two policies of one name are told apart.
func TestNamesOfPolicies(t *testing.T) {
	told := func(c string) string {
		got, err := cases.Parse([]byte(c), 1)
		if err != nil {
			t.Fatal(err)
		}
		return cases.Judge(&got, cases.Options{Explained: true}).Sentence
	}
	for _, name := range []string{"arn:aws:organizations::1:policy/", "\u00e9lan.json", "x", "identity level 3"} {
		s := told(`{` + read + `,"identityPolicies":[` + allow + `],"principalIsManagementAccount":true,"scps":[[{"name":"` + name + `","policy":` + allow + `}]]}`)
		if !strings.Contains(s, " "+name+" does not count") {
			t.Errorf("%s: %s", name, s)
		}
	}
	other := `{"name":"p.json","policy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}}`
	deny := `{"name":"p.json","policy":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":"s3:PutObject","Resource":"*"}]}}`
	if s := told(`{` + read + `,"identityPolicies":[` + other + `,` + deny + `]}`); !strings.Contains(s, "its NotAction covers") {
		t.Errorf("of two policies of one name: %s", s)
	}
	nobody := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":[]},"Action":"s3:GetObject","Resource":"*"}]}`
	if s := told(`{"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/q3.csv","principal":"anonymous"},"resourcePolicy":` + nobody + `}`); !strings.Contains(s, "the caller: nobody is listed") {
		t.Errorf("of an anonymous caller: %s", s)
	}
}

// FuzzRun: no line panics, and each is answered.
func FuzzRun(f *testing.F) {
	src, err := os.ReadFile("../iam/testdata/cases/layers.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for i, line := range bytes.Split(src, []byte("\n")) {
		if i%7 == 0 {
			f.Add(line)
		}
	}
	for _, layer := range []string{"identityPolicies", "permissionBoundaries", "sessionPolicies", "vpcEndpointPolicies"} {
		f.Add([]byte(`{` + read + `,"principalIsManagementAccount":true,"` + layer + `":[{"name":"arn:a/","policy":` + allow + `}],"scps":[[{"name":"","policy":` + allow + `}]]}`))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var out bytes.Buffer
		if bytes.HasPrefix(line, []byte("\xfe\xff")) || bytes.HasPrefix(line, []byte("\xff\xfe")) { // no UTF-8
			return
		}
		if _, err := cases.Run(bytes.NewReader(line), io.Discard, cases.Options{Width: 60}); err != nil {
			t.Fatal(err)
		}
		if _, err := cases.Run(bytes.NewReader(line), &out, cases.Options{Explained: true}); err != nil {
			t.Fatal(err)
		}
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
		want, within := 0, false
		for _, l := range bytes.Split(line, []byte("\n")) {
			alone := string(bytes.TrimSpace(l))
			begins := !within || bytes.HasPrefix(l, []byte("{"))
			if begins && alone != "" {
				want++
			}
			within = begins && alone == "{" || !begins && string(bytes.TrimRight(l, " \t\r,")) != "}"
		}
		if got := bytes.Count(out.Bytes(), []byte("\n")); got != want {
			t.Fatalf("%d lines, %d answers", want, got)
		}
	})
}

func BenchmarkRun(b *testing.B) {
	src, err := os.ReadFile("../iam/testdata/cases/layers.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(bytes.Count(src, []byte("\n"))), "cases/op")
	for b.Loop() {
		if _, err := cases.Run(bytes.NewReader(src), &bytes.Buffer{}, cases.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCorpus answers the corpus: thousands of cases of every kind.
func BenchmarkCorpus(b *testing.B) {
	files, _ := filepath.Glob("../iam/testdata/cases/*.jsonl")
	var in []byte
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		in = append(in, src...)
	}
	lines := bytes.Count(in, []byte("\n"))
	b.ReportAllocs()
	for b.Loop() {
		if failures, err := cases.Run(bytes.NewReader(in), io.Discard, cases.Options{}); failures > 0 || err != nil {
			b.Fatal(failures, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*lines), "µs/case")
}
