package cases

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
)

// document is a policy, bare or under a name; its text may be JSON or a string
// that holds JSON, as AWS's own APIs pass it.
type document struct {
	name string
	text []byte
}

// UnmarshalJSON takes the document's raw text, so that places count from its
// own first character.
func (d *document) UnmarshalJSON(raw []byte) error {
	d.text = bytes.Clone(raw)
	var named struct {
		Name   *string        `json:"name"`
		Policy jsontext.Value `json:"policy"`
	}
	if err := json.Unmarshal(raw, &named, json.RejectUnknownMembers(true), jsontext.AllowDuplicateNames(true)); err == nil && named.Policy != nil {
		d.text = named.Policy
		if named.Name != nil {
			d.name = *named.Name
		}
	}
	if v := jsontext.Value(d.text); v.Kind() == '"' {
		text, err := jsontext.AppendUnquote(nil, v)
		if err != nil {
			return err
		}
		d.text = text
	}
	return nil
}

func (l *line) policies() iam.Policies {
	p := iam.Policies{
		Identity: attached("identity", l.IdentityPolicies),
		Boundary: attached("boundary", l.PermissionBoundaries),
		Session:  attached("session", l.SessionPolicies),
		Endpoint: attached("endpoint", l.VPCEndpointPolicies),
		SCPs:     levels("scp", l.SCPs), RCPs: levels("rcp", l.RCPs),

		BlockPublicAccess:     l.Settings.S3.BlockPublicAccess,
		PrincipalIsManagement: l.PrincipalIsManagementAccount || l.ManagementAccount,
		ResourceIsManagement:  l.ResourceIsManagementAccount,
	}
	if l.SessionPolicy != nil {
		p.Session = append(p.Session, attached("session", []document{*l.SessionPolicy})...)
	}
	for _, g := range l.KMSGrants {
		p.Grants = append(p.Grants, iam.KeyGrant{Grantee: g.Grantee, Operations: g.Operations, Subset: pairs(g.Subset), Equals: pairs(g.Equals)})
	}
	for _, a := range l.Settings.S3.ACL {
		p.ACL = append(p.ACL, iam.ACLGrant(a))
	}
	if l.ResourcePolicy != nil {
		p.Resource = &attached("resource", []document{*l.ResourcePolicy})[0]
	}
	return p
}

// attached parses documents; one without a name is called after its layer and
// place: "identity", "identity 2".
func attached(layer string, ds []document) []iam.Attached {
	var out []iam.Attached
	for i, d := range ds {
		name := d.name
		if name == "" {
			name = layer
			if i > 0 {
				name = fmt.Sprintf("%s %d", layer, i+1)
			}
		}
		out = append(out, iam.Attached{Name: name, Doc: policy.Parse(name, d.text)})
	}
	return out
}

func levels(layer string, ds [][]document) [][]iam.Attached {
	if ds == nil {
		return nil
	}
	out := make([][]iam.Attached, len(ds))
	for i, d := range ds {
		out[i] = attached(fmt.Sprintf("%s level %d", layer, i+1), d)
	}
	return out
}
