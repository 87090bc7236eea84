package nearest

import (
	"fmt"
	"strings"
)

// maxWord bounds the words that are compared, in characters: the distance
// costs the product of the lengths, and nobody misspells a longer word.
const maxWord = 64

// To is the candidate most like word: at most one edit in three characters
// away, letter case ignored. Of two equally near, the first candidate wins.
func To(word string, candidates []string) (string, bool) {
	near := All(word, candidates)
	if len(near) == 0 {
		return "", false
	}
	return near[0], true
}

// All are the candidates that To chooses from, in their order: several where
// none is nearer than the others. Whoever changes a text by what is likely
// meant must not choose.
func All(word string, candidates []string) (near []string) {
	w := []rune(strings.ToLower(word))
	if len(w) == 0 || len(w) > maxWord {
		return nil
	}
	least := max(1, len(w)/3)
	for _, c := range candidates {
		r := []rune(strings.ToLower(c))
		if len(r) == 0 || len(r) > maxWord || abs(len(r)-len(w)) > least {
			continue
		}
		switch d := distance(w, r); {
		case d < least || d == least && len(near) == 0:
			near, least = []string{c}, d
		case d == least:
			near = append(near, c)
		}
	}
	return near
}

// Hint is the next step for a misspelt word: "did you mean ...", or else the
// list of what there is.
func Hint(word string, candidates []string) string {
	if c, ok := To(word, candidates); ok {
		return fmt.Sprintf("did you mean %q?", c)
	}
	switch len(candidates) {
	case 0:
		return "there is none yet"
	case 1:
		return fmt.Sprintf("there is only %q", candidates[0])
	}
	const most = 12
	if len(candidates) > most {
		return "there are " + strings.Join(candidates[:most], ", ") + " and more"
	}
	return "there are " + strings.Join(candidates, ", ")
}

// distance is the optimal string alignment distance: inserting, deleting,
// changing a character and swapping two neighbours count one each.
func distance(a, b []rune) int {
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	row := make([]int, len(b)+1)
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, row[j]+1, above[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
