package match

// Shape is how many values a condition key may hold: by its type, not by how
// many came (rule 91).
type Shape uint8

// The shapes.
const (
	AnyShape   Shape = iota // type not known: the request's own form (Key.Multi) decides
	OneValue                // single-valued
	ManyValues              // multivalued
)

// TestOptions say how a test's values are read and what its key is.
type TestOptions struct {
	// Slot interns a variable's name; nil where variables are text (rule 92).
	// Families that know no variables never call it.
	Slot        func(name string) int
	Shape       Shape
	EmptyIsNull bool // a tag key: an empty value counts as null under Null (rule 66)
}

// Test is one operator with the policy's values, compiled.
type Test struct {
	Op          Operator
	values      values // nil when the policy lists none
	shape       Shape
	emptyIsNull bool
}

// NewTest compiles an operator and its values.
func NewTest(op Operator, values []string, o TestOptions) Test {
	t := Test{Op: op, shape: o.Shape, emptyIsNull: o.EmptyIsNull}
	if len(values) > 0 {
		t.values = op.read(values, o.Slot)
	}
	return t
}

// Key is what a request holds for the condition's key.
type Key struct {
	Present bool
	Multi   bool // the request carries a set of values
	Values  []string
}

// sent says whether the key came with a value; an empty set is a missing key
// (rules 87, 88).
func (k *Key) sent() bool { return k.Present && len(k.Values) > 0 }

// Holds judges the test against a key. Absence decides before comparison does
// (rules 60-63, 87, 88); several values of the policy are alternatives
// (rule 55), and none of them may match where the operator is negated
// (rule 56).
func (t *Test) Holds(k Key, slots Slots) Truth {
	switch {
	case t.Op.Family == Null:
		return t.null(k)
	case t.Bare(k):
		return False
	case !k.sent():
		return Of(t.missing())
	case t.values == nil: // no effect (rule 68)
		return False
	case t.Op.Qualifier == ForAllValues:
		return t.all(k.Values, slots)
	case t.Op.Qualifier == ForAnyValue:
		return t.some(k.Values, slots)
	case len(k.Values) > 1: // a single-valued key with several
		return Unknown
	}
	return t.passes(k.Values[0], slots)
}

// missing says whether the test holds without its key. An empty list of values
// holds only by IfExists or ForAllValues (rule 68).
func (t *Test) missing() bool {
	switch {
	case t.Op.IfExists || t.Op.Qualifier == ForAllValues:
		return true
	case t.Op.Qualifier == ForAnyValue:
		return false
	}
	return t.Op.Negated && t.values != nil
}

// passes judges one value of the request.
func (t *Test) passes(v string, slots Slots) Truth {
	found := t.values.any(v, slots)
	if t.Op.Negated {
		return found.Not()
	}
	return found
}
