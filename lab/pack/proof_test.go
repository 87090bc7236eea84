package pack_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/lab/pack"
	"gatehouse/lab/pack/packtest"

	"github.com/rogpeppe/go-internal/txtar"
)

// proofRow reads one row of the sound pack's first exercise.
func proofRow(t *testing.T, row string) pack.ProofCheck {
	t.Helper()
	const old = "| read | `user/mia` | `s3:GetObject` | `reports/q3.csv` | | allow | her *job* |"
	fsys, err := packtest.Change(&txtar.Archive{Files: []txtar.File{{Name: "change 01-mia-reads.md", Data: []byte("- " + old + "\n+ " + old + "\n+ | row | " + row + " | |\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	ex, problems := pack.LoadExercise(fsys, "shop/mia-reads")
	if ex == nil {
		t.Fatal(row, problems)
	}
	for _, c := range ex.Checks {
		if p, ok := c.(pack.ProofCheck); ok {
			return p
		}
	}
	t.Fatalf("%s is no row about all requests", row)
	return pack.ProofCheck{}
}

// says is what a row came to, in a line.
func says(c pack.ProofCheck) string {
	var who, given []string
	for _, k := range c.Callers {
		who = append(who, k.Name)
	}
	for _, all := range c.Scope.Given {
		var one []string
		for _, k := range all {
			v := make([]string, len(k.Values))
			for i := range k.Values {
				v[i] = k.Values[i].Value
			}
			one = append(one, fmt.Sprintf("%s %s %s", k.Operator.Value, strings.TrimPrefix(k.Key.Value, "aws:"), strings.Join(v, ",")))
		}
		given = append(given, strings.Join(one, " & "))
	}
	slices.Sort(given)
	return strings.Join([]string{strings.Join(who, " "), strings.Join(c.Scope.Actions, " "), strings.Join(c.Scope.Resources, " ") + "!" + strings.Join(c.Except, " "),
		strings.Join(given, " / "), strings.Join(c.Also, " "), c.Wants()}, "; ")
}

// TestRowsAboutAllRequests: what rows come to. The world has mia, bo and the
// situation mfa, of one key.
func TestRowsAboutAllRequests(t *testing.T) {
	const mfa, not = "Bool MultiFactorAuthPresent true", "BoolIfExists MultiFactorAuthPresent false"
	for row, want := range map[string]string{
		"any | any | any | | never":                                          "user/mia user/bo; ; !; ; ; never",
		"any but user/mia | `s3:*` | any | any | deny":                       "user/bo; s3:*; !; ; ; never",
		"user/mia | `s3:Get*`, `s3:PutObject` | `reports/*` | mfa | always":  "user/mia; s3:Get* s3:PutObject; arn:aws:s3:::reports/*!; " + mfa + "; ; always",
		"user/mia | any | any but `reports/*`, salaries | not mfa | never":   "user/mia; ; !arn:aws:s3:::reports/* arn:aws:s3:::salaries; " + not + "; ; never",
		"user/mia | any | any | mfa, `aws:SourceIp = 203.0.113.9` | only":    "user/mia; ; !; " + not + " / NotIpAddress SourceIp 203.0.113.9; ; only mfa, aws:SourceIp = 203.0.113.9",
		"user/mia | any | any | not mfa, also `FullAccess` | only":           "user/mia; ; !; " + mfa + "; FullAccess; only not mfa",
		"`*` | `s3:GetObject` | `reports/*` | | never":                       "user/mia user/bo root a stranger a stranger's session anyone on the internet; s3:GetObject; arn:aws:s3:::reports/*!; ; ; never",
		" | | | | at most the solution":                                      "user/mia; ; !; ; ; at most the solution",
		" | `s3:*` | | mfa | at least `ReadSalaries`":                        "user/mia; s3:*; !; " + mfa + "; ; at least ReadSalaries",
		"user/mia | any | any | `aws:PrincipalTag/team != red` | never":      "user/mia; ; !; StringNotEquals PrincipalTag/team red; ; never",
		"user/mia | any | any | `aws:TagKeys = team` | never":                "user/mia; ; !; ForAnyValue:StringEquals TagKeys team; ; never",
		"user/mia | any | any | `aws:TagKeys != team` | never":               "user/mia; ; !; ForAllValues:StringNotEquals TagKeys team; ; never",
		"user/mia | any | any | `aws:SourceArn != arn:aws:sns:*:*:x` | deny": "user/mia; ; !; ArnNotEquals SourceArn arn:aws:sns:*:*:x; ; never",
		"user/mia | any | any | `aws:MultiFactorAuthAge != 5` | deny":        "user/mia; ; !; NumericNotEquals MultiFactorAuthAge 5; ; never",
	} {
		if got := says(proofRow(t, row)); got != want {
			t.Errorf("%s\nis   %s\nwant %s", row, got, want)
		}
	}
}

// TestDemandsAloud: rows as sentences.
func TestDemandsAloud(t *testing.T) {
	for row, want := range map[string]string{
		"`*` | `s3:Delete*` | `reports/*` | not mfa | never":   "anyone at all may never s3:Delete* on reports/*, given not mfa",
		"user/mia | `s3:GetObject` | any | | always":           "user/mia may always s3:GetObject",
		"user/mia | any | any | mfa, also `FullAccess` | only": "user/mia may do anything only given mfa, with FullAccess as well",
		" | | | | at most the solution":                        "nothing is allowed beyond what the solution allows",
		"user/mia | `s3:*` | any | | at least `ReadSalaries`":  "all is allowed that ReadSalaries allows, if user/mia would s3:*",
		"any | `s3:ListAllMyBuckets` | - | | never":            "any user or role may never s3:ListAllMyBuckets",
	} {
		if got := proofRow(t, row).Aloud(); got != want {
			t.Errorf("%s\nsays %s\nwant %s", row, got, want)
		}
	}
}
