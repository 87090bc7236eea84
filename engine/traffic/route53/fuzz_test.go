package route53_test

import (
	"testing"

	"gatehouse/engine/traffic/route53"
)

// inside holds that problems point into their document.
func inside(t *testing.T, src []byte, problems []route53.Problem) {
	t.Helper()
	for _, p := range problems {
		if p.Span.Start < 0 || p.Span.End < p.Span.Start || int(p.Span.End) > len(src) || p.Message == "" {
			t.Fatalf("%+v points outside of %q", p, src)
		}
	}
}

func FuzzParseBatch(f *testing.F) {
	zones, account := fixture(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		b := route53.ParseBatch("x", src)
		inside(t, src, b.Problems)
		for _, z := range zones {
			next, problems := z.Apply(b, account)
			inside(t, src, problems)
			if (len(problems) > 0) != (next == z) {
				t.Fatal("neither all nor nothing")
			}
		}
	})
}

func FuzzParseRecords(f *testing.F) {
	zones, account := fixture(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		records, problems := route53.ParseRecords("x", src)
		inside(t, src, problems)
		if len(problems) == 0 {
			_, problems = zones["example.com"].With(records, account)
			inside(t, src, problems)
		}
	})
}

func FuzzParseHealthChecks(f *testing.F) {
	f.Fuzz(func(t *testing.T, src []byte) {
		checks, problems := route53.ParseHealthChecks("x", src)
		inside(t, src, problems)
		inside(t, src, route53.CheckHealthChecks(checks))
	})
}

func FuzzCleanName(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		clean, err := route53.CleanName(s)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		if again, err := route53.CleanName(clean); err != nil || again != clean {
			t.Fatalf("%q is %q and then %q, %v", s, clean, again, err)
		}
	})
}
