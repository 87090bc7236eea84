package prove

import (
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// Party is one caller, and the resources over which the same policies stand.
// A question is about one or several of them.
type Party struct {
	Name   string        // how words speak of the caller: "user/bo"; may be empty
	Who    iam.Principal // as a request has it
	Known  iam.Context   // keys that every request of the party has so; without values: never
	Whole  bool          // keys about the principal that Who and Known do not give are absent; else they range
	Owner  string        // account of the resources; "" takes it from the ARN, which may name any, else the principal's
	On     []string      // resources that are meant, as Resource elements write them; nil: all
	Except []string      // and those among them that are not
	A, B   iam.Policies  // ResourceKind is filled in for each action
}

// Scope narrows what is asked about. A request is of the scope when it fits one
// of the actions, one of the resources and one of the situations; an empty list
// fits everything.
type Scope struct {
	Actions   []string             // "iam:*"
	Resources []string             // "arn:aws:s3:::ledger/*"
	Given     [][]policy.Condition // situations: all conditions of one hold
}

// Statements are the scope as a policy says it: one statement for each of its
// situations.
func (s *Scope) Statements(e policy.Effect) (out []policy.Statement) {
	given := s.Given
	if len(given) == 0 {
		given = [][]policy.Condition{nil}
	}
	for _, conditions := range given {
		out = append(out, policy.Statement{Effect: e, Action: anyOr(s.Actions), Resource: anyOr(s.Resources), Conditions: conditions})
	}
	return out
}

func anyOr(texts []string) policy.List {
	if len(texts) == 0 {
		return policy.ListOf("*")
	}
	return policy.ListOf(texts...)
}

// Space says which requests there are. The zero value is all that the
// catalogue knows: every action with the ARN formats of its resource types and
// the keys that its requests carry. A key that the catalogue does not know holds
// one value, unless some condition asks for a set of them.
type Space struct {
	Actions   []Action            // nil: the catalogue's
	Services  []string            // nil: all; prefixes of actions
	Regions   []string            // nil: those of AWS; the first is preferred in witnesses
	Always    []string            // keys that every request carries
	Never     []string            // keys that no request carries
	Values    map[string][]string // the only values of a key, where it is present; names in any case
	Names     []string            // ARNs that witnesses should rather speak of
	Steps     int                 // budget of one search, 0: DefaultSteps
	Witnesses int                 // how many a finding holds at most, 0: 1
}

// Action is an action of a space other than the catalogue's.
type Action struct {
	Name    string
	Formats []string // ARN formats: "arn:aws:s3:::${BucketName}/${ObjectName}"; none: it is asked on "*"
	Keys    []string // keys that its requests can carry, beside the global ones; one that ends with / or : stands for all that begin so
}

// Finding is what a search came to.
type Finding struct {
	Witnesses []Witness // the smallest of each group of actions, smallest first; none: there is no such request, if Complete
	More      int       // groups whose witnesses were left out
	Complete  bool      // the whole space was searched, or a witness was found
	Why       []string  // why it was not
	Steps     int
}

// Holds says whether it is proved that there is no such request.
func (f *Finding) Holds() bool { return f.Complete && len(f.Witnesses) == 0 }

// Witness is a request that shows it, confirmed by the judge.
type Witness struct {
	Party   int // index
	Request iam.Request
	A, B    iam.Verdict // B is the zero value where no second set was asked about
	Actions []string    // all actions for which this request goes the same way, its own first
	Others  []string    // actions on resources of other types for which the like goes the same way
}
