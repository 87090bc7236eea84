package twin

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// TestExplanationsAgree: on every drawn question the reasons come with the very
// answer that is chosen from the same draw, and a sentence. In one scene of a few
// the values are those of the records that answer, the tree has a shape and
// every text can be shown.
func TestExplanationsAgree(t *testing.T) {
	t.Parallel()
	e, zones, questions, nodes := &engine{}, 0, 0, 0
	for seed := uint64(0); zones < zonesToCompare(t) && !t.Failed(); seed++ {
		s := newScene(seed)
		zones += len(s.zones)
		e.compile(s.zones, s.checks, s.targets)
		for _, q := range s.questions {
			questions++
			n, why := e.explain(s, q)
			nodes += n
			if why != "" {
				t.Errorf("scene %d: %v: %s", seed, q, why)
			}
		}
	}
	t.Logf("%d zones, %d questions, %d reasons", zones, questions, nodes)
}

// valuesWrong is what is wrong with the values sent for an answer.
func (w world) valuesWrong(a answer, values []string) string {
	var want []string
	most := math.MaxInt
	if a.code == noError {
		for _, r := range w.named(strings.Split(a.sets, plus)) {
			if r.Alias == nil {
				want = append(want, r.Values...)
				continue
			}
			out, _, _ := w.target(r.Alias)
			want = append(want, family(out, r.Type)...)
			if out.kind == "global-accelerator" {
				most = 1 // 1.5.11
			}
		}
	}
	outside := slices.ContainsFunc(values, func(v string) bool { return !slices.Contains(want, v) })
	if outside || len(values) != min(len(want), most) || most > 1 && !slices.Equal(slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(values))) {
		return fmt.Sprintf("values %v of %v", values, want)
	}
	return ""
}

// named are the record sets with these identities.
func (w world) named(ids []string) (all []*route53.RecordSet) {
	for _, z := range w.zones {
		for i := range z.Records {
			if slices.Contains(ids, identity(&z.Records[i])) {
				all = append(all, &z.Records[i])
			}
		}
	}
	return all
}

// textWrong is what cannot be shown in a text.
func textWrong(s string) string {
	for _, bad := range []string{"NaN", "%!", "Inf", "{", "}", "  ", "<nil>", ": ;", "; ;", ", ,"} {
		if strings.Contains(s, bad) {
			return fmt.Sprintf("%q in %q", bad, s)
		}
	}
	if strings.TrimSpace(s) != s || s == "" {
		return fmt.Sprintf("text %q", s)
	}
	return ""
}

// pair is two streams that draw alike.
func pair(seed uint64) (a, b *clock.Stream) {
	return clock.NewStream(seed, "explained"), clock.NewStream(seed, "explained")
}
