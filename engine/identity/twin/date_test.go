package twin

import (
	"math/big"
	"strings"
	"time"
)

// readDate gives seconds since 1970: rule 79, all forms of the readings.
func readDate(text string) (*big.Rat, bool) {
	if isEpoch(text) {
		return readEpoch(text)
	}
	day, clock, hasClock := strings.Cut(text, "T")
	if hasClock && len(day) != 10 {
		return nil, false
	}
	midnight, good := readDay(day)
	if !good || !hasClock {
		return midnight, good
	}
	offset, good := readClock(clock)
	if !good {
		return nil, false
	}
	return offset.Add(offset, midnight), true
}

// isEpoch: digits only, with an optional minus and fraction, not four digits.
func isEpoch(text string) bool {
	whole, fraction, hasFraction := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if whole == "" || !isDigits(whole) || !isDigits(fraction) || hasFraction && fraction == "" {
		return false
	}
	return len(text) != 4 || !isDigits(text)
}

// readEpoch: within the years 0000 to 9999.
func readEpoch(text string) (*big.Rat, bool) {
	seconds, good := new(big.Rat).SetString(text)
	if !good {
		return nil, false
	}
	first := time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	end := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	within := seconds.Cmp(big.NewRat(first, 1)) >= 0 && seconds.Cmp(big.NewRat(end, 1)) < 0
	return seconds, within
}

// readDay: YYYY, YYYY-MM or YYYY-MM-DD; what is left out is the first.
func readDay(text string) (*big.Rat, bool) {
	layout := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}[len(text)]
	if layout == "" || strings.ContainsAny(text, "+ ") {
		return nil, false
	}
	day, err := time.Parse(layout, text)
	if err != nil {
		return nil, false
	}
	return big.NewRat(day.Unix(), 1), true
}

// readClock gives the seconds from midnight UTC of hh:mm[:ss[.fraction]]TZD.
func readClock(text string) (*big.Rat, bool) {
	clock, zone, good := cutZone(text)
	if !good {
		return nil, false
	}
	clock, fraction, hasFraction := strings.Cut(clock, ".")
	if hasFraction && (len(clock) != 8 || fraction == "" || !isDigits(fraction)) {
		return nil, false
	}
	p := strings.Split(clock, ":")
	if len(p) != 2 && len(p) != 3 {
		return nil, false
	}
	seconds, good := int64(0), true
	for i, most := range []int64{23, 59, 59}[:len(p)] {
		value, fine := twoDigits(p[i], most)
		seconds, good = seconds+value*[]int64{3600, 60, 1}[i], good && fine
	}
	if !good {
		return nil, false
	}
	total := big.NewRat(seconds-zone, 1)
	part, _ := new(big.Rat).SetString("0." + fraction + "0")
	return total.Add(total, part), true
}

// cutZone: Z, or +hh:mm or -hh:mm up to 23:59.
func cutZone(text string) (clock string, seconds int64, good bool) {
	if clock, found := strings.CutSuffix(text, "Z"); found {
		return clock, 0, true
	}
	if len(text) < 6 {
		return "", 0, false
	}
	clock, zone := text[:len(text)-6], text[len(text)-6:]
	hours, goodHours := twoDigits(zone[1:3], 23)
	minutes, goodMinutes := twoDigits(zone[4:], 59)
	seconds = hours*3600 + minutes*60
	if zone[0] == '-' {
		seconds = -seconds
	}
	return clock, seconds, goodHours && goodMinutes && zone[3] == ':' && (zone[0] == '+' || zone[0] == '-')
}

func twoDigits(text string, most int64) (int64, bool) {
	if len(text) != 2 || !isDigits(text) {
		return 0, false
	}
	value := int64(text[0]-'0')*10 + int64(text[1]-'0')
	return value, value <= most
}
