package author

import (
	"testing"

	"gatehouse/lab/grade"
	"gatehouse/lab/pack"
)

// TestClaims holds bounds against runs: whether they are kept or broken beyond
// doubt, and the bound that would do.
func TestClaims(t *testing.T) {
	for _, tt := range []struct {
		holds            string
		low, high, noise float64
		want             standing
		better           string
	}{
		{`answered("a") >= 0.7`, 0.74, 0.76, 0.01, kept, "write at most 0.71"},
		{`answered("a") >= 0.72`, 0.74, 0.76, 0.01, doubtful, "write at most 0.71"},
		{`answered("a") <= 0.77`, 0.74, 0.76, 0.01, doubtful, "write at least 0.79"},
		{`answered("a") >= 0.75`, 0.74, 0.76, 0.01, doubtful, "write at most 0.71"},
		{`answered("a") >= 0.78`, 0.74, 0.76, 0.01, doubtful, "write at most 0.71"},
		{`answered("a") >= 0.8`, 0.74, 0.76, 0.01, broken, "write at most 0.71"},
		{`answered("a") <= 0.5`, 0.74, 0.76, 0.01, broken, "write at least 0.79"},
		{`availability == 1`, 1, 1, 0, kept, "write at least 1"},
		{`stale <= 0`, 0, 0, 0, kept, "write at least 0"},
		{`availability >= 0.999`, 0.9995, 1, 0.0001, doubtful, "write at most 0.99"},
		{`empty > 0`, 0, 0, 0, broken, "give the clients a higher rate, or the row a longer time"},
		{`empty > 0`, 0.001, 0.001, 0, kept, "give the clients a higher rate, or the row a longer time"},
		{`served("a") <= 0.9`, 0.9, 0.99, 0.04, doubtful, "give the clients a higher rate, or the row a longer time"},
		{`failover <= 180`, 170, 178.5, 0.1, kept, "write at least 180"},
		{`failover <= 179`, 170, 178.5, 0.1, doubtful, "write at least 180"},
		{`values >= 1.99`, 2, 2, 0, kept, "write at most 2"},
		{`latency <= 124`, 100, 100, 0, doubtful, "write at least 125"},
		{`latency <= 126`, 100, 100, 0, kept, "write at least 125"},
		{`latency <= 90`, 100, 100, 0, doubtful, "write at least 125"},
		{`latency <= 70`, 100, 100, 0, broken, "write at least 125"},
	} {
		terms, err := pack.ParseHolds(tt.holds)
		if err != nil {
			t.Fatal(err)
		}
		m := grade.Measured{Term: terms[0], Known: true, Low: tt.low, High: tt.high, Noise: tt.noise}
		m.Holds = m.Term.Holds(tt.low) && m.Term.Holds(tt.high)
		row := grade.Row{Measured: []grade.Measured{m}}
		if got := stands(row); got != tt.want {
			t.Errorf("%s, measured %g to %g: %d, want %d", tt.holds, tt.low, tt.high, got, tt.want)
		}
		if got := (claim{m}).better(); got != tt.better && m.Term.Op != "==" {
			t.Errorf("%s, measured %g to %g: %q, want %q", tt.holds, tt.low, tt.high, got, tt.better)
		}
	}
}

// TestNamed finds the checks that rules speak of.
func TestNamed(t *testing.T) {
	for _, tt := range []struct {
		when, id string
		want     bool
	}{
		{"failed.over && !failed.calm", "calm", true},
		{"failed.over && !failed.calm", "over", true},
		{"failed.over", "ove", false},
		{"failed.overall", "over", false},
		{`verdict["no-mfa"] == "fails"`, "no-mfa", true},
		{`verdict["no-mfa"] == "fails"`, "no", false},
		{"measured.share > 0.8", "share", true},
		{"right < 2", "share", true},
	} {
		if got := named(tt.when, tt.id); got != tt.want {
			t.Errorf("%s speaks of %s: %v", tt.when, tt.id, got)
		}
	}
}
