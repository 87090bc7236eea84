package match_test

import "testing"

func TestRule72_StringEqualsIsExact(t *testing.T) {
	judge(t, `
		StringEquals [a*] on a*: true
		StringEquals [a*] on ab: false
		StringEquals [a?] on ab: false
		StringEquals [Mia] on mia: false
		StringEquals [""] on "": true
		StringEquals [""] on a: false
		StringNotEquals [""] on "": false
		StringEquals [mia | bo] on bo: true
		StringNotEquals [mia | bo] on bo: false
		StringNotEquals [mia | bo] on ana: true`)
}

func TestRule73_IgnoreCase(t *testing.T) {
	judge(t, `
		StringEqualsIgnoreCase [Mia] on mIA: true
		StringEqualsIgnoreCase [a*] on AB: false
		StringNotEqualsIgnoreCase [Mia] on mIA: false
		StringEqualsIgnoreCase [m] on mi: false
		StringEqualsIgnoreCase [mi] on m: false`)
}

// A letter's other case may be longer or shorter than it: the Kelvin sign has
// three bytes and k has one.
func TestRule73_LettersOfOtherLength(t *testing.T) {
	for _, c := range []struct {
		policy, request string
		want            bool
	}{
		{"\u00c9t\u00e9", "\u00e9T\u00c9", true},
		{"k", "\u212a", true},
		{"\u212a\u212a", "kK", true},
		{"k", "\u212ak", false},
		{"\u0130x", "iX", true},
		{"\u1e9e", "\u00df", true},
		{"\u00df", "ss", false},
		{"\u2c65", "\u023a", true},
		{"\xff", "\xff", true},
		{"\xff", "\xfe", false},
		{"\xff", "\ufffd", false},
		{"\ufffd", "\ufffd", true},
	} {
		if got := holds(t, "StringEqualsIgnoreCase", c.policy, c.request); got != c.want {
			t.Errorf("%+q on %+q: %v", c.policy, c.request, got)
		}
	}
}

func TestRule74_LikeCrossesColonsAndSlashes(t *testing.T) {
	judge(t, `
		StringLike [arn:*/mia] on arn:aws:iam::111122223333:user/eng/mia: true
		StringLike [a?c] on abc: true
		StringLike [a?c] on ac: false
		StringLike [*] on "": true
		StringLike [?] on "": false
		StringLike [**a**] on bab: true
		StringNotLike [a*] on ab: false
		StringLike [A*] on ab: false`)
}
