package iam

import (
	"strings"

	"gatehouse/engine/identity/catalog"
	"gatehouse/engine/identity/policy"
)

// situation is what a decision rests on besides the statements of the layers:
// who calls, from where, and what the action's own rules add.
type situation struct {
	kind        PrincipalKind
	sameAccount bool
	free        bool   // the call needs no permission (rules 140, 141)
	down        bool   // a root session of a member account, in which the member has no say (rule 156)
	must        bool   // the resource policy must grant by itself (rule 6)
	public      bool   // Block Public Access keeps this caller out (rule 157)
	lastOwner   bool   // root at its own bucket's policy, which cannot lock it out (M6)
	barred      bar    // something no policy can mend
	exempt      Layers // layers that do not bear on this request
}

// unsigned says whether the caller has no side of its own: services,
// anonymous callers, canonical users and identity providers bring no identity
// policies, and the SCPs of no account bind them (rules 30, 32, 123).
func (s situation) unsigned() bool { return !s.kind.Signs() }

// Signs says whether principals of the kind have a side of their own: policies
// attached to them, and an account whose SCPs bind them.
func (k PrincipalKind) Signs() bool {
	return k == User || k == Role || k == RoleSession || k == FederatedUser || k == Root
}

// bar is a reason for which no policy can allow a request.
type bar uint8

const (
	noBar             bar = iota
	barAnonymous          // the call wants a signature (rule 141)
	barProvider           // providers only stand behind AssumeRoleWith... (rule 32)
	barRoot               // root may not assume roles (S1), nor take root sessions (rule 156)
	barAWSOwned           // AWS's own policies and reserved roles (rule 160)
	barKeyAcross          // an operation that does not work across accounts (rule 151)
	barPassAcross         // a role is passed within its account only (rule 146)
	barQueueAcross        // an operation on queues that does not work across accounts (rule 7)
	barUnsigned           // a provider's word stands behind the call, and no signature (rule 32; S47, S55)
	barProviderAcross     // a role trusts the OIDC providers of its own account (S58)
	barFederated          // a federated user calls nothing of STS but GetCallerIdentity (rule 139; S71)
	barSession            // session credentials get no further sessions of these kinds (rules 139, 140; S65)
)

// call is an action taken apart, compared without case (rule 41).
type call struct{ service, name string }

func callOf(action string) call {
	service, name, _ := strings.Cut(action, ":")
	return call{service, name}
}

func (c call) is(service string, names ...string) bool {
	if !strings.EqualFold(c.service, service) {
		return false
	}
	for _, n := range names {
		if strings.EqualFold(c.name, n) {
			return true
		}
	}
	return len(names) == 0
}

// trusts says whether a role's trust policy is what stands on the resource.
func (c call) trusts() bool {
	return c.is("sts", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "TagSession", "SetSourceIdentity")
}

// keyed says whether a key policy is.
func (c call) keyed(resource string) bool {
	return c.is("kms") && strings.HasPrefix(resourcePart(resource), "key/")
}

// retires says whether a grant is retired: the grant and the caller's own side
// decide on that, key policies and RCPs have no say (rules 133, 153; KMS
// Developer Guide, "Retiring and revoking grants").
func (c call) retires() bool { return c.is("kms", "RetireGrant") }

// withinAccount are the SQS operations that work within the queue's account
// only (SQS Developer Guide, "Basic examples of Amazon SQS policies").
var withinAccount = []string{"AddPermission", "CancelMessageMoveTask", "CreateQueue", "DeleteQueue", "ListMessageMoveTasks", "ListQueues",
	"ListQueueTags", "RemovePermission", "SetQueueAttributes", "StartMessageMoveTask", "TagQueue", "UntagQueue"}

// resourcePart is what follows the fifth colon of an ARN.
func resourcePart(arn string) string {
	for range 5 {
		_, tail, ok := strings.Cut(arn, ":")
		if !ok {
			return ""
		}
		arn = tail
	}
	return arn
}

// ResourceKind says what kind of policy stands on the resource of a request:
// a role's trust policy, a key policy or an ordinary resource policy (rule 6).
func ResourceKind(action, resource string) policy.Kind {
	switch c := callOf(action); {
	case c.trusts():
		return policy.Trust
	case c.keyed(resource):
		return policy.Key
	}
	return policy.Resource
}

// situation reads the request's own circumstances.
func (b *Binding) situation() situation {
	who := &b.req.Principal
	s := situation{kind: who.Kind, sameAccount: who.Kind.hasAccount() && who.Account != "" && who.Account == b.owner}
	keyed := b.call.keyed(b.req.Resource)
	s.down = !s.sameAccount && b.call.is("sts", "AssumeRoot")
	s.must = keyed && !b.call.retires() || b.call.trusts()
	s.barred = b.bar(s)
	s.free = s.barred == noBar && b.call.is("sts", "GetCallerIdentity", "GetSessionToken")
	s.public = b.keptOut(s)
	s.lastOwner = s.kind == Root && s.sameAccount && catalog.RootKeeps(b.req.Action)
	s.exempt = b.exempt(s)
	return s
}

// wantsSignature says whether a service takes no unsigned call of this kind,
// whoever its policies let in: IAM and KMS take none, STS the two in which a
// provider's assertion or token stands for the signature.
func (c call) wantsSignature() bool {
	return c.is("iam") || c.is("kms") || c.is("sts") && !c.is("sts", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity")
}

func (k PrincipalKind) hasAccount() bool { return k.Signs() || k == SAMLProvider || k == OIDCProvider }

func (b *Binding) bar(s situation) bar {
	switch k := s.kind; {
	case k == Anonymous && b.call.wantsSignature():
		return barAnonymous
	case k == SAMLProvider && !b.call.is("sts", "AssumeRoleWithSAML", "TagSession", "SetSourceIdentity"),
		k == OIDCProvider && !b.call.is("sts", "AssumeRoleWithWebIdentity", "TagSession", "SetSourceIdentity"):
		return barProvider
	case (k.Signs() || k == Service) && b.call.is("sts", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"):
		return barUnsigned
	case k == OIDCProvider && b.req.Principal.Account != "" && !s.sameAccount:
		return barProviderAcross
	case k == Root && b.call.is("sts", "AssumeRole", "AssumeRoot"):
		return barRoot
	case b.call.is("iam") && b.changesAWSOwned():
		return barAWSOwned
	case !s.sameAccount && k != Service && b.call.is("kms") && !b.call.is("kms", acrossAccounts...):
		return barKeyAcross
	case !s.sameAccount && b.call.is("iam", "PassRole"):
		return barPassAcross
	case !s.sameAccount && k.Signs() && b.call.is("sqs", withinAccount...):
		return barQueueAcross
	case (k == Role || k == RoleSession || k == FederatedUser) && b.call.is("sts", "GetSessionToken", "GetFederationToken"):
		return barSession
	case k == FederatedUser && b.call.is("sts") && !b.call.is("sts", "GetCallerIdentity"):
		return barFederated
	}
	return noBar
}

// changesAWSOwned: customers change neither AWS managed policies nor roles
// under /aws-reserved/ (rule 160, unconfirmed).
func (b *Binding) changesAWSOwned() bool {
	for _, reads := range []string{"Get", "List", "Simulate", "Generate"} {
		if len(b.call.name) >= len(reads) && strings.EqualFold(b.call.name[:len(reads)], reads) {
			return false
		}
	}
	part := resourcePart(b.req.Resource)
	return !b.call.is("iam", "PassRole") && (strings.HasPrefix(part, "role/aws-reserved/") ||
		strings.HasPrefix(part, "policy/") && strings.HasSuffix(strings.TrimSuffix(b.req.Resource, part), ":iam::aws:"))
}

// exempt lists the layers that do not bear on the request.
func (b *Binding) exempt(s situation) (out Layers) {
	for l := Layer(0); l < numLayers; l++ {
		if b.spared(s, l) != notSpared {
			out |= 1 << l
		}
	}
	return out
}

// sparing is why a layer does not bear on a request.
type sparing uint8

const (
	notSpared        sparing = iota
	sparesUnsigned           // rule 30
	sparesRoot               // rule 155
	sparesManagement         // rule 120
	sparesLinked             // rules 121, 133
	sparesService            // rule 134
	sparesManaged            // rule 132
	sparesManagedKey         // rule 133
	sparesRetiring           // rules 133, 153
)

// spared says why layer l does not bear on the request, if it does not.
func (b *Binding) spared(s situation, l Layer) sparing {
	own := l == LayerIdentity || l == LayerBoundary || l == LayerSession || l == LayerSCP
	switch {
	case own && s.unsigned():
		return sparesUnsigned
	case s.kind == Root && (l == LayerIdentity || l == LayerBoundary):
		return sparesRoot
	case l == LayerSCP:
		return b.sparedBySCP()
	case l == LayerRCP:
		return b.sparedByRCP()
	case l == LayerResource && b.call.retires():
		return sparesRetiring
	}
	return notSpared
}

// sparedBySCP: SCPs bind every user, role and root of a member account
// (rules 122-124), but not the management account nor service-linked roles.
func (b *Binding) sparedBySCP() sparing {
	switch {
	case b.set.callerManages:
		return sparesManagement
	case b.req.Principal.linked():
		return sparesLinked
	}
	return notSpared
}

// sparedByRCP: RCPs bind everyone who comes to a resource of a member account,
// of whatever account, services and anonymous callers included (rule 131).
func (b *Binding) sparedByRCP() sparing {
	switch {
	case b.set.ownerManages:
		return sparesManaged
	case b.req.Principal.linked(), b.call.trusts() && strings.HasPrefix(resourcePart(b.req.Resource), linkedPath):
		return sparesLinked
	case !catalog.RCP(b.call.service):
		return sparesService
	case b.call.retires():
		return sparesRetiring
	case b.call.is("kms") && strings.HasPrefix(resourcePart(b.req.Resource), "alias/aws/"):
		return sparesManagedKey
	}
	return notSpared
}

// linked says whether the caller is a service-linked role: its path tells.
func (p *Principal) linked() bool {
	return (p.Kind == RoleSession || p.Kind == Role) && strings.HasPrefix(resourcePart(p.RoleARN), linkedPath)
}

const linkedPath = "role/aws-service-role/"
