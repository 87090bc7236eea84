package twin

import (
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"gatehouse/engine/identity/cases"
)

// draws is how many cases are drawn: 50,000 in every run, millions in make soak
// (TWIN_DRAWS).
func draws(t *testing.T) uint64 {
	if s := os.Getenv("TWIN_DRAWS"); s != "" {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if testing.Short() {
		return 2_000
	}
	return 50_000
}

// TestTwins judges drawn cases twice: by the rules written down plainly, in
// this package, and by the engine. A difference is a fault of one of the two.
func TestTwins(t *testing.T) {
	var said, differ sync.Map
	var faults atomic.Int64
	each(draws(t), func(seed uint64) {
		line := Draw(seed)
		want, why := Judge(line)
		got, sentence := "Error", ""
		if c, err := cases.Parse(line, 1); err == nil {
			x := cases.Explain(&c)
			got, sentence = x.Outcome.JSONName(), x.Sentence()
		}
		said.Store(want, true)
		if got != want && faults.Add(1) <= 10 {
			differ.Store(seed, true)
			t.Errorf("seed %d: the twin says %s, the engine %s\n  twin: %.400s\n  engine: %s\n  %s", seed, want, got, why, sentence, line)
		}
	})
	if n := faults.Load(); n > 0 {
		t.Errorf("%d differ", n)
	}
	for _, v := range []string{"Allowed", "ImplicitlyDenied", "ExplicitlyDenied", "Error"} {
		if _, ok := said.Load(v); !ok {
			t.Errorf("no case is %s", v)
		}
	}
}

// each calls judge for n seeds on all cores.
func each(n uint64, judge func(seed uint64)) {
	var next atomic.Uint64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for seed := next.Add(1) - 1; seed < n; seed = next.Add(1) - 1 {
				judge(seed)
			}
		})
	}
	wg.Wait()
}
