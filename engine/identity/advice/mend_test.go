package advice_test

import (
	"testing"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

// fewServices keep searches short.
var fewServices = prove.Space{Services: []string{"s3", "iam", "sts"}}

func TestTheSmallestEditThatClosesAnExcess(t *testing.T) {
	const (
		work      = `{"Sid":"Work","Effect":"Allow","Action":["s3:GetObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::ledger/*"}`
		wild      = `{"Sid":"Work","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::ledger/*"}`
		anywhere  = `{"Sid":"Work","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}`
		withBool  = `{"Sid":"Lock","Effect":"Deny","Action":"s3:DeleteObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}`
		onFactor  = `{"Sid":"Work","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}`
		elsewhere = `{"Sid":"Other","Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}`
	)
	for _, c := range []struct {
		name string
		kind policy.Kind
		a, b string
		want string
	}{
		{"an action too many", policy.Identity, work, read, "take s3:DeleteObject out of the actions of statement Work of a.json (line 1)"},
		{"a wildcard", policy.Identity, wild, read, "give statement Work of a.json (line 1) the Action s3:GetObject, as in statement Read of b.json (line 1)"},
		{"every bucket", policy.Identity, anywhere, read, "give statement Work of a.json (line 1) the Resource arn:aws:s3:::ledger/*, as in statement Read of b.json (line 1)"},
		{"a condition that is missing", policy.Identity, read, onFactor, "give statement Read of a.json (line 1) the condition Bool aws:MultiFactorAuthPresent true, as in statement Work of b.json (line 1)"},
		{"an operator without IfExists", policy.Identity, allowAll + "," + withBool, allowAll + "," + lock, "write BoolIfExists instead of Bool for aws:MultiFactorAuthPresent in statement Lock of a.json (line 1)"},
		{"a lock that is missing", policy.Identity, allowAll, allowAll + "," + lock, "add statement Lock of b.json (line 1) to a.json"},
		{"a statement too many", policy.Identity, read + "," + elsewhere, read, "delete statement Other of a.json (line 1)"},
		{"strangers at a bucket", policy.Resource, public, ours, "give statement 1 of a.json (line 1) the condition StringEquals aws:PrincipalOrgID o-abc, as in statement 1 of b.json (line 1)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ps := prove.Documents(c.kind, document(t, c.kind, "a.json", c.a), document(t, c.kind, "b.json", c.b))
			e, ok := advice.Mend(ps, prove.Scope{}, fewServices)
			if !ok || e.Text != c.want || !e.Sure {
				t.Errorf("%v %v: got %q, want %q", ok, e.Sure, e.Text, c.want)
			}
		})
	}
}

// TestAMendTakesNothingAway that the second set allows: dropping the statement
// would close the excess as well.
func TestAMendTakesNothingAway(t *testing.T) {
	a := document(t, policy.Identity, "a.json", `{"Sid":"Work","Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::ledger/*","arn:aws:s3:::payroll/*"]}`)
	b := document(t, policy.Identity, "b.json", `{"Sid":"Ledger","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*"},{"Sid":"Payroll","Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::payroll/*"}`)
	if e, ok := advice.Mend(prove.Documents(policy.Identity, a, b), prove.Scope{}, fewServices); ok {
		t.Errorf("%s\n%s", e.Text, e.Mended.Print())
	}
}

func TestWhatIsWithinNeedsNoMend(t *testing.T) {
	a, b := document(t, policy.Identity, "a.json", read), document(t, policy.Identity, "b.json", allowAll)
	if e, ok := advice.Mend(prove.Documents(policy.Identity, a, b), prove.Scope{}, fewServices); ok {
		t.Error(e.Text)
	}
}

func TestAReachIsClosed(t *testing.T) {
	never := prove.Scope{Actions: []string{"iam:*"}}
	for statements, want := range map[string]string{
		`{"Sid":"Work","Effect":"Allow","Action":["s3:*","iam:CreateUser"],"Resource":"*"}`: "take iam:CreateUser out of the actions of statement Work of a.json (line 1)",
		read + `,{"Sid":"Users","Effect":"Allow","Action":"iam:CreateUser","Resource":"*"}`: "delete statement Users of a.json (line 1)",
		allowAll: "add a Deny of iam:* on * to a.json",
	} {
		ps := prove.Documents(policy.Identity, document(t, policy.Identity, "a.json", statements), nil)
		e, ok := advice.MendReach(ps, never, fewServices)
		if !ok || e.Text != want || !e.Sure {
			t.Errorf("%s: %v %v: got %q, want %q", statements, ok, e.Sure, e.Text, want)
			continue
		}
		for i := range ps {
			ps[i].A.Identity = []iam.Attached{{Name: "a.json", Doc: e.Mended}}
		}
		if f := prove.Can(ps, never, fewServices); !f.Holds() {
			t.Errorf("%s: still %v", want, f.Witnesses)
		}
	}
}

// TestAReachIsNotClosedByBreakingAGuard: a Deny's condition spares whom it
// should, and a key without the statement of its account is lost.
func TestAReachIsNotClosedByBreakingAGuard(t *testing.T) {
	const (
		guarded = `{"Sid":"Guard","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::reports/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}},` +
			`{"Sid":"Read","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/mia"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}`
		root = `{"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}`
		use  = `{"Sid":"Use","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/mia"},"Action":"kms:Decrypt","Resource":"*"}`
	)
	for _, c := range []struct {
		kind       policy.Kind
		statements string
		can, want  string // "" for no edit
	}{
		{policy.Resource, guarded, "s3:GetObject", "delete statement Read of a.json (line 1)"},
		{policy.Key, root + "," + use, "kms:*", ""},
		{policy.Key, root, "kms:PutKeyPolicy", ""},
	} {
		ps := prove.Documents(c.kind, document(t, c.kind, "a.json", c.statements), nil)
		e, ok := advice.MendReach(ps, prove.Scope{Actions: []string{c.can}}, prove.Space{Services: []string{"s3", "kms"}})
		if e.Text != c.want || ok != (c.want != "") {
			t.Errorf("%s: got %q, want %q", c.can, e.Text, c.want)
		}
	}
}

func document(t testing.TB, k policy.Kind, name, statements string) *policy.Document {
	t.Helper()
	d := policy.Parse(name, []byte(`{"Version":"2012-10-17","Statement":[`+statements+`]}`))
	if problems := d.Check(k); len(problems) > 0 {
		t.Fatalf("%s: %s", statements, problems[0].Error())
	}
	return d
}

const (
	public = `{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}`
	ours   = `{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}}`
)
