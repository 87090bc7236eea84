package iam_test

import (
	"slices"
	"sync"
	"testing"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"

	"pgregory.net/rapid"
)

// world draws policies and requests from an alphabet so small that they meet.
type world struct{ *rapid.T }

func (w world) pick(label string, from ...string) string {
	return rapid.SampledFrom(from).Draw(w.T, label)
}

func (w world) statement(effects ...string) string {
	s := `{"Effect":"` + w.pick("effect", effects...) + `",`
	s += w.pick("action", `"Action":"s3:Get*"`, `"Action":"*"`, `"Action":["s3:PutObject","s3:GetObject"]`, `"NotAction":"s3:Put*"`, `"NotAction":"iam:*"`) + `,`
	s += w.pick("resource", `"Resource":"*"`, `"Resource":"arn:aws:s3:::a/*"`, `"Resource":["arn:aws:s3:::b","arn:aws:s3:::a/${aws:username}"]`,
		`"NotResource":"arn:aws:s3:::a/*"`, `"NotResource":"arn:aws:s3:::${aws:PrincipalTag/t}/x"`, `"Resource":"arn:aws:*:::a/x"`)
	s += w.pick("condition", ``, ``, `,"Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}`, `,"Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}`,
		`,"Condition":{"Null":{"aws:SourceIp":"true"}}`, `,"Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}`, `,"Condition":{"StringNotLike":{"aws:username":"m*"}}`,
		`,"Condition":{"NumericLessThan":{"s3:max-keys":"1"}}`)
	return s
}

func (w world) document(effects ...string) *policy.Document {
	src := `{"Version":"` + w.pick("version", policy.Version2012, policy.Version2012, policy.Version2008) + `","Statement":[`
	for i := range rapid.IntRange(1, 3).Draw(w.T, "statements") {
		if i > 0 {
			src += ","
		}
		src += w.statement(effects...) + "}"
	}
	return policy.Parse("p", []byte(src+"]}"))
}

func (w world) bucketPolicy() *iam.Attached {
	if !rapid.Bool().Draw(w.T, "bucket policy") {
		return nil
	}
	who := w.pick("principal", `"*"`, `{"AWS":"111122223333"}`, `{"AWS":"arn:aws:iam::111122223333:user/mia"}`, `{"AWS":["arn:aws:iam::111122223333:user/bo"]}`)
	src := `{"Version":"2012-10-17","Statement":[` + w.statement("Allow", "Deny") + `,"Principal":` + who + `}]}`
	return &iam.Attached{Name: "bucket", Doc: policy.Parse("bucket", []byte(src))}
}

func (w world) policies() iam.Policies {
	p := iam.Policies{Resource: w.bucketPolicy()}
	for range rapid.IntRange(0, 3).Draw(w.T, "policies") {
		p.Identity = append(p.Identity, iam.Attached{Name: "p", Doc: w.document("Allow", "Allow", "Deny")})
	}
	if w.pick("broken", "no", "no", "no", "yes") == "yes" {
		p.Identity = append(p.Identity, iam.Attached{Name: "broken", Doc: policy.Parse("broken", []byte(`{"Version":"2012-10-17"`))})
	}
	for range w.some("scps") {
		p.SCPs = append(p.SCPs, []iam.Attached{{Name: "scp", Doc: w.document("Allow", "Allow", "Deny")}})
	}
	for range w.some("boundaries") {
		p.Boundary = append(p.Boundary, iam.Attached{Name: "boundary", Doc: w.document("Allow", "Allow", "Deny")})
	}
	p.PrincipalIsManagement = w.pick("management", "no", "no", "yes") == "yes"
	return p
}

// some is mostly none, sometimes one or two.
func (w world) some(label string) int {
	return rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(w.T, label)
}

func (w world) request() iam.Request {
	who, _ := iam.ParsePrincipal(w.pick("who", "arn:aws:iam::111122223333:user/mia", "arn:aws:iam::111122223333:user/bo",
		"arn:aws:iam::111122223333:root", "arn:aws:sts::111122223333:assumed-role/Audit/ana", "arn:aws:iam::444455556666:user/eve"))
	r := iam.Request{Principal: who, Action: w.pick("does", "s3:GetObject", "s3:PutObject", "iam:CreateUser"),
		Resource: w.pick("on", "arn:aws:s3:::a/x", "arn:aws:s3:::a/mia", "arn:aws:s3:::b", "*"), ResourceAccount: "111122223333"}
	for _, kv := range [][]string{{"aws:MultiFactorAuthPresent", "true", "false"}, {"aws:SourceIp", "203.0.113.9", "198.51.100.1"}, {"aws:PrincipalTag/t", "a", "*"}, {"s3:max-keys", "0"}} {
		if v := w.pick(kv[0], append(kv[1:], "")...); v != "" {
			r.Context = r.Context.With(kv[0], v)
		}
	}
	return iam.Derive(r)
}

func verdict(p iam.Policies, r iam.Request) iam.Verdict {
	return iam.Compile(p).Bind(&r, nil).Verdict()
}

func TestLaws(t *testing.T) {
	law := func(name string, check func(w world, p iam.Policies, r iam.Request)) {
		t.Run(name, rapid.MakeCheck(func(rt *rapid.T) {
			w := world{rt}
			check(w, w.policies(), w.request())
		}))
	}
	law("both speeds agree", func(w world, p iam.Policies, r iam.Request) {
		b := iam.Compile(p).Bind(&r, nil)
		x := b.Explain()
		if v := b.Verdict(); v != x.Verdict {
			w.Fatalf("Verdict %+v, Explain %+v", v, x.Verdict)
		}
		if x.Sentence() == "" || (x.Outcome == iam.ExplicitlyDenied) != (len(x.Decisive) > 0 && x.Decisive[0].Effect == policy.Deny) {
			w.Fatalf("%s says %q with %v", x.Outcome, x.Sentence(), x.Decisive)
		}
	})
	law("a deny more never allows", func(w world, p iam.Policies, r iam.Request) {
		before := verdict(p, r)
		p.Identity = append(slices.Clone(p.Identity), iam.Attached{Name: "more", Doc: w.document("Deny")})
		if after := verdict(p, r); before.Outcome != iam.Allowed && after.Outcome == iam.Allowed {
			w.Fatalf("%+v became %+v", before, after)
		}
	})
	law("an identity allow more never takes away", func(w world, p iam.Policies, r iam.Request) {
		before := verdict(p, r)
		p.Identity = append(slices.Clone(p.Identity), iam.Attached{Name: "more", Doc: w.document("Allow")})
		if after := verdict(p, r); before.Outcome == iam.Allowed && after.Outcome != iam.Allowed {
			w.Fatalf("%+v became %+v", before, after)
		}
	})
	law("a ceiling more never allows", func(w world, p iam.Policies, r iam.Request) {
		before := verdict(p, r)
		more := []iam.Attached{{Name: "ceiling", Doc: w.document("Allow", "Allow", "Deny")}}
		switch w.pick("ceiling", "scp", "rcp", "boundary", "session", "endpoint") {
		case "scp":
			p.SCPs = append(slices.Clone(p.SCPs), more)
		case "rcp":
			p.RCPs = append(slices.Clone(p.RCPs), more)
		case "boundary":
			p.Boundary = append(slices.Clone(p.Boundary), more...)
		case "session": // the first one; several are alternatives
			p.Session = more
		case "endpoint":
			p.Endpoint = append(slices.Clone(p.Endpoint), more...)
		}
		if after := verdict(p, r); before.Outcome != iam.Allowed && after.Outcome == iam.Allowed {
			w.Fatalf("%+v became %+v", before, after)
		}
	})
	law("order never matters", func(w world, p iam.Policies, r iam.Request) {
		before := verdict(p, r)
		slices.Reverse(p.Identity)
		slices.Reverse(p.SCPs)
		slices.Reverse(p.Boundary)
		slices.Reverse(r.Context)
		if after := verdict(p, r); before != after {
			w.Fatalf("%+v became %+v", before, after)
		}
	})
}

// TestManyGoroutines judges several principals on one Set at once: a variable
// substituted for one must never show in another's verdict.
func TestManyGoroutines(t *testing.T) {
	attached := func(src string) []iam.Attached {
		return []iam.Attached{{Name: "p", Doc: policy.Parse("p", []byte(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",`+src+`}]}`))}}
	}
	set := iam.Compile(iam.Policies{
		Identity: attached(`"Resource":"arn:aws:s3:::home/${aws:username}/*"`),
		Boundary: attached(`"NotResource":"arn:aws:s3:::home/${aws:username}x/*"`),
		SCPs:     [][]iam.Attached{attached(`"Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":"*user/${aws:username}"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/${aws:username}"}}`)},
	})
	var wg sync.WaitGroup
	for _, name := range []string{"mia", "bo", "ana", "eve"} {
		wg.Go(func() {
			who, _ := iam.ParsePrincipal("arn:aws:iam::111122223333:user/" + name)
			own := iam.Derive(iam.Request{Action: "s3:GetObject", Resource: "arn:aws:s3:::home/" + name + "/x", Principal: who})
			other := own
			other.Resource = "arn:aws:s3:::home/nobody/x"
			var b *iam.Binding
			for range 5000 {
				b = set.Bind(&own, b)
				if b.Verdict().Outcome != iam.Allowed {
					t.Errorf("%s is kept from home", name)
					return
				}
				if b = set.Bind(&other, b); b.Verdict().Outcome != iam.ImplicitlyDenied {
					t.Errorf("%s enters another's home", name)
					return
				}
			}
		})
	}
	wg.Wait()
}

// TestBrokenBesideSound: what AWS would refuse closes, and a Deny in a sound
// policy beside it is still a Deny, at both speeds.
func TestBrokenBesideSound(t *testing.T) {
	parse := func(src string) *policy.Document { return policy.Parse("p", []byte(src)) }
	broken := iam.Attached{Name: "broken", Doc: parse(`{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}`)}
	deny := iam.Attached{Name: "deny", Doc: parse(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}`)}
	who, _ := iam.ParsePrincipal("arn:aws:iam::111122223333:user/mia")
	r := iam.Derive(iam.Request{Action: "s3:GetObject", Resource: "arn:aws:s3:::a/x", Principal: who})
	b := iam.Compile(iam.Policies{Identity: []iam.Attached{broken, deny}}).Bind(&r, nil)
	x := b.Explain()
	if v := b.Verdict(); v != x.Verdict || v.Outcome != iam.ExplicitlyDenied {
		t.Fatalf("Verdict %+v, Explain %+v", v, x.Verdict)
	}
	if d := x.Decisive; len(d) != 1 || d[0].Policy != "deny" {
		t.Errorf("decided by %+v", d)
	}
	for _, n := range x.Tree {
		if n.Why.ID == "layer-invalid" && n.Args[1] != "broken" {
			t.Errorf("%s is called invalid", n.Args[1])
		}
	}
}

// A law that provers rest on (Trial.Decide): an Allow that applies rather than
// not, or a Deny that does not rather than does, never takes an Allow away.
func TestTheDecisionIsMonotoneInItsStatements(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := world{r}
		set, req := iam.Compile(w.policies()), w.request()
		trial, elements := set.Try(&req, nil), set.Elements()
		if len(elements) == 0 {
			return
		}
		truths := make([]match.Truth, len(elements))
		for i := range truths {
			truths[i] = rapid.SampledFrom([]match.Truth{match.False, match.True, match.Unknown}).Draw(r, "truth")
		}
		i := rapid.IntRange(0, len(elements)-1).Draw(r, "statement")
		helps := match.Of(elements[i].Statement.Effect == policy.Allow)
		hinders := helps.Not()
		truths[i] = hinders
		hindered := trial.Decide(truths).Outcome
		for _, t := range []match.Truth{match.Unknown, helps} {
			truths[i] = t
			if got := trial.Decide(truths).Outcome; hindered == iam.Allowed && got != iam.Allowed {
				r.Fatalf("statement %d turns from %v to %v and the request is no longer allowed", i, hinders, t)
			}
		}
	})
}

// A trial that supposes what the judge finds gets what the judge gets.
func TestATrialOfWhatIsJudgedIsTheVerdict(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := world{r}
		set, req := iam.Compile(w.policies()), w.request()
		trial := set.Try(&req, nil)
		var truths []match.Truth
		for i, e := range set.Elements() {
			truth := match.Of(trial.Action(i)).And(trial.Resource(i)).And(match.Of(trial.Principal(i)))
			for j := range e.Tests {
				truth = truth.And(trial.Condition(i, j))
			}
			truths = append(truths, truth)
		}
		if got, want := trial.Decide(truths), set.Bind(&req, nil).Verdict(); got != want {
			r.Fatalf("supposed: %+v\njudged: %+v", got, want)
		}
	})
}
