package prove

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
)

// tangled are n patterns with two inner wildcards each, all with one beginning:
// their joint automaton has a state for every set of them.
func tangled(n int, write func(x, y string) []string) string {
	var all []string
	for i := range n {
		for _, p := range write(fmt.Sprintf("%c%c", 'a'+i%26, 'a'+i/26), fmt.Sprintf("%c%c", 'z'-i%26, 'a'+i/26)) {
			all = append(all, `"arn:aws:s3:::data/`+p+`"`)
		}
	}
	return strings.Join(all, ",")
}

func plainTangle(x, y string) []string { return []string{"*" + x + "*" + y + "*"} }

// splitTangle fits the same texts by two patterns.
func splitTangle(x, y string) []string {
	return []string{"*" + x + "*" + y, "*" + x + "*" + y + "?*"}
}

// strictTangle leaves out where nothing stands between.
func strictTangle(x, y string) []string { return []string{"*" + x + "?*" + y + "*"} }

func onData(effect, resources string) string {
	return statement(effect, `"Action":"s3:GetObject","Resource":[`+resources+`]`)
}

// lockedData allows all of it but some.
func lockedData(resources string) iam.Policies {
	return identity(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"},
		{"Effect":"Deny","Action":"s3:GetObject","Resource":[` + resources + `]}]}`)
}

func TestTangledPatternsAreCompared(t *testing.T) {
	for _, n := range []int{3, 10, 60} {
		for _, c := range []struct {
			name string
			a, b iam.Policies
			want string
		}{
			{"itself", identity(onData("Allow", tangled(n, plainTangle))), identity(onData("Allow", tangled(n, plainTangle))), "equivalent"},
			{"split", identity(onData("Allow", tangled(n, plainTangle))), identity(onData("Allow", tangled(n, splitTangle))), "equivalent"},
			{"stricter", identity(onData("Allow", tangled(n, plainTangle))), identity(onData("Allow", tangled(n, strictTangle))), "B within A"},
			{"one more", identity(onData("Allow", tangled(n, plainTangle))), identity(onData("Allow", tangled(n, plainTangle)+`,"arn:aws:s3:::data/0"`)), "A within B"},
			{"Denies split", lockedData(tangled(n, plainTangle)), lockedData(tangled(n, splitTangle)), "equivalent"},
			{"Denies stricter", lockedData(tangled(n, plainTangle)), lockedData(tangled(n, strictTangle)), "A within B"},
		} {
			r := Compare(mia(c.a, c.b), Space{Services: []string{"s3"}})
			if got := relation(&r); got != c.want {
				t.Errorf("%d patterns, %s: %s, want %s; %q %q", n, c.name, got, c.want, r.OnlyA.Why, r.OnlyB.Why)
			}
		}
	}
}

// Policies made to explode end with the budget, and say so.
func TestTheBudgetEndsWhatCannotBeSettled(t *testing.T) {
	var keys []string
	for i := range 40 {
		keys = append(keys, fmt.Sprintf(`{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringLike":{"aws:PrincipalTag/k%d":"*a*b*c%d*","aws:PrincipalTag/k%d":"*b*a*%d*"}}}`, i, i, (i+1)%40, i))
	}
	hard := func(last string) iam.Policies {
		return identity(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},` + strings.Join(keys, ",") + last + `]}`)
	}
	parity := `,{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{`
	for i := range 40 {
		if i > 0 {
			parity += ","
		}
		parity += fmt.Sprintf(`"aws:PrincipalTag/k%d":["b1a1a%d","a%d"]`, i, i, (i+39)%40)
	}
	a, b := hard(""), hard(parity+`}}}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := Compare(mia(a, b), Space{Services: []string{"s3"}, Steps: 3_000_000})
	runtime.ReadMemStats(&after)
	t.Logf("%s; %d and %d steps; %d MB allocated in all", relation(&r), r.OnlyA.Steps, r.OnlyB.Steps, (after.TotalAlloc-before.TotalAlloc)>>20)
	again := Compare(mia(a, b), Space{Services: []string{"s3"}, Steps: 3_000_000})
	if fmt.Sprint(r) != fmt.Sprint(again) {
		t.Error("the same question, another answer")
	}
}
