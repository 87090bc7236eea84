package twin

import (
	"fmt"
	"strings"
)

const (
	allowed          = "Allowed"
	implicitlyDenied = "ImplicitlyDenied"
	explicitlyDenied = "ExplicitlyDenied"
	noCase           = "Error"
)

// Judge answers one case line; why is a short trace.
func Judge(line []byte) (verdict string, why string) {
	c, err := readCase(line)
	if err != nil {
		return noCase, err.Error()
	}
	verdict, f := c.judge()
	return verdict, fmt.Sprintf("%+v", f)
}

// judge: rule 14, the first resource that is not allowed decides.
func (c *theCase) judge() (verdict string, f findings) {
	for _, resource := range c.resources {
		verdict, f = newQuestion(c, resource).judge()
		if verdict != allowed {
			break
		}
	}
	return verdict, f
}

// judge: section A.
func (q *question) judge() (string, findings) {
	f := findings{barred: q.barred(), same: q.sameAccount()}
	if f.barred == "" && q.isFree() {
		return allowed, f
	}
	f.own, f.between = q.ownSide(&f.verdictSoFar)
	f.given = q.given(&f.verdictSoFar)
	f.handed = q.grantReach()
	f.scp, f.endpoint = q.scpAllows(&f.verdictSoFar), q.endpointAllows(&f.verdictSoFar)
	q.rcpDenies(&f.verdictSoFar)
	return q.decide(f), f
}

// findings are what all layers say.
type findings struct {
	verdictSoFar
	barred        string
	same          bool // account
	own, between  bool
	given, handed reach // by policies and ACLs; by KMS grants
	scp, endpoint bool
}

func (q *question) decide(f findings) string {
	switch {
	case f.denies == yes: // rules 2, 3
		return explicitlyDenied
	case f.denies == unknown || f.closed != "" || !f.scp || !f.endpoint || f.barred != "":
		return implicitlyDenied
	case q.granted(f):
		return allowed
	}
	return implicitlyDenied // rule 1
}

// isFree: rules 140, 141.
func (q *question) isFree() bool {
	return q.isAction("sts:GetCallerIdentity", "sts:GetSessionToken")
}

// ownSide: identity, boundaries and sessions. between is what the last two
// leave of a grant to the role or the federating user (16, 19, 137).
func (q *question) ownSide(v *verdictSoFar) (own, between bool) {
	if !q.who.hasOwnPolicies() {
		return false, false
	}
	session := q.some(v, q.sessions, sessionLayer)
	if len(q.sessions) == 0 {
		session = q.who.kind != federatedCaller // 139
	}
	if q.who.kind == rootCaller {
		return session, session // rules 155, 156
	}
	identity := q.some(v, q.identity, identityLayer)
	boundary := q.every(v, q.boundaries, boundaryLayer) // rules 9, 10
	return identity && boundary && session, boundary && session
}

// asksTrust tells the actions that a role's trust policy decides.
func (q *question) asksTrust() bool {
	return q.isAction("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity")
}

func (q *question) resourceKind() layer {
	switch {
	case q.asksTrust():
		return trustLayer
	case q.asksKey():
		return keyLayer
	}
	return resourceLayer
}

// resourcePolicy: none has a say over RetireGrant.
func (q *question) resourcePolicy() *node {
	if q.isRetireGrant() {
		return nil
	}
	return q.theCase.resource
}

// given is what the policy and the ACL of the resource give the caller.
func (q *question) given(v *verdictSoFar) reach {
	var o outcome
	if q.resourcePolicy() != nil {
		o = q.outcomeOf(q.resourcePolicy(), q.resourceKind())
		if q.rootKeepsPolicy() {
			o.denies, o.broken = no, ""
		}
		v.take(o)
	}
	if q.bpaBlocks() {
		return 0
	}
	return o.reach | q.aclReach()
}

// granted joins both sides.
func (q *question) granted(f findings) bool {
	given := f.given | f.handed
	switch {
	case !q.who.hasOwnPolicies():
		return given&full != 0 // rule 30
	case !q.sameAccount() && q.isAction("sts:AssumeRoot"):
		return f.own // rule 156
	case !q.sameAccount():
		return f.own && given != 0 || f.names(f.handed) // rules 7, 8, 153, 154
	case q.resourceKind() != resourceLayer:
		return f.names(given) || given != 0 && f.own // rules 6, 143, 149, 150
	}
	return f.own || f.names(given) // rule 5
}

// names: reached by itself, not only by its account.
func (f findings) names(r reach) bool { return r&full != 0 || r&limited != 0 && f.between }

// barred: what is not possible whatever the policies say.
func (q *question) barred() string {
	switch {
	case q.who.kind == rootCaller && q.isAction("sts:AssumeRole", "sts:AssumeRoot"):
		return "root may not assume a role"
	case q.isFree() && q.who.isProvider(), q.who.kind == anonymousCaller && q.mustBeSigned():
		return "141"
	case q.isAction("sts:GetSessionToken", "sts:GetFederationToken") && q.who.isTemporary():
		return "S65"
	case q.isAction("sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity") && (q.who.hasOwnPolicies() || q.who.kind == serviceCaller):
		return "unsigned"
	case q.who.kind == federatedCaller && strings.HasPrefix(strings.ToLower(q.action), "sts:") && !q.isAction("sts:GetCallerIdentity"):
		return "S71"
	case q.who.kind == oidcCaller && q.who.account != "" && !q.sameAccount():
		return "S58"
	case q.sqsBarred():
		return "sqs"
	case q.isAction("iam:PassRole") && !q.sameAccount():
		return "146"
	case q.kmsBarred():
		return "151"
	case q.providerBarred():
		return "32"
	case q.awsOwned():
		return "160"
	}
	return ""
}

// mustBeSigned: of STS all but the two calls that bring a provider's word, and
// all of IAM and KMS.
func (q *question) mustBeSigned() bool {
	action := strings.ToLower(q.action)
	switch {
	case strings.HasPrefix(action, "iam:"), strings.HasPrefix(action, "kms:"):
		return true
	case strings.HasPrefix(action, "sts:"):
		return action != "sts:assumerolewithsaml" && action != "sts:assumerolewithwebidentity"
	}
	return false
}

// sqsBarred: what Amazon SQS lets nobody do across accounts.
func (q *question) sqsBarred() bool {
	return q.who.hasOwnPolicies() && !q.sameAccount() &&
		q.isAction("sqs:AddPermission", "sqs:CancelMessageMoveTask", "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:ListMessageMoveTasks",
			"sqs:ListQueues", "sqs:ListQueueTags", "sqs:RemovePermission", "sqs:SetQueueAttributes", "sqs:StartMessageMoveTask",
			"sqs:TagQueue", "sqs:UntagQueue")
}

// providerBarred: rule 32.
func (q *question) providerBarred() bool {
	switch {
	case !q.who.isProvider() || q.isAction("sts:TagSession", "sts:SetSourceIdentity"):
		return false
	case q.who.kind == samlCaller:
		return !q.isAction("sts:AssumeRoleWithSAML")
	}
	return !q.isAction("sts:AssumeRoleWithWebIdentity")
}

// awsOwned: rule 160 (unconfirmed).
func (q *question) awsOwned() bool {
	if q.service() != "iam" || q.isAction("iam:PassRole") {
		return false
	}
	for _, reading := range []string{"get", "list", "simulate", "generate"} {
		if strings.HasPrefix(q.call(), reading) {
			return false
		}
	}
	name := arnPart(q.resource, 5)
	policy := arnPart(q.resource, 2) == "iam" && arnPart(q.resource, 4) == "aws" && strings.HasPrefix(name, "policy/")
	return policy || strings.HasPrefix(name, "role/aws-reserved/")
}
