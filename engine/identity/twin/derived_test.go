package twin

import (
	"strconv"
	"strings"
)

// A question is a case about one resource, with the keys it implies.
type question struct {
	*theCase
	resource string
	owner    string
	keys     contextMap
	halves   [2]string // of the action, in lower case (41)
}

func newQuestion(c *theCase, resource string) *question {
	q := &question{theCase: c, resource: resource, keys: c.context.copied()}
	q.halves[0], q.halves[1], _ = strings.Cut(strings.ToLower(c.action), ":")
	if q.isAction("iam:SimulateCustomPolicy", "iam:ListUsers", "es:AcceptInboundConnection", "guardduty:AcceptAdministratorInvitation", "globalaccelerator:ListAccelerators", "ec2:DescribeInstances", "kms:ListKeys", "organizations:ListAccounts",
		"sts:GetCallerIdentity", "sts:GetSessionToken", "s3:ListAllMyBuckets") {
		q.resource = "*" // rule 49
	}
	if q.isAction("s3:ListAllMyBuckets") {
		q.resource = "arn:aws:s3:::*" // rule 49
	}
	q.owner = q.findOwner()
	for _, rule := range derivations {
		rule(q)
	}
	return q
}

// statedOwner: the account that the case names, else the one in the ARN.
func (q *question) statedOwner() string {
	if q.theCase.owner != "" {
		return q.theCase.owner
	}
	if account := arnPart(q.resource, 4); isAccount(account) {
		return account
	}
	return ""
}

func (q *question) findOwner() string {
	if owner := q.statedOwner(); owner != "" {
		return owner
	}
	return q.who.account
}

func (q *question) sameAccount() bool { return q.who.hasAccount() && q.who.account == q.owner }

func (q *question) service() string { return q.halves[0] }

func (q *question) call() string { return q.halves[1] }

func (q *question) isAction(actions ...string) bool {
	for _, action := range actions {
		if strings.EqualFold(action, q.action) {
			return true
		}
	}
	return false
}

func arnPart(arn string, index int) string {
	if p := strings.SplitN(arn, ":", 6); len(p) == 6 && p[0] == "arn" {
		return p[index]
	}
	return ""
}

// derive sets a key unless the case states it, null included.
func (q *question) derive(key, value string) {
	if value != "" && !q.context.has(key) {
		q.keys[strings.ToLower(key)] = &entry{values: []string{value}}
	}
}

var derivations = []func(*question){
	derivePrincipalArn, derivePrincipalAccount, derivePrincipalType, deriveUsername, deriveUserid,
	deriveIsAWSService, deriveViaAWSService, deriveCalledVia, deriveServiceName, deriveMFA,
	deriveRegion, deriveResourceAccount, derivePrincipalTags,
}

// derivePrincipalArn: rule 105.
func derivePrincipalArn(q *question) {
	switch q.who.kind {
	case sessionCaller, roleCaller:
		q.derive("aws:PrincipalArn", q.who.roleArn)
	case userCaller, federatedCaller, rootCaller:
		q.derive("aws:PrincipalArn", q.who.text)
	}
}

func derivePrincipalAccount(q *question) {
	if q.who.kind == anonymousCaller {
		q.derive("aws:PrincipalAccount", "anonymous")
	} else if q.who.hasAccount() && !q.who.isProvider() {
		q.derive("aws:PrincipalAccount", q.who.account)
	}
}

func derivePrincipalType(q *question) {
	q.derive("aws:PrincipalType", map[kindOfCaller]string{userCaller: "User", roleCaller: "AssumedRole", sessionCaller: "AssumedRole",
		federatedCaller: "FederatedUser", rootCaller: "Account", anonymousCaller: "Anonymous"}[q.who.kind])
}

// deriveUsername: rule 103.
func deriveUsername(q *question) {
	if q.who.kind == userCaller {
		q.derive("aws:username", q.who.name)
	}
}

// deriveUserid: rule 104.
func deriveUserid(q *question) {
	switch q.who.kind {
	case userCaller, roleCaller, sessionCaller:
		q.derive("aws:userid", q.principalID)
	case federatedCaller:
		q.derive("aws:userid", q.who.account+":"+q.who.name)
	case rootCaller:
		q.derive("aws:userid", q.who.account)
	case anonymousCaller:
		q.derive("aws:userid", "anonymous")
	}
}

// deriveIsAWSService: rule 112.
func deriveIsAWSService(q *question) {
	if q.who.kind != anonymousCaller {
		q.derive("aws:PrincipalIsAWSService", strconv.FormatBool(q.who.kind == serviceCaller))
	}
}

// deriveViaAWSService: rule 110.
func deriveViaAWSService(q *question) {
	if q.who.kind != anonymousCaller {
		_, via := q.context.find("aws:CalledVia")
		q.derive("aws:ViaAWSService", strconv.FormatBool(via && q.who.kind != serviceCaller))
	}
}

// deriveCalledVia: rule 111.
func deriveCalledVia(q *question) {
	if via, present := q.context.find("aws:CalledVia"); present {
		q.derive("aws:CalledViaFirst", via.values[0])
		q.derive("aws:CalledViaLast", via.values[len(via.values)-1])
	}
}

func deriveServiceName(q *question) {
	if q.who.kind == serviceCaller {
		q.derive("aws:PrincipalServiceName", q.who.text)
	}
}

// deriveMFA: rule 106.
func deriveMFA(q *question) {
	switch q.who.kind {
	case roleCaller, sessionCaller, federatedCaller:
		q.derive("aws:MultiFactorAuthPresent", "false")
	}
}

// deriveRegion: rule 115.
func deriveRegion(q *question) {
	switch q.service() {
	case "iam", "organizations", "route53", "cloudfront":
		q.derive("aws:RequestedRegion", "us-east-1")
	case "globalaccelerator":
		q.derive("aws:RequestedRegion", "us-west-2")
	default:
		q.derive("aws:RequestedRegion", arnPart(q.resource, 3))
	}
}

// deriveResourceAccount: rule 116.
func deriveResourceAccount(q *question) {
	if q.service() == "ebs" || q.isAction(withoutResourceAccount...) {
		return
	}
	q.derive("aws:ResourceAccount", q.statedOwner())
}

var withoutResourceAccount = strings.Fields(`ec2:AcceptTransitGatewayPeeringAttachment ec2:AcceptVpcEndpointConnections
	ec2:AcceptVpcPeeringConnection ec2:CreateTransitGatewayPeeringAttachment ec2:CreateVpcEndpoint
	ec2:CreateVpcPeeringConnection route53:AssociateVpcWithHostedZone route53:CreateVPCAssociationAuthorization
	auditmanager:UpdateAssessmentFrameworkShare detective:AcceptInvitation macie2:AcceptInvitation
	ds:AcceptSharedDirectory guardduty:AcceptAdministratorInvitation securityhub:AcceptAdministratorInvitation
	es:AcceptInboundConnection`)

// derivePrincipalTags: rule 117; tags that differ in case share a key (58).
func derivePrincipalTags(q *question) {
	tagged := contextMap{}
	for _, t := range q.principalTags {
		e := tagged.stated("aws:PrincipalTag/" + t.key)
		e.values = append(e.values, t.value)
	}
	overridden := contextMap{}
	for _, t := range q.sessionTags {
		e := overridden.stated("aws:PrincipalTag/" + t.key)
		e.values = append(e.values, t.value)
		tagged[strings.ToLower("aws:PrincipalTag/"+t.key)] = e
	}
	for key, e := range tagged {
		if !q.context.has(key) {
			q.keys[key] = e
		}
	}
}
