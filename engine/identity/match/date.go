package match

import (
	"cmp"
	"strings"
)

// instant is a moment: whole seconds since the beginning of the year 0000,
// UTC, and a fraction kept as text so that it is exact. Years have 365 days or
// 366, days 86,400 seconds.
type instant struct {
	seconds  int64
	fraction string // digits after the point, no zero at the end
	reversed bool   // the fraction counts down from the next second: -0.3 is -1 and 1 less 0.3
}

const (
	epoch   = 62_167_219_200  // 1970 began
	endTime = 315_569_520_000 // the year 10000 begins
)

// parseDate reads a date as a policy or a request writes it: a calendar form
// or epoch seconds (rule 79). Four digits alone are a year.
func parseDate(s string) (instant, bool) {
	if d, ok := parseCalendar(s); ok {
		return d, true
	}
	return parseEpoch(s)
}

// parseEpoch reads seconds since 1970 with an optional minus and fraction,
// within the years that calendar forms have.
func parseEpoch(s string) (instant, bool) {
	rest, negative := strings.CutPrefix(s, "-")
	whole, rest := cutDigits(rest)
	fraction := ""
	if tail, ok := strings.CutPrefix(rest, "."); ok {
		if fraction, rest = cutDigits(tail); fraction == "" {
			return instant{}, false
		}
	}
	count, ok := smallInt(whole, endTime)
	if whole == "" || rest != "" || !ok {
		return instant{}, false
	}
	d := instant{seconds: epoch + count, fraction: strings.TrimRight(fraction, "0")}
	if negative {
		d.seconds = epoch - count
		if d.reversed = d.fraction != ""; d.reversed {
			d.seconds--
		}
	}
	return d, d.seconds >= 0 && d.seconds < endTime
}

// digit is a digit of the fraction as it counts up. The last digit of a
// reversed one is the ten's complement, those before it the nine's.
func (d *instant) digit(i int) byte {
	c := d.fraction[i] - '0'
	switch {
	case !d.reversed:
		return c
	case i == len(d.fraction)-1:
		return 10 - c
	}
	return 9 - c
}

func (d *instant) compare(e *instant) int {
	if d.seconds != e.seconds {
		return cmp.Compare(d.seconds, e.seconds)
	}
	for i := range min(len(d.fraction), len(e.fraction)) {
		if a, b := d.digit(i), e.digit(i); a != b {
			return cmp.Compare(a, b)
		}
	}
	return cmp.Compare(len(d.fraction), len(e.fraction))
}

// dates are the values of the Date operators.
type dates struct {
	relation
	wants []instant
}

func readDates(texts []string, r relation) *dates {
	ds := &dates{relation: r}
	for _, s := range texts {
		if d, ok := parseDate(s); ok {
			ds.wants = append(ds.wants, d)
		}
	}
	return ds
}

func (ds *dates) any(v string, _ Slots) Truth {
	d, ok := parseDate(v)
	if !ok {
		return False
	}
	for i := range ds.wants {
		if ds.accepts(d.compare(&ds.wants[i])) {
			return True
		}
	}
	return False
}
