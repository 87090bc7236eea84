package worldfile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"gatehouse/engine/clock"
	"gatehouse/engine/plainyaml"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// TestWorlds loads the world.yaml of each file under testdata. "problems" is
// what is wrong with it; "ask" is questions to it and "answers" what it says.
func TestWorlds(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := run(a)
			for i, f := range a.Files {
				want, expected := got[f.Name]
				if !expected {
					continue
				}
				if want != string(f.Data) && !*update {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, want, f.Data)
				}
				a.Files[i].Data = []byte(want)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func run(a *txtar.Archive) map[string]string {
	fsys, ask := fstest.MapFS{}, ""
	for _, f := range a.Files {
		switch f.Name {
		case "problems", "answers":
		case "ask":
			ask = string(f.Data)
		default:
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	w, problems := Load(fsys, "world.yaml")
	var told, answers strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&told, "%s [%s]\n", p.Error(), p.Code)
	}
	for line := range strings.Lines(ask) {
		verb, ref, _ := strings.Cut(strings.TrimSpace(line), " ")
		fmt.Fprintf(&answers, "%s %s\n    %s\n", verb, ref, answer(w, verb, ref))
	}
	return map[string]string{"problems": told.String(), "answers": answers.String()}
}

func answer(w *World, verb, ref string) string {
	var v any
	var err error
	switch verb {
	case "principal":
		v, err = w.Principal(ref)
	case "resource":
		var t Target
		t, err = w.Resource(ref)
		v = fmt.Sprintf("%s account %q policy %v", t.ARN, t.Account, t.Policy != nil)
	case "situation":
		v, err = w.Situation(ref)
	case "policy":
		var p Policy
		p, err = w.PolicyNamed(ref)
		v = p.Name
	case "context":
		v = w.Context(ref)
	case "members":
		v = w.Members(ref)
	case "reaching":
		var s []string
		for _, a := range w.Reaching(ref) {
			s = append(s, strings.TrimSpace(a.Name+" "+a.Via))
		}
		v = strings.Join(s, ", ")
	}
	if err != nil {
		return "error: " + err.Error()
	}
	return fmt.Sprintf("%+v", v)
}

// FuzzTraffic reads a scenario that plays in a world with everything in it.
func FuzzTraffic(f *testing.F) {
	a, err := txtar.ParseFile("testdata/traffic_nothing_is_wrong.txtar")
	if err != nil {
		f.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, part := range a.Files {
		fsys[part.Name] = &fstest.MapFile{Data: part.Data}
	}
	w, problems := Load(fsys, "world.yaml")
	if len(problems) > 0 {
		f.Fatal(problems)
	}
	f.Add([]byte("seeds: 3\nlength: 9m\nask: www.example.com\nclients:\n  Paris: 5/s\n  office: {at: Berlin, from: 198.51.100.7, rate: 120/m, resolvers: 2, ttl: at least 90s, tries: 2}\n  app: {vpc: vpc-eu, rate: 2/s, ask: {name: db.corp.internal, type: A}}\n  Lagos: {rate: 2/s, resolver: shared, located: false}\nresolvers:\n  shared: {at: London, ttl: honoured, client-subnet: true}\nfaults:\n  - {at: 2m, do: lose web-eu}\n  - {at: 8m, do: alarm queue}\n  - {at: 1m, do: 'say web-eu \"x\"'}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r := plainyaml.NewReader(0, plainyaml.Limits{Size: 64 << 10, Depth: 8, Nodes: 2000})
		got := w.ReadTraffic(r, r.Parse(src))
		for _, p := range r.Problems {
			if p.Line < 1 || p.Col < 1 || p.Code == "" || p.Message == "" || p.Hint == "" {
				t.Fatalf("half a problem: %+v", p)
			}
		}
		if len(r.Problems) == 0 {
			got.Length = max(got.Length, clock.Minute)
			if err := got.Check(); err != nil && !strings.Contains(err.Error(), ": ") {
				t.Fatalf("no next step: %v", err)
			}
		}
	})
}

func FuzzLoad(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range a.Files {
			if part.Name == "world.yaml" {
				f.Add(part.Data)
			}
		}
	}
	records := &fstest.MapFile{Data: []byte(`{"ResourceRecordSets": [{"Name": "www.example.com", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]}]}`)}
	policy := &fstest.MapFile{Data: []byte(`{"Version": "2012-10-17", "Statement": []}`)}
	f.Fuzz(func(t *testing.T, src []byte) {
		fsys := fstest.MapFS{"world.yaml": {Data: src}, "policies/a.json": policy, "zones/public.json": records}
		w, problems := Load(fsys, "world.yaml")
		for _, p := range problems {
			if p.File == "" || p.Line < 1 || p.Col < 1 || p.Code == "" || p.Message == "" {
				t.Fatalf("half a problem: %+v", p)
			}
			if strings.ContainsFunc(p.Message+p.Hint, plainyaml.Unprintable) {
				t.Fatalf("a control character came through: %+q", p.Message+p.Hint)
			}
		}
		if w == nil {
			if len(problems) == 0 {
				t.Fatal("no world and no problem")
			}
			return
		}
		for _, ref := range []string{"user/mia", "role/Audit@shop", "root@", "reports/q3.csv", "table/orders", "arn:aws:s3:::reports"} {
			_, _ = w.Principal(ref)
			_, _ = w.Resource(ref)
			w.Reaching(ref)
		}
	})
}
