package pack

import (
	"fmt"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// Ask is one thing that a predict exercise asks for. The set is closed.
type Ask string

// What may be asked.
const (
	AskVerdict Ask = "verdict" // allow, implicit deny or explicit deny
	AskDecider Ask = "decider" // the statement that decides
	AskLayer   Ask = "layer"   // the type of policy that keeps the request out
)

// PredictionName is the document of a predict exercise's answer: a line such as
// "explicit deny, lock.json#Fence".
const PredictionName = "prediction"

// NoStatement is the decider of a request that nothing allows.
const NoStatement = "no statement"

// Prediction is what somebody says the engine will decide: a learner, or the
// author as the claim.
type Prediction struct {
	Verdict Want   // WantAllow, WantImplicitDeny or WantExplicitDeny; 0 when not said
	Decider string // a statement as Exhibit.Ref names it, or NoStatement; "" when not said
	Layer   string // one of LayerWords; "" when not said
}

// String is the prediction as ReadPrediction reads it.
func (s Prediction) String() string {
	var parts []string
	for _, part := range []string{s.Verdict.String(), s.Decider, s.Layer} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// To is what was said to one question.
func (s Prediction) To(a Ask) string {
	switch a {
	case AskDecider:
		return s.Decider
	case AskLayer:
		return s.Layer
	}
	return s.Verdict.String()
}

// Verdicts are what can be predicted, in the order in which they are offered.
func Verdicts() []Want { return []Want{WantAllow, WantImplicitDeny, WantExplicitDeny} }

// Foretold is the Want that predicts an outcome.
func Foretold(o iam.Outcome) Want {
	for _, w := range Verdicts() {
		if w.Meets(o) {
			return w
		}
	}
	return 0
}

// LayerWords are the layers as authors and learners write them, in the engine's
// order. A trust policy and a key policy are of the resource.
func LayerWords() []string {
	return []string{"identity", "resource", "boundary", "session", "scp", "rcp", "endpoint"}
}

// LayerMeans says in a few words what a layer is.
func LayerMeans(word string) string {
	return map[string]string{
		"identity": "policies of the caller", "resource": "the resource's own policy", "boundary": "the permissions boundary",
		"session": "the session policy", "scp": "service control policies", "rcp": "resource control policies", "endpoint": "the VPC endpoint's policy",
	}[word]
}

// Means says in a few words what a verdict is.
func (w Want) Means() string {
	return map[Want]string{WantAllow: "every needed Allow is there", WantImplicitDeny: "an Allow is missing", WantExplicitDeny: "a Deny applies"}[w]
}

// Question is what is asked for as a question.
func (a Ask) Question() string {
	return map[Ask]string{AskVerdict: "What does the engine decide?", AskDecider: "Which statement decides?", AskLayer: "What keeps the request out?"}[a]
}

// LayerWord is a layer of the engine's in these words.
func LayerWord(l iam.Layer) string { return LayerWords()[l] }

// Exhibit is a policy that bears on a predict exercise, shown to the learner:
// one of its documents, or one of the world's. What is not shown is not judged.
type Exhibit struct {
	Name  string // "lock.json", "ReadMenu"
	Kind  policy.Kind
	On    string // "user/mia", "bucket/reports", "level 1"; what a world's policy is attached to
	Level int    // of an SCP or RCP: 1 is the organization's root
	Via   string // "group/staff" when it comes through a group
	World bool   // the world attaches it
	Bears bool   // it reaches the caller or the resource of the request
	Text  string
	Doc   *policy.Document
	At    Place // in the front matter; zero for the world's
}

// Says is what the policy is, in a few words: "boundary of user/mia".
func (e *Exhibit) Says() string {
	switch e.Kind {
	case policy.SCP, policy.RCP:
		where := e.On
		if e.Level == 1 {
			where += ", the root"
		}
		return strings.ToUpper(e.Kind.String()) + " at " + where
	case policy.Boundary:
		return "boundary of " + e.On
	case policy.Session, policy.Trust:
		return e.Kind.String() + " policy of " + e.On
	case policy.Endpoint:
		return "policy of the VPC endpoint"
	}
	return e.Kind.String() + " policy on " + e.On
}

// Ref names a statement: by its Sid, else by its number.
func (e *Exhibit) Ref(i int) string {
	if sid := e.Doc.Statements[i].Sid.Value; sid != "" {
		return e.Name + "#" + sid
	}
	return fmt.Sprintf("%s#%d", e.Name, i+1)
}

// Decider is a statement that a learner may name as the one that decides.
type Decider struct {
	Ref       string // as a Prediction writes it
	Exhibit   int    // by index, -1 for NoStatement
	Statement int
	Says      string // "lock.json, statement Fence: Deny"
}

// Deciders are the statements of every policy that is shown, in order, and
// last that none decides.
func (ex *Exercise) Deciders() []Decider {
	var all []Decider
	for k := range ex.Exhibits {
		e := &ex.Exhibits[k]
		for i, s := range e.Doc.Statements {
			label := fmt.Sprintf("statement %d", i+1)
			if s.Sid.Value != "" {
				label = "statement " + s.Sid.Value
			}
			all = append(all, Decider{e.Ref(i), k, i, fmt.Sprintf("%s, %s: %s", e.Name, label, s.Effect)})
		}
	}
	return append(all, Decider{NoStatement, -1, 0, "no statement: none of these decides"})
}

// FindDecider is the decider that a reference names: DOCUMENT#SID,
// DOCUMENT#NUMBER or NoStatement, letter case aside where that is clear.
func (ex *Exercise) FindDecider(ref string) (Decider, bool) {
	all := ex.Deciders()
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for _, d := range all {
			if same(d.Ref, ref) {
				return d, true
			}
		}
		for _, d := range all {
			if d.Exhibit >= 0 && same(fmt.Sprintf("%s#%d", ex.Exhibits[d.Exhibit].Name, d.Statement+1), ref) {
				return d, true
			}
		}
	}
	return Decider{}, false
}

// Said is the author's words to who predicted something wrong.
type Said struct {
	Key  string // "allow", "lock.json#Read", "no statement", "boundary"
	Text string // Markdown
	At   Place
}

// SaidOf is the author's words on a part of a prediction, "" when there are
// none.
func (ex *Exercise) SaidOf(key string) string {
	for _, s := range ex.Said {
		if s.Key == key {
			return s.Text
		}
	}
	return ""
}

// Asks says whether the exercise asks for it.
func (ex *Exercise) Asks(a Ask) bool {
	for _, asked := range ex.Ask {
		if asked == a {
			return true
		}
	}
	return false
}

// Line is the request as one line: "user/mia  s3:GetObject  salaries/all.csv
// given mfa".
func (c *RequestCheck) Line() string { return strings.Join(c.Parts(), "  ") }

// Parts are the request's words: who, does, on, given.
func (c *RequestCheck) Parts() []string {
	parts := []string{c.Who, c.Does}
	if c.On != "-" && c.On != "*" {
		parts = append(parts, c.On)
	}
	var given []string
	for _, g := range c.Given {
		given = append(given, g.Text)
	}
	if len(given) > 0 {
		parts = append(parts, "given "+strings.Join(given, ", "))
	}
	return parts
}

// Circumstances are what the world puts into the request, in words: the
// caller's tags, and what each situation means.
func (ex *Exercise) Circumstances() []string {
	var out []string
	for _, e := range ex.World.Context(ex.Request.Who) {
		out = append(out, stated(e))
	}
	for _, g := range ex.Request.Given {
		s, err := ex.World.Situation(g.Text)
		if err != nil {
			continue
		}
		var keys []string
		for _, e := range s.Context {
			keys = append(keys, stated(e))
		}
		says := s.Name
		if s.Says != "" {
			says += ", " + s.Says
		}
		if len(keys) > 0 {
			says += ": " + strings.Join(keys, ", ")
		}
		out = append(out, says)
	}
	return out
}

func stated(e iam.Entry) string { return e.Key + " = " + strings.Join(e.Values, " and ") }

// Skips says whether a question is left out: nothing keeps out what one says is
// allowed.
func (ex *Exercise) Skips(i int, s Prediction) bool {
	return ex.Ask[i] == AskLayer && s.Verdict == WantAllow
}

// Unanswered is the first question that a prediction does not answer yet, the
// last one when it answers all.
func (ex *Exercise) Unanswered(s Prediction) int {
	for i, a := range ex.Ask {
		if s.To(a) == "" && !ex.Skips(i, s) {
			return i
		}
	}
	return len(ex.Ask) - 1
}

// PredictCheck is one thing that a predict exercise asks for: what was said of
// it is to be what the engine says.
type PredictCheck struct {
	CheckInfo
	Ask Ask
}

func (PredictCheck) check() {}
