package worldfile

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"gatehouse/engine/arn"
)

// thing is what a pattern over the world's names may fit.
type thing struct{ name, arn, account string }

// Patterns are the ARN patterns that a reference with wildcards stands for:
// "reports/*", "reports*", "table/orders/*", "user/*", an ARN. The part of it
// that names a thing must fit one of the world; the pattern then fits whatever
// AWS would let it fit, things that are not there yet included.
func (w *World) Patterns(ref string) ([]string, error) {
	if strings.HasPrefix(ref, "arn:") {
		if _, err := arn.Parse(ref); err != nil {
			return nil, &NameError{fmt.Sprintf("%q is not an ARN", ref), "write arn:partition:service:region:account:resource"}
		}
		return []string{ref}, nil
	}
	if !strings.ContainsAny(ref, "*?") {
		t, err := w.Resource(ref)
		return []string{t.ARN}, err
	}
	kind, rest, account := split(ref)
	all := w.things(kind)
	if all == nil {
		kind, rest, all = "bucket", ref, w.things("bucket")
	}
	name, _, _ := strings.Cut(rest, "/")
	fit, err := w.fitting(all, name, account)
	if err == nil && len(fit) == 0 {
		err = unknown(kind, name, called(all))
	}
	var out []string
	for _, t := range fit {
		if p := strings.TrimSuffix(t.arn, t.name) + rest; !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, err
}

// fitting is those of some things whose names a pattern fits, in an account
// where one is named.
func (w *World) fitting(all []thing, pattern, account string) ([]thing, error) {
	var out []thing
	a, err := w.Account(account)
	if account != "" && err != nil {
		return nil, err
	}
	for _, t := range all {
		fits, bad := path.Match(pattern, t.name)
		if bad == nil && fits && (account == "" || t.account == a.ID) {
			out = append(out, t)
		}
	}
	return out, nil
}

func called(all []thing) (list []string) {
	for _, t := range all {
		list = append(list, t.name)
	}
	return list
}

// things are those of a kind by which references begin; nil for other words.
func (w *World) things(kind string) []thing {
	all := []thing{}
	switch kind {
	case "user":
		for _, u := range w.Users {
			all = append(all, thing{u.Name, u.ARN, u.Account})
		}
	case "role":
		for _, r := range w.Roles {
			all = append(all, thing{r.Name, r.ARN, r.Account})
		}
	case "group":
		for _, g := range w.Groups {
			all = append(all, thing{g.Name, g.arn(), g.Account})
		}
	case "bucket":
		for _, b := range w.Buckets {
			all = append(all, thing{b.Name, b.ARN, b.Account})
		}
	case "table":
		for _, t := range w.Tables {
			all = append(all, thing{t.Name, t.ARN, t.Account})
		}
	default:
		return nil
	}
	return all
}

// ARNs are those of all the world's resources, in the order of the file.
func (w *World) ARNs() []string {
	var out []string
	for _, kind := range []string{"bucket", "table", "user", "group", "role"} {
		for _, t := range w.things(kind) {
			out = append(out, t.arn)
		}
	}
	return out
}

// ShortName is how references name a resource of the world by its ARN:
// "reports/q3.csv", "table/orders", "user/mia". Of what the world does not know
// it is the ARN.
func (w *World) ShortName(resource string) string {
	for _, kind := range []string{"bucket", "table", "user", "group", "role"} {
		for _, t := range w.things(kind) {
			rest, ok := strings.CutPrefix(resource, t.arn)
			if !ok || rest != "" && rest[0] != '/' {
				continue
			}
			if kind == "bucket" {
				return t.name + rest
			}
			return kind + "/" + t.name + rest
		}
	}
	return resource
}

func (g Group) arn() string { return "arn:aws:iam::" + g.Account + ":group/" + g.Name }
