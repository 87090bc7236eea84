package match

import "fmt"

// Moment reads a date as the Date operators do (rule 79), as seconds since
// 1970. It is not whole when there is a fraction besides.
func Moment(s string) (seconds int64, whole, ok bool) {
	d, ok := parseDate(s)
	return d.seconds - epoch, d.fraction == "", ok
}

// WriteMoment writes seconds since 1970 as AWS writes dates, in UTC. Years
// beyond those that Moment reads are written as the nearest that it does.
func WriteMoment(seconds int64) string {
	all := min(max(seconds+epoch, 0), endTime-1)
	days, clock := int(all/86_400), all%86_400
	c := calendar{year: days / 366, month: 1, day: 1}
	for next := c; ; c = next {
		next.year++
		if next.seconds() > 86_400*int64(days) {
			break
		}
	}
	days -= int(c.seconds() / 86_400)
	for ; days >= c.length(); c.month++ {
		days -= c.length()
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, days+1, clock/3600, clock/60%60, clock%60)
}
