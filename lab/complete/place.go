package complete

import "strings"

// place is where a string stands in a document: which string, and what holds
// it.
type place struct {
	from, end int      // what is between the quotes, as far as it goes
	isKey     bool     // a name in front of a colon, or where one must come
	key       string   // for a value: the name it belongs to, through lists
	objects   []string // names of the objects around it, the outermost first and nameless
	seen      []string // for a name: those that stand before it in the object
}

// object is the name of the n-th object around the string, 0 for the nearest.
func (p place) object(n int) string {
	if i := len(p.objects) - 1 - n; i >= 0 {
		return p.objects[i]
	}
	return ""
}

// frame is an object or a list that is open.
type frame struct {
	list  bool
	owner string   // name that it is the value of; a list hands its own down
	key   string   // in an object: the last name
	value bool     // a colon stands behind that name, so its value comes
	seen  []string // in an object: the names so far
}

// locate finds the string that holds the byte offset. Whatever is broken is
// passed over: brackets that close nothing, values without a comma between
// them; a string ends with its line whether it is closed or not.
func locate(src string, offset int) (place, bool) {
	var open []frame
	for i := 0; i < len(src) && i < offset; i++ {
		var top *frame
		if len(open) > 0 {
			top = &open[len(open)-1]
		}
		switch c := src[i]; c {
		case '"':
			end, next := stringEnd(src, i)
			if offset <= end {
				return describe(open, i+1, end), true
			}
			if top != nil {
				top.take(src[i+1 : end])
			}
			i = next - 1
		case '{', '[':
			open = append(open, frame{list: c == '[', owner: owner(top)})
			if top != nil {
				top.value = false
			}
		case '}', ']':
			if top != nil {
				open = open[:len(open)-1]
			}
		case ':':
			if top != nil && !top.list && top.key != "" {
				top.value = true
			}
		case ',':
			if top != nil {
				top.value = false
			}
		}
	}
	return place{}, false
}

// stringEnd is where the text of the string that begins at i ends, and the byte
// after the string.
func stringEnd(src string, i int) (end, next int) {
	for i++; i < len(src); i++ {
		switch src[i] {
		case '\\':
			if i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case '"':
			return i, i + 1
		case '\n':
			return i, i
		}
	}
	return len(src), len(src)
}

// owner is the name that a value in this place belongs to.
func owner(top *frame) string {
	switch {
	case top == nil:
		return ""
	case top.list:
		return top.owner
	case top.value:
		return top.key
	}
	return ""
}

// take takes a string in as a value, else as a name.
func (f *frame) take(s string) {
	switch {
	case f.list:
	case f.value:
		f.value = false
	default:
		f.key = s
		f.seen = append(f.seen, s)
	}
}

func describe(open []frame, from, end int) place {
	p := place{from: from, end: end}
	for _, f := range open {
		if !f.list {
			p.objects = append(p.objects, f.owner)
		}
	}
	if len(open) == 0 {
		return p
	}
	top := open[len(open)-1]
	p.isKey = !top.list && !top.value
	if p.isKey {
		p.seen = top.seen
	} else {
		p.key = owner(&top)
	}
	return p
}

// same compares names of elements; a slip in their case is still understood.
func same(name string, any ...string) bool {
	for _, a := range any {
		if strings.EqualFold(name, a) {
			return true
		}
	}
	return false
}
