package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// answers says whether a line is meant as an answer: where numbers are asked
// for, it begins with one; where words are, every line is.
func (f form) answers(line string) bool {
	switch {
	case f.words():
		return true
	case f.q.Kind == pack.Match:
		return strings.ContainsAny(line, "0123456789") || f.lettersOnly(tokens(line)) != nil
	}
	return isDigit(line[0])
}

// words says whether the answer is written rather than chosen.
func (f form) words() bool { return f.q.Kind == pack.Number || f.q.Kind == pack.Short }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// tokens splits an answer at blanks, commas and what else may stand between.
func tokens(line string) []string {
	return strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return strings.ContainsRune(" ,;.:=()->", r) })
}

// read makes a response of a line. Its errors say how to answer.
func (f form) read(line string) (grade.Response, error) {
	switch f.q.Kind {
	case pack.Number, pack.Short:
		if line == "" {
			return grade.Response{}, errors.New("type the answer behind it")
		}
		return grade.Response{Text: line}, nil
	case pack.Match:
		pairs, err := f.pairs(tokens(line))
		return grade.Response{Pairs: pairs}, err
	}
	picked, err := f.numbers(tokens(line))
	if err != nil {
		return grade.Response{}, err
	}
	switch n := len(picked); {
	case f.q.Kind == pack.Choice && n != 1:
		err = errors.New("type one number")
	case f.q.Kind == pack.Order && n != len(f.order):
		err = fmt.Errorf("type each of the numbers 1 to %d once, in the right order", len(f.order))
	case f.q.Kind == pack.Multi && n != f.wanted():
		err = fmt.Errorf("type %s with blanks between", count(f.wanted(), "number"))
	}
	return grade.Response{Picked: picked}, err
}

// numbers turns what is shown into the author's indexes. With less than ten
// to choose from the digits may be written together: 213.
func (f form) numbers(words []string) ([]int, error) {
	if len(words) == 1 && len(f.order) < 10 {
		words = strings.Split(words[0], "")
	}
	var out []int
	for _, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > len(f.order) {
			return nil, fmt.Errorf("%s is not among the numbers 1 to %d", brief(w), len(f.order))
		}
		at := f.order[n-1]
		if slices.Contains(out, at) {
			return nil, fmt.Errorf("%d stands there twice", n)
		}
		out = append(out, at)
	}
	return out, nil
}

// pairs reads 1b 2a, or the letters alone in the order of the numbers: b a.
func (f form) pairs(words []string) ([]int, error) {
	if alone := f.lettersOnly(words); alone != nil {
		for i := range alone {
			alone[i] = strconv.Itoa(i+1) + alone[i]
		}
		words = alone
	}
	out := slices.Repeat([]int{-1}, len(f.order))
	for _, w := range spaced(words) {
		letter := strings.Trim(w, "0123456789") // before or behind the number
		n, err := strconv.Atoi(strings.Replace(w, letter, "", 1))
		at := f.lettered(letter)
		switch {
		case err != nil || n < 1 || n > len(out) || at < 0:
			return nil, fmt.Errorf("%s is no pair: give each number 1 to %d a letter a to %s, such as 1b 2a", brief(w), len(out), letters(len(out)-1))
		case out[n-1] >= 0:
			return nil, fmt.Errorf("%d has two letters", n)
		case slices.Contains(out, f.order[at]):
			return nil, fmt.Errorf("%s stands there twice", letter)
		}
		out[n-1] = f.order[at]
	}
	if i := slices.Index(out, -1); i >= 0 {
		return nil, fmt.Errorf("%d has no letter yet: give each number one, such as 1b 2a", i+1)
	}
	return out, nil
}

// spaced puts a number and the letter behind it together: "1 b" is 1b.
func spaced(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) && strings.Trim(w, "0123456789") == "" && !isDigit(words[i+1][0]) {
			w += words[i+1]
			i++
		}
		out = append(out, w)
	}
	return out
}

// lettersOnly gives one letter for each number where nothing else was written,
// apart or together, else nil.
func (f form) lettersOnly(words []string) []string {
	if len(words) == 1 && len(words[0]) == len(f.order) && len(f.order) <= 26 {
		words = strings.Split(words[0], "")
	}
	if len(words) != len(f.order) || slices.ContainsFunc(words, func(w string) bool { return f.lettered(w) < 0 }) {
		return nil
	}
	return slices.Clone(words)
}

// lettered is the place that a letter stands for, -1 for none.
func (f form) lettered(letter string) int {
	for i := range f.order {
		if letters(i) == letter {
			return i
		}
	}
	return -1
}
