package match

// Family is a group of operators that compare one type of value.
type Family uint8

// The families.
const (
	String Family = iota
	Numeric
	Date
	Bool
	Binary
	IP
	ARN
	Null
)

// Reads says whether a value can be read in this family: a number, a date, an
// address or range, an ARN, base64, true or false; String reads everything
// (rules 77-84). Variables are not looked into: in an ARN they are text inside
// their part, elsewhere they are no value of the type.
func (f Family) Reads(value string) bool {
	ok := true
	switch f {
	case Numeric:
		_, ok = parseNumber(value)
	case Date:
		_, ok = parseDate(value)
	case Bool, Null:
		ok = parseBoolean(value) != ""
	case Binary:
		_, ok = parseOctets(value)
	case IP:
		_, ok = parseRange(value)
	case ARN:
		p := parseARN(value, func(string) int { return 0 })
		ok = p.whole && !p.text.broken
	}
	return ok
}

// substitutes says whether variables stand for their values in this family
// (rules 82, 93); in the others ${...} is text (rules 78, 79).
func (f Family) substitutes() bool { return f == String || f == ARN || f == Bool }

// values are a policy's values, read once as their family reads them. What
// cannot be read fits nothing.
type values interface {
	// any says whether one of them fits the request's value.
	any(v string, slots Slots) Truth
}

func (op Operator) read(texts []string, slot func(string) int) values {
	if !op.Family.substitutes() {
		slot = nil
	}
	switch op.Family {
	case Numeric:
		return readNumbers(texts, relationOf(op.Base))
	case Date:
		return readDates(texts, relationOf(op.Base))
	case Bool, Null:
		return readBooleans(texts, slot)
	case Binary:
		return readBinary(texts)
	case IP:
		return readRanges(texts)
	case ARN:
		return readARNs(texts, slot)
	}
	return readPatterns(texts, Options{Wild: op.Like, Fold: op.Fold, Slot: slot})
}
