package lint

import (
	"slices"

	"gatehouse/engine/identity/match"
	"gatehouse/engine/identity/policy"
)

var (
	sourceIPHitsServices = ours("SOURCE_IP_HITS_SERVICES", Warning, "a Deny by address that hits calls made through AWS services",
		"When a service calls on the caller's behalf, as CloudFormation does, the call has the caller's public address if the caller had one; who came through a VPC endpoint has none there, and older pages speak of the service's own. "+
			"A Deny that holds without the address stops such calls. Add aws:ViaAWSService false, so that it looks at direct calls alone.",
		"Forward access sessions", "109", "110", "118")
	sourceIPThroughEndpoint = ours("SOURCE_IP_THROUGH_ENDPOINT", Warning, "a public address asked of requests through a VPC endpoint",
		"Through a VPC endpoint a request has no aws:SourceIp: it is missing. What there is are aws:SourceVpce, aws:SourceVpc and, for the address inside the VPC, aws:VpcSourceIp.",
		pageGlobalKeys, "108")
)

// sourceAddress looks at conditions on the caller's address.
func (l *linter) sourceAddress() {
	for _, s := range l.statements {
		for _, c := range s.Conditions {
			op, ok := match.ParseOperator(c.Operator.Value)
			if !ok || op.Family != match.IP || !keyIs(c, "aws:SourceIp") || s.Effect == policy.NoEffect || len(c.Values) == 0 {
				continue
			}
			holds, _ := withoutKey(c)
			switch {
			case l.kind == policy.Endpoint:
				l.at(sourceIPThroughEndpoint, s, c.Key.Span, "use aws:VpcSourceIp", "through the endpoint there is no aws:SourceIp, so %s", keyAlways(s.Effect, holds))
			case !holds && s.throughEndpoint():
				l.at(sourceIPThroughEndpoint, s, c.Key.Span, "use aws:VpcSourceIp, or two statements",
					"who comes through an endpoint has no aws:SourceIp, so %s", keyAlways(s.Effect, false))
			case s.Effect == policy.Deny && op.Negated && !l.kind.NamesPrincipals() && !s.asksService():
				l.at(sourceIPHitsServices, s, c.Key.Span, `add "Bool": {"aws:ViaAWSService": "false"}`, "a service's call for somebody behind a VPC endpoint carries no public address, and is denied")
			}
		}
	}
}

// throughEndpoint says whether a condition holds only for requests through a
// VPC endpoint.
func (s *statement) throughEndpoint() bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		op, ok := match.ParseOperator(c.Operator.Value)
		holds, known := withoutKey(c)
		return ok && known && !holds && op.Family != match.Null && keyIs(c, "aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp", "aws:SourceVpcArn")
	})
}

// asksService says whether a condition tells direct calls from those of
// services.
func (s *statement) asksService() bool {
	return slices.ContainsFunc(s.Conditions, func(c policy.Condition) bool {
		return keyIs(c, "aws:ViaAWSService", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:PrincipalIsAWSService")
	})
}
