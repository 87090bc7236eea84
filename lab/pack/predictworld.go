package pack

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// How much a learner is asked to read at most.
const (
	maxExhibits     = 12
	maxExhibitLines = 600 // of all policies together
)

// attend puts together what bears on the request: the exercise's documents,
// and of the world's policies those that reach the caller and the resource.
func (p *page) attend() {
	r := &p.ex.Request.Request
	levels := map[policy.Kind]map[int]bool{policy.SCP: {}, policy.RCP: {}}
	taken := map[string]string{} // what has one policy of a kind, and its document
	for i := range p.ex.Exhibits {
		e := &p.ex.Exhibits[i]
		p.attachTo(e, p.ons[i])
		if e.Level > 0 {
			levels[e.Kind][e.Level] = true
		}
		if e.Kind == policy.Boundary && e.Bears {
			r.Principal.Boundary = true
		}
		if key := e.Kind.String() + " on " + e.On; lone(e.Kind) && taken[key] != "" {
			p.add(p.ons[i], "bad-attachment", fmt.Sprintf("%s and %s attach to %q, which has one such policy", taken[key], e.Name, e.On), "join them")
		} else {
			taken[key] = e.Name
		}
	}
	for i, e := range p.ex.Exhibits {
		if e.Level > 1 && !levels[e.Kind][e.Level-1] {
			p.add(p.ons[i], "missing-level", fmt.Sprintf("nothing is attached to level %d, above it", e.Level-1), "add what stands there; AWS's own first policy is FullAWSAccess")
		}
	}
	p.fromWorld()
	lines := 0
	for _, e := range p.ex.Exhibits {
		lines += strings.Count(e.Text, "\n")
	}
	if lines > maxExhibitLines {
		p.add(p.ex.Request.At, "too-long", fmt.Sprintf("the policies that bear on the request have %d lines together", lines), fmt.Sprintf("keep to %d: a learner reads them all", maxExhibitLines))
	}
}

// lone says whether a thing has at most one policy of that kind.
func lone(k policy.Kind) bool {
	switch k {
	case policy.Resource, policy.Trust, policy.Key, policy.Boundary, policy.Endpoint:
		return true
	}
	return false
}

// attachTo finds out whether a document reaches the request, and whether what
// it attaches to exists and takes it.
func (p *page) attachTo(e *Exhibit, at Place) {
	switch e.Kind {
	case policy.SCP, policy.RCP, policy.Endpoint:
		e.Bears = true
	case policy.Resource, policy.Trust, policy.Key:
		p.ofResource(e, at)
	default:
		p.ofCaller(e, at)
	}
}

func (p *page) ofResource(e *Exhibit, at Place) {
	t, err := p.ex.World.Resource(e.On)
	kind, _, _ := strings.Cut(e.On, "/")
	isRole := strings.HasPrefix(t.ARN, "arn:aws:iam::") && strings.Contains(t.ARN, ":role/")
	isKey := strings.HasPrefix(t.ARN, "arn:aws:kms:")
	switch {
	case err != nil:
		p.wrong(at, err)
	case e.Kind == policy.Trust && !isRole:
		p.add(at, "bad-attachment", fmt.Sprintf("a trust policy cannot attach to %q", e.On), "name a role: role/NAME")
	case e.Kind == policy.Key && !isKey:
		p.add(at, "bad-attachment", fmt.Sprintf("a key policy cannot attach to %q", e.On), "name a KMS key by its ARN")
	case e.Kind == policy.Resource && (isRole || isKey || t.ARN == "*" || kind == "user" || kind == "group"):
		p.add(at, "bad-attachment", fmt.Sprintf("a resource policy cannot attach to %q", e.On), "name bucket/NAME, or the ARN of what has one; roles have type: trust, keys type: key")
	}
	r := &p.ex.Request.Request
	e.Bears = e.Kind == iam.ResourceKind(r.Action, r.Resource) && (r.Resource == t.ARN || e.Kind == policy.Resource && strings.HasPrefix(r.Resource, t.ARN+"/"))
}

// ofCaller reads an attachment to who asks, or to a group of theirs.
func (p *page) ofCaller(e *Exhibit, at Place) {
	w, r := p.ex.World, &p.ex.Request.Request
	if strings.HasPrefix(e.On, "group/") && e.Kind == policy.Identity {
		if _, err := w.Resource(e.On); err != nil {
			p.wrong(at, err)
			return
		}
		members := w.Members(strings.TrimPrefix(e.On, "group/"))
		who, _, _ := strings.Cut(p.ex.Request.Who, "@")
		if e.Bears = slices.Contains(members, who); e.Bears {
			e.Via = e.On
		}
		return
	}
	who, bad := p.principal(w, e.On)
	switch {
	case bad != nil:
		p.wrong(at, bad)
	case who.Kind == iam.User, who.Kind == iam.RoleSession, who.Kind == iam.Role, who.Kind == iam.FederatedUser:
		caller := r.Principal
		e.Bears = who.ARN == caller.ARN || who.RoleARN != "" && who.RoleARN == caller.RoleARN
	default:
		p.add(at, "bad-attachment", fmt.Sprintf("%s cannot attach to %q", article(e.Kind), e.On), "name user/NAME or role/NAME")
	}
}

func article(k policy.Kind) string {
	switch k {
	case policy.Identity:
		return "an identity policy"
	case policy.Boundary:
		return "a boundary"
	}
	return "a " + k.String() + " policy"
}

// fromWorld adds the world's own policies that bear on the request, written out
// line by line. A document on a bucket takes the place of the world's there.
func (p *page) fromWorld() {
	w, c := p.ex.World, p.ex.Request
	who, _, _ := strings.Cut(c.Who, "@")
	for _, a := range w.Reaching(c.Who) {
		p.exhibit(a, policy.Identity, who)
	}
	for _, name := range c.Also {
		if m, err := w.PolicyNamed(name); err == nil {
			p.exhibit(iam.Attached{Name: m.Name, Doc: m.Doc}, policy.Identity, who)
		}
	}
	on := c.On
	if on == "-" {
		on = "*"
	}
	t, err := w.Resource(on)
	replaced := slices.ContainsFunc(p.ex.Exhibits, func(e Exhibit) bool { return e.Kind == policy.Resource && e.Bears })
	if err == nil && t.Policy != nil && !replaced {
		p.exhibit(*t.Policy, policy.Resource, t.Policy.Name)
	}
}

// exhibit shows a policy of the world's, once however often it reaches.
func (p *page) exhibit(a iam.Attached, kind policy.Kind, on string) {
	at := p.ex.Request.At
	if i := slices.IndexFunc(p.ex.Exhibits, func(e Exhibit) bool { return e.Name == a.Name }); i >= 0 {
		if e := p.ex.Exhibits[i]; !e.World {
			p.add(e.At, "duplicate-document", fmt.Sprintf("the world attaches a policy of the name %q as well", e.Name), "give the document another name")
		}
		return
	}
	if len(p.ex.Exhibits) >= maxExhibits {
		p.add(at, "too-many", fmt.Sprintf("more than %d policies bear on the request", maxExhibits), "let fewer reach it: a learner reads them all")
		return
	}
	text := strings.TrimRight(a.Doc.Print(), "\n") + "\n"
	if a.Via != "" {
		on = a.Via
	}
	p.ex.Exhibits = append(p.ex.Exhibits, Exhibit{Name: a.Name, Kind: kind, On: on, Via: a.Via, World: true, Bears: true, Text: text, Doc: policy.Parse(a.Name, []byte(text))})
}
