package prove_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/identity/prove"
)

func document(t testing.TB, k policy.Kind, name, statements string) *policy.Document {
	t.Helper()
	d := policy.Parse(name, []byte(`{"Version":"2012-10-17","Statement":[`+statements+`]}`))
	if problems := d.Check(k); len(problems) > 0 {
		t.Fatalf("%s: %s", statements, problems[0].Error())
	}
	return d
}

const (
	read     = `{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*"}`
	allowAll = `{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}`
	lock     = `{"Sid":"Lock","Effect":"Deny","Action":"s3:DeleteObject","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}`
	public   = `{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}`
	ours     = `{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-abc"}}}`
	overTLS  = `{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::reports","arn:aws:s3:::reports/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}`
	trusts   = `{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole"}`
	external = `{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"x7"}}}`
	inEurope = `{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}`
	butIAM   = `{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}`
	inOrg    = `{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}}`
	noAWS    = `{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-abc"}}}`
	admins   = `{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin*"}}}`
	suffixed = `{"Effect":"Deny","Action":"iam:*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*Admin"}}}`
	owned    = `{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:111122223333:jobs"}`
	anyones  = `{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:jobs"}`
	assume   = `{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/Ops"}`
	decrypt  = `{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}`
	nothing  = `{"Effect":"Allow","Action":"sts:GetCallerIdentity","Resource":"*"}`
)

// TestBareDocuments: what tells two documents of a kind apart is found, and who
// shows it; wants are how the sentence begins.
func TestBareDocuments(t *testing.T) {
	for _, c := range []struct {
		name         string
		kind         policy.Kind
		a, b         string
		onlyA, onlyB string
	}{
		{"a lock", policy.Identity, allowAll, allowAll + "," + lock, "user/someone could delete xxx/x without MFA.", ""},
		{"named by pattern", policy.Identity, allowAll + "," + admins, allowAll + "," + suffixed,
			"assumed-role/AdminA/session could ",
			"assumed-role/AAdmin/session could "},
		{"another account's queue", policy.Identity, owned, anyones, "", "user/someone of account 111122223333 could change the message visibility of jobs (sqs:ChangeMessageVisibility)"},
		{"a role that trusts the account", policy.Identity, assume, nothing, "user/someone could become role/Ops.", ""},
		{"a key that leaves it to the account", policy.Identity, decrypt, nothing, "user/someone could decrypt with key/x (kms:Decrypt).", ""},
		{"strangers", policy.Resource, public, ours, "Anyone on the internet could read reports/x.", ""},
		{"a Deny that only locals with permissions feel", policy.Resource, ours, ours + "," + overTLS, "user/someone could ", ""},
		{"a trust policy", policy.Trust, trusts, external, "user/someone of account 444455556666 could become role/a without an external id.", ""},
		{"a service control policy that only denies", policy.SCP, inEurope, butIAM, "", "user/someone could "},
		{"services under a resource control policy", policy.RCP, inOrg, noAWS, "cloudtrail.amazonaws.com could ", ""},
		{"a boundary", policy.Boundary, read, allowAll, "", "user/someone could "},
		{"a session policy", policy.Session, read, nothing, "assumed-role/Desk/session could read ledger/x.", ""},
		{"an endpoint's policy", policy.Endpoint, public, ours, "Anyone on the internet could read reports/x.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ps := prove.Documents(c.kind, document(t, c.kind, "a.json", c.a), document(t, c.kind, "b.json", c.b))
			r := prove.Compare(ps, prove.Space{Services: []string{"s3", "iam", "sqs", "sts", "kms"}})
			for i, f := range []prove.Finding{r.OnlyA, r.OnlyB} {
				want, got := []string{c.onlyA, c.onlyB}[i], ""
				if len(f.Witnesses) > 0 {
					got = advice.Say(f.Witnesses[0], ps, advice.Short{})
					readsBack(t, f.Witnesses[0], ps)
				}
				if !f.Complete || !strings.HasPrefix(got, want) || (want == "") != (got == "") {
					t.Errorf("complete %v (%v), got %q, want %q", f.Complete, f.Why, got, want)
				}
			}
		})
	}
}

// TestCallersWhomConditionsTellApart: one for each set of patterns that fits
// together, and one that fits none.
func TestCallersWhomConditionsTellApart(t *testing.T) {
	names := map[string]bool{}
	for _, p := range prove.Documents(policy.Identity, document(t, policy.Identity, "a.json", allowAll+","+admins+","+suffixed), nil) {
		names[p.Who.ARN] = true
	}
	for _, arn := range []string{"arn:aws:iam::111122223333:user/someone", "arn:aws:sts::111122223333:assumed-role/Desk/session",
		"arn:aws:sts::111122223333:assumed-role/Admin/session", "arn:aws:sts::111122223333:assumed-role/AdminA/session", "arn:aws:sts::111122223333:assumed-role/AAdmin/session"} {
		if !names[arn] {
			t.Errorf("%s is not among %v", arn, names)
		}
	}
}

// readsBack: as a case, a witness is judged as the search said, by either set.
func readsBack(t *testing.T, w prove.Witness, ps []prove.Party) {
	t.Helper()
	for i, p := range []iam.Policies{ps[w.Party].A, ps[w.Party].B} {
		line, err := cases.Write(&cases.Case{Request: w.Request, Policies: p})
		if err != nil {
			t.Fatal(err)
		}
		c, err := cases.Parse(line, 1)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got, want := judged(c.Policies, c.Request), []iam.Verdict{w.A, w.B}[i]; got.Outcome != want.Outcome {
			t.Errorf("%s: eval says %v, the search %v", line, got.Outcome, want.Outcome)
		}
	}
}

// TestAPolicyAskedAboutAlone: whom a resource policy does not let in itself is
// none of its doing; a trust policy must let in everybody.
func TestAPolicyAskedAboutAlone(t *testing.T) {
	for _, c := range []struct {
		kind       policy.Kind
		statements string
		action     string
		want       bool
	}{
		{policy.Resource, public, "s3:GetObject", true},
		{policy.Resource, public, "s3:PutObject", false},
		{policy.Resource, overTLS, "s3:*", false},
		{policy.Trust, strings.ReplaceAll(trusts, "444455556666", "111122223333"), "sts:AssumeRole", true},
		{policy.Trust, trusts, "sts:TagSession", false},
		{policy.Key, `{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Decrypt","Resource":"*"}`, "kms:Decrypt", true},
		{policy.Identity, read, "s3:GetObject", true},
		{policy.SCP, inEurope, "iam:*", false},
		{policy.SCP, inEurope, "s3:*", true},
	} {
		ps := prove.Documents(c.kind, document(t, c.kind, "a.json", c.statements), nil)
		f := prove.Can(ps, prove.Scope{Actions: []string{c.action}}, prove.Space{})
		if !f.Complete || (len(f.Witnesses) > 0) != c.want {
			t.Errorf("%s %s: %v, complete %v", c.statements, c.action, f.Witnesses, f.Complete)
		}
	}
}

func judged(p iam.Policies, r iam.Request) iam.Verdict {
	return iam.Compile(p).Bind(&r, nil).Verdict()
}
