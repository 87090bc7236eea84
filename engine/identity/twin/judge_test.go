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
	for _, resource := range c.resources { // rule 14
		verdict, why = newQuestion(c, resource).judge()
		if verdict != allowed {
			return verdict, why
		}
	}
	return verdict, why
}

// judge: section A.
func (q *question) judge() (string, string) {
	if q.isFree() && q.barred() == "" { // rules 140, 141
		return allowed, "needs no permission"
	}
	var v verdictSoFar
	own, between := q.ownSide(&v)
	given := q.given(&v)
	scp, endpoint := q.scpAllows(&v), q.endpointAllows(&v)
	q.rcpDenies(&v)
	why := fmt.Sprintf("denies=%v closed=%q own=%v between=%v given=%03b scp=%v vpce=%v barred=%q same=%v",
		v.denies, v.closed, own, between, given, scp, endpoint, q.barred(), q.sameAccount())
	switch {
	case v.denies == yes: // rules 2, 3
		return explicitlyDenied, why
	case v.denies == unknown || v.closed != "" || !scp || !endpoint || q.barred() != "":
		return implicitlyDenied, why
	case q.granted(own, between, given) || q.handed(between):
		return allowed, why
	}
	return implicitlyDenied, why // rule 1
}

func (q *question) isFree() bool { return q.isAction("sts:GetCallerIdentity", "sts:GetSessionToken") }

// ownSide: identity, boundaries and sessions. between is what the last two
// leave of a grant to the role or the federating user (16, 19, 137).
func (q *question) ownSide(v *verdictSoFar) (own, between bool) {
	if !q.who.hasOwnPolicies() {
		return false, false
	}
	session := q.some(v, q.sessions, sessionLayer) || len(q.sessions) == 0 && q.who.kind != federatedCaller // rule 139
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

func (q *question) resourcePolicy() *node { return q.theCase.resource }

// given is what the side of the resource gives the caller.
func (q *question) given(v *verdictSoFar) reach {
	var o outcome
	if q.resourcePolicy() != nil && !q.retires() {
		o = q.outcomeOf(q.resourcePolicy(), q.resourceKind())
		if q.rootKeepsPolicy() {
			o.denies, o.broken = no, "" // M6
		}
		v.take(o)
	}
	if q.bpaBlocks() {
		return 0
	}
	return o.reach | q.grantReach() | q.aclReach()
}

// granted joins both sides.
func (q *question) granted(own, between bool, given reach) bool {
	named := given&full != 0 || given&limited != 0 && between
	switch {
	case !q.who.hasOwnPolicies():
		return given&full != 0 // rule 30
	case !q.sameAccount():
		return own && given != 0 // rules 7, 8, 154
	case q.resourceKind() != resourceLayer:
		return named || given != 0 && own // rules 6, 143, 149, 150
	}
	return own || named // rule 5
}

// barred: what is not possible whatever the policies say.
func (q *question) barred() string {
	switch {
	case q.who.kind == rootCaller && q.isAction("sts:AssumeRole"):
		return "root may not assume a role"
	case q.isAction("iam:PassRole") && !q.sameAccount():
		return "146"
	case q.kmsBarred():
		return "151"
	case q.providerBarred():
		return "32"
	case q.awsOwned():
		return "160"
	case q.isFree() && q.who.kind == anonymousCaller:
		return "141"
	case q.queueBarred():
		return "7"
	case q.sessionBarred():
		return "S65"
	}
	return ""
}

// queueBarred: what SQS does within the queue's account only.
func (q *question) queueBarred() bool {
	return q.service() == "sqs" && q.who.hasOwnPolicies() && !q.sameAccount() && contains(strings.Fields(`addpermission
		cancelmessagemovetask createqueue deletequeue listmessagemovetasks listqueues listqueuetags removepermission
		setqueueattributes startmessagemovetask tagqueue untagqueue`), q.call())
}

// sessionBarred: session credentials get no further sessions of these kinds.
func (q *question) sessionBarred() bool {
	switch q.who.kind {
	case roleCaller, sessionCaller, federatedCaller:
		return q.isAction("sts:GetSessionToken", "sts:GetFederationToken")
	}
	return false
}

// assumesLinked: RCPs let services assume their service-linked roles.
func (q *question) assumesLinked() bool {
	return q.asksTrust() && strings.HasPrefix(arnPart(q.resource, 5), "role/aws-service-role/")
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
