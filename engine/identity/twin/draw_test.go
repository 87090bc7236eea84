package twin

import (
	"fmt"
	"math/rand/v2"
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

// TestNodeOf wants the shortcut of the generator to be none in effect.
func TestNodeOf(t *testing.T) {
	for seed := range uint64(500) {
		g := &gen{r: rand.New(rand.NewPCG(seed, 1))}
		c := g.mutated(g.base())
		read, err := readJSON(c.line())
		if err != nil || fmt.Sprint(flat(read)) != fmt.Sprint(flat(nodeOf(c.written()))) {
			t.Fatalf("seed %d: %v\n%s", seed, err, c.line())
		}
	}
}

// flat lists all of a node in order.
func flat(n *node) []any {
	all := []any{n.kind, n.text, n.truth, n.odd, len(n.members), len(n.items)}
	for _, m := range n.members {
		all = append(append(all, m.key), flat(m.value)...)
	}
	for _, item := range n.items {
		all = append(all, flat(item)...)
	}
	return all
}

// TestDrawIsStable wants the same line for the same seed.
func TestDrawIsStable(t *testing.T) {
	for seed := range uint64(200) {
		if a, b := string(Draw(seed)), string(Draw(seed)); a != b {
			t.Fatalf("seed %d:\n%s\n%s", seed, a, b)
		}
	}
}

// BenchmarkDrawJudge is a whole case, drawn and judged.
func BenchmarkDrawJudge(b *testing.B) {
	for seed := range b.N {
		Judge(Draw(uint64(seed)))
	}
}

// BenchmarkJudge is one of the first 500 draws judged.
func BenchmarkJudge(b *testing.B) {
	var lines [][]byte
	for seed := range uint64(500) {
		lines = append(lines, Draw(seed))
	}
	b.ResetTimer()
	for i := range b.N {
		Judge(lines[i%len(lines)])
	}
}
