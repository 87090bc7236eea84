package prove

// FirstSteps sets how far the joint automaton is walked before a search goes by
// skeleton, and gives back what it was.
func FirstSteps(n int) (before int) {
	before, firstSteps = firstSteps, n
	return before
}
