package answer

import "gatehouse/engine/explain"

// Rules is the register: each rule of the reference that this package holds,
// the code that holds it and the test that guards it.
var Rules = []explain.Rule{
	{Number: "0.4", Title: "geoproximity is an ordinary record of Region, Local Zone group or coordinates", Code: "rank.go distanceTo", Test: "TestRule0_4GeoproximityIsAnOrdinaryRecord"},
	{Number: "0.10", Title: "failover with both unhealthy answers the primary", Code: "choose.go pick", Test: "TestRule0_10BothUnhealthyIsThePrimary"},
	{Number: "1.5.6", Title: "a wildcard stands for names that do not exist", Code: "question.go find", Test: "TestRule1_5_6Wildcards"},
	{Number: "1.5.7", Title: "an alias finds its type's record in its own zone", Code: "alias.go lead", Test: "TestRule1_5_7AliasKeepsToZoneAndType"},
	{Number: "1.5.9", Title: "an alias has the TTL of what it leads to", Code: "choose.go ttl", Test: "TestRule1_5_9AliasTTL"},
	{Number: "1.5.10", Title: "an alias answers for its own type", Code: "question.go pick", Test: "TestRule1_5_10AliasAnswersForItsOwnType"},
	{Number: "1.5.11", Title: "an alias to an accelerator answers one of its addresses", Code: "values.go addresses", Test: "TestRule1_5_11AcceleratorAnswersOneAddress"},
	{Number: "1.5.12", Title: "without a health check always healthy", Code: "seat.go healthy", Test: "TestRule1_5_12WithoutCheckAlwaysHealthy"},
	{Number: "1.5.13", Title: "an alias's health is its target's and its check's", Code: "seat.go healthy", Test: "TestRule1_5_13AliasHealthIsBoth"},
	{Number: "1.5.14", Title: "a group is healthy by one record; else its branch is backed out of", Code: "seat.go groupHealthy", Test: "TestRule1_5_14BacksOutOfABranch"},
	{Number: "1.5.15", Title: "a balancer's health is told by its signal", Code: "seat.go targetHealthy", Test: "TestRule1_5_15TargetsTellTheirHealth"},
	{Number: "1.5.16", Title: "health is read when the question comes", Code: "choose.go answer", Test: "TestRule1_5_16HealthIsReadWhenAsked"},
	{Number: "1.5.17", Title: "simple: all values in random order", Code: "values.go Values", Test: "TestRule1_5_17SimpleAnswersAllInRandomOrder"},
	{Number: "1.5.18", Title: "weighted shares, zeros and the unhealthy", Code: "draw.go lots", Test: "TestRule1_5_18WeightedShares"},
	{Number: "1.5.19", Title: "latency: the fastest healthy Region; cn-north-1 for China", Code: "rank.go latencyTo", Test: "TestRule1_5_19Latency"},
	{Number: "1.5.20", Title: "failover", Code: "choose.go pick", Test: "TestRule1_5_20Failover"},
	{Number: "1.5.21", Title: "geolocation: the smallest place first", Code: "rank.go fitOf", Test: "TestRule1_5_21Geolocation"},
	{Number: "1.5.22", Title: "continents as Route 53 groups them", Code: "rank.go fitOf", Test: "TestRule1_5_22CyprusIsEurope"},
	{Number: "1.5.23", Title: "geoproximity: biased distance", Code: "rank.go biasedKm", Test: "TestRule1_5_23BiasedDistance"},
	{Number: "1.5.24", Title: "multivalue: up to eight healthy", Code: "draw.go sample", Test: "TestRule1_5_24MultivalueSamplesEight"},
	{Number: "1.5.25", Title: "IP-based: the block that holds the whole prefix", Code: "rank.go block", Test: "TestRule1_5_25IPBased"},
	{Number: "1.5.26", Title: "the client subnet stands for the client", Code: "seat.go place", Test: "TestRule1_5_26ClientSubnetStandsForTheClient"},
	{Number: "1.5.27", Title: "private zones", Code: "question.go zone", Test: "TestRule1_5_27PrivateZones"},
	{Number: "1.5.38", Title: "how long nothing is kept", Code: "name.go negativeTTL", Test: "TestRule1_5_38NegativeTTL"},
}
