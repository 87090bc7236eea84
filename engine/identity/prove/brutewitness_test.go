package prove_test

import (
	"fmt"
	"math"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/prove"
)

// faults says what is wrong with a witness: it is not what the finding claims,
// or no request of the space.
func (b *bench) faults(d *direction, w *prove.Witness) (all []string) {
	if w.Party < 0 || w.Party >= len(b.parties) {
		return []string{"the witness is of no party"}
	}
	r := &w.Request
	va, vb := b.judge(w.Party, 0, r), iam.Verdict{}
	if b.q.verb.two() {
		vb = b.judge(w.Party, 1, r)
	}
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			all = append(all, fmt.Sprintf(format, args...))
		}
	}
	fault(va != w.A || vb != w.B, "the judge says %v and %v of the witness, the finding %v and %v", va, vb, w.A, w.B)
	fault(!d.shows(va, vb), "the witness does not show it: %v and %v", va.Outcome, vb.Outcome)
	fault(!b.within(r), "the witness is outside the scope")
	fault(len(w.Actions) == 0 || w.Actions[0] != r.Action, "the witness' own action is not the first of %v", w.Actions)
	for _, a := range w.Actions {
		all = append(all, b.actionFaults(d, w, a)...)
	}
	for _, a := range w.Others {
		fault(!b.likewise(d, w, a), "nothing like the witness goes the same way for %s", a)
	}
	p := b.q.parties[w.Party]
	all = append(all, requestFaults(b.q, p, r)...)
	fault(len(all) == 0 && !b.completes(d, w.Party, r), "no whole request shows it")
	again := iam.Derive(*r)
	fault(!alike(again.Context, r.Context), "Derive still adds: %v", again.Context)
	return all
}

// actionFaults wants every action that the witness names to go the same way,
// on its resource and in its situation.
func (b *bench) actionFaults(d *direction, w *prove.Witness, action string) []string {
	r := w.Request
	r.Action = action
	vb := iam.Verdict{}
	if b.q.verb.two() {
		vb = b.judge(w.Party, 1, &r)
	}
	if !d.shows(b.judge(w.Party, 0, &r), vb) || !b.within(&r) {
		return []string{"the witness does not go the same way for " + action}
	}
	i := slices.IndexFunc(b.q.actions, func(a prove.Action) bool { return a.Name == action })
	if i < 0 {
		return []string{"the space has no action " + action}
	}
	if formats := b.q.actions[i].Formats; !suits(formats, r.Resource) {
		return []string{fmt.Sprintf("%s is not asked on %s", action, r.Resource)}
	}
	for _, e := range r.Context {
		_, stated := b.q.parties[w.Party].known.Lookup(e.Key)
		if strings.HasPrefix(e.Key, "lab:") && len(e.Values) > 0 && !stated && !carries(b.q.actions[i], e.Key) {
			return []string{fmt.Sprintf("%s does not carry %s", action, e.Key)}
		}
	}
	return nil
}

// likewise says whether an action goes the same way on some resource of its
// own, in the witness' situation.
func (b *bench) likewise(d *direction, w *prove.Witness, action string) bool {
	i := slices.IndexFunc(b.q.actions, func(a prove.Action) bool { return a.Name == action })
	if i < 0 {
		return false
	}
	p := b.q.parties[w.Party]
	if e, _ := w.Request.Context.Lookup("aws:ResourceAccount"); p.owner == "" && len(e.Values) == 1 && e.Values[0] != p.who.Account {
		return true // resources of other accounts are not counted out
	}
	for _, s := range b.q.stretches() {
		if s.party != w.Party || s.action != action {
			continue
		}
		for _, resource := range names(s.format, 2) {
			r := w.Request
			r.Action, r.Resource = action, resource
			r.Context = r.Context.Without("aws:RequestedRegion").Without("aws:ResourceAccount")
			for _, r := range []iam.Request{iam.Derive(r), w.Request} { // what the resource tells anew, or all as it was
				r.Action, r.Resource = action, resource
				va, vb := b.judge(w.Party, 0, &r), iam.Verdict{}
				if b.q.verb.two() {
					vb = b.judge(w.Party, 1, &r)
				}
				if p.means(action, resource) && d.shows(va, vb) && b.within(&r) {
					return true
				}
			}
		}
	}
	return false
}

// suits says whether a resource has one of the formats, whatever stands in the
// places of names.
func suits(formats []string, resource string) bool {
	if len(formats) == 0 {
		return resource == "*"
	}
	return slices.ContainsFunc(formats, func(f string) bool {
		pattern := ""
		for rest := f; ; {
			head, tail, more := strings.Cut(rest, "${")
			pattern += head
			if !more {
				break
			}
			pattern += "?*"
			_, rest, _ = strings.Cut(tail, "}")
		}
		return fits(pattern, resource)
	})
}

// requestFaults holds a request against the facts that the space knows.
func requestFaults(q *question, p *party, r *iam.Request) (all []string) {
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			all = append(all, fmt.Sprintf(format, args...))
		}
	}
	fault(r.Principal.ARN != p.who.ARN || r.Principal.Kind != p.who.Kind || !slices.Equal(r.Principal.Tags, p.who.Tags), "the witness is of another principal: %v", r.Principal)
	told := r.ResourceAccount == "" && (p.owner == p.who.Account || strings.Contains(r.Resource, ":"+p.owner+":")) // without being said
	fault(p.owner != "" && r.ResourceAccount != p.owner && !told, "the resource is another account's: %q", r.ResourceAccount)
	fault(!p.means(r.Action, r.Resource), "%s is not among the party's resources", r.Resource)
	values := func(key string) []string { e, _ := r.Context.Lookup(key); return e.Values }
	for _, e := range p.known {
		fault(!slices.Equal(values(e.Key), e.Values), "%s is known to be %v, and is %v", e.Key, e.Values, values(e.Key))
	}
	for _, k := range q.never {
		fault(values(k) != nil, "%s is there", k)
	}
	for _, k := range q.closed {
		for _, v := range values(k) {
			_, stated := p.known.Lookup(k)
			fault(!stated && !p.gives(k) && !slices.Contains(valuesOf(k), v), "%s is %q", k, v)
		}
	}
	for _, e := range r.Context {
		fault(!typed(e, q.decimal(e.Key)), "%s holds %q", e.Key, e.Values)
		fault(len(e.Values) > 1 && !e.Multi && !p.gives(e.Key), "%s holds %q and is no set", e.Key, e.Values)
		caller := strings.HasPrefix(strings.ToLower(e.Key), "aws:principaltag/") || strings.EqualFold(e.Key, "aws:PrincipalOrgID")
		_, stated := p.known.Lookup(e.Key)
		fault(caller && len(e.Values) > 0 && !stated && !p.gives(e.Key) && (p.whole || !signs(p.who.Kind)), "%s ranges for %s", e.Key, p.name)
	}
	return append(all, factFaults(p, values)...)
}

// decimal says whether a policy compares the key with a number that has a point.
func (q *question) decimal(key string) bool {
	return slices.ContainsFunc(q.conditions(), func(c condition) bool {
		return strings.EqualFold(c.key, key) && strings.Contains(strings.Join(c.values, " "), ".")
	})
}

// typed says whether the values of a key are of its type; numbers are natural
// unless the policies say otherwise. Of keys that the catalogue does not know
// only a comparison tells the type, so that texts may stand there.
func typed(e iam.Entry, decimal bool) bool {
	return !slices.ContainsFunc(e.Values, func(v string) bool {
		var err error
		switch strings.ToLower(e.Key) {
		case "lab:size", "aws:multifactorauthage":
			n, err := strconv.ParseFloat(v, 64)
			return err != nil && e.Key != "lab:size" || n < 0 || n != math.Trunc(n) && !decimal
		case "aws:multifactorauthpresent", "aws:securetransport", "aws:viaawsservice", "aws:principalisawsservice":
			return v != "true" && v != "false"
		case "aws:sourceip", "aws:vpcsourceip":
			_, err = netip.ParseAddr(v)
		case "aws:currenttime", "aws:tokenissuetime":
			_, err = time.Parse(time.RFC3339, v)
		}
		return err != nil
	})
}

// factFaults are the facts of which keys come together and which exclude each
// other. What is missing is completes' to find.
func factFaults(p *party, values func(string) []string) (all []string) {
	first := func(key string) string {
		if v := values(key); len(v) > 0 {
			return v[0]
		}
		return ""
	}
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			all = append(all, fmt.Sprintf(format, args...))
		}
	}
	mfa, age, issued := first("aws:MultiFactorAuthPresent"), first("aws:MultiFactorAuthAge"), first("aws:TokenIssueTime")
	session := p.who.Kind == iam.RoleSession || p.who.Kind == iam.FederatedUser
	personal := p.who.Kind == iam.User || p.who.Kind == iam.Root
	fault(age != "" && mfa != "true", "there is an age of MFA without MFA")
	fault(mfa != "" && !session && !personal, "a %v came with MFA %s", p.who.Kind, mfa)
	fault(mfa == "" && session, "a session tells nothing of MFA")
	fault(issued != "" && !session && !personal, "a %v came with temporary credentials", p.who.Kind)
	fault(personal && issued != "" && mfa == "", "credentials were issued and tell nothing of MFA")

	ip, endpoint := first("aws:SourceIp"), first("aws:VpcSourceIp")+first("aws:SourceVpc")+first("aws:SourceVpce")
	fault(ip != "" && endpoint != "", "the request comes from %s and through an endpoint", ip)
	all = append(all, timeFaults(first)...)
	fault((len(values("aws:CalledVia")) > 0) != (first("aws:ViaAWSService") == "true"), "CalledVia and ViaAWSService do not agree")
	if v := values("aws:CalledVia"); len(v) > 0 {
		fault(first("aws:CalledViaFirst") != v[0] || first("aws:CalledViaLast") != v[len(v)-1], "CalledVia's ends do not agree")
	}
	keys, tagged := values("aws:TagKeys"), first("aws:RequestTag/team") != ""
	fault(keys != nil && tagged && !slices.ContainsFunc(keys, func(k string) bool { return strings.EqualFold(k, "team") }), "TagKeys leave a tag of the request out")
	fault(first("aws:SourceArn")+first("aws:SourceAccount") != "" && p.who.Kind != iam.Service, "no service calls")
	return all
}

func timeFaults(first func(string) string) []string {
	now, epoch := first("aws:CurrentTime"), first("aws:EpochTime")
	if now == "" || epoch == "" {
		return nil
	}
	t, err := time.Parse(time.RFC3339, now)
	if n, err2 := strconv.ParseInt(epoch, 10, 64); err != nil || err2 != nil || t.Unix() != n {
		return []string{fmt.Sprintf("%s and %s are two instants", now, epoch)}
	}
	return nil
}
