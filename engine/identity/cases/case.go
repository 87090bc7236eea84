package cases

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/identity/iam"
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

// plain takes the decoder's name and Go's types out of a message: readers of a
// case file write JSON, not Go.
func plain(src []byte, err error) error {
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
		read := src[:min(int(syn.ByteOffset), len(src))]
		lines, column := bytes.Count(read, []byte("\n")), utf8.RuneCount(read[bytes.LastIndexByte(read, '\n')+1:])+1
		where := fmt.Sprintf("at column %d", column)
		if lines > 0 {
			where = fmt.Sprintf("in the case's line %d at column %d", lines+1, column)
		}
		if errors.Is(syn.Err, io.ErrUnexpectedEOF) {
			return fmt.Errorf("the case has no end: it stops %s", where)
		}
		return fmt.Errorf("no JSON %s: %w", where, syn.Err)
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
