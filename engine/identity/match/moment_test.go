package match

import (
	"testing"
	"time"
)

func TestMomentsAreWrittenAsTheyAreRead(t *testing.T) {
	for _, s := range []string{"1970-01-01T00:00:00Z", "2026-06-30T00:00:00Z", "2024-02-29T23:59:59Z", "2023-03-01T00:00:00Z", "2000-12-31T12:30:01Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"} {
		n, whole, ok := Moment(s)
		if got := WriteMoment(n); !ok || !whole || got != s {
			t.Errorf("%s is read as %d and written as %s", s, n, got)
		}
	}
	for n := int64(-3_000_000_000); n < 9_000_000_000; n += 86_400*3 + 12_345 {
		if got, want := WriteMoment(n), time.Unix(n, 0).UTC().Format("2006-01-02T15:04:05Z"); got != want {
			t.Fatalf("%d is written as %s, not %s", n, got, want)
		}
	}
	if _, whole, ok := Moment("2026-01-01T00:00:00.5Z"); whole || !ok {
		t.Error("a fraction is lost")
	}
	if _, _, ok := Moment("tomorrow"); ok {
		t.Error("tomorrow is no date")
	}
}
