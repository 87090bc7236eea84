package cases

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/iam"
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

// MaxLine is the longest line that is read, in bytes.
const MaxLine = 16 << 20

// Parse reads one line. number is its place in the file, the case's id when
// it has none.
func Parse(src []byte, number int) (Case, error) {
	c, l, err := read(src, number)
	if err != nil {
		return c, err
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

// ParseOpen reads a case that asks about all actions, or all resources, where
// its request names none. The request holds what is stated and nothing more.
func ParseOpen(src []byte) (Case, error) {
	c, l, err := read(src, 1)
	if err != nil {
		return c, err
	}
	action, resources := l.Request.Action, l.Request.Resource
	if action == "" {
		l.Request.Action = "any:Action"
	}
	if c.Request, err = l.request(); err != nil {
		return c, err
	}
	c.Policies = l.policies()
	c.Request.Action = action
	for i, arn := range resources {
		if c.Request.Resource = arn; i > 0 {
			c.Request.Resource = ""
			return c, errors.New("a question is about one resource, or about all: leave \"resource\" out")
		}
	}
	return c, nil
}

// read reads a line as it is written.
func read(src []byte, number int) (Case, *line, error) {
	var l line
	if err := json.Unmarshal(src, &l, json.RejectUnknownMembers(true), jsontext.AllowDuplicateNames(true)); err != nil {
		return Case{ID: fmt.Sprint(number)}, nil, plain(src, err)
	}
	if name, twice := repeated(src); twice {
		return Case{ID: fmt.Sprint(number)}, nil, fmt.Errorf("%q stands twice", name)
	}
	c := Case{ID: id(l.ID, number), Expect: l.Expect, Message: l.Message, Rule: strings.Trim(string(l.Rule), `"`), Page: l.Page,
		Note: l.Note, Source: l.Source, Unconfirmed: l.Unconfirmed}
	if l.Request == nil {
		return c, nil, errors.New(`the case has no "request"`)
	}
	return c, &l, nil
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
