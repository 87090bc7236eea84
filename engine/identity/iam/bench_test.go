package iam_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// benchSet is a policy of n statements, the last of which decides; each has a
// wildcard, a variable and a condition.
func benchSet(n int) (*iam.Set, *iam.Request) {
	var b strings.Builder
	b.WriteString(`{"Version":"2012-10-17","Statement":[`)
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, `{"Effect":"Allow","Action":["s3:Get*","s3:PutObject"],"Resource":"arn:aws:s3:::bucket-%d/*","Condition":{"StringLike":{"aws:username":"m*"}}},`, i)
	}
	b.WriteString(`{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::home/${aws:username}/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}`)
	doc := policy.Parse("policy.json", []byte(b.String()))
	who, _ := iam.ParsePrincipal("arn:aws:iam::111122223333:user/mia")
	r := iam.Derive(iam.Request{Action: "s3:GetObject", Resource: "arn:aws:s3:::home/mia/q3.csv", Principal: who,
		Context: iam.Context{{Key: "aws:MultiFactorAuthPresent", Values: []string{"true"}}}})
	return iam.Compile(iam.Policies{Identity: []iam.Attached{{Name: "policy.json", Doc: doc}}}), &r
}

func BenchmarkVerdict(b *testing.B) {
	for _, n := range []int{1, 10, 50, 100, 1000} {
		b.Run(fmt.Sprintf("statements=%d", n), func(b *testing.B) {
			set, r := benchSet(n)
			bound := set.Bind(r, nil)
			if bound.Verdict().Outcome != iam.Allowed {
				b.Fatal("not allowed")
			}
			b.ReportAllocs()
			for b.Loop() {
				bound.Verdict()
			}
		})
	}
}

func BenchmarkBindAndVerdict(b *testing.B) {
	for _, n := range []int{1, 50} {
		b.Run(fmt.Sprintf("statements=%d", n), func(b *testing.B) {
			set, r := benchSet(n)
			bound := set.Bind(r, nil)
			b.ReportAllocs()
			for b.Loop() {
				bound = set.Bind(r, bound)
				bound.Verdict()
			}
		})
	}
}

func BenchmarkExplain(b *testing.B) {
	for _, n := range []int{1, 50} {
		b.Run(fmt.Sprintf("statements=%d", n), func(b *testing.B) {
			set, r := benchSet(n)
			bound := set.Bind(r, nil)
			b.ReportAllocs()
			for b.Loop() {
				bound.Explain()
			}
		})
	}
}

// BenchmarkGoroutines judges on one Set from several goroutines at once: a
// verdict's time is the wall's, so that two cores halve it.
func BenchmarkGoroutines(b *testing.B) {
	for _, n := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprintf("goroutines=%d", n), func(b *testing.B) {
			set, r := benchSet(50)
			b.ReportAllocs()
			var wg sync.WaitGroup
			for range n {
				wg.Go(func() {
					bound := set.Bind(r, nil)
					for range b.N / n {
						bound.Verdict()
					}
				})
			}
			wg.Wait()
		})
	}
}

// BenchmarkEveryLayer judges a role session through all seven layers.
func BenchmarkEveryLayer(b *testing.B) {
	var all cases.Case
	for _, c := range corpus(b) {
		if c.ID == "layers-all-allow" {
			all = c
		}
	}
	set := iam.Compile(all.Policies)
	bound := set.Bind(&all.Request, nil)
	if bound.Verdict().Outcome != iam.Allowed {
		b.Fatal("not allowed")
	}
	b.Run("verdict", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bound.Verdict()
		}
	})
	b.Run("explain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bound.Explain()
		}
	})
	b.Run("compile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			iam.Compile(all.Policies)
		}
	})
}
