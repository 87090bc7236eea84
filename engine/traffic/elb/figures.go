package elb

import "gatehouse/engine/clock"

// Kind is a kind of load balancer, or of target group where that decides.
type Kind uint8

// The kinds. Lambda is a target group of an ALB.
const (
	ALB Kind = iota
	NLB
	GWLB
	CLB
	Lambda
)

// Protocol is that of a health check or a listener.
type Protocol string

// The protocols that figures depend on.
const (
	HTTP   Protocol = "HTTP"
	HTTPS  Protocol = "HTTPS"
	TCP    Protocol = "TCP"
	UDP    Protocol = "UDP"
	TLS    Protocol = "TLS"
	TCPUDP Protocol = "TCP_UDP"
)

// Range is the bounds of a setting and its default; a setting that cannot be
// set has equal bounds.
type Range struct{ Least, Most, Default int }

// Settable says whether the setting has a choice.
func (r Range) Settable() bool { return r.Least != r.Most }

// HealthCheck is the figures of a target group's health check: seconds, and
// counts of consecutive checks.
type HealthCheck struct {
	Protocol                              Protocol // by default
	Interval, Timeout, Healthy, Unhealthy Range
}

// fixed is a setting without a choice.
func fixed(n int) Range { return Range{n, n, n} }

// Checks are the defaults and ranges of health checks (traffic section 1.1's
// table, with 0.1 decided). An NLB's default timeout depends on the protocol:
// see Timeout.
var Checks = map[Kind]HealthCheck{
	ALB:    {HTTP, Range{5, 300, 30}, Range{2, 120, 5}, Range{2, 10, 5}, Range{2, 10, 2}},
	NLB:    {TCP, Range{5, 300, 30}, Range{2, 120, 10}, Range{2, 10, 5}, Range{2, 10, 2}},
	GWLB:   {TCP, Range{5, 300, 10}, Range{2, 120, 5}, fixed(5), fixed(2)},
	Lambda: {HTTP, fixed(35), fixed(30), fixed(5), fixed(5)},
	CLB:    {TCP, Range{5, 300, 30}, Range{2, 60, 5}, Range{2, 10, 10}, Range{2, 10, 2}},
}

// Timeout is the default timeout of a health check (traffic 0.1).
func Timeout(k Kind, p Protocol) clock.Duration {
	if k == NLB && p == HTTP {
		return 6 * clock.Second
	}
	return clock.Duration(Checks[k].Timeout.Default) * clock.Second
}

// DNSFailoverMinimum is the default of target_group_health.dns_failover.minimum_healthy_targets.count
// (traffic 0.2): a zone with no healthy target leaves DNS.
const DNSFailoverMinimum = 1

// ZonalShift is whether a zonal shift of a balancer is possible (traffic 0.3).
// The attribute zonal_shift.config.enabled is false by default; cross-zone load
// balancing no longer matters.
func ZonalShift(enabled, crossZone bool) bool { return enabled }

// IdleTimeout is the idle timeout of a listener in seconds (traffic 0.5). It
// is zero where no source gives one, as for TCP_UDP. A CLB's range is from
// memory: not to be graded on.
func IdleTimeout(k Kind, p Protocol) Range {
	switch {
	case k == ALB || k == CLB:
		return Range{1, 4000, 60}
	case k == NLB && p == UDP:
		return fixed(120)
	case k == NLB && p == TLS:
		return fixed(350)
	case k == NLB && p == TCP, k == GWLB:
		return Range{60, 6000, 350}
	}
	return Range{}
}

// MutualTLS are the modes of an ALB's HTTPS listener (traffic 0.6), the
// default first.
var MutualTLS = []string{"off", "passthrough", "verify"}

// Feature is what an old course does not know.
type Feature struct {
	Of   Kind
	Name string
	Note string
}

// Newer are the features since the guides of 2023 (traffic 0.8).
var Newer = []Feature{
	{ALB, "weighted_random", "with anomaly mitigation, since November 2023"},
	{ALB, "regex condition values", ""},
	{ALB, "host-header-rewrite", "a transform, one a rule"},
	{ALB, "url-rewrite", "a transform, one a rule"},
	{ALB, "jwt-validation", "an action"},
	{ALB, "target optimizer", ""},
	{NLB, "unhealthy.draining", "a state of targets"},
	{NLB, "source-ip rules by address family", "on a dual-stack balancer"},
	{NLB, "weighted target groups", "only implied by the name of a quota"},
	{NLB, "QUIC and TCP_QUIC listeners", ""},
}

// PassiveChecks says whether an NLB also judges a target by its connections
// (traffic 0.9): not of UDP, and not of a sticky target group.
func PassiveChecks(k Kind, p Protocol, sticky bool) bool {
	return k == NLB && p != UDP && !sticky
}

// The figures of Global Accelerator's health checks (traffic 1.6.5).
const (
	AcceleratorThreshold = 3
	AcceleratorReturn    = 30 * clock.Second // after recovery, about
)

// AcceleratorIntervals are the choices, the default last.
var AcceleratorIntervals = []clock.Duration{10 * clock.Second, 30 * clock.Second}

// Detection is the longest an accelerator takes to find that an endpoint is
// down (traffic 0.11): its check's interval times its threshold. AWS publishes
// no flat figure.
func Detection(interval clock.Duration, threshold int) clock.Duration {
	return interval * clock.Duration(threshold)
}

// MeanDetection is the expected time of it: the failure falls anywhere between
// two checks (traffic 1.6.7).
func MeanDetection(interval clock.Duration, threshold int) clock.Duration {
	return interval*clock.Duration(threshold) - interval/2
}
