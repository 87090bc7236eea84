package iam

import (
	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

// Attached is a document under the name by which reasons speak of it.
type Attached struct {
	Name string // "policy.json", "AdministratorAccess"
	Via  string // how it reaches the principal: "group/staff"; "" when attached directly
	Doc  *policy.Document
}

// Managed is a policy that AWS manages, by its name or its ARN.
func Managed(name string) (Attached, bool) {
	text, ok := catalog.ManagedPolicy(name)
	return Attached{Name: name, Doc: policy.Parse(name, []byte(text))}, ok
}

// Policies is everything that can bear on a request, by layer. An empty layer
// is absent.
type Policies struct {
	Identity     []Attached
	Resource     *Attached    // bucket, key or queue policy; a role's trust policy for sts:AssumeRole*
	ResourceKind policy.Kind  // Trust or Key where it is one (see ResourceKind), else Resource
	Boundary     []Attached   // each must allow; AWS attaches one
	Session      []Attached   // inline and managed: one that allows suffices
	SCPs         [][]Attached // a list a level: root, each unit, account
	RCPs         [][]Attached // RCPFullAWSAccess is added to each level
	Endpoint     []Attached   // each must allow; an endpoint has one

	Grants                []KeyGrant // on the KMS key (rule 153)
	ACL                   []ACLGrant // on the bucket or object (rule 158)
	BlockPublicAccess     bool       // S3's setting on the resource (rule 157)
	PrincipalIsManagement bool       // rule 120
	ResourceIsManagement  bool       // rule 132
}

// Layer is one of the gates a request passes.
type Layer uint8

// The layers, in the order in which a screen lists them (rule 4).
const (
	LayerIdentity Layer = iota
	LayerResource
	LayerBoundary
	LayerSession
	LayerSCP
	LayerRCP
	LayerEndpoint
	numLayers
)

var layerNames = [numLayers]string{"identity", "resource", "boundary", "session", "scp", "rcp", "vpce"}

func (l Layer) String() string { return layerNames[l] }

// AllLayers lists the layers in their order.
func AllLayers() []Layer {
	all := make([]Layer, numLayers)
	for i := range all {
		all[i] = Layer(i)
	}
	return all
}
