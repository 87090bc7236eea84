package prove

import (
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

// The account in which bare documents stand that name none, and another.
const (
	Home         = "111122223333"
	otherAccount = "444455556666"
)

// Documents are the parties over which two bare documents of one kind are
// compared: callers, and policies beside the documents that let each of their
// statements matter. b may be nil, where one is asked about alone; by are the
// only callers, none for those that the kind and the documents suggest.
//
// What is not the question's allows everything: a caller whose own policies are
// not asked about has AdministratorAccess, and resources let in whom their
// account would let in. Keys about callers range. Where a resource policy is
// asked about alone, only those count whom it lets in itself: not locals by
// permissions of their own, nor root. (Trust and key policies must allow these
// too, rule 6.)
func Documents(k policy.Kind, a, b *policy.Document, by ...iam.Principal) []Party {
	s := &stage{kind: k, a: a, b: b}
	for _, d := range []*policy.Document{a, b} {
		if d != nil {
			s.docs = append(s.docs, d)
		}
	}
	for i, who := range by {
		if session, ok := callerNamed(who.ARN); ok && who.Kind == iam.Role {
			by[i] = session
		}
	}
	switch k {
	case policy.Resource, policy.Trust, policy.Key:
		s.onResource(by)
	case policy.RCP:
		s.overResources(by)
	default:
		s.onCaller(by)
	}
	return s.parties
}

// stage collects the parties of one pair of documents.
type stage struct {
	kind    policy.Kind
	a, b    *policy.Document
	docs    []*policy.Document
	parties []Party
}

// add adds a party: what stands on both sides, and on each its own document.
func (s *stage) add(p Party, beside iam.Policies) {
	if who := p.Who.Kind; who == iam.RoleSession {
		p.Who = iam.Derive(iam.Request{Principal: p.Who}).Principal
	}
	p.A, p.B = s.with(beside, s.a), s.with(beside, s.b)
	p.Who.Boundary = len(p.A.Boundary) > 0
	s.parties = append(s.parties, p)
}

// with attaches a document of the stage's kind.
func (s *stage) with(p iam.Policies, d *policy.Document) iam.Policies {
	if d == nil {
		return p
	}
	at := iam.Attached{Name: d.Name, Doc: d}
	switch s.kind {
	case policy.Identity:
		p.Identity = []iam.Attached{at}
	case policy.Boundary:
		p.Boundary = []iam.Attached{at}
	case policy.Session:
		p.Session = []iam.Attached{at}
	case policy.Endpoint:
		p.Endpoint = []iam.Attached{at}
	case policy.SCP:
		p.SCPs = [][]iam.Attached{{at}}
		if !allowsSomething(d) { // one that only denies is attached beside this
			p.SCPs[0] = append(p.SCPs[0], managed("FullAWSAccess")...)
		}
	case policy.RCP:
		p.RCPs = [][]iam.Attached{{at}}
	default:
		p.Resource = &at
	}
	return p
}

func allowsSomething(d *policy.Document) bool {
	return slices.ContainsFunc(d.Statements, func(s policy.Statement) bool { return s.Effect == policy.Allow })
}

func managed(name string) []iam.Attached {
	a, _ := iam.Managed(name)
	return []iam.Attached{a}
}

// How the policies are called that let a caller in.
const (
	resourceSide = "the resource's side"
	roleSide     = "the role's side"
	keySide      = "the key's side"
)

// IsBeside says whether a document is one that Documents puts beside those that
// are asked about.
func IsBeside(name string) bool { return name == resourceSide || name == roleSide || name == keySide }

// RoleSide and KeySide are policies on roles and keys that leave all to an
// account: what stands there must itself allow, or let the account decide
// (rule 6). They are for questions about callers, where nothing is known of the
// roles and keys that they meet.
func RoleSide(account string) *iam.Attached { return grant(roleSide, accountOf(account), true) }

// KeySide is such a policy on keys.
func KeySide(account string) *iam.Attached { return grant(keySide, accountOf(account), false) }

func accountOf(id string) string { return `{"AWS":"` + id + `"}` }

// Roles and Keys are the patterns of these.
func Roles() []string { return allRoles }

// Keys is the pattern of KMS keys.
func Keys() []string { return allKeys }

// grant is a resource policy of ours. A trust policy has no Resource.
func grant(name, principal string, trust bool) *iam.Attached {
	text := `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":` + principal + `,"Action":"*","Resource":"*"}]}`
	if trust {
		text = strings.Replace(text, `,"Resource":"*"`, "", 1)
	}
	return &iam.Attached{Name: name, Doc: policy.Parse(name, []byte(text))}
}

// What stands on roles and on keys must itself allow, or let the account decide
// (rule 6).
var (
	assuming = []string{"sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"}
	allRoles = []string{"arn:aws:iam::*:role/*"}
	allKeys  = []string{"arn:aws:kms:*:*:key/*"}
)

// onCaller is for documents that hang on a caller: its identity, what bounds
// it, or its way. At home nothing needs to stand on resources but roles and
// keys; other accounts' let the caller in, where the documents tell accounts
// apart.
func (s *stage) onCaller(by []iam.Principal) {
	if len(by) == 0 {
		by = s.callers()
	}
	beside := iam.Policies{Identity: managed("AdministratorAccess")}
	if s.kind == policy.Identity {
		beside.Identity = nil
	}
	for _, who := range by {
		p := Party{Who: who}
		if s.kind == policy.Endpoint {
			p.Known = iam.Context{{Key: "aws:SourceIp"}} // rule 108
		}
		if !who.Kind.Signs() {
			s.letIn(p, beside, `"*"`)
			continue
		}
		s.add(p, beside)
		delegates := `{"AWS":"` + who.Account + `"}` // at home it adds nothing (rule 21)
		s.onRolesAndKeys(p, beside, delegates)
		for _, account := range s.accountsBeside(who.Account) {
			p.Owner = account
			s.letIn(p, beside, delegates)
		}
	}
}

// letIn adds the parties of resources that let the caller in.
func (s *stage) letIn(p Party, beside iam.Policies, principal string) {
	beside.Resource = grant(resourceSide, principal, false)
	s.add(p, beside)
	if s.speaksOf(assuming...) {
		p.On, beside.Resource = allRoles, grant(roleSide, principal, true)
		s.add(p, beside)
	}
}

func (s *stage) onRolesAndKeys(p Party, beside iam.Policies, principal string) {
	p.Owner = p.Who.Account
	if s.speaksOf(assuming...) {
		p.On, beside.Resource = allRoles, grant(roleSide, principal, true)
		s.add(p, beside)
	}
	if s.speaksOf("kms:Decrypt", "kms:PutKeyPolicy") || s.names("kms:") {
		p.On, beside.Resource = allKeys, grant(keySide, principal, false)
		s.add(p, beside)
	}
}

// names says whether an Action entry begins so.
func (s *stage) names(prefix string) bool {
	for _, d := range s.docs {
		for _, st := range d.Statements {
			if slices.ContainsFunc(st.Action.Values, func(v policy.Text) bool { return strings.HasPrefix(strings.ToLower(v.Value), prefix) }) {
				return true
			}
		}
	}
	return false
}

// accountsBeside are accounts of resources that the documents may judge
// otherwise than the caller's own: none, where they do not tell accounts apart.
func (s *stage) accountsBeside(own string) []string {
	named := s.accounts()
	if len(named) == 0 {
		return nil
	}
	out := distinct(append(named, otherAccount))
	return slices.DeleteFunc(out, func(a string) bool { return a == own || !arn.IsAccount(a) })
}

// accounts are what stands for the account in the documents' ARNs of resources
// and in conditions on it, wildcards among digits included.
func (s *stage) accounts() (out []string) {
	for _, d := range s.docs {
		for _, st := range d.Statements {
			for _, v := range append(slices.Clone(st.Resource.Values), st.NotResource.Values...) {
				if parts := strings.SplitN(v.Value, ":", 6); len(parts) == 6 && strings.Trim(parts[4], "*") != "" && parts[4] != "aws" {
					out = append(out, parts[4])
				}
			}
		}
	}
	for _, c := range s.conditions() {
		if strings.EqualFold(c.Key.Value, "aws:ResourceAccount") {
			for _, v := range c.Values {
				out = append(out, v.Value)
			}
		}
	}
	return distinct(out)
}

// home is the account in which documents that hang on a caller stand: the
// first that their resources name.
func (s *stage) home() string {
	for _, a := range s.accounts() {
		if arn.IsAccount(a) {
			return a
		}
	}
	return Home
}

// speaksOf says whether some statement's Action covers one of the actions.
func (s *stage) speaksOf(actions ...string) bool {
	for _, d := range s.docs {
		for _, st := range d.Statements {
			if st.NotAction.Present {
				return true
			}
			for _, entry := range st.Action.Values {
				if slices.ContainsFunc(actions, func(a string) bool { return match.Fits(entry.Value, a) }) {
					return true
				}
			}
		}
	}
	return false
}
