package match_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule75_PartsAreComparedAlone(t *testing.T) {
	judge(t, `
		ArnLike [arn:aws:s3:::reports] on arn:aws:s3:::reports: true
		ArnLike [arn:aws:sns:*:111122223333:*] on arn:aws:sns:eu-west-1:111122223333:alarms: true
		ArnLike [arn:*:sns:*:*:*] on arn:aws-cn:sns::1:a: true
		ArnLike [arn:aws:*:111122223333:alarms] on arn:aws:sns:eu-west-1:111122223333:alarms: false
		ArnLike [arn:aws:iam:*:user/mia] on arn:aws:iam::111122223333:user/mia: false
		ArnLike [arn:aws:iam::1*:user/*] on arn:aws:iam::111122223333:user/eng/mia: true
		ArnLike [arn:aws:iam::*:user/mia] on arn:aws:iam::1:x:user/mia: false
		ArnLike [arn:aws:sns:eu-west-?:*:*] on arn:aws:sns:eu-west-1:1:a: true
		ArnLike [arn:aws:sns:eu-west-?:*:*] on arn:aws:sns:eu-west-:1:a: false
		ArnLike [arn:aws:logs:*:*:log-group:*] on arn:aws:logs:eu-west-1:1:log-group:a:b: true
		ArnLike [arn:aws:logs:*:*:log-group:a] on arn:aws:logs:eu-west-1:1:log-group:a:b: false
		ArnLike [arn:aws:s3:::] on arn:aws:s3:::: true
		ArnLike [arn:aws:s3:::*] on arn:aws:s3:::: true
		ArnLike [arn:aws:s3:::a] on arn:aws:s3::1:a: false
		ArnLike [arn:*:*:*:*:*] on arn:::::: true`)
}

func TestRule75_EqualsIsLike(t *testing.T) {
	judge(t, `
		ArnEquals [arn:aws:iam::*:user/*] on arn:aws:iam::111122223333:user/mia: true
		ArnEquals [arn:aws:iam::*:user/m??] on arn:aws:iam::111122223333:user/mia: true
		ArnNotEquals [arn:aws:iam::*:user/*] on arn:aws:iam::111122223333:user/mia: false
		ArnNotLike [arn:aws:iam::*:user/*] on arn:aws:iam::111122223333:role/mia: true
		ArnEquals [arn:aws:s3:::a | arn:aws:s3:::b] on arn:aws:s3:::b: true
		ArnNotEquals [arn:aws:s3:::a | arn:aws:s3:::b] on arn:aws:s3:::b: false`)
}

func TestRule76_ARNsAreCaseSensitive(t *testing.T) {
	judge(t, `
		ArnLike [arn:aws:iam::1:user/Mia] on arn:aws:iam::1:user/mia: false
		ArnLike [ARN:aws:iam::1:user/mia] on arn:aws:iam::1:user/mia: false
		ArnNotLike [arn:aws:IAM::1:user/mia] on arn:aws:iam::1:user/mia: true`)
}

func TestRule77_WhatIsNoARN(t *testing.T) {
	judge(t, `
		ArnLike [*] on arn:aws:s3:::a: false
		ArnLike [arn:*] on arn:aws:s3:::a: false
		ArnLike [*:*:*:*:*:*] on arn:aws:s3:::a: false
		ArnLike [ar?:*:*:*:*:*] on arn:aws:s3:::a: false
		ArnLike [arn:aws:s3::*] on arn:aws:s3:::a: false
		ArnLike [arn:aws:s3:::*] on bucket: false
		ArnLike [arn:*:*:*:*:*] on arn:aws:s3::a: false
		ArnLike [arn:*:*:*:*:*] on Arn:aws:s3:::a: false
		ArnLike [arn:*:*:*:*:*] on xarn:aws:s3:::a: false
		ArnEquals [bucket] on bucket: false
		ArnNotEquals [bucket] on bucket: true
		ArnNotLike [arn:*:*:*:*:*] on bucket: true
		ArnNotLike [*] on arn:aws:s3:::a: true`)
	for value, want := range map[string]bool{"arn:aws:s3:::a": true, "arn:*:*:*:*:${k:a}": true, "arn:::::": true, "arn:aws:s3::${k:a}": false,
		"*": false, "": false, "arn:aws:s3:::${": false, "arn:aws:s3:::*${": false, "arn:aws:s3:::a:b": true, "arn:aws:s3:::${a b}": false} {
		if got := match.ARN.Reads(value); got != want {
			t.Errorf("%q is read: %v", value, got)
		}
	}
}

func TestRule100_AVariableStaysInItsPart(t *testing.T) {
	judge(t, `
		ArnLike [arn:aws:iam::1:user/${name}] on arn:aws:iam::1:user/mia: true
		ArnLike [arn:aws:iam::1:user/${name}] on arn:aws:iam::1:user/bo: false
		ArnLike [arn:aws:iam::1:user/${star}] on arn:aws:iam::1:user/mia: false
		ArnLike [arn:aws:iam::1:user/${star}] on arn:aws:iam::1:user/*: true
		ArnLike [arn:aws:iam::1:user/${*}] on arn:aws:iam::1:user/mia: false
		ArnLike [arn:aws:iam::1:${colon}] on arn:aws:iam::1:a:b: true
		ArnLike [arn:aws:iam::${colon}:x] on arn:aws:iam::a:b:x: false
		ArnLike [${arn}] on arn:aws:iam::111122223333:user/mia: false
		ArnLike [${unset, 'arn'}:aws:s3:::a] on arn:aws:s3:::a: false
		ArnLike [arn:aws:s3:::${unset, 'a:b'}] on arn:aws:s3:::a:b: true
		ArnLike [arn:aws:s3::${empty}:a] on arn:aws:s3:::a: true
		ArnLike [arn:aws:s3:::${empty}a${empty}] on arn:aws:s3:::a: true`)
}

func TestRule97_UnsetVariablesInARNs(t *testing.T) {
	judge(t, `
		ArnLike [arn:aws:s3:::${unset}] on arn:aws:s3:::a: false
		ArnNotLike [arn:aws:s3:::${unset}] on arn:aws:s3:::a: true
		ArnLike [arn:aws:s3:::${many}] on arn:aws:s3:::a: unknown
		ArnNotLike [arn:aws:s3:::${many}] on arn:aws:s3:::a: unknown
		ArnLike [arn:aws:s3::${many}:${unset}] on arn:aws:s3:::a: false
		ArnLike [arn:aws:s3:::${a b}] on arn:aws:s3:::a: unknown
		ArnLike [arn:aws:s3:::${] on arn:aws:s3:::a: unknown
		ArnLike [arn:aws:s3:::${] on bucket: false
		2008 ArnLike [arn:aws:s3:::${] on arn:aws:s3:::${: true
		2008 ArnLike [arn:aws:s3:::${name}] on arn:aws:s3:::mia: false
		2008 ArnLike [arn:aws:s3:::${name}] on arn:aws:s3:::${name}: true`)
}

var colonOutside = regexp.MustCompile(`\$\{[^}]*\}|:`)

// fitsARN splits and matches part by part, as rule 75 says it. The variable's
// value is one for all names; "" is unset.
func fitsARN(pattern, bound, s string) match.Truth {
	if !strings.HasPrefix(s, "arn:") || strings.Count(s, ":") < 5 {
		return match.False
	}
	if _, _, ok := pieces(pattern, bound, true); !ok {
		return match.Unknown
	}
	var want []string
	from := 0
	for _, m := range colonOutside.FindAllStringIndex(pattern, -1) {
		if pattern[m[0]] == ':' && len(want) < 5 {
			want = append(want, pattern[from:m[0]])
			from = m[1]
		}
	}
	want = append(want, pattern[from:])
	if len(want) != 6 || want[0] != "arn" {
		return match.False
	}
	for i, part := range strings.SplitN(s, ":", 6) {
		ps, isBound, _ := pieces(want[i], bound, true)
		if !isBound || !fits(ps, []rune(part), exactly) {
			return match.False
		}
	}
	return match.True
}

func sameARN(t failer, pattern, bound, s string) {
	variable := slots{bound}
	o := match.TestOptions{Slot: func(string) int { return 0 }}
	like := match.NewTest(operator(t, "ArnLike"), []string{pattern}, o)
	want := fitsARN(pattern, bound, s)
	if got := like.Holds(one(s), variable); got != want {
		t.Fatalf("ArnLike %q with %q on %q: got %v, want %v", pattern, bound, s, got, want)
	}
	not := match.NewTest(operator(t, "ArnNotEquals"), []string{pattern}, o)
	if got := not.Holds(one(s), variable); got != want.Not() {
		t.Fatalf("ArnNotEquals %q with %q on %q: got %v, and the positive is %v", pattern, bound, s, got, want)
	}
}

// TestRule75_AgainstSplitAndMatch puts the same into most parts, so that what
// differs decides.
func TestRule75_AgainstSplitAndMatch(t *testing.T) {
	forms := []string{"", "a", "ab", "*", "a*", "?", "*?b", "${k}", "${k:v}", "a:", ":", "${*}", "${k, ':'}", "${", "${}", "/", "*b${k}*"}
	texts := words([]string{"a", "b", ":", "*"}, 3)
	rapid.Check(t, func(rt *rapid.T) {
		pattern, s := "arn", "arn"
		parts := rapid.SampledFrom([]int{5, 5, 5, 5, 4, 6}).Draw(rt, "parts")
		for range parts {
			part, text := "x", "x"
			if rapid.IntRange(0, 2).Draw(rt, "differs") == 0 {
				part, text = rapid.SampledFrom(forms).Draw(rt, "pattern"), rapid.SampledFrom(texts).Draw(rt, "text")
			}
			pattern, s = pattern+":"+part, s+":"+text
		}
		sameARN(rt, pattern, rapid.SampledFrom(texts).Draw(rt, "value"), s)
	})
}

// FuzzARN: the pattern's parts are those of the twin.
func FuzzARN(f *testing.F) {
	f.Fuzz(func(t *testing.T, pattern, value, s string) {
		if len(pattern)+len(s)+len(value) < 300 && validUTF8(pattern, value, s) && value != "[]" {
			sameARN(t, pattern, value, s)
		}
	})
}
