package policy

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is what a document is attached to, and so what it may contain.
type Kind uint8

// The kinds of policies.
const (
	Identity Kind = iota
	Resource
	Trust
	Boundary
	Session
	SCP
	RCP
	Endpoint
	Key // a KMS key policy
)

var kindNames = [...]string{"identity", "resource", "trust", "boundary", "session", "scp", "rcp", "endpoint", "key"}

func (k Kind) String() string { return kindNames[k] }

// Kinds lists the names ParseKind knows, in the order of the kinds.
func Kinds() []string { return kindNames[:] }

// ParseKind reads a kind by its name.
func ParseKind(s string) (Kind, error) {
	for i, name := range kindNames {
		if s == name {
			return Kind(i), nil
		}
	}
	return 0, fmt.Errorf("unknown kind of policy %q", s)
}

// NamesPrincipals says whether statements of this kind carry a Principal
// (rule 29). An RCP does; an endpoint policy may.
func (k Kind) NamesPrincipals() bool {
	return k == Resource || k == Trust || k == RCP || k == Endpoint || k == Key
}

// unnamed are the services whose policies on a resource may leave out Resource
// and mean their own: the examples in ECR's guide never name it, and those who
// write policies on EFS file systems may or may not.
var unnamed = []string{"ecr:", "ecr-public:", "elasticfilesystem:"}

// MeansItsResource says whether a statement of a policy on a resource is about
// that resource without naming it, which its actions tell.
func (s *Statement) MeansItsResource() bool {
	if s.Resource.Present || s.NotResource.Present || len(s.Action.Values) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.Action.Values, func(v Text) bool {
		return !slices.ContainsFunc(unnamed, func(prefix string) bool { return strings.HasPrefix(strings.ToLower(v.Value), prefix) })
	})
}
