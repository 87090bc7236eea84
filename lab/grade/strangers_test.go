package grade_test

import (
	"fmt"
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/lab/grade"
)

// TestNothingAttachesToTheInternet: a policy that a row attaches as well is for
// those who sign.
func TestNothingAttachesToTheInternet(t *testing.T) {
	ex := withRows(t, "shop/guard", "| shut | `*` | `s3:GetObject` | `salaries/*` | also `FullAccess` | never |")
	f := &tries{}
	f.grader(t, ex).Judge(grade.Solution(ex))
	for _, p := range f.asked {
		if got, want := len(p.A.Identity), map[bool]int{false: 1, true: 0}[p.Who.Kind == iam.Anonymous]; got < want || want == 0 && got > 0 {
			t.Errorf("%s has %d policies", p.Name, got)
		}
	}
}

// TestAnyoneAtAll: a bucket's policy before a row about everybody, strangers
// whom only the policy names included.
func TestAnyoneAtAll(t *testing.T) {
	ex := withRows(t, "shop/guard", "| shut | `*` | `s3:*` | `reports`, `reports/*` | | at most the solution |")
	ours := withRows(t, "shop/guard", "| shut | `*` | `s3:*` | `reports`, `reports/*` | `aws:PrincipalOrgID != o-ours` | at most the solution |")
	g, inside := grader(t, ex), grader(t, ours)
	for _, c := range []struct{ principal, condition, want, outside string }{
		{`{"AWS": "arn:aws:iam::111122223333:user/bo"}`, ``, "proved", "proved"},
		{`"*"`, ``, "Anyone on the internet could read", "Anyone on the internet could read"},
		{`{"AWS": "999999999999"}`, ``, "A stranger from account 999999999999 could read", "A stranger from account 999999999999 could read"},
		{`{"AWS": "444455556666"}`, ``, "A stranger from account 444455556666 could read", "A stranger from account 444455556666 could read"},
		{`{"AWS": "arn:aws:iam::444455556666:role/Far"}`, ``, "A stranger from account 444455556666 could read", "A stranger from account 444455556666 could read"},
		{`{"AWS": "arn:aws:iam::444455556666:root"}`, `"StringEquals": {"aws:PrincipalOrgID": "o-ours"}`, "A stranger from account 444455556666 could read", "proved"},
		{`"*"`, `"StringEquals": {"aws:PrincipalOrgID": "o-ours"}`, "A stranger from account 999999999999 could read", "proved"},
		{`"*"`, `"StringEquals": {"aws:PrincipalAccount": "444455556666"}`, "A stranger from account 444455556666 could read", "A stranger from account 444455556666 could read"},
		{`"*"`, `"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Admin*"}`, "A stranger from account 999999999999 could read", "A stranger from account 999999999999 could read"},
		{`{"Service": "cloudtrail.amazonaws.com"}`, ``, "The service cloudtrail.amazonaws.com could read", "The service cloudtrail.amazonaws.com could read"},
		{`"*"`, `"Bool": {"aws:SecureTransport": "nonsense"}`, "proved", "proved"},
	} {
		a := grade.Solution(ex)
		condition := ""
		if c.condition != "" {
			condition = `, "Condition": {` + c.condition + `}`
		}
		a["door.json"] = fmt.Sprintf(`{"Version": "2012-10-17", "Statement": [
			{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/bo"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"},
			{"Effect": "Allow", "Principal": %s, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"%s}]}`, c.principal, condition)
		for _, k := range []struct {
			g    *grade.Grader
			want string
		}{{g, c.want}, {inside, c.outside}} {
			row := k.g.Judge(a).Rows[2]
			if got := row.Word() + " " + row.Said; !strings.Contains(got, k.want) {
				t.Errorf("%s %s: %s, want %s", c.principal, c.condition, got, k.want)
			}
		}
	}
}
