package policy

import (
	"strconv"

	"gatehouse/engine/plainjson"
)

// Span is a place in a document, and Problem what AWS would refuse there.
type (
	Span    = plainjson.Span
	Problem = plainjson.Problem
)

// Text is a string of the document, unquoted, with its place. For a string the
// span includes the quotes.
type Text struct {
	Value string
	Span  Span
}

// Effect is Allow or Deny; the zero value is neither, as in a broken document.
type Effect uint8

// The two effects.
const (
	NoEffect Effect = iota
	Allow
	Deny
)

func (e Effect) String() string { return [...]string{"no effect", "Allow", "Deny"}[e] }

// List is an element that may be one string or a list of them (rule 167).
type List struct {
	Present bool // the element stands in the statement, perhaps empty
	Single  bool // written as a lone string
	Key     Span // its name
	Span    Span // its value
	Values  []Text
}

// ListOf is an element that no text holds yet.
func ListOf(texts ...string) List {
	l := List{Present: true}
	for _, t := range texts {
		l.Values = append(l.Values, Text{Value: t})
	}
	return l
}

// Principals is a Principal or NotPrincipal element.
type Principals struct {
	Present bool
	Key     Span
	Span    Span
	Star    bool // written as a lone "*"
	Groups  []PrincipalGroup
}

// PrincipalGroup is one entry of a principal map: "AWS": [...].
type PrincipalGroup struct {
	Type   Text // AWS, Federated, Service, CanonicalUser
	Single bool
	Values []Text
}

// ValueKind is the JSON type of a condition value.
type ValueKind uint8

// The kinds of condition values (rule 69).
const (
	StringValue ValueKind = iota
	NumberValue
	BoolValue
)

func (k ValueKind) String() string { return [...]string{"string", "number", "boolean"}[k] }

// Value is one value of a condition. Numbers and booleans keep their spelling.
type Value struct {
	Text
	Kind ValueKind
}

// written is the value as JSON writes it: a string in quotes.
func (v Value) written() string {
	if v.Kind == StringValue {
		return strconv.Quote(v.Value)
	}
	return v.Value
}

// Condition is one operator applied to one key: a line of a condition block.
type Condition struct {
	Operator Text // as written, qualifier and IfExists included
	Key      Text
	Single   bool
	Span     Span // from the key to the end of its values
	Values   []Value
}

// Statement is one statement. Exactly one of each pair (Action/NotAction,
// Resource/NotResource) is present in a document without problems.
type Statement struct {
	Span         Span
	Sid          Text
	Effect       Effect
	EffectText   Text
	Principal    Principals
	NotPrincipal Principals
	Action       List
	NotAction    List
	Resource     List
	NotResource  List
	Condition    Span // the whole block, zero when there is none
	Conditions   []Condition
}

// Document is a parsed policy. It is immutable: whoever shares it only reads.
type Document struct {
	Name       string
	Version    Text // empty when absent; see Language
	ID         Text
	Single     bool // the Statement element was written as a lone object
	Statements []Statement
	Problems   []Problem

	source string
}

// The two policy languages (rule 165).
const (
	Version2012 = "2012-10-17"
	Version2008 = "2008-10-17"
)

// Language is the document's version, the old one when none is written.
func (d *Document) Language() string {
	if d.Version.Value == "" {
		return Version2008
	}
	return d.Version.Value
}

// Source is the text that was parsed.
func (d *Document) Source() string { return d.source }

// OK says whether AWS would accept the document's form.
func (d *Document) OK() bool { return len(d.Problems) == 0 }
