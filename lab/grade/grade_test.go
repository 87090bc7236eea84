package grade_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"
)

// load gives an exercise of the sound pack.
func load(t testing.TB, id string) *pack.Exercise {
	t.Helper()
	ex, problems := pack.LoadExercise(packtest.Shop(), id)
	if ex == nil {
		t.Fatal(problems)
	}
	return ex
}

func grader(t testing.TB, ex *pack.Exercise) *grade.Grader {
	t.Helper()
	g, err := grade.New(ex)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

const mia = `{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":%ACTION%,"Resource":%RESOURCE%}]}`

func answer(action, resource string) grade.Answer {
	return grade.Answer{"policy.json": strings.NewReplacer("%ACTION%", action, "%RESOURCE%", resource).Replace(mia)}
}

// TestJudge grades answers to one exercise: a line is the answer, the rows'
// states in order, and the mistake that speaks.
func TestJudge(t *testing.T) {
	g := grader(t, load(t, "shop/mia-reads"))
	for _, c := range []struct{ name, action, resource, states, mistake string }{
		{"the solution", `"s3:GetObject"`, `"arn:aws:s3:::reports/*"`, "ok ok ok ok ok", ""},
		{"the same effect in other words", `["s3:getobject"]`, `["arn:aws:s3:::reports/*","arn:aws:s3:::reports/"]`, "ok ok ok ok ok", ""},
		{"the bucket only", `"s3:GetObject"`, `"arn:aws:s3:::reports"`, "FIX FIX ok ok ok", "bucket-only"},
		{"everything", `"s3:GetObject"`, `"*"`, "ok ok FIX ok ok", "everything"},
		{"every action", `"s3:*"`, `"arn:aws:s3:::reports/*"`, "ok ok ok FIX ok", ""},
		{"another action", `"s3:ListBucket"`, `"*"`, "FIX FIX ok ok ok", "bucket-only"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := g.Judge(answer(c.action, c.resource))
			if got := states(r); got != c.states {
				t.Errorf("rows are %s, want %s", got, c.states)
			}
			if got := mistake(r); got != c.mistake {
				t.Errorf("mistake %q speaks, want %q", got, c.mistake)
			}
			if r.Passed != (c.states == "ok ok ok ok ok") {
				t.Errorf("passed: %v", r.Passed)
			}
		})
	}
}

func states(r grade.Report) string {
	var s []string
	for _, row := range r.Rows {
		s = append(s, row.State.String())
	}
	return strings.Join(s, " ")
}

func mistake(r grade.Report) string {
	if r.Mistake == nil {
		return ""
	}
	return r.Mistake.ID
}

func TestFlawsAndHolesKeepRowsDark(t *testing.T) {
	ex := load(t, "shop/mia-reads")
	g := grader(t, ex)
	for name, c := range map[string]struct {
		answer grade.Answer
		flaws  int
		holes  int
	}{
		"the start has two holes":         {grade.Start(ex), 0, 2},
		"a cut document has a flaw":       {grade.Answer{"policy.json": `{"Version": "2012`}, 1, 0},
		"no document at all":              {grade.Answer{}, 1, 0},
		"a principal is refused":          {grade.Answer{"policy.json": `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`}, 1, 0},
		"a hole in broken JSON is both":   {grade.Answer{"policy.json": `{"Action": "___"`}, 1, 1},
		"an effect left open is no flaw":  {grade.Answer{"policy.json": `{"Version":"2012-10-17","Statement":[{"Effect":"___","Action":"*","Resource":"*"}]}`}, 0, 1},
		"a flaw beside a hole is one":     {grade.Answer{"policy.json": `{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"___","Resource":"*"}]}`}, 1, 1},
		"two holes and a missing bracket": {grade.Answer{"policy.json": `{"a": "___", "b": "____"`}, 1, 2},
	} {
		t.Run(name, func(t *testing.T) {
			r := g.Judge(c.answer)
			if len(r.Flaws) != c.flaws || r.Holes != c.holes || states(r) != "-- -- -- -- --" || r.Passed || r.First != -1 || r.Mistake != nil {
				t.Errorf("%d flaws, %d holes, rows %s, first %d", len(r.Flaws), r.Holes, states(r), r.First)
			}
		})
	}
}

// TestFirst: forbidden access is to be mended before missing access.
func TestFirst(t *testing.T) {
	g := grader(t, load(t, "shop/mia-reads"))
	r := g.Judge(answer(`"s3:*"`, `"arn:aws:s3:::salaries/*"`))
	if id := r.Rows[r.First].Check.Info().ID; id != "other" {
		t.Errorf("first to mend is %s in %s", id, states(r))
	}
}

// TestNotJudgedNeverPasses: a denial that rests on what cannot be evaluated, a
// malformed variable here, satisfies no row that wants a denial.
func TestNotJudgedNeverPasses(t *testing.T) {
	g := grader(t, load(t, "shop/mia-reads"))
	r := g.Judge(grade.Answer{"policy.json": `{"Version":"2012-10-17","Statement":[
		{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"},
		{"Effect":"Deny","Action":"s3:PutObject","Resource":"*","Condition":{"StringEquals":{"aws:username":"${ aws:userid}"}}}]}`})
	if got := states(r); got != "ok ok ok ?? ok" || r.Passed {
		t.Errorf("rows are %s, passed %v", got, r.Passed)
	}
}

func TestSeveralDocumentsAndLayers(t *testing.T) {
	ex := load(t, "shop/guard")
	g := grader(t, ex)
	if r := g.Judge(grade.Solution(ex)); !r.Passed {
		t.Fatalf("the solution fails: %s", states(r))
	}
	// The Deny in the bucket policy has the same outcome, but the row asks for
	// a Deny by the identity layer.
	elsewhere := grade.Solution(ex)
	elsewhere["guard.json"] = `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:PutObject","Resource":"*"}}`
	elsewhere["door.json"] = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::reports/*"},
		{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}`
	r := g.Judge(elsewhere)
	if states(r) != "FIX FIX" || r.Rows[0].Verdict.Outcome != iam.ExplicitlyDenied {
		t.Errorf("rows are %s", states(r))
	}
	x, ok := g.Why(elsewhere, 0)
	if doc, _ := x.Place(); !ok || doc != "door.json" {
		t.Errorf("the reasons point at %q", doc)
	}
	if x, _ := g.Why(grade.Solution(ex), 0); !strings.Contains(x.Sentence, "group/staff") && x.Tree[0].Args[2] != "group/staff" {
		t.Errorf("the guard reaches mia via %q", x.Tree[0].Args[2])
	}
	if _, ok := g.Why(elsewhere, 9); ok {
		t.Error("a row that does not exist has reasons")
	}
}

// TestRulesThatDoNotCompile: what an author can get wrong in a when.
func TestRulesThatDoNotCompile(t *testing.T) {
	for when, want := range map[string]string{
		`verdict.reed == "allow"`:           `there is no check "reed"`,
		`verdict.read == "allowed"`:         `no verdict is called "allowed"`,
		`verdict.read ==`:                   "unexpected token",
		`right + 1`:                         "expected bool",
		`len(verdict) > 3`:                  "unknown name len",
		`all(1..100000000, {# > 0})`:        "more than comparisons",
		`"a" matches "(a+)+b"`:              "more than comparisons",
		`verdict.read + "x" == "y"`:         "more than comparisons",
		strings.Repeat("passed || ", 200):   "more than 1000 characters",
		strings.Repeat("(", 300) + "passed": "",
		`ver.read == "allow"`:               "unknown name ver",
	} {
		ex := *load(t, "shop/mia-reads")
		ex.Mistakes = []pack.Mistake{{ID: "m", When: when}}
		if _, err := grade.New(&ex); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", when, err, want)
		}
	}
}

func TestMark(t *testing.T) {
	choice := &pack.Question{Kind: pack.Multi, Options: []pack.Option{{Right: true}, {}, {Right: true}}}
	order := &pack.Question{Kind: pack.Order, Options: make([]pack.Option, 3)}
	pairs := &pack.Question{Kind: pack.Match, Pairs: make([][2]string, 2)}
	number := &pack.Question{Kind: pack.Number, Answer: 8.76, Unit: "h", Tolerance: 0.01}
	short := &pack.Question{Kind: pack.Short, Accepts: []string{"implicit deny"}}
	for name, c := range map[string]struct {
		q    *pack.Question
		r    grade.Response
		want bool
		form bool
	}{
		"all right ones":          {choice, grade.Response{Picked: []int{2, 0}}, true, true},
		"one too few":             {choice, grade.Response{Picked: []int{0}}, false, true},
		"one too many":            {choice, grade.Response{Picked: []int{0, 1, 2}}, false, true},
		"none":                    {choice, grade.Response{}, false, true},
		"in order":                {order, grade.Response{Picked: []int{0, 1, 2}}, true, true},
		"out of order":            {order, grade.Response{Picked: []int{1, 0, 2}}, false, true},
		"order cut short":         {order, grade.Response{Picked: []int{0, 1}}, false, true},
		"pairs matched":           {pairs, grade.Response{Pairs: []int{0, 1}}, true, true},
		"pairs crossed":           {pairs, grade.Response{Pairs: []int{1, 0}}, false, true},
		"number bare":             {number, grade.Response{Text: "8.76"}, true, true},
		"number with unit":        {number, grade.Response{Text: " 8,76 h "}, true, true},
		"number in minutes":       {number, grade.Response{Text: "525.6 min"}, true, true},
		"number within tolerance": {number, grade.Response{Text: "8.8h"}, true, true},
		"number too far":          {number, grade.Response{Text: "9 h"}, false, true},
		"number with thousands":   {&pack.Question{Kind: pack.Number, Answer: 129600, Unit: "s"}, grade.Response{Text: "129,600 s"}, true, true},
		"no number":               {number, grade.Response{Text: "soon"}, false, false},
		"a wrong unit":            {number, grade.Response{Text: "8.76 kg"}, false, false},
		"infinity":                {number, grade.Response{Text: "1e999"}, false, false},
		"empty":                   {number, grade.Response{}, false, false},
		"short":                   {short, grade.Response{Text: "  Implicit   DENY "}, true, true},
		"an ARN's case counts":    {&pack.Question{Kind: pack.Short, Accepts: []string{"arn:aws:s3:::photos/*"}}, grade.Response{Text: "arn:aws:s3:::PHOTOS/*"}, false, true},
		"short but wrong":         {short, grade.Response{Text: "deny"}, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			m := grade.Mark(c.q, c.r)
			if m.Right != c.want || (m.Reason == "") != c.form {
				t.Errorf("got %+v", m)
			}
		})
	}
}

// FuzzJudge: no text panics or passes by accident of being broken.
func FuzzJudge(f *testing.F) {
	ex := load(f, "shop/mia-reads")
	g := grader(f, ex)
	f.Add(ex.Answer[0].Start)
	f.Add(ex.Answer[0].Solution)
	f.Add(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":"*","NotResource":[]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		r := g.Judge(grade.Answer{"policy.json": text})
		doc := policy.Parse("policy.json", []byte(text))
		if r.Passed && len(doc.Check(policy.Identity)) > 0 {
			t.Fatalf("%q passes though AWS would refuse it", text)
		}
		for i := range r.Rows {
			x, _ := g.Why(grade.Answer{"policy.json": text}, i)
			if r.Rows[i].State != grade.Dark && x.Got != r.Rows[i].Verdict.Outcome.String() {
				t.Fatalf("row %d: judged %+v, explained %+v", i, r.Rows[i].Verdict, x.Got)
			}
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	ex := load(b, "shop/mia-reads")
	g := grader(b, ex)
	a := grade.Solution(ex)
	b.ReportAllocs()
	for b.Loop() {
		g.Judge(a)
	}
}

// TestNotesNameWhatMatchesNothing: a name that AWS would take and that matches
// nothing is told, with the one that was probably meant; it never grades.
func TestNotesNameWhatMatchesNothing(t *testing.T) {
	g := grader(t, load(t, "shop/mia-reads"))
	for action, want := range map[string]string{
		`"s3:GetObjekt"`:                 "did you mean s3:GetObject?",
		`"S3:getobject"`:                 "",
		`"s3:Get*"`:                      "",
		`["s3:PutObject","s3:Putobjec"]`: "did you mean s3:PutObject?",
	} {
		got := ""
		for _, n := range g.Judge(answer(action, `"arn:aws:s3:::reports/*"`)).Notes {
			if n.Code.ID == "INVALID_ACTION" {
				got = n.Hint
			}
		}
		if got != want {
			t.Errorf("%s: the hint is %q, want %q", action, got, want)
		}
	}
	for key, grave := range map[string]bool{"aws:MFAPresent": true, "aws:MultiFactorAuthPresent": false, "aws:PrincipalTag/team": false, "s3:prefic": true} {
		doc := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*","Condition":{"StringEquals":{"` + key + `":"x"}}}]}`
		r := g.Judge(grade.Answer{"policy.json": doc})
		if (len(r.Notes) > 0 && r.Notes[0].Grave()) != grave {
			t.Errorf("%s: notes %v", key, r.Notes)
		}
	}
}

// TestNothingIsSaidOfOpenPlaces: what a learner has still to fill is no finding.
func TestNothingIsSaidOfOpenPlaces(t *testing.T) {
	ex := load(t, "shop/mia-reads")
	if r := grader(t, ex).Glance(grade.Start(ex)); r.Holes == 0 || len(r.Notes) > 0 {
		t.Errorf("%d holes, notes %v", r.Holes, r.Notes)
	}
}

// TestReasonsAreSafeToShow: an escape in a policy does not reach a screen.
func TestReasonsAreSafeToShow(t *testing.T) {
	g := grader(t, load(t, "shop/mia-reads"))
	w, ok := g.Why(answer(`"s3:GetObject"`, `"arn:aws:s3:::reports/\u001b[31m\u202e*"`), 0)
	if !ok {
		t.Fatal("no reasons")
	}
	all := w.Sentence + w.Message
	for _, n := range w.Tree {
		all += n.Text() + strings.Join(n.Args[:], "")
	}
	if strings.ContainsAny(all, "\x1b\u202e") || !strings.Contains(all, "reports/?[31m?*") {
		t.Errorf("%q", all)
	}
}

// TestWhatIsToBeReadBefore: a name that does not exist, and a hole, but not what
// is said of the author's own answer too, and nothing while one types.
func TestWhatIsToBeReadBefore(t *testing.T) {
	open := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}]}`
	ex := load(t, "shop/mia-reads")
	same := *ex
	same.Answer = []pack.Document{ex.Answer[0]}
	same.Answer[0].Solution = open
	for _, c := range []struct {
		name string
		ex   *pack.Exercise
		text string
		want string
	}{
		{"a name", ex, answer(`"s3:GetObjekt"`, `"arn:aws:s3:::reports/*"`)["policy.json"], "INVALID_ACTION"},
		{"a hole", ex, open, "MFA_TURNED_AROUND"},
		{"the author says so too", &same, open, ""},
		{"a warning", ex, answer(`"s3:GetObject"`, `"arn:aws:s3:::reports"`)["policy.json"], ""},
	} {
		got, g := "", grader(t, c.ex)
		if n := g.Judge(grade.Answer{"policy.json": c.text}).Before; n != nil {
			got = n.Code.ID
		}
		if got != c.want {
			t.Errorf("%s: %q is to be read before, want %q", c.name, got, c.want)
		}
		if n := g.Glance(grade.Answer{"policy.json": c.text}).Before; n != nil {
			t.Errorf("%s: something is to be read while one types", c.name)
		}
	}
}
