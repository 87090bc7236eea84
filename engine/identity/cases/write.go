package cases

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/iam"
)

// Write writes a case as one line, the inverse of Parse. Its requests have been
// through iam.Derive; keys that Derive adds by itself are left out. By what way
// a policy reaches the principal cannot be written, and is lost.
func Write(c *Case) ([]byte, error) {
	l := line{ID: quoted(c.ID), Expect: c.Expect, Message: c.Message, Rule: quoted(c.Rule), Page: c.Page,
		Note: c.Note, Source: c.Source, Unconfirmed: c.Unconfirmed}
	if err := l.setRequest(c); err != nil {
		return nil, err
	}
	l.setPolicies(&c.Policies)
	return json.Marshal(l, json.OmitZeroStructFields(true), json.Deterministic(true), jsontext.AllowDuplicateNames(true))
}

func quoted(s string) jsontext.Value {
	if s == "" {
		return nil
	}
	q, _ := jsontext.AppendQuote(nil, s)
	return q
}

// MarshalJSON writes one resource as a string.
func (r resources) MarshalJSON() ([]byte, error) {
	if len(r) == 1 {
		return json.Marshal(r[0])
	}
	return json.Marshal([]string(r))
}

// MarshalJSON writes a document under its name, as a string where its text is
// not compact: places then stay what they are.
func (d document) MarshalJSON() ([]byte, error) {
	named := struct {
		Name   string         `json:"name"`
		Policy jsontext.Value `json:"policy"`
	}{Name: d.name, Policy: bytes.Clone(d.text)}
	err := named.Policy.Compact(jsontext.AllowDuplicateNames(true))
	if err != nil || named.Policy.Kind() != '{' || !bytes.Equal(named.Policy, d.text) {
		if named.Policy, err = jsontext.AppendQuote(nil, d.text); err != nil {
			return nil, fmt.Errorf("%s: %w", d.name, err)
		}
	}
	return json.Marshal(named, jsontext.AllowDuplicateNames(true), json.OmitZeroStructFields(true))
}

func (l *line) setRequest(c *Case) error {
	r, who := c.Request, c.Request.Principal
	l.Request = &request{Action: r.Action, Resource: resources{r.Resource}, ResourceAccountID: r.ResourceAccount, Principal: who.ARN}
	for _, more := range c.More {
		l.Request.Resource = append(l.Request.Resource, more.Resource)
	}
	if who.Kind == iam.Anonymous {
		l.Request.Principal = "anonymous"
	}
	l.setPrincipal(&who)
	context, err := contextOf(stated(c))
	l.Request.Context = context
	return err
}

func (l *line) setPrincipal(who *iam.Principal) {
	l.PrincipalID, l.CanonicalUserID, l.FederatedBy = who.ID, who.Canonical, who.Federer
	l.PrincipalTags, l.SessionTags = mapOf(who.Tags), mapOf(who.SessionTags)
	plain, err := iam.ParsePrincipal(l.Request.Principal)
	if derived := iam.Derive(iam.Request{Principal: plain}); err == nil && derived.Principal.RoleARN == who.RoleARN {
		return
	}
	l.PrincipalRoleARN = who.RoleARN
}

func mapOf(ps []iam.Pair) map[string]string {
	if ps == nil {
		return nil
	}
	m := make(map[string]string, len(ps))
	for _, p := range ps {
		m[p.Key] = p.Value
	}
	return m
}

// stated is what of the context must be written: what Derive would not add to
// every request of the case by itself.
func stated(c *Case) iam.Context {
	all := append([]iam.Request{c.Request}, c.More...)
	kept := slices.DeleteFunc(slices.Clone(c.Request.Context), func(e iam.Entry) bool { return follows(e.Key, all) })
	bare := c.Request
	bare.Context = kept
	derived := iam.Derive(bare).Context
	for _, e := range c.Request.Context {
		if again, ok := derived.Lookup(e.Key); !ok || !equal(e, again) {
			return c.Request.Context // two keys follow from each other
		}
	}
	return kept
}

// follows says whether Derive adds a key as it is. One that some request of
// the call lacks was never stated.
func follows(key string, all []iam.Request) bool {
	for _, r := range all {
		own, there := r.Context.Lookup(key)
		if !there {
			return true
		}
		r.Context = r.Context.Without(key)
		if again, ok := iam.Derive(r).Context.Lookup(key); !ok || !equal(own, again) {
			return false
		}
	}
	return true
}

func equal(a, b iam.Entry) bool { return a.Multi == b.Multi && slices.Equal(a.Values, b.Values) }

func contextOf(entries iam.Context) (map[string]jsontext.Value, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	m := map[string]jsontext.Value{}
	for _, e := range entries {
		if err := setEntry(m, e); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func setEntry(m map[string]jsontext.Value, e iam.Entry) (err error) {
	switch {
	case e.Multi:
		m[e.Key], err = json.Marshal(e.Values, json.FormatNilSliceAsNull(false))
	case len(e.Values) == 0:
		m[e.Key] = jsontext.Value("null")
	default: // several values of one key are tags that differ in case (rule 58)
		keys, ok := spellings(e.Key, len(e.Values))
		if !ok {
			return fmt.Errorf("context key %q has %d values, and no spelling for each: write them as a list", e.Key, len(e.Values))
		}
		for i, key := range keys {
			if m[key], err = json.Marshal(e.Values[i]); err != nil {
				return err
			}
		}
	}
	return err
}

// spellings are n ways to write a key, in the order in which Parse reads them.
func spellings(key string, n int) (all []string, ok bool) {
	for i := len(key); len(all) < n && i >= 0; i-- {
		if i == len(key) || key[i] >= 'A' && key[i] <= 'Z' {
			key = key[:i] + strings.ToLower(key[i:])
			all = append(all, key)
		}
	}
	return all, len(all) == n
}

func (l *line) setPolicies(p *iam.Policies) {
	l.IdentityPolicies, l.PermissionBoundaries = documents(p.Identity), documents(p.Boundary)
	l.SessionPolicies, l.VPCEndpointPolicies = documents(p.Session), documents(p.Endpoint)
	l.SCPs, l.RCPs = documentLevels(p.SCPs), documentLevels(p.RCPs)
	if p.Resource != nil {
		l.ResourcePolicy = &documents([]iam.Attached{*p.Resource})[0]
	}
	l.Settings.S3.BlockPublicAccess = p.BlockPublicAccess
	for _, a := range p.ACL {
		l.Settings.S3.ACL = append(l.Settings.S3.ACL, aclGrant(a))
	}
	for _, g := range p.Grants {
		l.KMSGrants = append(l.KMSGrants, keyGrant{Grantee: g.Grantee, Operations: g.Operations, Subset: mapOf(g.Subset), Equals: mapOf(g.Equals)})
	}
	l.PrincipalIsManagementAccount, l.ResourceIsManagementAccount = p.PrincipalIsManagement, p.ResourceIsManagement
}

func documents(as []iam.Attached) (out []document) {
	for _, a := range as {
		out = append(out, document{a.Name, []byte(a.Doc.Source())})
	}
	return out
}

func documentLevels(levels [][]iam.Attached) [][]document {
	if levels == nil {
		return nil
	}
	out := make([][]document, len(levels))
	for i, as := range levels {
		out[i] = append([]document{}, documents(as)...)
	}
	return out
}
