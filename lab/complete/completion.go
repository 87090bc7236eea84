package complete

// Completion is what could stand at a place of a document.
type Completion struct {
	From, To   int // the bytes of the source that a candidate replaces
	Candidates []Candidate
}

// Candidate is one proposal. It is text as it stands inside the quotes of a
// JSON string.
type Candidate struct {
	Text string
	Help string // one line, may be empty
}
