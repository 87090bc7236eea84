package prove

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
)

// typical is a policy of n statements of m patterns, each statement with one of
// five keys; variant counts make another of it.
func typical(n, m, variant int) iam.Policies {
	conditions := []string{`"Bool":{"aws:MultiFactorAuthPresent":"true"}`, `"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}`,
		`"StringEquals":{"aws:PrincipalTag/team":["red","blue"]}`, `"StringLike":{"aws:userid":"AIDA*"}`, `"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}`}
	var all []string
	for i := range n {
		var resources []string
		for j := range m {
			r := fmt.Sprintf("arn:aws:s3:::bucket-%d-%d/*", i, j)
			if j%10 == 9 {
				r = fmt.Sprintf("arn:aws:s3:::bucket-%d-%d*/logs/*.txt", i, j/2)
			}
			if i == n/2 && j == variant {
				r += "x"
			}
			resources = append(resources, `"`+r+`"`)
		}
		effect := "Allow"
		if i%5 == 4 {
			effect = "Deny"
		}
		all = append(all, fmt.Sprintf(`{"Effect":"%s","Action":["s3:GetObject","s3:Put*"],"Resource":[%s],"Condition":{%s}}`, effect, strings.Join(resources, ","), conditions[i%5]))
	}
	return identity(`{"Version":"2012-10-17","Statement":[` + strings.Join(all, ",") + `]}`)
}

func BenchmarkCompare(b *testing.B) {
	for _, size := range [][2]int{{1, 1}, {10, 3}, {25, 10}, {50, 20}} {
		b.Run(fmt.Sprintf("statements=%d/patterns=%d", size[0], size[1]), func(b *testing.B) {
			ps := mia(typical(size[0], size[1], -1), typical(size[0], size[1], 0))
			r := Relation{}
			for b.Loop() {
				r = Compare(ps, Space{})
			}
			b.ReportMetric(float64(r.OnlyA.Steps+r.OnlyB.Steps), "steps")
		})
	}
	for _, names := range [][2]string{{"ReadOnlyAccess", "ViewOnlyAccess"}, {"PowerUserAccess", "AdministratorAccess"}} {
		b.Run(names[0]+"-"+names[1], func(b *testing.B) {
			x, _ := catalog.ManagedPolicy(names[0])
			y, _ := catalog.ManagedPolicy(names[1])
			ps := mia(identity(x), identity(y))
			for b.Loop() {
				Compare(ps, Space{})
			}
		})
	}
}

// BenchmarkKeys: one Allow and a Deny for each of n tags of the principal, of
// which the second set leaves one value out.
func BenchmarkKeys(b *testing.B) {
	for _, n := range []int{5, 10, 20, 40} {
		b.Run(fmt.Sprintf("keys=%d", n), func(b *testing.B) {
			guarded := func(last string) iam.Policies {
				all := []string{`{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}`}
				for i := range n {
					values := `"a","b","c"`
					if i == n-1 {
						values = last
					}
					all = append(all, fmt.Sprintf(`{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/k%d":[%s]}}}`, i, values))
				}
				return identity(`{"Version":"2012-10-17","Statement":[` + strings.Join(all, ",") + `]}`)
			}
			ps := mia(guarded(`"a","b","c"`), guarded(`"a","b"`))
			for b.Loop() {
				if r := Compare(ps, Space{}); relation(&r) != "A within B" {
					b.Fatal(relation(&r))
				}
			}
		})
	}
}
