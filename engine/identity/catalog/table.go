package catalog

import (
	"iter"
	"strings"
)

// table is text that is searched in place: a row a line, its cells separated
// by tabs, in the order of the first cell without regard to case.
type table string

// rowsOf is a table without the comments at its head.
func rowsOf(text string) table {
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return table(text)
}

// find gives the row whose first cell is the name, without regard to case.
func (t table) find(name string) (row string, ok bool) {
	at := t.search(name)
	row = t.rowAt(at)
	return row, at < len(t) && compare(first(row), name) == 0
}

// search is where the first row begins whose first cell is not less than the
// name.
func (t table) search(name string) int {
	low, high := 0, len(t) // both at the beginning of a row, or at the end
	for low < high {
		mid := strings.LastIndexByte(string(t[low:low+(high-low)/2]), '\n') + 1 + low
		row := t.rowAt(mid)
		if compare(first(row), name) < 0 {
			low = mid + len(row) + 1
		} else {
			high = mid
		}
	}
	return low
}

// beginning are the rows whose first cell begins with the prefix, without
// regard to case.
func (t table) beginning(prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := t.search(prefix); at < len(t); {
			row := t.rowAt(at)
			if len(row) < len(prefix) || compare(row[:len(prefix)], prefix) != 0 || !yield(row) {
				return
			}
			at += len(row) + 1
		}
	}
}

func (t table) rowAt(at int) string {
	rest := string(t[at:])
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		return rest[:end]
	}
	return rest
}

// rest is the table behind its first row.
func (t table) rest() table { return t[min(len(t.rowAt(0))+1, len(t)):] }

func first(row string) string {
	cell, _, _ := strings.Cut(row, "\t")
	return cell
}

// cells are the cells of a row; one that is missing is empty.
func cells[Row [2]string | [3]string | [4]string | [5]string](row string) (all Row) {
	for i := range len(all) {
		all[i], row, _ = strings.Cut(row, "\t")
	}
	return all
}

// compare compares without regard to case, as IAM does with names of actions
// and keys. Letters beyond ASCII are themselves: no name has any.
func compare[A, B string | []byte](a A, b B) int {
	for i := range min(len(a), len(b)) {
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// list splits a cell at its commas; an empty cell is an empty list.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ",")
}

// inList says whether a name is in a cell of names, without regard to case.
func inList(cell, name string) bool {
	for each := range strings.SplitSeq(cell, ",") {
		if compare(each, name) == 0 {
			return name != ""
		}
	}
	return false
}
