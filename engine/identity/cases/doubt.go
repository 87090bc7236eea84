package cases

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/iam"
	"gatehouse/engine/identity/match"
	"gatehouse/engine/nearest"
)

// doubts are what of a case AWS could hardly be asked: names that the catalogue
// does not hold, a resource that the action does not work on, a key that comes
// with other requests. A case is judged as it stands; whoever reads the verdict
// should know.
func doubts(c *Case) (out []string) {
	r := &c.Request
	a, known := catalog.FindAction(r.Action)
	if !known {
		out = append(out, notHeld("action", r.Action, catalog.Meant(r.Action)))
	}
	if d := doubtedCaller(c); d != "" {
		out = append(out, d)
	}
	on := aboutResource(r, &a)
	if d := doubtedResource(r, &a, len(on) > 0 || !known); d != "" {
		out = append(out, d)
	}
	if d := doubtedOwner(r); d != "" {
		out = append(out, d)
	}
	if len(c.More) > 0 { // the context is that of the whole call
		on = nil
	}
	for _, e := range r.Context {
		if len(out) >= mostDoubts {
			return append(out, "there is more of that kind")
		}
		if d := doubtedKey(r, &a, e.Key, on); d != "" {
			out = append(out, d)
		}
	}
	return append(out, openEndpoint(c)...)
}

// mostDoubts bounds what is told of one case, and the search for what is meant.
const mostDoubts = 20

// aboutResource are the action's resource types that the resource's ARN can be
// of. The ARN is compared as patterns are: what is yet to be made has * for its
// id.
func aboutResource(r *iam.Request, a *catalog.Action) (on []catalog.ResourceType) {
	for _, t := range a.Resources {
		kind, _ := catalog.FindResource(a.Service(), t.Name)
		for _, format := range append([]string{kind.ARN}, kind.Others...) {
			if format == bucketFormat && strings.Contains(r.Resource, "/") { // an object's
				continue
			}
			if match.Fits(patternOf(format), r.Resource) {
				on = append(on, t)
				break
			}
		}
	}
	return on
}

const bucketFormat = "arn:${Partition}:s3:::${BucketName}"

// patternOf is an ARN's format with a star for each of its placeholders.
func patternOf(format string) string {
	if p, ok := patterns.Load(format); ok {
		return p.(string)
	}
	p := placeholder.ReplaceAllLiteralString(format, "*")
	patterns.Store(format, p)
	return p
}

var patterns sync.Map // by format; there are as many as the catalogue has

var placeholder = regexp.MustCompile(`\$\{[^}]*\}`)

// doubtedCaller: what a case cannot say of who calls.
func doubtedCaller(c *Case) string {
	service, name, _ := strings.Cut(strings.ToLower(c.Request.Action), ":")
	switch {
	case service == "iam" && c.Request.Principal.Kind == iam.FederatedUser:
		return "a federated user reaches IAM in the console only, not by the CLI or the API"
	case service == "sts" && name == "assumeroot" && !c.Policies.PrincipalIsManagement:
		return "AssumeRoot is for the management account and IAM's delegated administrator: whether the caller's account is one, the case does not say"
	}
	return ""
}

func doubtedResource(r *iam.Request, a *catalog.Action, fits bool) string {
	if r.Resource != "*" && !strings.HasPrefix(r.Resource, "arn:") {
		return fmt.Sprintf("the resource %q is neither an ARN nor *", r.Resource)
	}
	switch {
	case fits || len(a.Resources) == 0: // of the last the resource is * (rule 49)
		return ""
	case r.Resource == "*" && !needs(a):
		return ""
	case r.Resource == "*":
		return "AWS asks for " + a.Name + " with the ARN of what it works on: " + kinds(a)
	}
	return fmt.Sprintf("%s works on no resource of this form: it wants %s", a.Name, kinds(a))
}

func needs(a *catalog.Action) bool {
	return slices.ContainsFunc(a.Resources, func(t catalog.ResourceType) bool { return t.Needed })
}

// kinds lists an action's resource types with the ARN of the first.
func kinds(a *catalog.Action) string {
	const most = 4
	var names []string
	for _, t := range a.Resources {
		names = append(names, t.Name)
	}
	if len(names) > most {
		names = append(names[:most], fmt.Sprintf("and %d more", len(names)-most))
	}
	s := strings.Join(names, ", ")
	if t, ok := catalog.FindResource(a.Service(), a.Resources[0].Name); ok {
		s += " (" + t.ARN + ")"
	}
	return s
}

// doubtedOwner: an ARN that names an account belongs to it.
func doubtedOwner(r *iam.Request) string {
	parts := strings.SplitN(r.Resource, ":", 6)
	if len(parts) < 6 || r.ResourceAccount == "" || !arn.IsAccount(parts[4]) || parts[4] == r.ResourceAccount {
		return ""
	}
	return fmt.Sprintf("the resource's ARN names account %s, and resourceAccountId says %s, which counts", parts[4], r.ResourceAccount)
}

// doubtedKey: a key that does not exist, or that comes with requests of other
// actions or about other resources only.
func doubtedKey(r *iam.Request, a *catalog.Action, key string, on []catalog.ResourceType) string {
	if prefix, _, _ := strings.Cut(key, ":"); strings.Contains(prefix, ".") { // an identity provider's own
		return ""
	}
	k, ok := catalog.FindKey(key)
	if !ok {
		return notHeld("condition key", key, nearestKey(key))
	}
	carried, known := catalog.Carries(r.Action, key)
	switch {
	case !known:
		return ""
	case !carried:
		return fmt.Sprintf("no request for %s carries %s", r.Action, key)
	}
	carries := func(t catalog.ResourceType) bool { return slices.Contains(t.Keys, k.Name) }
	if slices.Contains(a.Keys, k.Name) || slices.ContainsFunc(on, carries) || !slices.ContainsFunc(a.Resources, carries) {
		return ""
	}
	if len(on) == 0 || strings.HasPrefix(key, "s3:DataAccessPoint") { // an access point's, on the way to any object
		return ""
	}
	return fmt.Sprintf("a request for %s carries %s about other resources only, not about this one", r.Action, key)
}

// openEndpoint: a VPC endpoint policy must have a Principal, says AWS's page on
// them; without one it is judged as if everyone were named.
func openEndpoint(c *Case) (out []string) {
	for _, a := range c.Policies.Endpoint {
		for i := range a.Doc.Statements {
			if s := &a.Doc.Statements[i]; !s.Principal.Present && !s.NotPrincipal.Present {
				return []string{fmt.Sprintf("a statement of the VPC endpoint policy needs a Principal, which one on line %d lacks: it is judged as if everyone were named", s.Span.Line)}
			}
		}
	}
	return nil
}

func notHeld(what, name, hint string) string {
	s := fmt.Sprintf("the catalogue holds no %s %s", what, name)
	if hint != "" {
		s += "; " + hint
	}
	return s
}

func nearestKey(name string) string {
	if near, ok := nearest.To(name, keyNames()); ok {
		return "did you mean " + near + "?"
	}
	return ""
}

var keyNames = sync.OnceValue(func() (names []string) {
	for _, k := range catalog.Keys() {
		names = append(names, k.Name)
	}
	return names
})
