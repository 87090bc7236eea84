package iam

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/identity/policy"
)

// Outcome is the judge's answer. The zero value denies.
type Outcome uint8

// The outcomes.
const (
	ImplicitlyDenied Outcome = iota
	ExplicitlyDenied
	Allowed
)

func (o Outcome) String() string {
	return [...]string{"implicit deny", "explicit deny", "allow"}[o]
}

// JSONName is the outcome as the case format writes it.
func (o Outcome) JSONName() string {
	return [...]string{"ImplicitlyDenied", "ExplicitlyDenied", "Allowed"}[o]
}

// Result is what one layer by itself says.
type Result uint8

// The results of a layer.
const (
	ResultAbsent  Result = iota // the layer has no policy
	ResultNone                  // policies, but none that applies
	ResultAllow                 // an Allow applies and no Deny
	ResultDeny                  // a Deny applies
	ResultUnsure                // something in it cannot be evaluated; it closes
	ResultInvalid               // a document is broken; it closes
	ResultExempt                // the layer does not bear on this request
)

func (r Result) String() string {
	return [...]string{"absent", "no match", "allow", "deny", "cannot be evaluated", "invalid", "does not apply"}[r]
}

// Layers is a set of layers, and of what blocks besides them.
type Layers uint16

// What blocks without being a layer.
const (
	blockedPublic Layers = 1 << (14 + iota) // S3's Block Public Access
	elsewhere                               // a rule of the service's own
)

// Has says whether l is in the set.
func (s Layers) Has(l Layer) bool { return s&(1<<l) != 0 }

// Names lists the set in the order of the layers.
func (s Layers) Names() []string {
	names := []string{}
	for l := Layer(0); l < numLayers; l++ {
		if s.Has(l) {
			names = append(names, l.String())
		}
	}
	if s&blockedPublic != 0 {
		names = append(names, "blockPublicAccess")
	}
	if s&elsewhere != 0 {
		names = append(names, "service")
	}
	return names
}

// Verdict is the answer without its reasons: a comparable value.
type Verdict struct {
	Outcome     Outcome
	SameAccount bool
	NotJudged   bool   // something that bears on the request cannot be evaluated; Outcome is a denial
	Blocked     Layers // which layers kept the request out
	Results     [numLayers]Result
}

// Result is what layer l says by itself.
func (v Verdict) Result(l Layer) Result { return v.Results[l] }

// Statement points at one statement of one attached policy.
type Statement struct {
	Layer  Layer
	Policy string // name of the attached policy
	Via    string
	Index  int    // 0-based in its document
	Sid    string // may be empty
	Label  string // its Sid, or "statement 2"
	Effect policy.Effect
	Span   policy.Span

	kind policy.Kind // of what stands on the resource
	at   int         // in its Set
}

// Invalid is a problem that closed a layer.
type Invalid struct {
	Layer   Layer
	Policy  string
	Problem policy.Problem
}

// Explanation is a verdict with all its reasons. Sentences are made when asked
// for: see Sentence, Message, Rules and Missing.
type Explanation struct {
	Verdict
	Request  *Request
	Decisive []Statement  // the statements that decided, in order of layers
	Closest  *Statement   // on an implicit deny the Allow that came closest, on an Allow the Deny
	Invalid  []Invalid    // problems that closed a layer
	Tree     explain.Tree // every layer, statement, element and condition

	vain    *Statement    // on a denial, an Allow that applies and does not suffice
	idle    *Statement    // a Deny that applies and does not count
	misfit  *explain.Node // the first element of Closest that does not fit
	heads   []int32       // by statement of the Set, its node in Tree; 0 where it has none
	lacking int           // the first level of SCPs that does not allow, counted from 1
	set     *Set
	sit     situation
	parts   parts
}
