package match

// Truth is a judgement that may be missing.
type Truth uint8

// The three truths. The zero value is False.
const (
	False Truth = iota
	True
	Unknown // cannot be judged: callers close on it
)

func (t Truth) String() string { return [...]string{"false", "true", "unknown"}[t] }

// And is False when either is, else Unknown when either is.
func (t Truth) And(u Truth) Truth {
	if t == False || u == False {
		return False
	}
	return max(t, u)
}

// Or is True when either is, else Unknown when either is.
func (t Truth) Or(u Truth) Truth {
	if t == True || u == True {
		return True
	}
	return max(t, u)
}

// Not swaps True and False.
func (t Truth) Not() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// Of is the truth of a plain boolean.
func Of(b bool) Truth {
	if b {
		return True
	}
	return False
}
