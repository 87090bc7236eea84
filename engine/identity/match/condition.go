package match

// Test is one operator with the policy's values, compiled.
type Test struct {
	Op       Operator
	patterns []Pattern // String
	ranges   []ipRange // IP
	wants    []boolean // Bool, Null
	empty    bool      // no values at all
}

// NewTest compiles an operator and its values. slot interns the names of
// variables, nil where the policy language has none.
func NewTest(op Operator, values []string, slot func(string) int) Test {
	t := Test{Op: op, empty: len(values) == 0}
	for _, v := range values {
		switch op.Family {
		case String:
			t.patterns = append(t.patterns, Compile(v, Options{Wild: op.Like, Fold: op.Fold, Slot: slot}))
		case IP:
			t.ranges = append(t.ranges, parseRange(v))
		case Bool, Null:
			t.wants = append(t.wants, parseBoolean(v))
		}
	}
	return t
}

// Key is what a request holds for the condition's key.
type Key struct {
	Present bool
	Multi   bool // the request carries a set of values
	Values  []string
}

// Holds judges the test against a key. Absence decides before comparison does
// (rules 60-63, 87, 88); several values of the policy are alternatives
// (rule 55), and none of them may match where the operator is negated
// (rule 56).
func (t *Test) Holds(k Key, slots Slots) Truth {
	switch {
	case t.Op.Family == Null:
		return t.null(k)
	case t.Op.Qualifier != NoQualifier || !t.Op.Family.Judged():
		return Unknown
	case t.empty: // no effect, but IfExists holds on a missing key (rule 68)
		return Of(t.Op.IfExists && !k.Present)
	case !k.Present:
		return Of(t.Op.IfExists || t.Op.Negated)
	case k.Multi || len(k.Values) != 1:
		return Unknown // a set without a qualifier (rules 90, 91)
	}
	found := t.any(k.Values[0], slots)
	if t.Op.Negated {
		return found.Not()
	}
	return found
}

// any says whether one of the policy's values fits the request's.
func (t *Test) any(v string, slots Slots) Truth {
	found := False
	switch t.Op.Family {
	case String:
		for i := range t.patterns {
			found = found.Or(t.patterns[i].Match(v, slots))
		}
	case IP:
		found = anyRange(t.ranges, v)
	case Bool:
		found = anyBoolean(t.wants, v)
	}
	return found
}
