package twin

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"
)

// TestDraws judges many draws and wants each verdict often enough.
func TestDraws(t *testing.T) {
	count := 10_000
	if n, err := strconv.Atoi(os.Getenv("TWIN_DRAWS_SHARES")); err == nil {
		count = n
	}
	verdicts := map[string]int{}
	var judging time.Duration
	start := time.Now()
	for seed := range count {
		line := Draw(uint64(seed))
		before := time.Now()
		verdict, why := Judge(line)
		judging += time.Since(before)
		verdicts[verdict]++
		if os.Getenv("TWIN_SHOW") != "" {
			fmt.Printf("%s %s\n%s\n", verdict, why, line)
		}
	}
	t.Logf("%v, Judge %v each, Draw %v each", verdicts, judging/time.Duration(count), (time.Since(start)-judging)/time.Duration(count))
	for _, v := range []string{allowed, implicitlyDenied, explicitlyDenied} {
		if verdicts[v]*100 < count*15 {
			t.Errorf("%s only %d of %d", v, verdicts[v], count)
		}
	}
}

// TestDrawIsStable wants the same line for the same seed.
func TestDrawIsStable(t *testing.T) {
	for seed := range uint64(200) {
		if a, b := string(Draw(seed)), string(Draw(seed)); a != b {
			t.Fatalf("seed %d:\n%s\n%s", seed, a, b)
		}
	}
}
