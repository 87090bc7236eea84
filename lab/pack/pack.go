package pack

import (
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
	"gatehouse/engine/world/worldfile"
)

// Format is the version of the format that this program reads.
const Format = 1

// Pack is a folder of exercises.
type Pack struct {
	Added                        bool // the learner's own, beside those that come with the program
	ID, Title, Version, Language string
	Summary                      string      // the text of pack.md, Markdown
	Exercises                    []*Exercise // those without problems, in the pack's order
}

// Problem is something an author wrote wrong, in a world or around it.
type Problem = worldfile.Problem

// Kind is the kind of an exercise. The set is closed; a kind that this program
// does not grade yet is a Problem when a pack is loaded.
type Kind string

// The kinds that are graded today.
const (
	PolicyKind  Kind = "policy"
	RoutingKind Kind = "routing"
	PredictKind Kind = "predict"
	DeckKind    Kind = "deck"
)

// Graded says whether exercises of this kind are judged by an engine, and so
// stand by themselves in the course and in reviews.
func (k Kind) Graded() bool { return k == PolicyKind || k == RoutingKind || k == PredictKind }

// Place is where something stands in a pack's file.
type Place struct {
	File      string
	Line, Col int
}

// Exercise is one exercise, or a deck of quick questions.
type Exercise struct {
	ID       string // "first-steps/mia-reads"
	Title    string
	Kind     Kind
	Level    int // 1 to 5
	Minutes  int
	Covers   []string // syllabus ids
	Sources  []string // titles of the AWS pages that state its facts
	Revision int
	At       Place

	Brief string // Markdown
	After string // Markdown shown once it is passed, may be empty

	// policy, routing and predict
	World     *worldfile.World
	Answer    []Document // of a predict exercise the prediction, in a line of text
	Checks    []Check
	Hints     []Hint
	Mistakes  []Mistake
	HasChecks bool // a Checks section stands in the file

	// policy
	Space prove.Space // which requests rows about all requests speak of

	// routing
	Traffic *worldfile.Traffic

	// predict
	Exhibits []Exhibit // the policies shown, which are all that bear on the request
	Request  *RequestCheck
	Ask      []Ask // the verdict first
	Claim    Prediction
	Said     []Said

	// deck
	Questions []Question
}

// Dark says whether the checks are told at hand-in only.
func (ex *Exercise) Dark() bool { return ex.Level >= 4 }

// Form is what a document of an answer is. The set is closed.
type Form uint8

// The forms.
const (
	PolicyForm     Form = iota // an IAM policy of the document's Kind
	ChangesForm                // a change batch for a hosted zone
	ChecksForm                 // health checks
	PredictionForm             // what is predicted, in a line
)

// Document is one document of the answer, in the order of the front matter.
type Document struct {
	Name     string // "policy.json"
	Form     Form
	Kind     policy.Kind // of a PolicyForm
	On       string      // what it attaches to: "user/mia", "group/staff", "bucket/reports", "zone/example.com"
	Start    string      // text the learner starts from; Hole marks what is to be filled
	Solution string
	At       Place // in the front matter
	StartAt  Place // first line of the start's fence; zero when missing
	SolvedAt Place // first line of the solution's fence; zero when missing
}

// Says is what the document is, in a few words: "identity policy on user/mia".
func (d Document) Says() string {
	switch d.Form {
	case ChangesForm:
		return "changes to " + d.On
	case ChecksForm:
		return "health checks"
	case PredictionForm:
		return "what the engine will decide"
	}
	return d.Kind.String() + " policy on " + d.On
}

// Hole is the placeholder in a start text that the cursor jumps to: three
// underscores or more inside a JSON string.
const Hole = "___"

// Want is what a check row demands. The zero Want is not valid.
type Want uint8

// What a row may demand.
const (
	WantAllow        Want = iota + 1
	WantDeny              // any denial
	WantImplicitDeny      // rule 1
	WantExplicitDeny      // rule 2
)

func (w Want) String() string {
	return [...]string{"", "allow", "deny", "implicit deny", "explicit deny"}[w]
}

// Meets says whether an outcome is what the row demands.
func (w Want) Meets(o iam.Outcome) bool {
	switch w {
	case WantAllow:
		return o == iam.Allowed
	case WantDeny:
		return o == iam.ImplicitlyDenied || o == iam.ExplicitlyDenied
	case WantImplicitDeny:
		return o == iam.ImplicitlyDenied
	case WantExplicitDeny:
		return o == iam.ExplicitlyDenied
	}
	return false
}

// Check is one row of an exercise's checks. The set is closed: RequestCheck,
// ProofCheck, RoutingCheck and PredictCheck today; every switch over it is tested for
// completeness.
type Check interface {
	Info() CheckInfo
	check()
}

// CheckInfo is what every check has.
type CheckInfo struct {
	ID      string // "read"
	Because string // why the row is right, for the learner
	At      Place
}

// Info makes CheckInfo's owner a Check's first half.
func (c CheckInfo) Info() CheckInfo { return c }

// RequestCheck is an exact row: one request, one demand.
type RequestCheck struct {
	CheckInfo
	Who   string // as written: "user/mia"
	Does  string // "s3:GetObject"
	On    string // "reports/q3.csv"
	Given []Given
	Want  Want
	By    string // "deny by trust" names the layer; empty when any will do

	Request iam.Request // who, does, on and given put together, principal keys derived
	Also    []string    // managed policies attached for this row only
}

func (RequestCheck) check() {}

// RoutingCheck is a row about traffic: what holds for some clients during some
// time, in every run.
type RoutingCheck struct {
	CheckInfo
	From, To clock.Time
	Of       []string // names of clients; nil is everyone
	Holds    string   // as written
	Terms    []Term
}

func (RoutingCheck) check() {}

// Who is whose traffic the row speaks of: "Tokyo, Paris" or "everyone".
func (c RoutingCheck) Who() string {
	if len(c.Of) == 0 {
		return "everyone"
	}
	return strings.Join(c.Of, ", ")
}

// When is the time the row speaks of: "2m to 10m".
func (c RoutingCheck) When() string {
	return clock.Duration(c.From).String() + " to " + clock.Duration(c.To).String()
}

// Given is one word of a row's situation as it was written.
type Given struct {
	Text string // "mfa", "also AdministratorAccess", "aws:SourceIp = 203.0.113.9"
}

// Hint is one step of help, shown in order.
type Hint struct {
	Text string // Markdown
	Cost int
}

// Mistake is a rule, words and a sample.
type Mistake struct {
	ID      string
	Title   string
	When    string // an expression over the results: verdict.held == "allow"
	Cost    int
	Text    string            // Markdown
	Samples map[string]string // by document name; documents left out are the solution's
	At      Place
	WhenAt  Place
}

// QuestionKind is the kind of a quick question.
type QuestionKind string

// The kinds of quick questions.
const (
	Choice QuestionKind = "choice"
	Multi  QuestionKind = "multi"
	Order  QuestionKind = "order"
	Match  QuestionKind = "match"
	Number QuestionKind = "number"
	Short  QuestionKind = "short"
)

// Question is one quick question of a deck.
type Question struct {
	ID        string // "first-steps/new-user"
	Title     string // the question itself, from its heading
	Kind      QuestionKind
	Level     int
	Covers    []string // its own, else the deck's
	Text      string   // Markdown between heading and options, may be empty
	Options   []Option // choice, multi; order: in the right order
	Pairs     [][2]string
	Answer    float64  // number, in the unit of Unit
	Unit      string   // "h"; empty for a bare number
	Tolerance float64  // relative, 0.01 is one per cent
	Accepts   []string // short
	Why       string   // Markdown shown after answering, for kinds without options
	At        Place
}

// Option is one choice with the reason why it is right or wrong.
type Option struct {
	Text  string
	Right bool
	Why   string
}
