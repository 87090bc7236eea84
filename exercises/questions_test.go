package exercises_test

import (
	"slices"
	"strconv"
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// TestQuestionsAreMarkedByTheirKeys answers every quick question by its key,
// which must be right, and in ways that a learner might, which must not.
func TestQuestionsAreMarkedByTheirKeys(t *testing.T) {
	n := 0
	for _, p := range packs(t) {
		for _, ex := range p.Exercises {
			for i := range ex.Questions {
				q := &ex.Questions[i]
				n++
				t.Run(q.ID, func(t *testing.T) {
					for _, r := range right(q) {
						if m := grade.Mark(q, r); !m.Right {
							t.Errorf("%+v is marked wrong %s", r, m.Reason)
						}
					}
					for _, r := range append(wrong(q), grade.Response{}) {
						if grade.Mark(q, r).Right {
							t.Errorf("%+v is marked right", r)
						}
					}
				})
			}
		}
	}
	if n == 0 {
		t.Fatal("there is no quick question")
	}
}

// right is the responses that a question's key calls right.
func right(q *pack.Question) []grade.Response {
	switch q.Kind {
	case pack.Choice, pack.Multi:
		return []grade.Response{{Picked: marked(q)}}
	case pack.Order:
		return []grade.Response{{Picked: upTo(len(q.Options))}}
	case pack.Match:
		return []grade.Response{{Pairs: upTo(len(q.Pairs))}}
	case pack.Number:
		number := strconv.FormatFloat(q.Answer, 'g', -1, 64)
		return []grade.Response{{Text: number}, {Text: number + " " + q.Unit}}
	}
	var list []grade.Response
	for _, a := range q.Accepts {
		list = append(list, grade.Response{Text: a}, grade.Response{Text: " " + a + " "})
	}
	return list
}

// wrong is responses one step away from the key.
func wrong(q *pack.Question) (list []grade.Response) {
	switch q.Kind {
	case pack.Choice:
		for i, o := range q.Options {
			if !o.Right {
				list = append(list, grade.Response{Picked: []int{i}}, grade.Response{Picked: append(marked(q), i)})
			}
		}
	case pack.Multi:
		for i, o := range q.Options {
			picked := slices.DeleteFunc(marked(q), func(k int) bool { return k == i })
			if !o.Right {
				picked = append(picked, i)
			}
			list = append(list, grade.Response{Picked: picked})
		}
	case pack.Order, pack.Match:
		for i := 1; i < max(len(q.Options), len(q.Pairs)); i++ {
			order := upTo(max(len(q.Options), len(q.Pairs)))
			order[i-1], order[i] = order[i], order[i-1]
			list = append(list, grade.Response{Picked: order, Pairs: order})
		}
	case pack.Number:
		for _, v := range []float64{q.Answer * 10, -q.Answer, q.Answer * (1 + 2*q.Tolerance + 0.001)} {
			list = append(list, grade.Response{Text: strconv.FormatFloat(v, 'g', -1, 64)})
		}
	case pack.Short:
		for _, a := range q.Accepts {
			list = append(list, grade.Response{Text: a[1:]}, grade.Response{Text: a[:len(a)-1]})
		}
	}
	return list
}

func marked(q *pack.Question) []int {
	var list []int
	for i, o := range q.Options {
		if o.Right {
			list = append(list, i)
		}
	}
	return list
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}
