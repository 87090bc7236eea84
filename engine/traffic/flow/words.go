package flow

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/traffic/resolver"
)

var acts = []struct {
	word string
	do   Act
}{
	{"lose", Lose}, {"refuse", Refuse}, {"answer", AnswerWith}, {"say", Say}, {"restore", Restore},
	{"alarm", RaiseAlarm}, {"ok", ClearAlarm}, {"insufficient", StarveAlarm},
}

func actWords() []string {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = a.word
	}
	return words
}

// ParseFault reads what happens: "lose web-eu", "answer eu-west-1 with 503",
// `say web-eu "all is well"`, "alarm queue-depth". At is left at 0.
func ParseFault(s string) (Fault, error) {
	word, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	for _, a := range acts {
		if a.word == word {
			on, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if on == "" {
				return Fault{}, fmt.Errorf("%q needs a name: write it like %q", s, word+" web-eu")
			}
			f := Fault{Do: a.do, On: on}
			return f, f.parseRest(s, strings.TrimSpace(rest))
		}
	}
	return Fault{}, fmt.Errorf("nothing is called %q here: %s", word, nearest.Hint(word, actWords()))
}

func (f *Fault) parseRest(s, rest string) (err error) {
	switch f.Do {
	case AnswerWith:
		code, ok := strings.CutPrefix(rest, "with ")
		f.Code, err = strconv.Atoi(code)
		if !ok || err != nil || f.Code < 100 || f.Code > 599 {
			return fmt.Errorf("%q needs a status from 100 to 599: write it like \"answer %s with 503\"", s, f.On)
		}
	case Say:
		if f.Text, err = strconv.Unquote(rest); err != nil {
			return fmt.Errorf("%q needs a text in quotes: write it like say %s \"all is well\"", s, f.On)
		}
	default:
		if rest != "" {
			return fmt.Errorf("%q goes on after %q: leave out %q", s, f.On, rest)
		}
	}
	return nil
}

// String is the fault as ParseFault reads it.
func (f Fault) String() string {
	word := acts[f.Do].word + " " + f.On
	switch f.Do {
	case AnswerWith:
		return word + " with " + strconv.Itoa(f.Code)
	case Say:
		return word + " " + strconv.Quote(f.Text)
	}
	return word
}

// ParseTTL reads how a resolver treats a TTL: "honoured", "ignored" or "at
// least 300s".
func ParseTTL(s string) (b resolver.Behaviour, least clock.Duration, err error) {
	if rest, ok := strings.CutPrefix(s, "at least "); ok {
		least, err = clock.ParseDuration(strings.TrimSpace(rest))
		return resolver.AtLeast, least, err
	}
	switch s {
	case "honoured":
		return resolver.Honoured, 0, nil
	case "ignored":
		return resolver.Ignored, 0, nil
	}
	return 0, 0, fmt.Errorf("a TTL cannot be %q: %s", s, nearest.Hint(s, []string{"honoured", "ignored", "at least 300s"}))
}

// mostRate bounds the requests a second of one group.
const mostRate = 100_000

// ParseRate reads "40/s", "90/m" or "5/h" as requests a second.
func ParseRate(s string) (float64, error) {
	wrong := fmt.Errorf("%q is no rate: write it like 40/s, 90/m or 5/h", s)
	n, unit, _ := strings.Cut(s, "/")
	per, ok := map[string]float64{"s": 1, "m": 60, "h": 3600}[unit]
	v, err := strconv.ParseFloat(n, 64)
	if !ok || err != nil || math.IsNaN(v) {
		return 0, wrong
	}
	return v / per, checkRate(v / per)
}

func checkRate(r float64) error {
	switch {
	case !(r > 0):
		return errors.New("a rate must be more than nothing: write it like 40/s")
	case r > mostRate:
		return fmt.Errorf("%g requests a second are too many: ask for %d at most", r, mostRate)
	}
	return nil
}
