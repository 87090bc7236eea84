package worldfile

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/nearest"
)

// NameError is a name that the world does not know.
type NameError struct {
	Message string // lower case, no full stop
	Hint    string // the nearest name, or those there are
}

func (e *NameError) Error() string { return e.Message + ": " + e.Hint }

// prefixes are the words before the slash in a reference.
var prefixes = []string{"user", "role", "group", "bucket", "table", "root"}

// sessionName is the session under which a role's requests are made.
const sessionName = "lab"

func unknown(kind, name string, known []string) error {
	return &NameError{fmt.Sprintf("there is no %s %q in the world", kind, name), nearest.Hint(name, known)}
}

func lookup[T interface{ called() string }](things []T, kind, name string) (T, error) {
	t, ok := find(things, name)
	if !ok {
		return t, unknown(kind, name, names(things))
	}
	return t, nil
}

// Situation is the situation of that name.
func (w *World) Situation(name string) (Situation, error) {
	return lookup(w.Situations, "situation", name)
}

// PolicyNamed is the managed policy of that name.
func (w *World) PolicyNamed(name string) (Policy, error) {
	return lookup(w.Policies, "policy", name)
}

// Account is the account of that short name; "" is the first.
func (w *World) Account(name string) (Account, error) {
	if name == "" && len(w.Accounts) > 0 {
		return w.Accounts[0], nil
	}
	return lookup(w.Accounts, "account", name)
}

// Principal is who makes requests under a reference: "user/mia", "role/Audit"
// (a session of the role), "root", each with an optional "@account".
func (w *World) Principal(ref string) (iam.Principal, error) {
	kind, name, account := split(ref)
	switch kind {
	case "user":
		u, err := lookup(w.Users, "user", name)
		if err == nil {
			err = w.belongs(ref, u.Account, account)
		}
		return iam.Principal{Kind: iam.User, ARN: u.ARN, ID: u.ID, Account: u.Account}, err
	case "role":
		r, err := lookup(w.Roles, "role", name)
		if err == nil {
			err = w.belongs(ref, r.Account, account)
		}
		return iam.Principal{
			Kind:    iam.RoleSession,
			ARN:     "arn:aws:sts::" + r.Account + ":assumed-role/" + r.Name + "/" + sessionName, // rule 25
			ID:      r.ID + ":" + sessionName,
			Account: r.Account,
			RoleARN: r.ARN,
		}, err
	case "group":
		return iam.Principal{}, &NameError{fmt.Sprintf("%q is a group, which makes no requests", ref), "name one of its users"} // rule 12
	}
	if bare, account, _ := strings.Cut(ref, "@"); bare == "root" {
		a, err := w.Account(account)
		return iam.Principal{Kind: iam.Root, ARN: "arn:aws:iam::" + a.ID + ":root", ID: a.ID, Account: a.ID}, err
	}
	return iam.Principal{}, unknown("principal", ref, w.principals())
}

func (w *World) principals() []string {
	var refs []string
	for _, u := range w.Users {
		refs = append(refs, "user/"+u.Name)
	}
	for _, r := range w.Roles {
		refs = append(refs, "role/"+r.Name)
	}
	return append(refs, "root")
}

// belongs checks the account that a reference names.
func (w *World) belongs(ref, id, account string) error {
	if account == "" {
		return nil
	}
	a, err := w.Account(account)
	if err != nil || a.ID == id {
		return err
	}
	i := slices.IndexFunc(w.Accounts, func(a Account) bool { return a.ID == id })
	if i < 0 {
		return &NameError{fmt.Sprintf("%q is not in account %q", ref, account), "leave the @ out"}
	}
	return &NameError{fmt.Sprintf("%q is not in account %q", ref, account), fmt.Sprintf("it is in %q", w.Accounts[i].Name)}
}

// split takes "user/mia@prod" apart. Only identities and tables may carry an
// account: the key of an object may hold an @ of its own.
func split(ref string) (kind, name, account string) {
	kind, name, _ = strings.Cut(ref, "/")
	switch kind {
	case "user", "role", "group", "table":
		name, account, _ = strings.Cut(name, "@")
	}
	return kind, name, account
}

// Resource is what a reference to a resource stands for: "bucket/reports" or
// "reports", "reports/q3.csv", "table/orders", "table/orders/index/by-date",
// "user/mia", "role/Audit", "group/staff", an ARN, or "*".
func (w *World) Resource(ref string) (Target, error) {
	if ref == "*" {
		return Target{ARN: "*"}, nil
	}
	if strings.HasPrefix(ref, "arn:") {
		return w.byARN(ref)
	}
	kind, name, account := split(ref)
	var t Target
	var err error
	switch kind {
	case "user":
		var u User
		u, err = lookup(w.Users, "user", name)
		t = Target{ARN: u.ARN, Account: u.Account}
	case "role":
		var r Role
		r, err = lookup(w.Roles, "role", name)
		t = Target{ARN: r.ARN, Account: r.Account}
	case "group":
		var g Group
		g, err = lookup(w.Groups, "group", name)
		t = Target{ARN: g.arn(), Account: g.Account}
	case "table":
		return w.table(ref, name, account)
	case "bucket":
		return w.bucket(ref, name)
	default:
		return w.bucket(ref, ref)
	}
	if err == nil {
		err = w.belongs(ref, t.Account, account)
	}
	return t, err
}

// bucket is a bucket by its name, or an object in it by "name/key".
func (w *World) bucket(ref, path string) (Target, error) {
	name, key, isObject := strings.Cut(path, "/")
	b, ok := find(w.Buckets, name)
	switch {
	case !ok && ref == path && !isObject:
		return Target{}, unknown("resource", ref, w.resources())
	case !ok:
		return Target{}, unknown("bucket", name, names(w.Buckets))
	case isObject && key == "":
		return Target{}, &NameError{fmt.Sprintf("%q names no object", ref), "write the key after the slash, or leave the slash out"}
	}
	t := Target{ARN: b.ARN, Account: b.Account, Policy: b.attached()}
	if isObject {
		t.ARN += "/" + key
	}
	return t, nil
}

func (b Bucket) attached() *iam.Attached {
	if b.Policy == nil {
		return nil
	}
	return &iam.Attached{Name: "bucket/" + b.Name, Doc: b.Policy}
}

func (w *World) resources() []string {
	refs := names(w.Buckets)
	for _, t := range w.Tables {
		refs = append(refs, "table/"+t.Name)
	}
	return refs
}

func (w *World) table(ref, path, account string) (Target, error) {
	name, part, isPart := strings.Cut(path, "/")
	t, err := lookup(w.Tables, "table", name)
	if err == nil {
		err = w.belongs(ref, t.Account, account)
	}
	target := Target{ARN: t.ARN, Account: t.Account}
	if isPart {
		target.ARN += "/" + part
	}
	return target, err
}

// byARN is a resource by its full ARN. The world need not know it; what it does
// know of it, the owner and a bucket's policy, is filled in.
func (w *World) byARN(ref string) (Target, error) {
	a, err := arn.Parse(ref)
	if err != nil {
		return Target{}, &NameError{fmt.Sprintf("%q is not an ARN", ref), "write arn:partition:service:region:account:resource"}
	}
	t := Target{ARN: ref, Account: a.Account}
	if a.Service == "s3" {
		name, _, _ := strings.Cut(a.Resource, "/")
		if b, ok := find(w.Buckets, name); ok {
			t.Account, t.Policy = b.Account, b.attached()
		}
	}
	return t, nil
}
