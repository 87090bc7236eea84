package language

import (
	"encoding/binary"
	"slices"
)

// Budget is how many steps may still be taken: places visited by searches.
type Budget struct{ Left int }

// Take takes steps and says whether there were so many.
func (b *Budget) Take(n int) bool {
	b.Left -= n
	return b.Left >= 0
}

// Fits is a set of patterns, by index.
type Fits []uint64

// Has says whether pattern i is in the set.
func (f Fits) Has(i int) bool { return f[i/64]>>(i%64)&1 != 0 }

// Each walks the texts that every expression of must fits, shortest first, and
// tells of each set of patterns that fit together one text: the first found.
// It ends when yield says false, and is not whole when the budget ended first.
func Each(must, patterns []*Expr, budget *Budget, yield func(text string, fits Fits) bool) (whole bool) {
	for i, a := range must {
		for _, b := range must[:i] {
			if apart(a, b) {
				return true
			}
		}
	}
	s := newSearch(must, patterns, budget)
	return s.walk(yield)
}

type search struct {
	cells   []cell  // of all expressions, each with its end
	owner   []int32 // the expression of each place
	must    int     // how many expressions must fit; they stand first
	all     int
	starts  []int32
	budget  *Budget
	marks   []uint32 // at which round a place was seen
	round   uint32
	seen    map[string]bool
	nodes   []node
	vectors map[string]bool
	next    []int32
	key     []byte
	runes   []rune
}

// node is a state with the way to it.
type node struct {
	places []int32
	parent int32
	by     rune
}

func newSearch(must, patterns []*Expr, budget *Budget) *search {
	s := &search{must: len(must), all: len(must) + len(patterns), budget: budget, seen: map[string]bool{}, vectors: map[string]bool{}}
	for i := range s.all {
		e := (*Expr)(nil)
		if i < len(must) {
			e = must[i]
		} else {
			e = patterns[i-len(must)]
		}
		s.starts = append(s.starts, int32(len(s.cells)))
		s.cells = append(append(s.cells, e.cells...), cell{kind: end})
		for range len(e.cells) + 1 {
			s.owner = append(s.owner, int32(i))
		}
	}
	s.marks = make([]uint32, len(s.cells))
	return s
}

func (s *search) walk(yield func(string, Fits) bool) bool {
	s.begin()
	for _, at := range s.starts {
		s.put(at)
	}
	if !s.arrive(-1, 0) {
		return s.budget.Left >= 0
	}
	for i := 0; i < len(s.nodes); i++ {
		if fits, ok := s.accepts(s.nodes[i].places); ok && !yield(s.text(i), fits) {
			return true
		}
		for _, r := range s.characters(s.nodes[i].places) {
			if !s.step(i, r) {
				return false
			}
		}
	}
	return true
}

func (s *search) begin() {
	s.round++
	s.next = s.next[:0]
}

// put adds a place, and the one behind a run, which may be empty.
func (s *search) put(at int32) {
	for ; s.marks[at] != s.round; at++ {
		s.marks[at] = s.round
		s.next = append(s.next, at)
		if s.cells[at].kind != run {
			return
		}
	}
}

// step goes from a state by a character; false says that the budget ended.
func (s *search) step(from int, r rune) bool {
	s.begin()
	for _, at := range s.nodes[from].places {
		switch c := &s.cells[at]; {
		case c.kind == exact && c.r == r, c.kind == one && c.class.Has(r):
			s.put(at + 1)
		case c.kind == run && c.class.Has(r):
			s.put(at)
		}
	}
	if !s.budget.Take(len(s.nodes[from].places)) {
		return false
	}
	s.arrive(from, r)
	return true
}

// arrive makes a state of the places that were put, if all that must fit still
// can and the state is new.
func (s *search) arrive(parent int, r rune) bool {
	slices.Sort(s.next)
	s.settle()
	for i := range s.must { // the first places belong to those that must fit
		if _, alive := slices.BinarySearchFunc(s.next, int32(i), func(at, want int32) int { return int(s.owner[at]) - int(want) }); !alive {
			return false
		}
	}
	s.key = s.key[:0]
	last := int32(0)
	for _, at := range s.next {
		s.key = binary.AppendUvarint(s.key, uint64(at-last))
		last = at
	}
	if s.seen[string(s.key)] {
		return false
	}
	s.seen[string(s.key)] = true
	s.nodes = append(s.nodes, node{slices.Clone(s.next), int32(parent), r})
	return true
}

// settle drops the places of an expression before the last run of any
// character that it has reached.
func (s *search) settle() {
	kept := s.next[:0]
	for i, at := range s.next {
		later := false
		for j := i + 1; j < len(s.next) && s.owner[s.next[j]] == s.owner[at] && !later; j++ {
			later = s.cells[s.next[j]] == cell{kind: run, class: Any}
		}
		if !later {
			kept = append(kept, at)
		}
	}
	s.next = kept
}

// accepts says whether all that must fit does, and which patterns do; only of
// a set of patterns that was not met before.
func (s *search) accepts(places []int32) (Fits, bool) {
	fits := make(Fits, (s.all-s.must+63)/64)
	done := 0
	for _, at := range places {
		switch owner := int(s.owner[at]); {
		case s.cells[at].kind != end:
		case owner < s.must:
			done++
		default:
			fits[(owner-s.must)/64] |= 1 << ((owner - s.must) % 64)
		}
	}
	if done < s.must {
		return nil, false
	}
	s.key = s.key[:0]
	for _, word := range fits {
		s.key = binary.LittleEndian.AppendUint64(s.key, word)
	}
	if s.vectors[string(s.key)] {
		return nil, false
	}
	s.vectors[string(s.key)] = true
	return fits, true
}

// characters are those worth going by: what some place waits for, and one of
// each kind beside that the classes here tell apart.
func (s *search) characters(places []int32) []rune {
	literals := s.runes[:0]
	classes := uint16(0)
	for _, at := range places {
		switch c := &s.cells[at]; c.kind {
		case exact:
			if !slices.Contains(literals, c.r) {
				literals = append(literals, c.r)
			}
		case one, run:
			classes |= 1 << c.class
		}
	}
	slices.Sort(literals)
	s.runes = literals
	n := len(literals)
	for _, kind := range kindsOf(classes) {
		for _, r := range kind {
			if _, waited := slices.BinarySearch(literals[:n], r); !waited {
				literals = append(literals, r)
				break
			}
		}
	}
	return literals
}

func (s *search) text(i int) string {
	var back []rune
	for ; s.nodes[i].parent >= 0; i = int(s.nodes[i].parent) {
		back = append(back, s.nodes[i].by)
	}
	slices.Reverse(back)
	return string(back)
}
