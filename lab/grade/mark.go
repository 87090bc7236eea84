package grade

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gatehouse/lab/pack"
)

// Response is what a learner gave to a quick question.
type Response struct {
	Picked []int  // choice, multi: option indexes; order: option indexes in the order given
	Pairs  []int  // match: for each left side the index of the right side
	Text   string // number, short
}

// Marked is a graded response.
type Marked struct {
	Right  bool
	Reason string // what was wrong with the form, empty when the form was right
}

// Mark grades a quick question by its key: all or nothing, as the exams do.
func Mark(q *pack.Question, r Response) Marked {
	switch q.Kind {
	case pack.Choice, pack.Multi:
		return Marked{Right: sameSet(r.Picked, rightOptions(q))}
	case pack.Order:
		return Marked{Right: inOrder(r.Picked, len(q.Options))}
	case pack.Match:
		return Marked{Right: inOrder(r.Pairs, len(q.Pairs))}
	case pack.Number:
		return markNumber(q, r.Text)
	case pack.Short:
		return Marked{Right: slices.ContainsFunc(q.Accepts, func(a string) bool { return sameWords(a, r.Text) })}
	}
	return Marked{Reason: "this kind of question is not graded"}
}

// Key is the right answer to a question whose answer is written.
func Key(q *pack.Question) string {
	if q.Kind == pack.Short {
		if len(q.Accepts) > 0 {
			return q.Accepts[0]
		}
		return ""
	}
	s := fmt.Sprint(q.Answer)
	if q.Unit != "" {
		s += " " + q.Unit
	}
	return s
}

func rightOptions(q *pack.Question) []int {
	var out []int
	for i, o := range q.Options {
		if o.Right {
			out = append(out, i)
		}
	}
	return out
}

func sameSet(a, b []int) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(slices.Compact(a), b)
}

func inOrder(given []int, n int) bool {
	for i, g := range given {
		if g != i {
			return false
		}
	}
	return len(given) == n
}

// sameWords compares short answers without regard to white space and to case;
// but an ARN's case counts (rule 44).
func sameWords(accepted, given string) bool {
	accepted, given = strings.Join(strings.Fields(accepted), " "), strings.Join(strings.Fields(given), " ")
	if strings.Contains(accepted, "arn:") {
		return accepted == given
	}
	return strings.EqualFold(accepted, given)
}

// units are those that can be turned into each other, by kind and size.
var units = map[string]struct {
	kind string
	size float64
}{
	"s": {"time", 1}, "sec": {"time", 1}, "min": {"time", 60}, "h": {"time", 3600}, "hours": {"time", 3600}, "d": {"time", 86400}, "days": {"time", 86400},
	"ms": {"time", 0.001}, "%": {"share", 1},
}

// thousands is a number written with commas between groups of three digits.
var thousands = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)

// likeNumber shows how a number is written where a unit may stand with it. The
// example is never the answer but by chance.
func likeNumber(unit string) string {
	if unit == "" {
		return ", such as 12 or 0.5"
	}
	return ", with its unit if you like: 12.5 " + unit
}

// markNumber reads a number with an optional unit; a number without one is
// taken to be in the unit asked for.
func markNumber(q *pack.Question, text string) Marked {
	text = strings.TrimSpace(text)
	end := strings.LastIndexAny(text, "0123456789.,") + 1
	number, unit := text[:end], strings.TrimSpace(text[end:])
	if thousands.MatchString(number) {
		number = strings.ReplaceAll(number, ",", "")
	}
	number = strings.ReplaceAll(number, ",", ".")
	got, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || math.IsNaN(got) || math.IsInf(got, 0) {
		return Marked{Reason: "write a number" + likeNumber(q.Unit)}
	}
	if unit != "" && !strings.EqualFold(unit, q.Unit) {
		from, ok := units[strings.ToLower(unit)]
		to, ok2 := units[strings.ToLower(q.Unit)]
		if q.Unit == "" {
			return Marked{Reason: "the answer is a bare number, without " + unit}
		}
		if !ok || !ok2 || from.kind != to.kind {
			return Marked{Reason: "the answer is asked for in " + q.Unit + ", not in " + unit}
		}
		got *= from.size / to.size
	}
	return Marked{Right: math.Abs(got-q.Answer) <= q.Tolerance*math.Abs(q.Answer)+1e-9}
}
