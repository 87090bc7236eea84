package answer

import "gatehouse/engine/explain"

// Pages of the Route 53 developer guide that the reasons lean on.
const (
	pageChoose    = "How Amazon Route 53 chooses records when health checking is configured"
	pageComplex   = "How health checks work in complex Amazon Route 53 configurations"
	pageSimple    = "Simple routing"
	pageWeighted  = "Weighted routing"
	pageLatency   = "Latency-based routing"
	pageFailover  = "Failover routing"
	pageGeo       = "Geolocation routing"
	pageProximity = "Geoproximity routing"
	pageMulti     = "Multivalue answer routing"
	pageIP        = "IP-based routing"
	pageSubnet    = "How Amazon Route 53 uses EDNS0 to estimate the location of a user"
	pageAlias     = "Choosing between alias and non-alias records"
	pagePrivate   = "Considerations when working with a private hosted zone"
	pageNames     = "DNS domain name format"
	pageTypes     = "Supported DNS record types"
	pageZones     = "Working with public hosted zones"
)

// Reasons are all reasons, in the order in which they are declared.
var Reasons []*explain.Reason

func reason(id, sentence, page, example string, rules ...string) *explain.Reason {
	r := &explain.Reason{ID: id, Sentence: sentence, Page: page, Example: example, Rules: rules}
	Reasons = append(Reasons, r)
	return r
}

// The reasons. A node's first argument is its label, the second what it speaks
// of; sentences are short, lower case and end without a full stop.
var (
	whyAsks     = reason("question", "{1} asks for {2}", pageChoose, "simple")
	whyPlace    = reason("place", "the address counts to {1} (modelled)", pageSubnet, "simple", "1.5.26")
	whyNoPlace  = reason("place-unknown", "Route 53 has no place for this address", pageGeo, "geo-unmapped", "1.5.21")
	whyPrefix   = reason("address", "the question comes with {1}", pageSubnet, "ip-block", "1.5.26")
	whyInRegion = reason("place-vpc", "asked from {1}, so the place is the Region {2}", pagePrivate, "private", "1.5.27")

	whyZone      = reason("zone", "{1} is the closest zone", pageZones, "simple")
	whyPrivate   = reason("zone-private", "{1} is the most specific private zone of this VPC; nothing falls through to a public one", pagePrivate, "private", "1.5.27")
	whyNoZone    = reason("zone-none", "no zone here holds {1}", pageZones, "refused")
	whyDelegated = reason("zone-delegated", "{1} is delegated to name servers elsewhere", pageZones, "delegated")
	whyNoName    = reason("name-none", "there is no name {1} in the zone, and no wildcard that stands for it", pageNames, "no-name", "1.5.6")
	whyNoType    = reason("type-none", "{1} has no record of type {2}", pageTypes, "no-type", "1.5.10")
	whyNothing   = reason("private-none", "the private zone has no {1} of type {2}, and nothing falls through to a public zone", pagePrivate, "private-none", "1.5.27")
	whyWildcard  = reason("wildcard", "{1} does not exist, so {2} stands for it", pageNames, "wildcard", "1.5.6")
	whyCNAME     = reason("cname", "{1} is another name for {2}, whatever the type", pageTypes, "cname", "1.5.7")

	whySimple    = reason("simple", "{1}: simple, all its values", pageSimple, "simple", "1.5.17")
	whyWeighted  = reason("weighted", "{1}: weighted, {2}", pageWeighted, "weighted", "1.5.18")
	whyLatency   = reason("latency", "{1}: latency, the fastest Region first (modelled)", pageLatency, "latency", "1.5.19")
	whyFailover  = reason("failover", "{1}: failover, the primary while it is healthy", pageFailover, "failover", "1.5.20")
	whyGeo       = reason("geolocation", "{1}: geolocation, the smallest place first", pageGeo, "geo-falls", "1.5.21")
	whyProximity = reason("geoproximity", "{1}: geoproximity, the least biased distance first (modelled)", pageProximity, "proximity", "0.4", "1.5.23")
	whyMulti     = reason("multivalue", "{1}: multivalue, up to 8 of {2}, drawn alike (modelled)", pageMulti, "multivalue", "1.5.24")
	whyIP        = reason("ip-based", "{1}: IP-based, the block that holds the asker's addresses", pageIP, "ip-block", "1.5.25")

	whyNoneHealthy = reason("none-healthy", "none of them is healthy, so all count as healthy", pageChoose, "weighted-all-down", "1.5.18", "1.5.20", "1.5.21", "1.5.24")
	whyBothDown    = reason("both-down", "primary and secondary are unhealthy, so the primary answers", pageFailover, "failover-both", "0.10", "1.5.20")
	whyNoneHere    = reason("none-here", "no record is for this place, and there is no default", pageGeo, "geo-no-default", "1.5.21")
	whyNoBlock     = reason("no-block", "no block holds the asker's addresses, and there is no default", pageIP, "ip-none", "1.5.25")

	whyTie     = reason("tie", "the first two are equally near: the first by identifier goes first (modelled)", pageLatency, "latency-tie", "1.5.19")
	whyLongest = reason("longest-block", "several blocks hold the asker, and the longest is asked first (from memory)", pageIP, "ip-block", "1.5.25")

	whyShare     = reason("weight", "{0}: weight {1}, {2} of lookups", pageWeighted, "weighted", "1.5.18")
	whyNoShare   = reason("weight-out", "{0}: unhealthy, its weight {1} does not count", pageWeighted, "weighted-down", "1.5.18")
	whyZero      = reason("weight-zero", "{0}: weight 0, never while a weighted record is healthy", pageWeighted, "weighted-zero", "1.5.18")
	whyZeroUsed  = reason("weight-zero-used", "{0}: weight 0, used because no weighted record is healthy: {2} of lookups", pageWeighted, "weighted-zero-used", "1.5.18")
	whyAllZero   = reason("weight-all-zero", "{0}: all weights are 0, so each is as likely: {2} of lookups", pageWeighted, "weighted-all-zero", "1.5.18")
	whyWeightOut = reason("weight-out-of-draw", "{0}: weight {1}, no part in this draw", pageWeighted, "weighted-zero-all-down", "1.5.18")

	whyRegion   = reason("region", "{0}: {1}, {2}", pageLatency, "latency", "1.5.19")
	whyChina    = reason("region-china", "{0}: {1} answers whoever asks from China", pageLatency, "latency-china", "1.5.19")
	whyDistance = reason("distance", "{0}: {1}, {2}", pageProximity, "proximity", "1.5.23")

	whyFits    = reason("place-fits", "{0}: {1} holds the asker", pageGeo, "geo-falls", "1.5.21", "1.5.22")
	whyDefault = reason("place-default", "{0}: default, for every place", pageGeo, "geo-falls", "1.5.21")
	whyElse    = reason("place-other", "{0}: {1} is elsewhere", pageGeo, "geo-falls", "1.5.21", "1.5.22")

	whyBlock     = reason("block-holds", "{0}: {1} holds the asker", pageIP, "ip-block", "1.5.25")
	whyNotBlock  = reason("block-other", "{0}: no block of {1} holds all of {2}", pageIP, "ip-default", "1.5.25")
	whyDefaultIP = reason("block-default", "{0}: default, for every address", pageIP, "ip-block", "1.5.25")

	whyPrimary   = reason("primary", "{0}: primary, {1}", pageFailover, "failover", "1.5.20")
	whySecondary = reason("secondary", "{0}: secondary, {1}", pageFailover, "failover", "1.5.20")
	whyOne       = reason("value", "{0}: {1}", pageSimple, "simple", "1.5.17")
	whyDrawn     = reason("multi-drawn", "{0}: {1}", pageMulti, "multivalue", "1.5.24")
	whyLeft      = reason("multi-left", "{0}: {1}, not among the eight of this answer (modelled)", pageMulti, "multivalue-many", "1.5.24")

	whyUnchecked   = reason("unchecked", "no health check, so always healthy", pageChoose, "failover-unchecked", "1.5.12")
	whyCheckGone   = reason("check-gone", "there is no health check {1}, which counts as healthy", pageChoose, "check-gone", "1.5.12")
	whyUp          = reason("check-up", "health check {1} says healthy{2}", pageChoose, "failover", "1.5.13", "1.5.16")
	whyDown        = reason("check-down", "health check {1} says unhealthy{2}", pageChoose, "failover-down", "1.5.13", "1.5.16")
	whyIgnored     = reason("target-ignored", "EvaluateTargetHealth is off: its target's health does not count", pageComplex, "branch-ignored", "1.5.12", "1.5.14")
	whyTargetUp    = reason("target-up", "its target {1} is healthy{2}", pageAlias, "target-up", "1.5.13", "1.5.15")
	whyTargetDown  = reason("target-down", "its target {1} is unhealthy{2}", pageAlias, "target-down", "1.5.13", "1.5.15")
	whyGroupUp     = reason("group-up", "its target {1} has a healthy record", pageComplex, "branch-goes-on", "1.5.14")
	whyGroupDown   = reason("group-down", "backs out: nothing in {1} is healthy", pageComplex, "branch-backs-out", "1.5.14")
	whyMember      = reason("group-member", "{0}: {1}", pageComplex, "branch-backs-out", "1.5.14")
	whyTold        = reason("told-above", "{1} is told above", pageComplex, "branch-shared", "1.5.14")
	whyGoesOn      = reason("alias-goes-on", "an alias: goes on at {1}", pageAlias, "branch-goes-on", "1.5.10")
	whyOutside     = reason("alias-outside", "an alias: the addresses of {1}", pageAlias, "target-up", "1.5.10")
	whyAccelerator = reason("alias-accelerator", "an alias: one of the addresses of {1}", pageAlias, "accelerator", "1.5.11")
	whyMissing     = reason("alias-missing", "an alias: its target {1} is not there, so there is no answer", pageAlias, "alias-missing", "1.5.7")
	whyLoop        = reason("alias-loop", "an alias: {1} leads back here, so there is no answer", pageAlias, "alias-loop", "1.5.7")
	whyTooDeep     = reason("alias-deep", "an alias: more than 32 follow one another, so there is no answer (modelled)", pageAlias, "alias-deep", "1.5.7")
	whyNoFamily    = reason("alias-no-address", "an alias: {1} has no address of type {2}", pageAlias, "alias-no-address", "1.5.7", "1.5.10")

	whyAnswer   = reason("answer", "{1}; TTL {2} s", pageTypes, "simple")
	whyAliasTTL = reason("answer-alias", "{1}; TTL {2} s, that of the alias's target", pageAlias, "target-up", "1.5.9")
	whyNegative = reason("answer-none", "{1}: resolvers keep that for {2} s, the lesser of the SOA record's TTL and minimum", pageTypes, "no-type", "1.5.38")
	whyRefused  = reason("answer-refused", "{1}: these name servers do not answer for the name", pageZones, "refused")
)
