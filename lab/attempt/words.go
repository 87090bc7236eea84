package attempt

import "fmt"

// Ordinal names a hand-in by its number: "first hand-in", "hand-in 6".
func Ordinal(n int) string {
	if n >= 1 && n <= 5 {
		return [...]string{"first", "second", "third", "fourth", "fifth"}[n-1] + " hand-in"
	}
	return fmt.Sprintf("hand-in %d", n)
}

// How says in a sentence how an exercise was passed, as it stands in the record.
func How(hints int, looked bool) string {
	switch {
	case looked:
		return "The solution had been looked at, so it comes back another day."
	case hints == 1:
		return "With one hint."
	case hints > 1:
		return fmt.Sprintf("With %d hints.", hints)
	}
	return "Exactly what was asked."
}
