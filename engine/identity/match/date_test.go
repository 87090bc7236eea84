package match_test

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule79_FormsOfOneMoment(t *testing.T) {
	judge(t, `
		DateEquals [2026] on 2026-01: true
		DateEquals [2026] on 2026-01-01: true
		DateEquals [2026] on 2026-01-01T00:00Z: true
		DateEquals [2026] on 2026-01-01T00:00:00Z: true
		DateEquals [2026] on 2026-01-01T00:00:00.000Z: true
		DateEquals [2026] on 2026-01-01T02:00+02:00: true
		DateEquals [2026] on 2025-12-31T23:59:00-00:01: true
		DateEquals [2026] on 1767225600: true
		DateEquals [2026] on 1767225600.0: true
		DateEquals [1970] on 0: true
		DateEquals [1970] on -0: true
		DateEquals [1970] on 00000000: true
		DateEquals [1969-12-31T23:59:59.75Z] on -0.25: true
		DateEquals [1969-12-31T23:59:58.9Z] on -1.10: true
		DateEquals [0000] on -62167219200: true
		DateEquals [9999-12-31T23:59:59.5Z] on 253402300799.5: true
		DateEquals [2024-02-29] on 2024-02-29T00:00-00:00: true`)
}

func TestRule79_DatesHaveAnOrder(t *testing.T) {
	judge(t, `
		DateLessThan [2026-03-01] on 2026-02-28T23:59:59.999999999999Z: true
		DateGreaterThan [2026-01-01T00:00:00.1Z] on 2026-01-01T00:00:00.10000000000000000001Z: true
		DateLessThan [2026-01-01T00:00+01:00] on 2026-01-01T00:00+02:00: true
		DateLessThan [-1.1] on -1.2: true
		DateLessThan [-1.1] on -1.11: true
		DateGreaterThan [-1.1] on -1: true
		DateLessThan [1970] on -0.000001: true
		DateGreaterThan [2026] on 2027-06: true
		DateLessThan [0000] on 0000-01-01T00:00+23:59: true
		DateGreaterThan [9999-12-31T23:59:59Z] on 9999-12-31T23:59:59-23:59: true
		DateLessThan [2020 | 2030] on 2025: true
		DateNotEquals [2025 | 2026] on 2026: false`)
}

// Four digits are a year; any other run of digits counts seconds.
func TestRule79_EpochSeconds(t *testing.T) {
	judge(t, `
		DateEquals [1970-01-01T00:33:46Z] on 02026: true
		DateEquals [1970-01-01T00:33:46Z] on 2026: false
		DateEquals [1970-01-01T00:03:22Z] on 202: true
		DateEquals [1969-12-31T23:26:14Z] on -2026: true
		DateEquals [1970-01-01T00:33:46.5Z] on 2026.5: true
		NumericLessThan [1767225601] on 1767225600: true`)
}

// TestRule79_EveryMonth asks package time when each month of each year begins
// and which days it has.
func TestRule79_EveryMonth(t *testing.T) {
	for year := range 10000 {
		for month := time.January; month <= time.December; month++ {
			first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
			text := first.Format("2006-01")
			if epoch := fmt.Sprintf("%d.0", first.Unix()); !holds(t, "DateEquals", text, epoch) {
				t.Fatalf("%s does not begin at %s", text, epoch)
			}
			last := first.AddDate(0, 1, -1).Day()
			if !match.Date.Reads(fmt.Sprintf("%s-%02d", text, last)) || match.Date.Reads(fmt.Sprintf("%s-%02d", text, last+1)) {
				t.Fatalf("the last day of %s is %d", text, last)
			}
		}
	}
}

func TestRule79_WhatIsNoDate(t *testing.T) {
	for _, junk := range []string{"", "-", "now", "202a", "2026-", "2026-1", "2026-1-1", "2026-01-1", "2026-13", "2026-00", "2026-01-00", "2026-01-32",
		"2026-02-29", "1900-02-29", "2026-04-31", "2026-01-01T", "2026-01-01T00:00", "2026-01-01T00Z", "2026-01-01T00:00:00", "2026-01-01 00:00Z",
		"2026-01-01t00:00Z", "2026-01-01T00:00z", "2026-01-01T24:00Z", "2026-01-01T00:60Z", "2026-12-31T23:59:60Z", "2026-01-01T00:00:00.Z",
		"2026-01-01T00:00.5Z", "2026-01-01T00:00+0100", "2026-01-01T00:00+24:00", "2026-01-01T00:00+00:60", "2026-01-01T00:00+01:00:00",
		"2026-01-01T00:00Z ", "2026-01-01Z", "2026Z", "+2026-01-01", "12026-01-01", "20260101T000000Z", "253402300800", "-62167219201",
		"-62167219200.5", "1e9", "+5", "1.", ".5", "-.5", "1.5.5", "--1", "99999999999999999999", "${name}", "2026-W01"} {
		if match.Date.Reads(junk) {
			t.Errorf("%q is read", junk)
		}
		if holds(t, "DateLessThanEquals", junk, "2026") || holds(t, "DateGreaterThan", junk, "2026") || !holds(t, "DateNotEquals", "2026", junk) {
			t.Errorf("%q fits something", junk)
		}
	}
}

var (
	epochForm    = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	dayForm      = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
	momentForm   = regexp.MustCompile(`^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$`)
	firstMoment  = big.NewRat(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), 1)
	afterTheLast = big.NewRat(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), 1)
)

// readDate is the twin: seconds since 1970 as a rational, by package time.
func readDate(s string) (*big.Rat, bool) {
	if dayForm.MatchString(s) {
		at, err := time.Parse("2006-01-02"[:len(s)], s)
		return big.NewRat(at.Unix(), 1), err == nil
	}
	if m := momentForm.FindStringSubmatch(s); m != nil {
		seconds, _, _ := strings.Cut(m[2], ".")
		if seconds == "" {
			seconds = ":00"
		}
		at, err := time.Parse(time.RFC3339, m[1]+seconds+m[4])
		if err != nil {
			return nil, false
		}
		fraction, _ := new(big.Rat).SetString("0" + m[3])
		return fraction.Add(fraction, big.NewRat(at.Unix(), 1)), true
	}
	if !epochForm.MatchString(s) {
		return nil, false
	}
	at, _ := new(big.Rat).SetString(s)
	return at, at.Cmp(firstMoment) >= 0 && at.Cmp(afterTheLast) < 0
}

func drawDate(t *rapid.T, label string) string {
	n := func(what string, low, high int) int { return rapid.IntRange(low, high).Draw(t, label+" "+what) }
	fraction := rapid.SampledFrom([]string{"", "", ".0", ".5", ".50", ".25", ".75", ".999999999999"}).Draw(t, label+" fraction")
	year := rapid.SampledFrom([]int{0, 4, 100, 1600, 1900, 1968, 1969, 1970, 2000, 2024, 2026, 2100, 9999}).Draw(t, label+" year")
	day := fmt.Sprintf("%04d-%02d-%02d", year, n("month", 1, 12), n("day", 1, 31))
	zone := rapid.SampledFrom([]string{"Z", "Z", "+00:00", "-00:30", "+05:45", "-23:59", "+23:59"}).Draw(t, label+" zone")
	switch n("form", 0, 6) {
	case 0:
		return day[:4]
	case 1:
		return day[:7]
	case 2:
		return day
	case 3:
		return fmt.Sprintf("%sT%02d:%02d%s", day, n("hour", 0, 24), n("minute", 0, 60), zone)
	case 4:
		return fmt.Sprintf("%d%s", rapid.Int64Range(-62167219201, 253402300800).Draw(t, label+" seconds"), fraction)
	case 5: // around the beginning of a year
		return fmt.Sprintf("%d%s", time.Date(year, 1, 1, 0, 0, n("second", -2, 2), 0, time.UTC).Unix(), fraction)
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d%s%s", day, n("hour", 0, 24), n("minute", 0, 60), n("second", 0, 60), fraction, zone)
}

func sameDates(t failer, a, b string) {
	x, aOK := readDate(a)
	y, bOK := readDate(b)
	if got := match.Date.Reads(a); got != aOK {
		t.Fatalf("%q is read: %v", a, got)
	}
	if aOK && bOK {
		sameOrder(t, "Date", a, b, y.Cmp(x))
		sameOrder(t, "Date", a, a, 0)
	}
}

func TestRule79_AgainstPackageTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := drawDate(rt, "a")
		b := drawDate(rt, "b")
		if x, ok := readDate(a); ok && rapid.Bool().Draw(rt, "near") {
			b = x.Add(x, big.NewRat(rapid.Int64Range(-3, 3).Draw(rt, "quarters"), 4)).FloatString(15)
		}
		sameDates(rt, a, b)
	})
}

// FuzzDate: what is read and its order are package time's.
func FuzzDate(f *testing.F) {
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) < 1000 {
			sameDates(t, a, b)
		}
	})
}
