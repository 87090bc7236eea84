package iam

import (
	"strings"

	"gatehouse/engine/arn"
	"gatehouse/engine/identity/catalog"
)

// Derive returns r with what follows from its principal and its resource,
// where the request does not state it itself: the principal's account, a
// session's role, and the context keys that AWS adds (rules 103-117). A key
// that is stated without a value is absent, and stays so. An action without
// resource types is asked on *, whatever the request says (rule 49). Eval, worlds and
// proofs all build requests with it.
func Derive(r Request) Request {
	d := deriver{Request: r}
	d.Context = append(Context{}, r.Context...)
	if r.Resource != "*" && catalog.NoResource(r.Action) { // rule 49
		d.Resource = "*"
	}
	a, err := arn.Parse(r.Principal.ARN)
	p := &d.Principal
	if err == nil && p.Account == "" {
		p.Account = a.Account
	}
	if p.Kind == Role || p.Kind == RoleSession && p.RoleARN == "" {
		p.RoleARN = roleOf(a)
	}
	d.who(a)
	d.tags()
	d.how()
	d.where()
	return d.Request
}

// deriver adds keys to one request's context.
type deriver struct{ Request }

func (d *deriver) set(key, value string) {
	if _, stated := d.Context.Lookup(key); !stated && value != "" {
		d.Context = append(d.Context, Entry{Key: key, Values: []string{value}})
	}
}

// who adds the keys that tell the principal (rules 103-105; IAM User Guide,
// "IAM policy elements: Variables and tags", principal key values).
func (d *deriver) who(a arn.ARN) {
	p := &d.Principal
	if p.Kind.Signs() {
		d.set("aws:PrincipalAccount", p.Account)
		d.set("aws:PrincipalArn", p.attributed())
	}
	switch p.Kind {
	case User:
		d.set("aws:PrincipalType", "User")
		d.set("aws:username", a.Name())
		d.set("aws:userid", p.ID)
	case Root:
		d.set("aws:PrincipalType", "Account")
		d.set("aws:userid", p.Account)
	case RoleSession, Role:
		d.set("aws:PrincipalType", "AssumedRole")
		d.set("aws:userid", p.ID)
	case FederatedUser:
		d.set("aws:PrincipalType", "FederatedUser")
		d.set("aws:userid", p.Account+":"+a.Name())
	case Service:
		d.set("aws:PrincipalServiceName", p.ARN)
	case Anonymous:
		d.set("aws:PrincipalAccount", "anonymous")
		d.set("aws:PrincipalType", "Anonymous")
		d.set("aws:userid", "anonymous")
	}
}

// attributed is what aws:PrincipalArn holds: of a session, its role (rule 105).
func (p *Principal) attributed() string {
	if p.Kind == RoleSession || p.Kind == Role {
		return p.RoleARN
	}
	return p.ARN
}

// tags adds the principal's tags; a session's override its role's, whatever
// the case of the key (rule 117).
func (d *deriver) tags() {
	for _, tags := range [][]Pair{d.Principal.SessionTags, d.Principal.Tags} {
		had := len(d.Context)
		for _, t := range tags {
			d.tag(had, "aws:PrincipalTag/"+t.Key, t.Value)
		}
	}
}

// tag adds a tag that none of the first had keys states; two that differ only
// in case share one key (rule 58).
func (d *deriver) tag(had int, key, value string) {
	if _, stated := d.Context[:had].Lookup(key); stated {
		return
	}
	for i := had; i < len(d.Context); i++ {
		if e := &d.Context[i]; strings.EqualFold(e.Key, key) {
			e.Values = append(e.Values, value)
			return
		}
	}
	d.Context = append(d.Context, Entry{Key: key, Values: []string{value}})
}

// how adds the keys that tell how the call came: by a service or by the
// principal itself (rules 110-112), with temporary credentials or without
// (rule 106).
func (d *deriver) how() {
	kind := d.Principal.Kind
	via, _ := d.Context.Lookup("aws:CalledVia")
	if n := len(via.Values); n > 0 {
		d.set("aws:CalledViaFirst", via.Values[0])
		d.set("aws:CalledViaLast", via.Values[n-1])
	}
	if kind == Anonymous {
		return
	}
	d.set("aws:PrincipalIsAWSService", truth(kind == Service))
	d.set("aws:ViaAWSService", truth(len(via.Values) > 0 && kind != Service))
	if kind == RoleSession || kind == Role || kind == FederatedUser {
		d.set("aws:MultiFactorAuthPresent", "false")
	}
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// where adds the Region that is called (rule 115) and the account whose
// resource is asked for (rule 116).
func (d *deriver) where() {
	c := callOf(d.Action)
	a, _ := arn.Parse(d.Resource)
	switch {
	case c.is("iam"), c.is("organizations"), c.is("route53"), c.is("cloudfront"):
		d.set("aws:RequestedRegion", "us-east-1")
	case c.is("globalaccelerator"):
		d.set("aws:RequestedRegion", "us-west-2")
	case !strings.ContainsAny(a.Region, "*?"):
		d.set("aws:RequestedRegion", a.Region)
	}
	if owner, known := d.owner(); known && !c.hidesAccount() {
		d.set("aws:ResourceAccount", owner)
	}
}

// hidesAccount lists the actions whose requests lack aws:ResourceAccount
// (rule 116; IAM User Guide, "AWS global condition context keys").
func (c call) hidesAccount() bool {
	return c.is("ebs") ||
		c.is("ec2", "AcceptTransitGatewayPeeringAttachment", "AcceptVpcEndpointConnections", "AcceptVpcPeeringConnection",
			"CreateTransitGatewayPeeringAttachment", "CreateVpcEndpoint", "CreateVpcPeeringConnection") ||
		c.is("route53", "AssociateVpcWithHostedZone", "CreateVPCAssociationAuthorization") ||
		c.is("auditmanager", "UpdateAssessmentFrameworkShare") || c.is("detective", "AcceptInvitation") ||
		c.is("ds", "AcceptSharedDirectory") || c.is("guardduty", "AcceptAdministratorInvitation") ||
		c.is("macie2", "AcceptInvitation") || c.is("es", "AcceptInboundConnection") || c.is("securityhub", "AcceptAdministratorInvitation")
}

// roleOf is the role's ARN as far as a session's ARN tells: without a path
// (rule 25).
func roleOf(a arn.ARN) string {
	parts := strings.Split(a.Resource, "/")
	if a.Type() == "role" || len(parts) < 2 {
		return a.String()
	}
	return "arn:" + a.Partition + ":iam::" + a.Account + ":role/" + parts[1]
}
