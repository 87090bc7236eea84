package cases

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
)

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

func (l *line) request() (iam.Request, error) {
	r := iam.Request{Action: l.Request.Action, ResourceAccount: l.Request.ResourceAccountID}
	if service, name, ok := strings.Cut(r.Action, ":"); !ok || service == "" || name == "" {
		return r, fmt.Errorf("action %q is not of the form service:Name", r.Action)
	}
	if strings.ContainsAny(r.Action, "*?") {
		return r, fmt.Errorf("action %q is a pattern, and a request is for one action: name it", r.Action)
	}
	if a := r.ResourceAccount; a != "" && a != "aws" && !arn.IsAccount(a) {
		return r, fmt.Errorf("resourceAccountId %q is no account: an account has twelve digits", a)
	}
	if len(l.Request.Resource) == 0 {
		l.Request.Resource = resources{"*"}
	}
	for i, named := range l.Request.Resource {
		l.Request.Resource[i] = cmp.Or(named, "*")
	}
	who, err := l.principal()
	if err != nil {
		return r, err
	}
	r.Principal = who
	at := make(map[string]int, len(l.Request.Context)) // in lower case
	for _, key := range slices.Sorted(maps.Keys(l.Request.Context)) {
		e, err := entry(key, l.Request.Context[key])
		if err != nil {
			return r, err
		}
		folded := strings.ToLower(key)
		i, twice := at[folded]
		switch {
		case !twice:
			at[folded] = len(r.Context)
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
			return e, plain(v, err)
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
