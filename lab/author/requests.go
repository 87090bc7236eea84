package author

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
	"gatehouse/lab/pack"
)

// requests asks of each row whether AWS would ever judge such a request. A row
// that wants a denial passes for any action that does not exist, and so
// demands nothing.
func (c *checker) requests(ex *pack.Exercise) {
	for _, check := range ex.Checks {
		if r, ok := check.(pack.RequestCheck); ok {
			c.request(r, fmt.Sprintf("the check %q", r.ID))
		}
	}
}

// request asks it of one request, which messages call what.
func (c *checker) request(r pack.RequestCheck, what string) {
	a, known := catalog.FindAction(r.Does)
	if meant := catalog.Meant(r.Does); meant != "" {
		c.add(r.At, "unknown-action", meant, "%s asks for %s, which seems to be no action", what, r.Does)
	}
	if !known { // perhaps newer than the catalogue
		return
	}
	if want, bad := wrongResource(a, r.On, r.Request.Resource); bad {
		c.add(r.At, "resource-of-another-type", "name "+want, "%s asks for %s on %s, which AWS never asks", what, r.Does, r.On)
	}
}

// wrongResource says what an action is asked of, when a row asks it of
// something else; written is the row's own word for it. It knows the kinds of S3 and DynamoDB, and actions without
// a resource; of others it says nothing.
func wrongResource(a catalog.Action, written, resource string) (want string, bad bool) {
	if len(a.Resources) == 0 {
		return "*, since the action has no resource", written != "*"
	}
	kind := kindOf(resource)
	if kind == "" {
		return "", false
	}
	var names []string
	for _, t := range a.Resources {
		if t.Name == kind {
			return "", false
		}
		if slices.Contains(kinds[a.Service()], t.Name) {
			names = append(names, t.Name)
		}
	}
	return "a resource of type " + strings.Join(names, " or "), len(names) > 0
}

// kinds are the resource types that kindOf can tell, by service.
var kinds = map[string][]string{"s3": {"bucket", "object"}, "dynamodb": {"table", "index"}}

// kindOf is the resource type of an ARN, empty when it cannot be told.
func kindOf(resource string) string {
	a, err := arn.Parse(resource)
	switch {
	case resource == "*":
		return "*"
	case err != nil:
		return ""
	case a.Service == "s3" && strings.Contains(a.Resource, "/"):
		return "object"
	case a.Service == "s3":
		return "bucket"
	case a.Service == "dynamodb" && strings.Contains(a.Resource, "/index/"):
		return "index"
	case a.Service == "dynamodb" && a.Type() == "table" && strings.Count(a.Resource, "/") == 1:
		return "table"
	}
	return ""
}
