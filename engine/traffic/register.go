package traffic

import (
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/answer"
)

// Rules is the register. A rule with two halves has two lines.
var Rules = append(forms(), answers()...)

// answers are the rules of package answer, with its folder before the files.
func answers() []explain.Rule {
	var out []explain.Rule
	for _, r := range answer.Rules {
		r.Code, r.Test = "answer/"+r.Code, "answer/"+r.Test
		out = append(out, r)
	}
	return out
}

func forms() []explain.Rule {
	return []explain.Rule{
		{Number: "0.1", Title: "health-check timeouts: ALB 5, NLB 6 or 10, GWLB 5, lambda 30", Code: "elb/figures.go Timeout", Test: "elb/TestRule0_1HealthCheckTimeout"},
		{Number: "0.2", Title: "dns_failover: one healthy target keeps a zone in DNS", Code: "elb/figures.go DNSFailoverMinimum", Test: "elb/TestRule0_2DNSFailoverCount"},
		{Number: "0.3", Title: "zonal shift works with cross-zone on, once enabled", Code: "elb/figures.go ZonalShift", Test: "elb/TestRule0_3ZonalShift"},
		{Number: "0.4", Title: "geoproximity is an ordinary record", Code: "route53/routingform.go proximity", Test: "route53/TestRule0_4GeoproximityIsAnOrdinaryRecord"},
		{Number: "0.5", Title: "NLB TCP idle timeout 60 to 6000, default 350", Code: "elb/figures.go IdleTimeout", Test: "elb/TestRule0_5IdleTimeouts"},
		{Number: "0.6", Title: "mTLS on ALB: off, passthrough, verify", Code: "elb/figures.go MutualTLS", Test: "elb/TestRule0_6MutualTLS"},
		{Number: "0.7", Title: "a calculated check has at most 255 children", Code: "route53/checkrules.go calculated", Test: "route53/TestRule0_7CalculatedChildren"},
		{Number: "0.8", Title: "features newer than old courses", Code: "elb/figures.go Newer", Test: "elb/TestRule0_8NewerFeatures"},
		{Number: "0.9", Title: "NLB passive checks: not for UDP, not for sticky groups", Code: "elb/figures.go PassiveChecks", Test: "elb/TestRule0_9PassiveChecks"},
		{Number: "0.11", Title: "an accelerator's detection is interval times threshold", Code: "elb/figures.go Detection", Test: "elb/TestRule0_11AcceleratorDetection"},
		{Number: "1.5.1", Title: "records that are not simple have an identifier of their own", Code: "route53/recordform.go identified", Test: "route53/TestRule1_5_1SetIdentifier"},
		{Number: "1.5.2", Title: "one name and type, one routing policy", Code: "route53/group.go joins", Test: "route53/TestRule1_5_2OnePolicyAGroup"},
		{Number: "1.5.3", Title: "what each policy asks of its group", Code: "route53/group.go group", Test: "route53/TestRule1_5_3Groups"},
		{Number: "1.5.4", Title: "quotas of zones, records and checks", Code: "route53/apply.go checkSize", Test: "route53/TestRule1_5_4Quotas"},
		{Number: "1.5.5", Title: "NS and SOA are simple", Code: "route53/rules.go delegation", Test: "route53/TestRule1_5_5DelegationIsSimple"},
		{Number: "1.5.6", Title: "a wildcard is the whole leftmost label", Code: "route53/rules.go record", Test: "route53/TestRule1_5_6Wildcards"},
		{Number: "1.5.7", Title: "no CNAME at the apex; an alias keeps to type and zone", Code: "route53/alias.go ownTarget", Test: "route53/TestRule1_5_7AliasAndCNAME"},
		{Number: "1.5.8", Title: "what an alias may target", Code: "route53/alias.go foreignTarget", Test: "route53/TestRule1_5_8AliasTargets"},
		{Number: "1.5.9", Title: "an alias has no TTL of its own", Code: "route53/recordform.go content", Test: "route53/TestForm1_5_9AliasHasNoTTL"},
		{Number: "1.5.15", Title: "a balancer serves while one target does", Code: "flow/place.go serves", Test: "flow/TestRule1_5_15BalancerServesWhileOneTargetDoes"},
		{Number: "1.5.20", Title: "a failover alias evaluates its target", Code: "route53/rules.go failover", Test: "route53/TestForm1_5_20Failover"},
		{Number: "1.5.22", Title: "246 countries by continent", Code: "geo/country.go Continent", Test: "geo/TestRule1_5_22ContinentTable"},
		{Number: "1.5.25", Title: "collections and their blocks", Code: "route53/rules.go located", Test: "route53/TestForm1_5_25Collections"},
		{Number: "1.5.26", Title: "a cache for each subnet that is sent", Code: "resolver/resolver.go Resolve", Test: "resolver/TestRule1_5_26ClientSubnet"},
		{Number: "1.5.27", Title: "policies of private zones", Code: "route53/rules.go record", Test: "route53/TestForm1_5_27PrivatePolicies"},
		{Number: "1.5.28", Title: "interval 10 or 30, threshold 1 to 10 (from memory)", Code: "route53/checkrules.go checkConfig", Test: "route53/TestRule1_5_28IntervalAndThreshold"},
		{Number: "1.5.28", Title: "the threshold counts both ways", Code: "health/checker.go hear", Test: "health/TestRule1_5_28ThresholdBothWays"},
		{Number: "1.5.29", Title: "eight Regions of checkers, three at least", Code: "route53/checkform.go lists", Test: "route53/TestRule1_5_29CheckerRegions"},
		{Number: "1.5.29", Title: "sixteen checkers, uncoordinated (modelled)", Code: "health/monitor.go New", Test: "health/TestRule1_5_29Checkers"},
		{Number: "1.5.30", Title: "healthy by more than 18 per cent", Code: "health/checker.go enough", Test: "health/TestRule1_5_30EighteenPercent"},
		{Number: "1.5.31", Title: "what a check accepts, and how long it waits", Code: "health/probe.go Judge", Test: "health/TestRule1_5_31Verdicts"},
		{Number: "1.5.32", Title: "healthy until there are data", Code: "health/monitor.go New", Test: "health/TestRule1_5_32HealthyUntilThereAreData"},
		{Number: "1.5.33", Title: "calculated: enough healthy children", Code: "health/follow.go count", Test: "health/TestRule1_5_33Calculated"},
		{Number: "1.5.34", Title: "CloudWatch: the data, not the alarm", Code: "health/follow.go alarm", Test: "health/TestRule1_5_34CloudWatch"},
		{Number: "1.5.35", Title: "inverted, disabled, routing control", Code: "health/monitor.go set", Test: "health/TestRule1_5_35InvertedDisabledControlled"},
		{Number: "1.5.36", Title: "checked addresses are public", Code: "route53/checkrules.go address", Test: "route53/TestRule1_5_36PublicAddresses"},
		{Number: "1.5.37", Title: "short TTLs for records with checks", Code: "flow/request.go request", Test: "flow/TestRule1_5_37ShortTTLs"},
		{Number: "1.5.38", Title: "negative answers are cached", Code: "resolver/resolver.go keep", Test: "resolver/TestRule1_5_38NegativeAnswersAreCached"},
		{Number: "1.5.39", Title: "84.7 s to turn by default, by running checkers", Code: "health/monitor.go step", Test: "health/TestRule1_5_39TimeToTurn"},
		{Number: "1.5.40", Title: "the closed form agrees", Code: "health/monitor.go step", Test: "health/TestRule1_5_40ClosedForm"},
		{Number: "1.5.41", Title: "a cached answer lasts a further part of its TTL", Code: "resolver/resolver.go keep", Test: "flow/TestRule1_5_41DetectionAndCaches"},
		{Number: "1.5.42", Title: "a balancer's detection of targets", Code: "flow/watch.go hear", Test: "flow/TestRule1_5_42TargetDetection"},
		{Number: "1.5.43", Title: "targets lost, and a zone lost", Code: "flow/watch.go hear", Test: "flow/TestRule1_5_43ZoneLost"},
	}
}
