package lint

import (
	"fmt"
	"strconv"
)

// dateOfSeconds writes whole seconds since 1970 as a date, with the time where
// it is not midnight. Four digits alone are a year, and no seconds.
func dateOfSeconds(text string) (string, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || len(text) <= 4 || n < 0 {
		return "", false
	}
	const day, cycle = 24 * 60 * 60, 146_097 // seconds of a day, days of 400 years
	days, year, month := n/day%cycle, 1970, 0
	if n/day/cycle > 20 {
		return "", false // beyond what dates are written for
	}
	year += 400 * int(n/day/cycle)
	for days >= daysOf(year) {
		days -= daysOf(year)
		year++
	}
	for lengths := monthsOf(year); days >= lengths[month]; month++ {
		days -= lengths[month]
	}
	date := fmt.Sprintf("%04d-%02d-%02d", year, month+1, days+1)
	if n %= day; n > 0 {
		date += fmt.Sprintf("T%02d:%02d:%02dZ", n/3600, n/60%60, n%60)
	}
	return date, year < 10000
}

func daysOf(year int) (days int64) {
	for _, n := range monthsOf(year) {
		days += n
	}
	return days
}

func monthsOf(year int) [12]int64 {
	february := int64(28)
	if year%4 == 0 && year%100 != 0 || year%400 == 0 {
		february = 29
	}
	return [12]int64{31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
}
