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

// judge asks the engine. A document with a Principal hangs on the resource, any
// other on the one who asks.
func judge(t *testing.T, l *lesson.Lesson, e lesson.Example) string {
	t.Helper()
	who, err := iam.ParsePrincipal("arn:aws:iam::" + account + ":user/" + e.Who)
	if err != nil {
		t.Fatal(err)
	}
	r := iam.Request{Action: e.Action, Resource: e.Resource, ResourceAccount: account, Principal: who}
	for _, kv := range e.Context {
		r.Context = append(r.Context, iam.Entry{Key: kv.Key, Values: []string{kv.Value}})
	}
	var p iam.Policies
	for i, text := range e.Policies {
		doc := policy.Parse(fmt.Sprintf("block %d", i+1), []byte(text))
		if len(doc.Problems) > 0 {
			t.Fatalf("%s line %d: block %d: %v", l.ID, e.Line, i+1, doc.Problems)
		}
		a := iam.Attached{Name: fmt.Sprintf("block %d", i+1), Doc: doc}
		switch {
		case !strings.Contains(text, `"Principal"`):
			p.Identity = append(p.Identity, a)
		case p.Resource != nil:
			t.Fatalf("%s line %d: two policies hang on the resource", l.ID, e.Line)
		default:
			p.Resource = &a
		}
	}
	derived := iam.Derive(r)
	x := iam.Compile(p).Bind(&derived, nil).Explain()
	if x.NotJudged {
		t.Errorf("%s line %d: the engine does not judge this: %v", l.ID, e.Line, x.Missing())
	}
	return map[string]string{"Allowed": "allow", "ImplicitlyDenied": "implicit deny", "ExplicitlyDenied": "explicit deny"}[x.Outcome.JSONName()]
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
