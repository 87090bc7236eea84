package clock_test

import (
	"math"
	"testing"

	"gatehouse/engine/clock"
	"pgregory.net/rapid"
)

func TestDurationRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := clock.Duration(rapid.Int64Range(0, int64(1000*clock.Hour)).Draw(t, "d"))
		got, err := clock.ParseDuration(want.String())
		if err != nil || got != want {
			t.Fatalf("ParseDuration(%q) = %d, %v, want %d", want, got, err, want)
		}
	})
}

func TestDurationString(t *testing.T) {
	for _, c := range []struct {
		d    clock.Duration
		want string
	}{
		{0, "0s"},
		{90 * clock.Second, "1m30s"},
		{2 * clock.Minute, "2m"},
		{clock.Hour + 30*clock.Second, "1h30s"},
		{500 * clock.Millisecond, "0.5s"},
		{1, "0.000000001s"},
		{-90 * clock.Second, "-1m30s"},
		{math.MinInt64, "-2562047h47m16.854775807s"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("%d is %q, want %q", int64(c.d), got, c.want)
		}
	}
}

func TestParseDuration(t *testing.T) {
	for s, want := range map[string]clock.Duration{
		"90s": 90 * clock.Second, "1m30s": 90 * clock.Second, "2h": 2 * clock.Hour, "500ms": clock.Second / 2,
		"1.5m": 90 * clock.Second, "0s": 0, "1000h": 1000 * clock.Hour,
	} {
		if got, err := clock.ParseDuration(s); err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %v, %v, want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "90", "s", "1x", "-1s", "1001h", "1.2.3s", ".s", "1e3s", "1m 30s", "999h999h"} {
		if got, err := clock.ParseDuration(s); err == nil {
			t.Errorf("ParseDuration(%q) = %v, want an error", s, got)
		}
	}
}

func FuzzParseDuration(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		d, err := clock.ParseDuration(s)
		if err != nil {
			return
		}
		if d < 0 || d > 1000*clock.Hour {
			t.Fatalf("%q is %d", s, d)
		}
		if again, err := clock.ParseDuration(d.String()); err != nil || again != d {
			t.Fatalf("%q is %v, read again %v, %v", s, d, again, err)
		}
	})
}

func TestTimeString(t *testing.T) {
	at := func(d clock.Duration) clock.Time { return clock.Time(0).Add(d) }
	for _, c := range []struct {
		t    clock.Time
		want string
	}{
		{0, "12:00:00"},
		{at(3*clock.Minute + 10*clock.Second), "12:03:10"},
		{at(12 * clock.Hour), "00:00:00"},
		{at(-13 * clock.Hour), "23:00:00"},
		{clock.Never, "never"},
	} {
		if got := c.t.String(); got != c.want {
			t.Errorf("%d is %q, want %q", int64(c.t), got, c.want)
		}
	}
	if clock.Never.Add(1) != clock.Never || clock.Time(5).Add(-7) != -2 {
		t.Error("Add goes beyond Never, or not below zero")
	}
}
