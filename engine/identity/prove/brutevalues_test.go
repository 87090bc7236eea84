package prove_test

import (
	"strings"
	"testing"

	"gatehouse/engine/identity/iam"
)

// TestAnotherValueIsFound wants a value that a condition's own do not name: A
// allows all, B where the condition holds, and requests carry the key. Each
// line ends with a value by which A alone allows, which the judge confirms.
func TestAnotherValueIsFound(t *testing.T) {
	for line := range strings.Lines(`
		aws:MultiFactorAuthAge StringEquals 0 1 2 60
		aws:MultiFactorAuthAge NumericLessThan 3600 7200
		aws:MultiFactorAuthAge NumericNotEquals 0 0
		aws:SourceIp StringEquals 198.51.100.9 2001:db8::9 192.0.2.7
		aws:SourceIp IpAddress 0.0.0.0/0 2001:db8::1
		aws:SourceIp IpAddress 128.0.0.0/1 ::/0 8.8.8.8
		aws:SourceIp NotIpAddress 0.0.0.0/1 8.8.8.8
		aws:SourceIp NotIpAddress 203.0.113.0/24 203.0.113.9
		aws:CurrentTime StringEquals 2026-01-01T12:00:00Z 2027-01-01T00:00:00Z
		aws:CurrentTime DateLessThan 2026-01-01T12:00:00Z 2026-01-01T12:00:00Z
		aws:CurrentTime DateNotEquals 2026-01-01T12:00:00Z 2026-01-01T12:00:00Z
		aws:PrincipalTag/team StringEquals x y
		aws:PrincipalTag/team StringEqualsIgnoreCase x y
		aws:PrincipalTag/team StringNotEqualsIgnoreCase x X
		aws:PrincipalTag/team StringLike ?* ""
		aws:PrincipalTag/team StringLike ?? ??* x
		aws:PrincipalTag/team NumericGreaterThanEquals 0 x
		aws:PrincipalTag/team Bool true false x
		aws:PrincipalTag/team IpAddress 0.0.0.0/0 ::/0 x
		aws:PrincipalTag/team DateGreaterThan 1900-01-01T00:00:00Z x
		aws:PrincipalTag/team BinaryEquals eHl6 x
		aws:PrincipalTag/team ArnLike arn:*:*:*:*:* x
		aws:SourceVpce StringLike vpce-* v
		aws:PrincipalOrgID StringEquals o-x o-y
		aws:UserAgent StringEquals x y
		aws:UserAgent StringNotEquals x x
		aws:SecureTransport StringLike tr* false
		aws:MultiFactorAuthPresent StringEquals true false
	`) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		last := len(fields) - 1
		anotherValue(t, condition{fields[1], fields[0], fields[2:last]}, strings.Trim(fields[last], `"`))
	}
}

func anotherValue(t *testing.T, c condition, value string) {
	t.Helper()
	given := allows.clone()
	given.conditions = []condition{c}
	p := cast()[0]
	p.a, p.b = &layers{identity: []paper{{statements: []statement{allows.clone()}}}}, &layers{identity: []paper{{statements: []statement{given}}}}
	present := condition{"Null", c.key, []string{"false"}}
	if value == "" {
		present = condition{"StringLike", c.key, []string{"*"}} // an empty tag is null
	}
	q := &question{verb: within, world: worlds[0], actions: worlds[0].actions[:1], parties: []*party{p}, regions: []string{"eu-west-1"},
		scope: scope{given: [][]condition{{present}}}}
	b := newBench(q)
	d := b.ask(engine)[0]
	r := iam.Derive(iam.Request{Action: "lab:GetThing", Resource: "arn:aws:lab:::a", Principal: p.who, Context: iam.Context{one(c.key, value)}})
	switch {
	case !b.within(&r) || !d.shows(b.judge(0, 0, &r), b.judge(0, 1, &r)):
		t.Errorf("%s %v: the judge is not shown it by %q", c.op+" "+c.key, c.values, value)
	case d.finding.Holds():
		t.Errorf("%s %v: proved, but %q shows otherwise", c.op+" "+c.key, c.values, value)
	}
}
