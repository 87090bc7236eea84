package cases

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/policy"
	"gatehouse/engine/nearest"
)

// Case is one line: a request and everything that bears on it.
type Case struct {
	ID       string
	Request  iam.Request
	More     []iam.Request // the same call's other resources (rule 14)
	Policies iam.Policies

	Expect      string // verdict a corpus expects; ignored by eval
	Message     string // AWS's words that a corpus expects
	Rule        string // rule a corpus line is about
	Page        string // page it leans on
	Note        string
	Source      string // "aws": transcribed from a worked example of AWS's
	Unconfirmed bool   // the rule is not confirmed
}

// line is a case as it is written.
type line struct {
	ID                           jsontext.Value `json:"id"`
	Request                      *request       `json:"request"`
	IdentityPolicies             []document     `json:"identityPolicies"`
	ResourcePolicy               *document      `json:"resourcePolicy"`
	PermissionBoundaries         []document     `json:"permissionBoundaries"`
	SCPs                         [][]document   `json:"scps"`
	RCPs                         [][]document   `json:"rcps"`
	SessionPolicies              []document     `json:"sessionPolicies"`
	SessionPolicy                *document      `json:"sessionPolicy"`
	VPCEndpointPolicies          []document     `json:"vpcEndpointPolicies"`
	Settings                     settings       `json:"settings"`
	PrincipalIsManagementAccount bool           `json:"principalIsManagementAccount"`
	ManagementAccount            bool           `json:"managementAccount"`
	ResourceIsManagementAccount  bool           `json:"resourceIsManagementAccount"`
	PrincipalRoleARN             string         `json:"principalRoleArn"`
	FederatedBy                  string         `json:"federatedBy"`

	PrincipalID     string            `json:"principalId"`
	CanonicalUserID string            `json:"canonicalUserId"`
	PrincipalTags   map[string]string `json:"principalTags"`
	SessionTags     map[string]string `json:"sessionTags"`
	KMSGrants       []keyGrant        `json:"kmsGrants"`

	Expect      string         `json:"expect"`
	Message     string         `json:"message"`
	Rule        jsontext.Value `json:"rule"`
	Page        string         `json:"page"`
	Note        string         `json:"note"`
	Source      string         `json:"source"`
	Unconfirmed bool           `json:"unconfirmed"`
}

type settings struct {
	S3 struct {
		BlockPublicAccess bool       `json:"blockPublicAccess"`
		ACL               []aclGrant `json:"acl"`
	} `json:"s3"`
}

type aclGrant struct {
	Account    string `json:"account"`
	Permission string `json:"permission"`
}

type keyGrant struct {
	Grantee    string            `json:"grantee"`
	Operations []string          `json:"operations"`
	Subset     map[string]string `json:"encryptionContextSubset"`
	Equals     map[string]string `json:"encryptionContextEquals"`
}

type request struct {
	Action            string                    `json:"action"`
	Resource          resources                 `json:"resource"`
	ResourceAccountID string                    `json:"resourceAccountId"`
	Principal         string                    `json:"principal"`
	Context           map[string]jsontext.Value `json:"context"`
}

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

// resources is one ARN or a list of them: a call may need several (rule 14).
type resources []string

// UnmarshalJSON takes a string or a list of strings.
func (r *resources) UnmarshalJSON(raw []byte) error {
	if jsontext.Value(raw).Kind() == '"' {
		*r = make(resources, 1)
		return json.Unmarshal(raw, &(*r)[0])
	}
	return json.Unmarshal(raw, (*[]string)(r))
}

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 16 << 20

// Parse reads one line. number is its place in the file, the case's id when
// it has none.
func Parse(src []byte, number int) (Case, error) {
	var l line
	if err := json.Unmarshal(src, &l, json.RejectUnknownMembers(true), jsontext.AllowDuplicateNames(true)); err != nil {
		return Case{ID: fmt.Sprint(number)}, plain(err)
	}
	if name, twice := repeated(src); twice {
		return Case{ID: fmt.Sprint(number)}, fmt.Errorf("%q stands twice", name)
	}
	c := Case{ID: id(l.ID, number), Expect: l.Expect, Message: l.Message, Rule: strings.Trim(string(l.Rule), `"`), Page: l.Page,
		Note: l.Note, Source: l.Source, Unconfirmed: l.Unconfirmed}
	if l.Request == nil {
		return c, errors.New(`the case has no "request"`)
	}
	r, err := l.request()
	if err != nil {
		return c, err
	}
	c.Policies = l.policies()
	for i, arn := range l.Request.Resource {
		if r.Resource = arn; i == 0 {
			c.Request = iam.Derive(r)
			continue
		}
		c.More = append(c.More, iam.Derive(r))
	}
	c.Policies.ResourceKind = iam.ResourceKind(c.Request.Action, c.Request.Resource)
	return c, nil
}

// repeated finds a member of the case, or of its request, that stands twice.
// Within a policy that is for the policy's reader to judge (rule 168).
func repeated(src []byte) (name string, twice bool) {
	dec := jsontext.NewDecoder(bytes.NewBuffer(src), jsontext.AllowDuplicateNames(true))
	seen := [2]map[string]bool{{}, {}}
	for depth := 0; ; {
		tok, err := dec.ReadToken()
		if err != nil {
			return "", false
		}
		switch tok.Kind() {
		case '{':
			depth++
			continue
		case '}':
			depth--
			continue
		}
		if depth == 0 { // null
			return "", false
		}
		if name = tok.String(); seen[depth-1][name] {
			return name, true
		}
		seen[depth-1][name] = true
		if depth == 1 && name == "request" && dec.PeekKind() == '{' {
			continue
		}
		if dec.SkipValue() != nil {
			return "", false
		}
	}
}

func id(v jsontext.Value, number int) string {
	if v == nil {
		return fmt.Sprint(number)
	}
	if v.Kind() == '"' {
		text, _ := jsontext.AppendUnquote(nil, v)
		return string(text)
	}
	return string(v)
}

// plain takes the decoder's name and Go's types out of a message: readers of a
// case file write JSON, not Go.
func plain(err error) error {
	var sem *json.SemanticError
	if errors.As(err, &sem) {
		where := strings.TrimPrefix(string(sem.JSONPointer), "/")
		if errors.Is(err, json.ErrUnknownName) {
			return fmt.Errorf("a case has no member %q: %s", where, nearest.Hint(sem.JSONPointer.LastToken(), members(sem.JSONPointer.Parent())))
		}
		return fmt.Errorf("%q holds a value of the wrong type", where)
	}
	var syn *jsontext.SyntacticError
	if errors.As(err, &syn) {
		return fmt.Errorf("no JSON at column %d: %w", syn.ByteOffset+1, syn.Err)
	}
	return err
}

// members lists what may stand at a place of a case.
func members(at jsontext.Pointer) (names []string) {
	t := reflect.TypeFor[line]()
	switch at {
	case "/request":
		t = reflect.TypeFor[request]()
	case "/settings":
		t = reflect.TypeFor[settings]()
	case "/settings/s3":
		t = reflect.TypeOf(settings{}.S3)
	}
	for i := range t.NumField() {
		names = append(names, t.Field(i).Tag.Get("json"))
	}
	return names
}

func (l *line) request() (iam.Request, error) {
	r := iam.Request{Action: l.Request.Action, ResourceAccount: l.Request.ResourceAccountID}
	if service, name, ok := strings.Cut(r.Action, ":"); !ok || service == "" || name == "" {
		return r, fmt.Errorf("action %q is not of the form service:Name", r.Action)
	}
	if len(l.Request.Resource) == 0 {
		l.Request.Resource = resources{"*"}
	}
	for i, arn := range l.Request.Resource {
		l.Request.Resource[i] = cmp.Or(arn, "*")
	}
	who, err := l.principal()
	if err != nil {
		return r, err
	}
	r.Principal = who
	for _, key := range slices.Sorted(maps.Keys(l.Request.Context)) {
		e, err := entry(key, l.Request.Context[key])
		if err != nil {
			return r, err
		}
		i := slices.IndexFunc(r.Context, func(o iam.Entry) bool { return strings.EqualFold(o.Key, key) })
		switch {
		case i < 0:
			r.Context = append(r.Context, e)
		case strings.Contains(strings.ToLower(key), "tag/"): // two tags that the key hits both (rule 58)
			r.Context[i].Values = append(r.Context[i].Values, e.Values...)
		default:
			return r, fmt.Errorf("%q and %q are one context key", r.Context[i].Key, key)
		}
	}
	return r, nil
}

// principal reads who calls, with what the case says of it beside the request.
func (l *line) principal() (iam.Principal, error) {
	who, err := iam.ParsePrincipal(l.Request.Principal)
	switch {
	case l.Request.Principal == "":
		return who, errors.New("the request has no principal: give an ARN such as arn:aws:iam::111122223333:user/mia, a service or anonymous")
	case err != nil:
		return who, fmt.Errorf("principal: %w", err)
	}
	who.RoleARN, who.Federer = cmp.Or(l.PrincipalRoleARN, who.RoleARN), l.FederatedBy
	who.Boundary = len(l.PermissionBoundaries) > 0
	who.ID, who.Canonical = l.PrincipalID, l.CanonicalUserID
	who.Tags, who.SessionTags = pairs(l.PrincipalTags), pairs(l.SessionTags)
	return who, nil
}

// pairs lists a map in the order of its keys, nil for none.
func pairs(m map[string]string) (out []iam.Pair) {
	if m != nil {
		out = []iam.Pair{}
	}
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, iam.Pair{Key: key, Value: m[key]})
	}
	return out
}

// entry reads a context value: text, number, boolean, or a list of them; null
// says that the key is absent.
func entry(key string, v jsontext.Value) (iam.Entry, error) {
	e := iam.Entry{Key: key}
	if v.Kind() == 'n' {
		return e, nil
	}
	items := []jsontext.Value{v}
	if v.Kind() == '[' {
		e.Multi = true
		if err := json.Unmarshal(v, &items); err != nil {
			return e, plain(err)
		}
	}
	for _, item := range items {
		switch item.Kind() {
		case '"':
			text, err := jsontext.AppendUnquote(nil, item)
			if err != nil {
				return e, err
			}
			e.Values = append(e.Values, string(text))
		case '0', 't', 'f':
			e.Values = append(e.Values, string(item))
		default:
			return e, fmt.Errorf("context key %q holds neither text, number nor boolean", key)
		}
	}
	return e, nil
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
