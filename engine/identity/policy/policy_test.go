package policy_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/engine/identity/policy"
)

var update = flag.Bool("update", false, "rewrite the expected part of testdata")

// TestParse runs testdata/*.txtar: one file a mistake, named as a sentence. A
// file holds policy.json and what Parse and Check say of it: a problem a line,
// or the document printed back.
func TestParse(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kind, err := policy.ParseKind(strings.TrimSpace(string(ar.Comment)))
			if err != nil {
				t.Fatalf("%s: first line: %v", file, err)
			}
			got := describe(bytes.TrimSuffix(ar.Files[0].Data, []byte("\n")), kind)
			if *update {
				ar.Files = []txtar.File{ar.Files[0], {Name: "says", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) < 2 || string(ar.Files[1].Data) != got {
				t.Errorf("got:\n%s", got)
			}
		})
	}
}

func describe(src []byte, kind policy.Kind) string {
	var b strings.Builder
	doc := policy.Parse("policy.json", src)
	for _, p := range doc.Check(kind) {
		fmt.Fprintf(&b, "%d:%d: %s: %s\n", p.Span.Line, p.Span.Col, p.Code, p.Error())
	}
	if b.Len() == 0 {
		return doc.Print()
	}
	return b.String()
}

// TestPlaces holds the offsets of elements against the source they point at.
func TestPlaces(t *testing.T) {
	src := "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {\n\t\"Sid\": \"Gr\u00fc\u00dfe\", \"Effect\": \"Allow\",\n    \"Action\": [\"s3:Get*\",\n      \"s3:PutObject\"], \"Resource\": \"*\",\n    \"Condition\": {\"Bool\": {\"aws:SecureTransport\": true}}\n  }\n}"
	doc := policy.Parse("x", []byte(src))
	if !doc.OK() {
		t.Fatal(doc.Problems)
	}
	s := doc.Statements[0]
	for _, c := range []struct {
		span      policy.Span
		want      string
		line, col int32
	}{
		{doc.Version.Span, `"2012-10-17"`, 2, 14},
		{s.Sid.Span, "\"Gr\u00fc\u00dfe\"", 4, 9},
		{s.EffectText.Span, `"Allow"`, 4, 28},
		{s.Action.Key, `"Action"`, 5, 5},
		{s.Action.Values[1].Span, `"s3:PutObject"`, 6, 7},
		{s.Resource.Span, `"*"`, 6, 36},
		{s.Conditions[0].Operator.Span, `"Bool"`, 7, 19},
		{s.Conditions[0].Key.Span, `"aws:SecureTransport"`, 7, 28},
		{s.Conditions[0].Values[0].Span, `true`, 7, 51},
	} {
		if got := src[c.span.Start:c.span.End]; got != c.want || c.span.Line != c.line || c.span.Col != c.col {
			t.Errorf("got %s at %d:%d, want %s at %d:%d", got, c.span.Line, c.span.Col, c.want, c.line, c.col)
		}
	}
	if got := src[s.Span.Start:s.Span.End]; !strings.HasPrefix(got, "{") || !strings.HasSuffix(got, "}") {
		t.Errorf("statement span is %q", got)
	}
}

// FuzzParse: no input panics; every place lies inside the source; what has no
// problem prints back to an equal document.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		if ar, err := txtar.ParseFile(file); err == nil {
			f.Add(ar.Files[0].Data)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		doc := policy.Parse("f", src)
		var problems []policy.Problem
		for k := range policy.Kinds() {
			problems = append(problems, doc.Check(policy.Kind(k))...)
		}
		for _, p := range problems {
			if p.Span.Start < 0 || int(p.Span.End) > len(src) || p.Span.Start > p.Span.End || p.Span.Line < 1 || p.Span.Col < 1 || p.Message == "" {
				t.Fatalf("problem out of place: %+v in %q", p, src)
			}
		}
		if !doc.OK() {
			return
		}
		printed := doc.Print()
		again := policy.Parse("f", []byte(printed))
		if !again.OK() || again.Print() != printed {
			t.Fatalf("%q printed as %q, which reads as %v", src, printed, again.Problems)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	one := `{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"arn:aws:s3:::reports/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}`
	for _, n := range []int{1, 50} {
		src := []byte(`{"Version":"2012-10-17","Statement":[` + strings.Repeat(one+",", n-1) + one + `]}`)
		b.Run(fmt.Sprintf("statements=%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				policy.Parse("b", src)
			}
		})
	}
}
