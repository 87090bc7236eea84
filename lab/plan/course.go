package plan

import (
	"iter"
	"slices"

	"gatehouse/lab/pack"
	"gatehouse/lab/progress"
)

// exercises goes through all packs in order.
func exercises(packs []*pack.Pack) iter.Seq[*pack.Exercise] {
	return func(yield func(*pack.Exercise) bool) {
		for _, k := range packs {
			for _, ex := range k.Exercises {
				if !yield(ex) {
					return
				}
			}
		}
	}
}

// Exercise is the one of that id, nil when there is none.
func Exercise(packs []*pack.Pack, id string) *pack.Exercise {
	for ex := range exercises(packs) {
		if ex.ID == id {
			return ex
		}
	}
	return nil
}

// Named is the id of the exercise that a name means: its own, or where it is a
// module's, that of the first there which is not done yet, else of its first.
// A name that is neither stays as it is.
func Named(packs []*pack.Pack, name string, records map[string]progress.Record) string {
	i := slices.IndexFunc(packs, func(k *pack.Pack) bool { return k.ID == name && len(k.Exercises) > 0 })
	if i < 0 || Exercise(packs, name) != nil {
		return name
	}
	rows := makeModule(packs[i], records).Rows
	return rows[max(slices.IndexFunc(rows, func(r Row) bool { return !r.Done }), 0)].Exercise.ID
}

// Following is the exercise after the given one, nil after the last.
func Following(packs []*pack.Pack, id string) *pack.Exercise {
	found := false
	for ex := range exercises(packs) {
		if found {
			return ex
		}
		found = ex.ID == id
	}
	return nil
}

// Position says where an exercise stands: its pack's title, its number in it,
// of how many. The title is empty when no pack has it.
func Position(packs []*pack.Pack, id string) (title string, n, of int) {
	for _, k := range packs {
		for i, ex := range k.Exercises {
			if ex.ID == id {
				return k.Title, i + 1, len(k.Exercises)
			}
		}
	}
	return "", 0, 0
}

// Teaching is the first exercise with documents that covers a syllabus id,
// or where none does, the first of all. When none is asked for, it is the last
// exercise: the learner knew it all.
func Teaching(packs []*pack.Pack, covers []string) *pack.Exercise {
	var fallback *pack.Exercise
	for ex := range exercises(packs) {
		if !ex.Kind.Graded() {
			continue
		}
		if slices.ContainsFunc(ex.Covers, func(id string) bool { return slices.Contains(covers, id) }) {
			return ex
		}
		if fallback == nil || len(covers) == 0 {
			fallback = ex
		}
	}
	return fallback
}
