package match

// Bare says whether the key is multivalued and the operator has no qualifier.
// Such a test never holds, whatever the request carries and whether the
// operator is negated, takes IfExists or neither (rule 90). Null needs no
// qualifier.
func (t *Test) Bare(k Key) bool {
	if t.Op.Qualifier != NoQualifier || t.Op.Family == Null {
		return false
	}
	return t.shape == ManyValues || t.shape == AnyShape && k.Present && k.Multi
}

// all judges ForAllValues: each value of the request passes (rule 87).
func (t *Test) all(vs []string, slots Slots) Truth {
	passed := True
	for i := 0; i < len(vs) && passed != False; i++ {
		passed = passed.And(t.passes(vs[i], slots))
	}
	return passed
}

// some judges ForAnyValue: one value of the request passes (rule 88).
func (t *Test) some(vs []string, slots Slots) Truth {
	passed := False
	for i := 0; i < len(vs) && passed != True; i++ {
		passed = passed.Or(t.passes(vs[i], slots))
	}
	return passed
}
