package clock

import (
	"fmt"
	"strconv"
	"strings"
)

// Time is an instant of virtual time, in nanoseconds since the run began.
type Time int64

// Duration is a span of virtual time, in nanoseconds.
type Duration int64

// Units of Duration.
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// Never is later than every event.
const Never = Time(1<<63 - 1)

// Add is the instant d later, Never at most.
func (t Time) Add(d Duration) Time {
	if u := t + Time(d); d < 0 || u >= t {
		return u
	}
	return Never
}

// Sub is the span since u.
func (t Time) Sub(u Time) Duration { return Duration(t - u) }

// Seconds is a span as seconds.
func (d Duration) Seconds() float64 { return float64(d) / float64(Second) }

// noon is where wall clocks stand when a run begins.
const noon = 12 * Hour

// String is the instant as a wall clock shows it in a run that began at noon:
// "12:03:10".
func (t Time) String() string {
	if t == Never {
		return "never"
	}
	s := (int64(t)/int64(Second) + int64(noon/Second)) % 86400
	if s < 0 {
		s += 86400
	}
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// String is a span in words that ParseDuration reads: "1m30s", "2m", "0s".
func (d Duration) String() string {
	if d < 0 {
		return "-" + max(-d, -(d+1)).String() // the least has no opposite
	}
	var b strings.Builder
	for _, u := range []struct {
		size Duration
		name string
	}{{Hour, "h"}, {Minute, "m"}} {
		if n := d / u.size; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, u.name)
			d -= n * u.size
		}
	}
	if d > 0 || b.Len() == 0 {
		b.WriteString(strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + "s")
	}
	return b.String()
}

// maxDuration bounds what ParseDuration reads.
const maxDuration = 1000 * Hour

// ParseDuration reads "90s", "1m30s", "2h" and "500ms".
func ParseDuration(s string) (Duration, error) {
	wrong := fmt.Errorf("%q is no length of time: write it like 90s, 2m or 1h30m", s)
	units := map[string]Duration{"ms": Millisecond, "s": Second, "m": Minute, "h": Hour}
	rest, total := s, Duration(0)
	for rest != "" && total <= maxDuration {
		n := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if n <= 0 {
			return 0, wrong
		}
		v, err := strconv.ParseFloat(rest[:n], 64)
		rest = rest[n:]
		u := strings.IndexFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' })
		if u < 0 {
			u = len(rest)
		}
		size, known := units[rest[:u]]
		if err != nil || !known || v > float64(maxDuration/size) {
			return 0, wrong
		}
		total += Duration(v*float64(size) + 0.5)
		rest = rest[u:]
	}
	if s == "" || total > maxDuration {
		return 0, wrong
	}
	return total, nil
}
