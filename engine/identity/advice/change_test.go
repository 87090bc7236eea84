package advice_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/identity/advice"
	"gatehouse/engine/identity/cases"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// parsed reads one case.
func parsed(t testing.TB, line string) cases.Case {
	t.Helper()
	c, err := cases.Parse([]byte(line), 1)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return c
}

// asked is a case of user/bo with one identity policy of these statements.
func asked(t testing.TB, action, resource, context, statements string) cases.Case {
	t.Helper()
	return parsed(t, `{"request":{"action":"`+action+`","resource":"`+resource+`","principal":"arn:aws:iam::111122223333:user/bo","context":{`+context+`}},
		"identityPolicies":[{"name":"bo.json","policy":{"Version":"2012-10-17","Statement":[`+statements+`]}}]}`)
}

const (
	allowAll = `{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}`
	lock     = `{"Sid":"Lock","Effect":"Deny","Action":"s3:DeleteObject","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}`
	withMFA  = `{"Sid":"Work","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::ledger/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}`
	office   = `{"Sid":"Work","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*","Condition":{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"},"StringEquals":{"aws:PrincipalTag/team":"red"}}}`
	read     = `{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*"}`
)

func texts(cs []advice.Change) (out []string) {
	for _, c := range cs {
		out = append(out, c.Text)
	}
	return out
}

func TestWhatWouldChangeAVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		asked cases.Case
		want  []string // the first
	}{
		"a condition on MFA wants MFA": {asked(t, "s3:GetObject", "arn:aws:s3:::ledger/x", "", withMFA), []string{
			"if the request carried aws:MultiFactorAuthPresent = true",
			"with BoolIfExists instead of Bool for aws:MultiFactorAuthPresent in statement Work of bo.json (line 1)",
			"without condition Bool aws:MultiFactorAuthPresent in statement Work of bo.json (line 1)"}},
		"a lock of old keys": {asked(t, "s3:DeleteObject", "arn:aws:s3:::ledger/x", "", allowAll+","+lock), []string{
			"if the request carried aws:MultiFactorAuthPresent = true",
			"with Bool instead of BoolIfExists for aws:MultiFactorAuthPresent in statement Lock of bo.json (line 1)",
			"with NotResource arn:aws:s3:::ledger/x instead of Resource * in statement Lock of bo.json (line 1)",
			"without statement Lock of bo.json (line 1)"}},
		"an action that is not named": {asked(t, "s3:DeleteObject", "arn:aws:s3:::ledger/x", "", read), []string{
			"with s3:DeleteObject among the actions of statement Read of bo.json (line 1)"}},
		"a bucket for its objects": {asked(t, "s3:GetObject", "arn:aws:s3:::payroll/x", "", read), []string{
			"with arn:aws:s3:::payroll/x among the resources of statement Read of bo.json (line 1)"}},
		"two keys at once": {asked(t, "s3:GetObject", "arn:aws:s3:::ledger/x", `"aws:SourceIp":"203.0.113.9"`, office), []string{
			"if the request carried aws:SourceIp = 198.51.100.9 and aws:PrincipalTag/team = red"}},
		"what an Allow rests on": {asked(t, "s3:GetObject", "arn:aws:s3:::ledger/x", `"aws:MultiFactorAuthPresent":true`, withMFA), []string{
			"if the request carried aws:MultiFactorAuthPresent = false",
			"if the request did not carry aws:MultiFactorAuthPresent",
			"without s3:GetObject among the actions of statement Work of bo.json (line 1)",
			"without statement Work of bo.json (line 1)"}},
		"a Deny that nearly applies": {asked(t, "s3:DeleteObject", "arn:aws:s3:::ledger/x", `"aws:MultiFactorAuthPresent":true`, allowAll+","+lock), []string{
			"if the request carried aws:MultiFactorAuthPresent = false",
			"if the request did not carry aws:MultiFactorAuthPresent",
			"with true among the values of condition BoolIfExists aws:MultiFactorAuthPresent in statement Lock of bo.json (line 1)",
			"without condition BoolIfExists aws:MultiFactorAuthPresent in statement Lock of bo.json (line 1)"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := texts(advice.Changes(c.asked.Policies, c.asked.Request, prove.Space{}))
			if len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

// TestNoImpossibleChangeIsProposed: what no request carries is not advised.
func TestNoImpossibleChangeIsProposed(t *testing.T) {
	session := parsed(t, `{"request":{"action":"s3:DeleteObject","resource":"arn:aws:s3:::ledger/x","principal":"arn:aws:sts::111122223333:assumed-role/Ops/bo","context":{"aws:MultiFactorAuthPresent":true}},
		"identityPolicies":[{"Version":"2012-10-17","Statement":[`+allowAll+","+lock+`]}]}`)
	for _, text := range texts(advice.Changes(session.Policies, session.Request, prove.Space{})) {
		if strings.HasPrefix(text, "if the request did not carry") {
			t.Errorf("a session always tells of MFA: %s", text)
		}
	}
	name := `{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:username":"mia"}}}`
	prefix := `{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"x"}}}`
	for _, statement := range []string{name, prefix} {
		c := asked(t, "s3:GetObject", "arn:aws:s3:::ledger/x", "", statement)
		for _, text := range texts(advice.Changes(c.Policies, c.Request, prove.Space{})) {
			if strings.HasPrefix(text, "if the request") {
				t.Errorf("%s: %s", statement, text)
			}
		}
	}
}

func TestPoliciesOfAWSAreNotEdited(t *testing.T) {
	c := asked(t, "s3:PutObject", "arn:aws:s3:::ledger/x", "", read)
	c.Policies.Identity[0].Name = "AmazonS3ReadOnlyAccess"
	if got := texts(advice.Changes(c.Policies, c.Request, prove.Space{})); len(got) > 0 {
		t.Error(got)
	}
}

// TestEveryChangeTurnsItsVerdict over the corpus, judged once more from what the
// change hands out.
func TestEveryChangeTurnsItsVerdict(t *testing.T) {
	denied, mended, found := 0, 0, 0
	for _, c := range allCases(t) {
		before := iam.Compile(c.Policies).Bind(&c.Request, nil).Verdict()
		changes := advice.Changes(c.Policies, c.Request, prove.Space{})
		for _, ch := range changes {
			found++
			v := iam.Compile(ch.Policies).Bind(&ch.Request, nil).Verdict()
			if v != ch.Verdict || (v.Outcome == iam.Allowed) == (before.Outcome == iam.Allowed) {
				t.Errorf("%s: %s: %v, judged %v, before %v", c.ID, ch.Text, ch.Verdict, v, before)
			}
		}
		if before.Outcome != iam.Allowed {
			if denied++; len(changes) > 0 {
				mended++
			}
		}
	}
	t.Logf("%d changes; %d of %d denials have one", found, mended, denied)
	if found < 3000 || mended*2 < denied {
		t.Errorf("%d changes, %d of %d denials have one", found, mended, denied)
	}
}

// TestChangedRequestsCanBeMade: where a request of the corpus kept to the facts
// about keys, so does each that is proposed in its place.
func TestChangedRequestsCanBeMade(t *testing.T) {
	found := 0
	for _, c := range allCases(t) {
		if !makeable(&c.Request) {
			continue
		}
		again := texts(advice.Changes(c.Policies, c.Request, prove.Space{}))
		for i, ch := range advice.Changes(c.Policies, c.Request, prove.Space{}) {
			if found++; !makeable(&ch.Request) {
				t.Errorf("%s: %s: %v", c.ID, ch.Text, ch.Request.Context)
			}
			if ch.Text != again[i] {
				t.Errorf("%s: once %s, once %s", c.ID, ch.Text, again[i])
			}
		}
	}
	if found < 3000 {
		t.Errorf("%d changes only", found)
	}
}

// makeable holds the facts about keys that exclude or imply each other.
func makeable(r *iam.Request) bool {
	has := func(key string) bool {
		e, _ := r.Context.Lookup(key)
		return len(e.Values) > 0
	}
	factor, _ := r.Context.Lookup("aws:MultiFactorAuthPresent")
	session := r.Principal.Kind == iam.RoleSession || r.Principal.Kind == iam.FederatedUser
	nobody := r.Principal.Kind == iam.Anonymous || r.Principal.Kind == iam.Service
	switch {
	case has("aws:SourceIp") && (has("aws:SourceVpce") || has("aws:VpcSourceIp") || has("aws:SourceVpc")),
		has("aws:MultiFactorAuthAge") && !slices.Equal(factor.Values, []string{"true"}),
		session && len(factor.Values) == 0, nobody && len(factor.Values) > 0,
		has("aws:SourceArn") && r.Principal.Kind != iam.Service,
		has("aws:PrincipalOrgID") && nobody,
		has("aws:CalledVia") && !has("aws:CalledViaFirst"), has("aws:username") && r.Principal.Kind != iam.User:
		return false
	}
	via, _ := r.Context.Lookup("aws:ViaAWSService")
	return nobody || has("aws:CalledVia") == slices.Equal(via.Values, []string{"true"})
}

// allCases is the corpus of iam.
func allCases(t testing.TB) (all []cases.Case) {
	t.Helper()
	files, _ := filepath.Glob("../iam/testdata/cases/*.jsonl")
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(src, []byte("\n")) {
			if c, err := cases.Parse(line, i+1); err == nil {
				all = append(all, c)
			}
		}
	}
	return all
}

// BenchmarkChanges: one verdict on a managed policy of the longest kind, on which
// no two keys suffice.
func BenchmarkChanges(b *testing.B) {
	statements := `{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"StringEquals":{"aws:PrincipalTag/team":["red","blue"],"aws:PrincipalTag/grade":"7"}}}`
	for i := range 31 {
		statements += "," + strings.ReplaceAll(`{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::ledger/@/*","Condition":{"StringLike":{"aws:UserAgent":"@*"},"StringEquals":{"aws:PrincipalTag/@":["red","blue"]}}}`, "@", string(rune('a'+i%26))+string(rune('a'+i/26)))
	}
	c := asked(b, "s3:GetObject", "arn:aws:s3:::ledger/x", "", statements)
	b.ReportMetric(float64(len(c.Policies.Identity[0].Doc.Source())), "characters")
	b.ReportAllocs()
	for b.Loop() {
		advice.Changes(c.Policies, c.Request, prove.Space{})
	}
}
