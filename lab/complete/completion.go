package complete

import (
	"strings"

	"github.com/sahilm/fuzzy"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

// Completion is what could stand at a place of a document.
type Completion struct {
	From, To   int // the bytes of the source that a candidate replaces
	Candidates []Candidate
}

// Candidate is one proposal. It is text as it stands inside the quotes of a
// JSON string. One that ends with a colon is half of a name: ask again behind
// it.
type Candidate struct {
	Text string
	Help string // one line, may be empty
}

// Names are the names of an exercise's world, and what is written in it.
type Names struct {
	ARNs []NamedARN
	Kind policy.Kind // of the document: what it may hold depends on it
}

// NamedARN is something of the world: a bucket, a table, a user, a role.
type NamedARN struct {
	ARN  string
	Help string // what it is: "bucket reports"
}

// most is how many candidates there may be: more nobody reads.
const most = 60

// At says what could stand at a byte of a policy. It is empty where nothing is
// known, and outside strings.
func At(src string, offset int, names Names) Completion {
	return within(src, offset, func(p place, typed string) []Candidate { return candidates(p, typed, names) })
}

// within completes from what may stand in a place.
func within(src string, offset int, candidates func(p place, typed string) []Candidate) Completion {
	if offset < 0 || offset > len(src) {
		return Completion{}
	}
	p, ok := locate(src, offset)
	if !ok || offset < p.from {
		return Completion{}
	}
	typed := src[p.from:offset]
	to := offset
	for to < p.end && isName(src[to]) {
		to++
	}
	all := candidates(p, typed)
	if i := variable(typed); i >= 0 && !p.isKey {
		p.from, typed = p.from+i, typed[i:]
		all = variables(p, typed)
		if to < p.end && src[to] == '}' {
			to++
		}
	}
	return Completion{From: p.from, To: to, Candidates: explained(pick(typed, all))}
}

// isName says whether a byte may go on with the name before it, so that
// completing in the middle of a name replaces all of it.
func isName(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte(":*?/-_.", c) >= 0
}

// pick keeps what begins as it was typed, without case; where nothing does,
// what begins so behind its colon; and where nothing does either, what has the
// typed letters in their order, the best first.
func pick(typed string, all []Candidate) []Candidate {
	found := keep(all, func(text string) bool { return begins(text, typed) })
	if len(found) == 0 {
		found = keep(all, func(text string) bool {
			_, behind, _ := strings.Cut(text, ":")
			return begins(behind, typed)
		})
	}
	if len(found) == 0 && len(typed) > 1 && len(typed) < 100 {
		for _, m := range fuzzy.FindFrom(typed, texts(all)) {
			found = append(found, all[m.Index])
		}
	}
	return found[:min(len(found), most)]
}

func begins(text, typed string) bool {
	return len(text) >= len(typed) && strings.EqualFold(text[:len(typed)], typed)
}

// keep keeps what fits, common actions first: of some services there are
// hundreds.
func keep(all []Candidate, fits func(text string) bool) []Candidate {
	var common, rest []Candidate
	for _, c := range all {
		switch {
		case !fits(c.Text):
		case catalog.Help(c.Text) != "":
			common = append(common, c)
		default:
			rest = append(rest, c)
		}
	}
	return append(common, rest...)
}

// texts lets fuzzy search candidates.
type texts []Candidate

func (t texts) String(i int) string { return t[i].Text }
func (t texts) Len() int            { return len(t) }
