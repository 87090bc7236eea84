package match

// null judges Null: true asks for the key's absence, false for its presence
// (rule 64), whether the key holds one value or many. Behind a qualifier it asks
// nothing: AWS's policy checks say that it is always true behind ForAllValues
// and always false behind ForAnyValue.
func (t *Test) null(k Key) Truth {
	switch {
	case t.Op.Qualifier != NoQualifier:
		return Of(t.Op.Qualifier == ForAllValues)
	case t.values == nil:
		return False
	case t.isNull(k):
		return t.values.any("true", nil)
	}
	return t.values.any("false", nil)
}

// isNull says whether a key counts as absent: not sent, sent as an empty set
// or, for a tag, with nothing in it (rule 66).
func (t *Test) isNull(k Key) bool {
	if !k.sent() {
		return true
	}
	for _, v := range k.Values {
		if !t.emptyIsNull || v != "" {
			return false
		}
	}
	return true
}
