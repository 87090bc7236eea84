package content_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gatehouse/content"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/lesson"
)

const account = "111122223333"

func lessons(t *testing.T) []*lesson.Lesson {
	t.Helper()
	all, problems := lesson.Load(content.FS)
	for _, p := range problems {
		t.Error(p)
	}
	if len(all) == 0 {
		t.Fatal("no lessons are built in")
	}
	return all
}

// TestLessonsAreSound: each parses, asks in time (lesson.MaxRun), and is as
// long as it says.
func TestLessonsAreSound(t *testing.T) {
	for _, l := range lessons(t) {
		words := 0
		for _, s := range l.Sections {
			for _, st := range s.Steps {
				words += len(strings.Fields(st.Text))
				if st.Predict != nil {
					words += len(strings.Fields(st.Predict.Question + " " + st.Predict.Answer))
				}
			}
		}
		if per := words / l.Minutes; per < 60 || per > 200 {
			t.Errorf("%s: %d words, code included, in %d minutes", l.ID, words, l.Minutes)
		}
		if once := slices.Compact(slices.Sorted(slices.Values(l.Covers))); len(once) != len(l.Covers) {
			t.Errorf("%s covers something twice: %v", l.ID, l.Covers)
		}
	}
}

// groups are the families of syllabus ids.
var groups = regexp.MustCompile(`^(ROOT|USR|IAM|GRP|PRI|POL|RES|ROL|INP|STS|MFA|FED|XAC|ORG|CT|ELB|HA|R53|GA)-[1-9][0-9]?$`)

func TestCoversLookLikeSyllabusIDs(t *testing.T) {
	for _, l := range lessons(t) {
		for _, id := range l.Covers {
			if !groups.MatchString(id) {
				t.Errorf("%s covers %q, which no group of the syllabus holds", l.ID, id)
			}
		}
		for _, s := range l.Sources {
			if !strings.Contains(s, ": ") {
				t.Errorf("%s: write the source %q as guide, colon, page", l.ID, s)
			}
		}
	}
}

// TestTheEngineAgreesWithEveryClaim runs the examples of every lesson.
func TestTheEngineAgreesWithEveryClaim(t *testing.T) {
	n := 0
	for _, l := range lessons(t) {
		for _, s := range l.Sections {
			for _, e := range s.Examples {
				n++
				got := judge(t, l, e)
				if got != e.Want {
					t.Errorf("%s line %d: the engine says %s, the lesson %s", l.ID, e.Line, got, e.Want)
				}
			}
		}
	}
	if n == 0 {
		t.Error("no lesson claims anything")
	}
}

// TestExamplesFitTheSmallestUsualScreen: a policy's lines are not broken at 60
// columns.
func TestExamplesFitTheSmallestUsualScreen(t *testing.T) {
	for _, l := range lessons(t) {
		for _, s := range l.Sections {
			for _, e := range s.Examples {
				for line := range strings.SplitSeq(strings.Join(e.Policies, ""), "\n") {
					if len(line) > 55 {
						t.Errorf("%s: %q has %d characters, 55 fit", l.ID, line, len(line))
					}
				}
			}
		}
	}
}

// judge asks the engine. What a document hangs on is told by layer; noa asks as
// a user, role/painter as a session of that role, root as the root user.
func judge(t *testing.T, l *lesson.Lesson, e lesson.Example) string {
	t.Helper()
	r := iam.Request{Action: e.Action, Resource: e.Resource, ResourceAccount: account, Principal: caller(t, e.Who)}
	for _, kv := range e.Context {
		r.Context = append(r.Context, iam.Entry{Key: kv.Key, Values: []string{kv.Value}})
	}
	var p iam.Policies
	for i, text := range e.Policies {
		doc := policy.Parse(fmt.Sprintf("block %d", i+1), []byte(text))
		if len(doc.Problems) > 0 {
			t.Fatalf("%s line %d: block %d: %v", l.ID, e.Line, i+1, doc.Problems)
		}
		if err := hang(&p, text, iam.Attached{Name: fmt.Sprintf("block %d", i+1), Doc: doc}); err != nil {
			t.Fatalf("%s line %d: %v", l.ID, e.Line, err)
		}
	}
	r.Principal.Boundary = len(p.Boundary) > 0
	derived := iam.Derive(r)
	x := iam.Compile(p).Bind(&derived, nil).Explain()
	if x.NotJudged {
		t.Errorf("%s line %d: the engine does not judge this: %v", l.ID, e.Line, x.Missing())
	}
	return map[string]string{"Allowed": "allow", "ImplicitlyDenied": "implicit deny", "ExplicitlyDenied": "explicit deny"}[x.Outcome.JSONName()]
}

func caller(t *testing.T, who string) iam.Principal {
	t.Helper()
	arn := "arn:aws:iam::" + account + ":user/" + who
	if role, ok := strings.CutPrefix(who, "role/"); ok {
		arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/lab"
	}
	if who == "root" {
		arn = "arn:aws:iam::" + account + ":root"
	}
	p, err := iam.ParsePrincipal(arn)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// layer is the word that a lesson's first Sid begins with when its document is
// none of the two common kinds: SCPUnit is a service control policy.
var layer = regexp.MustCompile(`"Sid": "(SCP|RCP|Boundary|Session|Endpoint)`)

// hang attaches a document: to the layer that its Sid names, else to the
// resource if it has a Principal, else to the one who asks. Each SCP or RCP is
// a level of its own, the organization's root first.
func hang(p *iam.Policies, text string, a iam.Attached) error {
	word := ""
	if m := layer.FindStringSubmatch(text); m != nil {
		word = m[1]
	}
	switch {
	case word == "SCP":
		p.SCPs = append(p.SCPs, []iam.Attached{a})
	case word == "RCP":
		p.RCPs = append(p.RCPs, []iam.Attached{a})
	case word == "Boundary":
		p.Boundary = append(p.Boundary, a)
	case word == "Session":
		p.Session = append(p.Session, a)
	case word == "Endpoint":
		p.Endpoint = append(p.Endpoint, a)
	case !strings.Contains(text, `"Principal"`):
		p.Identity = append(p.Identity, a)
	case p.Resource != nil:
		return fmt.Errorf("two policies hang on the resource")
	default:
		p.Resource = &a
	}
	return nil
}

// TestGlossary: each term in a sentence or two, or three short ones.
func TestGlossary(t *testing.T) {
	g, problems := lesson.LoadGlossary(content.FS)
	for _, p := range problems {
		t.Error(p)
	}
	if g == nil {
		t.Fatal("there is no glossary")
	}
	for _, term := range g.Terms {
		if n := len(strings.Fields(term.Text)); n > 50 {
			t.Errorf("%s takes %d words", term.Name, n)
		}
		if !strings.HasSuffix(term.Text, ".") {
			t.Errorf("%s does not end in a full stop", term.Name)
		}
	}
}
