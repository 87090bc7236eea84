package plain

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/lab/pack"
)

// TestShuffle: what is to be ordered or matched is never shown in the order of
// the key, every time in the same one, and not in one for all questions.
func TestShuffle(t *testing.T) {
	for _, kind := range []pack.QuestionKind{pack.Order, pack.Match} {
		seen := map[string]bool{}
		for i := range 200 {
			q := &pack.Question{ID: fmt.Sprintf("p/q%d", i), Kind: kind, Options: make([]pack.Option, 2+i%4), Pairs: make([][2]string, 2+i%4)}
			f := newForm(q)
			if slices.IsSorted(f.order) {
				t.Fatalf("%s of %d: the key itself: %v", kind, i, f.order)
			}
			if !slices.Equal(f.order, newForm(q).order) {
				t.Fatalf("%s of %d: another order the second time", kind, i)
			}
			seen[fmt.Sprint(f.order)] = true
		}
		if len(seen) < 50 {
			t.Errorf("%s: only %d orders in 200 questions", kind, len(seen))
		}
	}
}

// TestRead: how answers may be written. Shown are options in the order 2 0 1.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		kind       pack.QuestionKind
		line, want string
	}{
		{pack.Choice, "1", "[2]"},
		{pack.Choice, " 3. ", "[1]"},
		{pack.Choice, "1 2", "type one number"},
		{pack.Choice, "4", "4 is not among the numbers 1 to 3"},
		{pack.Choice, "0", "0 is not among the numbers 1 to 3"},
		{pack.Multi, "1 3", "[2 1]"},
		{pack.Multi, "13", "[2 1]"},
		{pack.Multi, "3,1", "[1 2]"},
		{pack.Multi, "1 1", "1 stands there twice"},
		{pack.Multi, "1", "type 2 numbers with blanks between"},
		{pack.Multi, ",", "type 2 numbers with blanks between"},
		{pack.Order, "2 3 1", "[0 1 2]"},
		{pack.Order, "2>3>1", "[0 1 2]"},
		{pack.Order, "231", "[0 1 2]"},
		{pack.Order, "23", "type each of the numbers 1 to 3 once, in the right order"},
		{pack.Match, "1b 2c 3a", "[0 1 2]"},
		{pack.Match, "3a, 1b, 2c", "[0 1 2]"},
		{pack.Match, "1 b 2 c 3 a", "[0 1 2]"},
		{pack.Match, "1-B 2-C 3-A", "[0 1 2]"},
		{pack.Match, "b1 a3 c2", "[0 1 2]"},
		{pack.Match, "1b2 3c 3a", "1b2 is no pair: give each number 1 to 3 a letter a to c, such as 1b 2a"},
		{pack.Match, "b c a", "[0 1 2]"},
		{pack.Match, "BCA", "[0 1 2]"},
		{pack.Match, "1b 2c", "3 has no letter yet: give each number one, such as 1b 2a"},
		{pack.Match, "1b 1c 3a", "1 has two letters"},
		{pack.Match, "1b 2b 3a", "b stands there twice"},
		{pack.Match, "b b a", "b stands there twice"},
		{pack.Match, "1d 2a 3a", "1d is no pair: give each number 1 to 3 a letter a to c, such as 1b 2a"},
		{pack.Match, "2 1 3", "2 is no pair: give each number 1 to 3 a letter a to c, such as 1b 2a"},
		{pack.Short, "unique id", "unique id"},
	} {
		f := form{&pack.Question{Kind: c.kind, Options: []pack.Option{{}, {Right: true}, {Right: true}}, Pairs: make([][2]string, 3)}, []int{2, 0, 1}}
		r, err := f.read(c.line)
		got := r.Text
		switch {
		case err != nil:
			got = err.Error()
		case r.Picked != nil:
			got = fmt.Sprint(r.Picked)
		case r.Pairs != nil:
			got = fmt.Sprint(r.Pairs)
		}
		if got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.kind, c.line, got, c.want)
		}
	}
}

func TestLetters(t *testing.T) {
	var got []string
	for _, i := range []int{0, 1, 25, 26, 27, 51, 52, 701, 702} {
		got = append(got, letters(i))
	}
	if s := strings.Join(got, " "); s != "a b z aa ab az ba zz aaa" {
		t.Error(s)
	}
}
