package attempt

// How much a text remembers: steps, and bytes of text in them. The newest step
// is always kept.
const (
	maxSteps = 500
	maxBytes = 4 << 20
)

// stepKind says what may join a step: typing joins typing, erasing erasing.
type stepKind uint8

const (
	replaced stepKind = iota // stands alone
	typed
	erasedBack
	erasedForward
)

// step is one change of a text: what stood at a place and what came there, and
// where the cursor was before.
type step struct {
	Kind     stepKind `json:"k,omitempty"`
	Row      int      `json:"r"`
	Col      int      `json:"c"`
	Removed  string   `json:"out,omitempty"`
	Inserted string   `json:"in,omitempty"`
	FromRow  int      `json:"fr"`
	FromCol  int      `json:"fc"`
}

// at is the range that s takes when it stands at the step's place.
func (s step) at(text string) span {
	row, col := end(s.Row, s.Col, text)
	return span{s.Row, s.Col, row, col}
}

func (s step) bytes() int { return len(s.Removed) + len(s.Inserted) }

// joins takes a newer step into this one when both are one run: typing that
// goes on where it stopped, erasing that goes on from there.
func (s *step) joins(next step) bool {
	if s.Kind != next.Kind {
		return false
	}
	switch s.Kind {
	case typed:
		row, col := end(s.Row, s.Col, s.Inserted)
		if next.Removed != "" || row != next.Row || col != next.Col {
			return false
		}
		s.Inserted += next.Inserted
	case erasedBack:
		row, col := end(next.Row, next.Col, next.Removed)
		if row != s.Row || col != s.Col {
			return false
		}
		s.Row, s.Col, s.Removed = next.Row, next.Col, next.Removed+s.Removed
	case erasedForward:
		if next.Row != s.Row || next.Col != s.Col {
			return false
		}
		s.Removed += next.Removed
	default:
		return false
	}
	return true
}

// journal is what undo and redo play back. The last step is the nearest in
// both lists.
type journal struct {
	undo, redo []step
	bytes      int  // in undo; a new step empties redo
	running    bool // the last step may still grow
}

func (j *journal) endRun() { j.running = false }

// record adds a step, or lets the last one grow by it.
func (j *journal) record(s step) {
	j.redo = nil
	j.bytes += s.bytes()
	if !j.running || len(j.undo) == 0 || !j.undo[len(j.undo)-1].joins(s) {
		j.undo = append(j.undo, s)
	}
	j.running = s.Kind != replaced
	j.forget()
}

// forget drops the oldest steps beyond the bounds.
func (j *journal) forget() {
	drop := 0
	for n := len(j.undo); n-drop > 1 && (n-drop > maxSteps || j.bytes > maxBytes); drop++ {
		j.bytes -= j.undo[drop].bytes()
	}
	clear(j.undo[:drop])
	j.undo = j.undo[drop:]
}

// back gives the step to undo and lays it among those to redo.
func (j *journal) back() (step, bool) {
	s, ok := j.shift(&j.undo, &j.redo)
	j.bytes -= s.bytes()
	return s, ok
}

// forth gives the step to do again and lays it among those to undo.
func (j *journal) forth() (step, bool) {
	s, ok := j.shift(&j.redo, &j.undo)
	j.bytes += s.bytes()
	return s, ok
}

// shift lays the last step of one list on the other; ok is false when there is
// none.
func (j *journal) shift(from, to *[]step) (s step, ok bool) {
	last := len(*from) - 1
	if last < 0 {
		return step{}, false
	}
	s = (*from)[last]
	*from, *to = (*from)[:last], append(*to, s)
	j.running = false
	return s, true
}
