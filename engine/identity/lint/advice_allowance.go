package lint

// allowance bounds what a check spends on one document. Nobody writes by hand what
// needs more; of what a hostile pack brings, the rest is left unsaid.
type allowance int

// spend takes from the allowance and says whether there was enough.
func (e *allowance) spend(n int) bool {
	*e -= allowance(n)
	return *e >= 0
}
