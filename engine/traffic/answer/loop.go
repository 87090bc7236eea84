package answer

type walk struct {
	t               *Table
	seen, low, part []int32 // counted from 1; 0 is not yet
	count, parts    int32
	open            []int32 // entries whose part is not settled
	path            []stop
	done            []int32
}

type stop struct{ entry, next int32 }

func (w *walk) enter(e int32) {
	w.count++
	w.seen[e], w.low[e] = w.count, w.count
	w.open, w.path = append(w.open, e), append(w.path, stop{e, w.t.entries[e].first})
}

func (w *walk) from(e int32) {
	for w.enter(e); len(w.path) > 0; {
		at := &w.path[len(w.path)-1]
		ent := &w.t.entries[at.entry]
		if at.next == ent.first+ent.n {
			w.leave(at.entry)
			continue
		}
		s := &w.t.sets[at.next]
		at.next++
		switch {
		case s.kind != toEntry || w.part[s.target] > 0:
		case w.seen[s.target] == 0:
			w.enter(s.target)
		default:
			w.low[at.entry] = min(w.low[at.entry], w.seen[s.target])
		}
	}
}

// leave settles a part when its first entry is left.
func (w *walk) leave(e int32) {
	w.path = w.path[:len(w.path)-1]
	if len(w.path) > 0 {
		up := w.path[len(w.path)-1].entry
		w.low[up] = min(w.low[up], w.low[e])
	}
	if w.low[e] != w.seen[e] {
		return
	}
	w.parts++
	for last := int32(-1); last != e; {
		last = w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.part[last] = w.parts
		w.done = append(w.done, last)
	}
}
