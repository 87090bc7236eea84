package prove

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

var update = flag.Bool("update", false, "write what was found as what is expected")

func statement(effect, rest string) string {
	return `{"Version":"2012-10-17","Statement":[{"Effect":"` + effect + `",` + rest + `}]}`
}

func parsed(k policy.Kind, text string) iam.Attached {
	d := policy.Parse("policy.json", []byte(text))
	if p := d.Check(k); len(p) > 0 {
		panic(p[0].Message + ": " + text)
	}
	return iam.Attached{Name: "policy.json", Doc: d}
}

func identity(text string) iam.Policies {
	return iam.Policies{Identity: []iam.Attached{parsed(policy.Identity, text)}}
}

func principal(arn string) iam.Principal {
	who, err := iam.ParsePrincipal(arn)
	if err != nil {
		panic(err)
	}
	return who
}

// mia is the one party of most tests.
func mia(a, b iam.Policies) []Party {
	return []Party{{Name: "user/mia", Who: principal("arn:aws:iam::111122223333:user/mia"), Owner: "111122223333", A: a, B: b}}
}

// pair is one entry of idioms.txtar.
type pair struct {
	title, want string
	lines       []string
	a, b        iam.Policies
}

func pairs(t *testing.T, src []byte) (head string, all []pair) {
	head, rest, _ := strings.Cut(string(src), "\n-- ")
	for entry := range strings.SplitSeq(rest, "\n-- ") {
		title, body, _ := strings.Cut(entry, " --\n")
		p := pair{}
		p.title, p.want, _ = strings.Cut(title, ": ")
		statements := map[string][]string{}
		for line := range strings.SplitSeq(body, "\n") {
			label, text, ok := strings.Cut(line, ": ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			p.lines = append(p.lines, line)
			sides, layer, _ := strings.Cut(label, " ")
			for _, s := range map[string][]string{"A": {"A"}, "B": {"B"}, "both": {"A", "B"}}[sides] {
				statements[s+layer] = append(statements[s+layer], text)
			}
		}
		p.a, p.b = layers(statements, "A"), layers(statements, "B")
		all = append(all, p)
	}
	return head, all
}

func layers(statements map[string][]string, side string) (p iam.Policies) {
	at := func(layer string, k policy.Kind) []iam.Attached {
		s := statements[side+layer]
		if len(s) == 0 {
			return nil
		}
		return []iam.Attached{parsed(k, `{"Version":"2012-10-17","Statement":[`+strings.Join(s, ",")+`]}`)}
	}
	p.Identity, p.Boundary = at("", policy.Identity), at("boundary", policy.Boundary)
	if scp := at("scp", policy.SCP); scp != nil {
		p.SCPs = [][]iam.Attached{scp}
	}
	if r := at("resource", policy.Resource); r != nil {
		p.Resource = &r[0]
	}
	return p
}

// relation is how two sets stand, in a word.
func relation(r *Relation) string {
	switch {
	case !r.OnlyA.Complete || !r.OnlyB.Complete:
		return "not settled"
	case r.OnlyA.Holds() && r.OnlyB.Holds():
		return "equivalent"
	case r.OnlyA.Holds():
		return "A within B"
	case r.OnlyB.Holds():
		return "B within A"
	}
	return "neither"
}

// shown is a witness on one line: what iam.Derive adds goes without saying.
func shown(w *Witness) string {
	bare := iam.Derive(iam.Request{Action: w.Request.Action, Resource: w.Request.Resource, Principal: w.Request.Principal, ResourceAccount: w.Request.ResourceAccount})
	out := w.Request.Action + " " + w.Request.Resource
	for _, e := range w.Request.Context {
		if d, ok := bare.Context.Lookup(e.Key); !ok || !slices.Equal(d.Values, e.Values) {
			out += " " + e.Key + "=" + strings.Join(e.Values, "+")
		}
	}
	return out
}

func TestIdioms(t *testing.T) {
	src, err := os.ReadFile("testdata/idioms.txtar")
	if err != nil {
		t.Fatal(err)
	}
	head, all := pairs(t, src)
	var b bytes.Buffer
	b.WriteString(head)
	for _, p := range all {
		r := Compare(mia(p.a, p.b), Space{})
		if got := relation(&r); got != p.want {
			t.Errorf("%s:\n got %s, want %s %q %q", p.title, got, p.want, r.OnlyA.Why, r.OnlyB.Why)
		}
		b.WriteString("\n-- " + p.title + ": " + p.want + " --\n")
		writeShown(&b, "A", &r.OnlyA)
		writeShown(&b, "B", &r.OnlyB)
		b.WriteString(strings.Join(p.lines, "\n") + "\n")
	}
	if *update {
		if err := os.WriteFile("testdata/idioms.txtar", b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if b.String() != string(src) {
		t.Errorf("the requests that show the relations differ from testdata/idioms.txtar: run with -update and look")
	}
}

func writeShown(b *bytes.Buffer, side string, f *Finding) {
	for i := range f.Witnesses {
		b.WriteString("# only " + side + ": " + shown(&f.Witnesses[i]) + "\n")
	}
}

func TestAWildcardIsTheListOfTodaysActions(t *testing.T) {
	var names []string
	for name := range catalog.ActionNames("s3") {
		if strings.HasPrefix(name, "s3:Get") {
			names = append(names, `"`+name+`"`)
		}
	}
	list := func(names []string) iam.Policies {
		return identity(statement("Allow", `"Action":[`+strings.Join(names, ",")+`],"Resource":"*"`))
	}
	all := identity(statement("Allow", `"Action":"s3:Get*","Resource":"*"`))
	if r := Compare(mia(all, list(names)), Space{}); relation(&r) != "equivalent" {
		t.Errorf("the list of all: %s", relation(&r))
	}
	r := Compare(mia(all, list(names[1:])), Space{})
	if relation(&r) != "B within A" || `"`+r.OnlyA.Witnesses[0].Request.Action+`"` != names[0] {
		t.Errorf("the list without %s: %s, %s", names[0], relation(&r), shown(&r.OnlyA.Witnesses[0]))
	}
}

func TestManagedPoliciesAreCompared(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"ReadOnlyAccess", "ViewOnlyAccess", "neither"},
		{"PowerUserAccess", "AdministratorAccess", "A within B"},
		{"AmazonS3ReadOnlyAccess", "AmazonS3FullAccess", "A within B"},
		{"SecurityAudit", "SecurityAudit", "equivalent"},
	} {
		a, _ := catalog.ManagedPolicy(c.a)
		b, _ := catalog.ManagedPolicy(c.b)
		r := Compare(mia(identity(a), identity(b)), Space{})
		if got := relation(&r); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}
