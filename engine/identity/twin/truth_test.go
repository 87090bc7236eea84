package twin

// A truth has three values; the readings call the middle one "unknown": what
// cannot be evaluated and therefore closes (rule 11).
type truth int

const (
	no truth = iota
	unknown
	yes
)

func and(a, b truth) truth { return min(a, b) }

func or(a, b truth) truth { return max(a, b) }

func not(a truth) truth { return yes - a }

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) String() string { return [...]string{"no", "unknown", "yes"}[t] }
