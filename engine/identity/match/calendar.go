package match

import "strings"

// calendar is a date as it is written, before anyone asks whether it exists.
type calendar struct {
	year, month, day           int
	hour, minute, second       int
	fraction                   string
	west                       bool // of Greenwich: the offset is to be added
	offsetHours, offsetMinutes int
}

// parseCalendar reads YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm with
// optional seconds and fraction and a time zone. What is left out is its first
// moment, in UTC.
func parseCalendar(s string) (instant, bool) {
	r := reader{rest: s}
	c := calendar{year: r.digits(4), month: 1, day: 1}
	if r.skip('-') {
		c.month = r.digits(2)
		if r.skip('-') {
			c.day = r.digits(2)
			if r.skip('T') {
				r.clock(&c)
				r.zone(&c)
			}
		}
	}
	if r.failed || r.rest != "" || !c.exists() {
		return instant{}, false
	}
	return instant{seconds: c.seconds(), fraction: strings.TrimRight(c.fraction, "0")}, true
}

// reader takes a text apart from the left; once it has failed it stays failed.
type reader struct {
	rest   string
	failed bool
}

// digits reads exactly n digits.
func (r *reader) digits(n int) int {
	head, _ := cutDigits(r.rest[:min(n, len(r.rest))])
	if len(head) < n {
		r.failed = true
		return 0
	}
	r.rest = r.rest[n:]
	v, _ := smallInt(head, 9999)
	return int(v)
}

func (r *reader) skip(c byte) bool {
	if r.rest == "" || r.rest[0] != c {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

func (r *reader) expect(c byte) {
	if !r.skip(c) {
		r.failed = true
	}
}

// clock reads hh:mm, hh:mm:ss or hh:mm:ss.fraction.
func (r *reader) clock(c *calendar) {
	c.hour = r.digits(2)
	r.expect(':')
	c.minute = r.digits(2)
	if !r.skip(':') {
		return
	}
	c.second = r.digits(2)
	if r.skip('.') {
		c.fraction, r.rest = cutDigits(r.rest)
		r.failed = r.failed || c.fraction == ""
	}
}

// zone reads Z, +hh:mm or -hh:mm.
func (r *reader) zone(c *calendar) {
	if r.skip('Z') {
		return
	}
	if c.west = r.skip('-'); !c.west {
		r.expect('+')
	}
	c.offsetHours = r.digits(2)
	r.expect(':')
	c.offsetMinutes = r.digits(2)
}

func (c *calendar) leap() bool {
	return c.year%4 == 0 && (c.year%100 != 0 || c.year%400 == 0)
}

// exists says whether the calendar and the clock have such a moment; neither
// 24:00 nor a leap second is one.
func (c *calendar) exists() bool {
	if c.month < 1 || c.month > 12 || c.day < 1 {
		return false
	}
	return c.day <= c.length() && c.hour < 24 && c.minute < 60 && c.second < 60 && c.offsetHours < 24 && c.offsetMinutes < 60
}

// length is the number of days of the month.
func (c *calendar) length() int {
	if c.month == 2 && c.leap() {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[c.month-1]
}

// seconds counts from the beginning of the year 0000, which was a leap year.
func (c *calendar) seconds() int64 {
	days := 365*c.year + (c.year+3)/4 - (c.year+99)/100 + (c.year+399)/400
	days += [...]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}[c.month-1] + c.day - 1
	if c.month > 2 && c.leap() {
		days++
	}
	offset := 60*c.offsetHours + c.offsetMinutes
	if c.west {
		offset = -offset
	}
	return 86_400*int64(days) + 60*int64(60*c.hour+c.minute-offset) + int64(c.second)
}
