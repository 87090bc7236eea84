package lint

import (
	"slices"
	"strings"

	"gatehouse/engine/identity/policy"
	"gatehouse/engine/plainjson"
)

// Fix is a change of the text that mends a finding without changing what the
// policy is meant to say.
type Fix struct {
	Says  string // what it does, lower case, no full stop: "write StringLike"
	Edits []Edit
}

// Edit puts raw text in the place of a stretch of the source.
type Edit struct {
	Start, End int32
	Text       string
}

// replace is the fix that puts a string in the place of another.
func (f *Finding) replace(says string, at policy.Span, value string) {
	f.Fix = &Fix{Says: says, Edits: []Edit{{at.Start, at.End, plainjson.Quote(value)}}}
}

// rewrite is the fix that puts raw JSON there.
func (f *Finding) rewrite(says string, at policy.Span, raw string) {
	f.Fix = &Fix{Says: says, Edits: []Edit{{at.Start, at.End, raw}}}
}

// remove is the fix that takes a list's item or an object's member out, from
// the beginning of its first span to the end of its last, with one comma.
func (f *Finding) remove(says, source string, from, to policy.Span) {
	f.Fix = &Fix{Says: says, Edits: []Edit{without(source, int(from.Start), int(to.End))}}
}

// without is the edit that takes a part out of a list or an object, with the
// comma behind it, or before it when it is the last.
func without(source string, from, to int) Edit {
	behind := to + blanks(source[to:])
	if behind < len(source) && source[behind] == ',' {
		return Edit{int32(from), int32(behind + 1 + blanks(source[behind+1:])), ""}
	}
	before := strings.TrimRight(source[:from], " \t\r\n")
	if strings.HasSuffix(before, ",") {
		return Edit{int32(len(before) - 1), int32(to), ""}
	}
	return Edit{int32(from), int32(to), ""}
}

func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n")) }

// Apply makes the finding's own edits in the text that it was found in.
func (f *Finding) Apply(source string) string {
	mended, _ := apply(source, []Finding{*f})
	return mended
}

// maxRounds bounds how often fixes are looked for anew: one may uncover
// another.
const maxRounds = 8

// Mend applies the fixes of all findings, until none is left, and names those
// that it applied. What its writer alone can know stays.
func Mend(name, source string, kind policy.Kind, o Options) (mended string, applied []Finding) {
	o.Steps = -1 // nothing proved has a fix
	for range maxRounds {
		next, done := apply(source, Lint(policy.Parse(name, []byte(source)), kind, o))
		if len(done) == 0 {
			break
		}
		source, applied = next, append(applied, done...)
	}
	return source, applied
}

// apply makes all edits that do not overlap, the first finding's first.
func apply(source string, findings []Finding) (string, []Finding) {
	var edits []Edit
	var done []Finding
	for _, f := range findings {
		if f.Fix == nil || slices.ContainsFunc(f.Fix.Edits, func(e Edit) bool { return overlaps(e, edits) }) {
			continue
		}
		edits = append(edits, f.Fix.Edits...)
		done = append(done, f)
	}
	slices.SortFunc(edits, func(a, b Edit) int { return int(b.Start) - int(a.Start) })
	for _, e := range edits {
		source = source[:e.Start] + e.Text + source[e.End:]
	}
	return source, done
}

func overlaps(e Edit, edits []Edit) bool {
	return slices.ContainsFunc(edits, func(o Edit) bool { return e.Start < o.End && o.Start < e.End || e.Start == o.Start })
}
