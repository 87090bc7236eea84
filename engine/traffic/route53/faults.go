package route53

// The faults, in the order in which their words stand in faults below.
const (
	unknownMember fault = iota
	missingMember
	wrongType
	repeatedMember
	emptyList
	tooLittle
	tooMuch
	tooShort
	tooLong
	notInSet
	wrongPattern

	noContent
	twoContents
	noPolicy
	twoPolicies
	noSetID
	geoParts
	geoUnknown
	proximityParts
	trafficPolicy

	nameEmpty
	labelEmpty
	labelTooLong
	nameTooLong
	nameCharacter

	notIPv4
	notIPv6
	notQuoted
	stringTooLong
	badHost
	badValue
	sameValue
	tooManyValues
	oneValue

	wrongHostedZone
	outsideZone
	alreadyThere
	notThere
	notTheSame
	changedTwice
	batchRecords
	batchCharacters
	zoneFull
	partWildcard
	wildcardNS
	delegationSimple
	delegationAlias
	soaElsewhere
	lastSOA
	lastNS
	cnameAtApex
	cnameJoins
	joinsCNAME

	simpleJoins
	weightedJoins
	latencyJoins
	geoJoins
	otherJoins
	sameRegion
	samePlace
	sameRole
	sameBlock
	weightedTTL
	tooManyWeighted
	tooManyProximity
	primaryUnchecked
	failoverEvaluate
	multivalueAlias
	twoCollections
	noCollection
	noLocation
	privatePolicy
	noCheck

	aliasOutside
	aliasMissing
	aliasItself
	aliasOtherZone
	cloudFrontHealth
	cloudFrontPrivate
	cloudFrontTwice

	checkForeign
	checkLacks
	checkTCPName
	checkInterval
	wrongAddress
	checkPrivate
	checkRegions
	checkSameRegion
	checkChildren
	checkNested
	checkNoChild
	checkSameChild
	checkSameID
	checkTooMany

	faultCount
)

// faults words every fault. Sources are in testdata/messages.tsv.
var faults = [faultCount]wording{
	unknownMember:  {"unknown-parameter", inForm, "", `Unknown parameter in %s: "%s", must be one of: %s`, false},
	missingMember:  {"missing-parameter", inForm, "", `Missing required parameter in %s: "%s"`, false},
	wrongType:      {"wrong-type", inForm, "", `Invalid type for parameter %s, value: %s, type: <class '%s'>, valid types: <class '%s'>`, false},
	repeatedMember: {"repeated-parameter", inForm, "", `%s has %q twice`, true},
	emptyList:      {"empty-list", inForm, "", `Invalid length for parameter %s, value: 0, valid min length: 1`, false},
	tooLittle:      {"too-little", inInput, "", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must have value greater than or equal to %d`, false},
	tooMuch:        {"too-much", inInput, "", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must have value less than or equal to %d`, true},
	tooShort:       {"too-short", inInput, "", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must have length greater than or equal to %d`, true},
	tooLong:        {"too-long", inInput, "", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must have length less than or equal to %d`, true},
	notInSet:       {"not-in-set", inInput, "", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: [%s]`, true},
	wrongPattern:   {"wrong-pattern", inInput, "0.4", `1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s`, true},

	noContent:      {"no-content", inInput, "1.5.9", `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [%s]`, false},
	twoContents:    {"two-contents", inInput, "1.5.9", `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found more than one in Change with [%s]`, false},
	noPolicy:       {"no-policy", inInput, "1.5.1", `Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig], but found none in Change with [%s]`, false},
	twoPolicies:    {"two-policies", inInput, "1.5.2", `Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig], but found more than one in Change with [%s]`, true},
	noSetID:        {"no-set-identifier", inInput, "1.5.1", `Invalid request: Missing field 'SetIdentifier' in Change with [%s]`, false},
	geoParts:       {"geo-parts", inInput, "1.5.21", `a GeoLocation is a ContinentCode, or a CountryCode, or a CountryCode of US with a SubdivisionCode`, true},
	geoUnknown:     {"geo-unknown", inInput, "1.5.22", `Route 53 knows no %s %q`, true},
	proximityParts: {"proximity-parts", inInput, "0.4", `a GeoProximityLocation is exactly one of AWSRegion, LocalZoneGroup and Coordinates`, true},
	trafficPolicy:  {"traffic-policy", inInput, "", `traffic policy instances are not built here`, true},

	nameEmpty:     {"name-empty", inBatch, "", `FATAL problem: DomainNameEmpty (Domain name is empty) encountered with '%s'`, false},
	labelEmpty:    {"label-empty", inBatch, "", `FATAL problem: DomainLabelEmpty (Domain label is empty) encountered with '%s'`, false},
	labelTooLong:  {"label-too-long", inBatch, "", `FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '%s'`, false},
	nameTooLong:   {"name-too-long", inBatch, "", `FATAL problem: DomainNameTooLong (Domain name is too long) encountered with '%s'`, true},
	nameCharacter: {"name-character", inBatch, "", `FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with '%s'`, false},

	notIPv4:       {"not-ipv4", inBatch, "", `Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '%s''`, false},
	notIPv6:       {"not-ipv6", inBatch, "", `Invalid Resource Record: 'FATAL problem: AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address) encountered with '%s''`, false},
	notQuoted:     {"not-quoted", inBatch, "", `Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with '%s''`, false},
	stringTooLong: {"string-too-long", inBatch, "", `Invalid Resource Record: 'FATAL problem: CharacterStringTooLong (Value is too long) encountered with '%s''`, false},
	badHost:       {"bad-host", inBatch, "", `Invalid Resource Record: '%s'`, true},
	badValue:      {"bad-value", inBatch, "", `the value %q is not what a record of type %s holds`, true},
	sameValue:     {"same-value", inBatch, "", `Duplicate Resource Record: '%s'`, false},
	tooManyValues: {"too-many-values", inBatch, "1.5.4", `Cannot have more than %d records in a RRSet.`, false},
	oneValue:      {"one-value", inBatch, "1.5.3", `a record set that is %s has one value, not %d`, true},

	wrongHostedZone:  {"wrong-hosted-zone", inZone, "", `No hosted zone found with ID: %s`, false},
	outsideZone:      {"outside-zone", inBatch, "", `RRSet with DNS name %s is not permitted in zone %s`, false},
	alreadyThere:     {"already-there", inBatch, "", `Tried to create resource record set [%s] but it already exists`, false},
	notThere:         {"not-there", inBatch, "", `Tried to delete resource record set [%s] but it was not found`, false},
	notTheSame:       {"not-the-same", inBatch, "", `Tried to delete resource record set [%s] but the values provided do not match the current values`, false},
	changedTwice:     {"changed-twice", inBatch, "", `The request contains an invalid set of changes for a resource record set '%s %s'`, false},
	batchRecords:     {"batch-records", inBatch, "1.5.4", `Number of records limit of %d exceeded.`, false},
	batchCharacters:  {"batch-characters", inBatch, "1.5.4", `the values of one batch hold more than %d characters`, true},
	zoneFull:         {"zone-full", inBatch, "1.5.4", `the hosted zone would have %d record sets, and may have %d`, true},
	partWildcard:     {"part-wildcard", inBatch, "1.5.6", `in %s the asterisk is only a part of the leftmost label`, true},
	wildcardNS:       {"wildcard-ns", inBatch, "1.5.6", `a record of type NS has no wildcard`, true},
	delegationSimple: {"delegation-simple", inInput, "1.5.5", `a record of type %s has simple routing only`, true},
	delegationAlias:  {"delegation-alias", inBatch, "1.5.5", `there is no alias of type %s`, true},
	soaElsewhere:     {"soa-elsewhere", inBatch, "1.5.5", `the SOA record of the zone stands at %s, not at %s`, true},
	lastSOA:          {"last-soa", inBatch, "1.5.5", `A HostedZone must contain exactly one SOA record.`, false},
	lastNS:           {"last-ns", inBatch, "1.5.5", `A HostedZone must contain at least one NS record for the zone itself.`, false},
	cnameAtApex:      {"cname-at-apex", inBatch, "1.5.7", `RRSet of type CNAME with DNS name %s is not permitted at apex in zone %s`, false},
	cnameJoins:       {"cname-joins", inBatch, "1.5.7", `RRSet of type CNAME with DNS name %s is not permitted as it conflicts with other records with the same DNS name in zone %s`, false},
	joinsCNAME:       {"joins-cname", inBatch, "1.5.7", `RRSet of type %s with DNS name %s is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone %s`, false},

	simpleJoins:      {"simple-joins", inBatch, "1.5.2", `RRSet with DNS name %s, type %s cannot be created as other RRSets exist with the same name and type.`, false},
	weightedJoins:    {"weighted-joins", inBatch, "1.5.2", `RRSet with DNS name %s, type %s, SetIdentifier %s cannot be created as a non-weighted set exists with the same name and type.`, false},
	latencyJoins:     {"latency-joins", inBatch, "1.5.2", `RRSet with DNS name %s, type %s, SetIdentifier %s, and Region Name=%s cannot be created because a non-latency RRSet with the same name and type already exists.`, true},
	geoJoins:         {"geo-joins", inBatch, "1.5.2", `RRSet with DNS name %s, type %s, SetIdentifier %s, and routing to [%s] cannot be created because a non-GEO RRSet with the same name and type already exists`, false},
	otherJoins:       {"other-joins", inBatch, "1.5.2", `the record set %s of name %s and type %s has %s routing, and others of that name and type have %s routing`, true},
	sameRegion:       {"same-region", inBatch, "1.5.3", `RRSet with DNS name %s, type %s, SetIdentifier %s, and Region Name=%s cannot be created because a latency RRSet with the same name, type and region already exists.`, false},
	samePlace:        {"same-place", inBatch, "1.5.3", `RRSet with DNS name %s, type %s, SetIdentifier %s, and routing to [%s] cannot be created because a GEO RRSet with the same name, type and location already exists`, true},
	sameRole:         {"same-role", inBatch, "1.5.20", `name %s and type %s have two %s record sets: %s and %s`, true},
	sameBlock:        {"same-block", inBatch, "1.5.25", `name %s and type %s have two record sets for the CIDR location %s: %s and %s`, true},
	weightedTTL:      {"weighted-ttl", inBatch, "1.5.3", `RRSet with DNS name %s and type %s, SetIdentifier %s cannot be created as weighted sets must contain the same TTL.`, false},
	tooManyWeighted:  {"too-many-weighted", inBatch, "1.5.3", `name %s and type %s have %d weighted record sets, and may have %d`, true},
	tooManyProximity: {"too-many-proximity", inBatch, "1.5.3", `name %s and type %s have %d geoproximity record sets, and may have %d`, true},
	primaryUnchecked: {"primary-unchecked", inBatch, "1.5.20", `A non-alias primary ResourceRecordSet must have an associated health check.`, false},
	failoverEvaluate: {"failover-evaluate", inBatch, "1.5.20", `a failover alias has EvaluateTargetHealth true`, true},
	multivalueAlias:  {"multivalue-alias", inBatch, "1.5.3", `a multivalue answer record set cannot be an alias`, true},
	twoCollections:   {"two-collections", inBatch, "1.5.25", `name %s and type %s use two CIDR collections: %s and %s`, true},
	noCollection:     {"no-collection", inCollection, "1.5.25", `there is no CIDR collection %q`, true},
	noLocation:       {"no-location", inLocation, "1.5.25", `the CIDR collection %s has no location %q`, true},
	privatePolicy:    {"private-policy", inBatch, "1.5.27", `a private hosted zone has no %s routing`, true},
	noCheck:          {"no-check", inCheck, "", `there is no health check with the id %q`, true},

	aliasOutside:      {"alias-outside", inBatch, "1.5.8", `Tried to create an alias that targets %s, type %s in zone %s, but the alias target name does not lie within the target zone`, false},
	aliasMissing:      {"alias-missing", inBatch, "1.5.7", `Tried to create an alias that targets %s, type %s in zone %s, but that target was not found`, false},
	aliasItself:       {"alias-itself", inBatch, "1.5.7", `the alias %s of type %s targets itself`, true},
	aliasOtherZone:    {"alias-other-zone", inBatch, "1.5.7", `the alias targets the hosted zone %s, and a record's alias stays in its own zone`, true},
	cloudFrontHealth:  {"cloudfront-health", inBatch, "1.5.8", `EvaluateTargetHealth cannot be true for a CloudFront distribution`, true},
	cloudFrontPrivate: {"cloudfront-private", inBatch, "1.5.8", `a private hosted zone has no alias to a CloudFront distribution`, true},
	cloudFrontTwice:   {"cloudfront-twice", inBatch, "1.5.8", `the primary and the secondary record set of %s cannot both be aliases to CloudFront distributions`, true},

	checkForeign:    {"check-foreign", inInput, "1.5.28", `%s health checks must not have %s specified.`, false},
	checkLacks:      {"check-lacks", inInput, "1.5.28", `a health check of type %s needs %s`, true},
	checkTCPName:    {"check-tcp-name", inInput, "1.5.28", `TCP health checks that have IP address must not have a fully qualified domain name specified.`, false},
	checkInterval:   {"check-interval", inInput, "1.5.28", `RequestInterval is 10 or 30 seconds, not %d`, true},
	wrongAddress:    {"check-address", inInput, "1.5.28", `%q is no IP address`, true},
	checkPrivate:    {"check-private", inInput, "1.5.36", `the IP address %s cannot be checked from the internet: it is %s`, true},
	checkRegions:    {"check-regions", inInput, "1.5.29", `a health check is made from at least 3 Regions, not from %d`, true},
	checkSameRegion: {"check-same-region", inInput, "1.5.29", `the Region %s is named twice`, true},
	checkChildren:   {"check-children", inInput, "0.7", `a calculated health check has at most %d children, not %d`, true},
	checkNested:     {"check-nested", inInput, "1.5.33", `the child %q is itself a calculated health check`, true},
	checkNoChild:    {"check-no-child", inInput, "1.5.33", `the child %q is no health check`, true},
	checkSameChild:  {"check-same-child", inInput, "1.5.33", `the child %q is named twice`, true},
	checkSameID:     {"check-same-id", inInput, "", `two health checks have the id %q`, true},
	checkTooMany:    {"check-too-many", tooManyChecked, "1.5.4", `there are %d health checks, and an account has %d unless AWS raises the quota`, true},
}
