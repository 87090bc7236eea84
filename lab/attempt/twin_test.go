package attempt

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// twin is a dumb text: one slice of runes and a full copy for each undo.
type twin struct {
	text       []rune
	cursor     int
	undo, redo []twinState
	run        string // kind of the run that may still grow
	runEnd     int    // where it must go on
}

type twinState struct {
	text          string
	before, after int // where the cursor stands on either side of the change
}

func (w *twin) rowCol(at int) (row, col int) {
	for _, r := range w.text[:at] {
		if col++; r == '\n' {
			row, col = row+1, 0
		}
	}
	return row, col
}

func (w *twin) index(row, col int) int {
	if row < 0 {
		row = 0
	}
	i := 0
	for ; row > 0; row-- {
		j := slices.Index(w.text[i:], '\n')
		if j < 0 {
			break
		}
		i += j + 1
	}
	for ; col > 0 && i < len(w.text) && w.text[i] != '\n'; col-- {
		i++
	}
	return i
}

func (w *twin) change(kind string, from, to int, s string) {
	if from > to {
		from, to = to, from
	}
	moved := w.cursor
	in := []rune(s)
	if string(w.text[from:to]) == s {
		if w.cursor = from + len(in); w.cursor != moved {
			w.run = ""
		}
		return
	}
	joins := w.run != "" && w.run == kind
	switch kind {
	case "type", "forward":
		joins = joins && from == w.runEnd
	case "back":
		joins = joins && to == w.runEnd
	}
	if !joins {
		w.undo = append(w.undo, twinState{text: string(w.text), before: moved})
	}
	w.redo = nil
	w.text = slices.Concat(w.text[:from], in, w.text[to:])
	w.cursor = from + len(in)
	w.undo[len(w.undo)-1].after = w.cursor
	w.run, w.runEnd = kind, w.cursor
}

func (w *twin) back() bool {
	s, ok := w.swap(&w.undo, &w.redo)
	if ok {
		w.cursor = s.before
	}
	return ok
}

func (w *twin) forth() bool {
	s, ok := w.swap(&w.redo, &w.undo)
	if ok {
		w.cursor = s.after
	}
	return ok
}

func (w *twin) swap(from, to *[]twinState) (twinState, bool) {
	if len(*from) == 0 {
		return twinState{}, false
	}
	s := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	*to = append(*to, twinState{string(w.text), s.before, s.after})
	w.text, w.run = []rune(s.text), ""
	return s, true
}

var alphabet = []rune("ab\"{é漢\U0001F600 ")

// TestTextAgainstTwin drives random edits against the dumb twin.
func TestTextAgainstTwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := rapid.StringOfN(rapid.SampledFrom(append(alphabet, '\n')), 0, 30, -1).Draw(t, "start")
		text, w := NewText(start), &twin{text: []rune(start)}
		pos := rapid.IntRange(-1, 9)
		same := func(t *rapid.T) {
			row, col := w.rowCol(w.cursor)
			if gotRow, gotCol := text.Cursor(); text.String() != string(w.text) || gotRow != row || gotCol != col {
				t.Fatalf("text %q at %d:%d, twin %q at %d:%d", text.String(), gotRow, gotCol, string(w.text), row, col)
			}
			if text.Len() != len(text.String()) {
				t.Fatalf("Len %d, want %d", text.Len(), len(text.String()))
			}
		}
		edit := func(f func(t *rapid.T)) func(*rapid.T) {
			return func(t *rapid.T) {
				before, version := text.String(), text.Version()
				f(t)
				if (text.String() != before) != (text.Version() > version) {
					t.Fatalf("version went from %d to %d over %q to %q", version, text.Version(), before, text.String())
				}
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"": same,
			"type": edit(func(t *rapid.T) {
				s := string(rapid.SampledFrom(alphabet).Draw(t, "rune"))
				text.Insert(s)
				w.change("type", w.cursor, w.cursor, s)
			}),
			"newline": edit(func(t *rapid.T) {
				text.Insert("\n")
				w.change("", w.cursor, w.cursor, "\n")
			}),
			"back": edit(func(t *rapid.T) {
				text.DeleteBack()
				if w.cursor > 0 {
					w.change("back", w.cursor-1, w.cursor, "")
				}
			}),
			"forward": edit(func(t *rapid.T) {
				text.DeleteForward()
				if w.cursor < len(w.text) {
					w.change("forward", w.cursor, w.cursor+1, "")
				}
			}),
			"move": func(t *rapid.T) {
				row, col := pos.Draw(t, "row"), pos.Draw(t, "col")
				text.MoveTo(row, col)
				w.cursor, w.run = w.index(min(row, len(text.Lines())-1), col), ""
			},
			"replace": edit(func(t *rapid.T) {
				r1, c1, r2, c2 := pos.Draw(t, "r1"), pos.Draw(t, "c1"), pos.Draw(t, "r2"), pos.Draw(t, "c2")
				s := rapid.StringOfN(rapid.SampledFrom(append(alphabet, '\n')), 0, 8, -1).Draw(t, "s")
				last := len(text.Lines()) - 1
				text.Replace(r1, c1, r2, c2, s)
				w.change("", w.index(min(r1, last), c1), w.index(min(r2, last), c2), s)
			}),
			"undo": edit(func(t *rapid.T) {
				if got, want := text.Undo(), w.back(); got != want {
					t.Fatalf("Undo %v, twin %v", got, want)
				}
			}),
			"redo": edit(func(t *rapid.T) {
				if got, want := text.Redo(), w.forth(); got != want {
					t.Fatalf("Redo %v, twin %v", got, want)
				}
			}),
			"snapshot": func(t *rapid.T) { text = throughSnapshot(t, text) },
		})
	})
}

// throughSnapshot saves and resumes a text. The run of typing ends there, so
// the twin's would go on longer; a move ends both.
func throughSnapshot(t *rapid.T, text *Text) *Text {
	row, col := text.Cursor()
	running := text.journal.running
	a := Start(exercise(""), epoch)
	a.Texts["policy.json"] = text
	b, err := Resume(a.Exercise, a.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	again := b.Texts["policy.json"]
	if r, c := again.Cursor(); r != row || c != col || again.String() != text.String() {
		t.Fatalf("resumed %q at %d:%d, saved %q at %d:%d", again.String(), r, c, text.String(), row, col)
	}
	again.journal.running = running
	again.version = text.version
	return again
}
