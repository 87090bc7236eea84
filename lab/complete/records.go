package complete

import (
	"gatehouse/engine/traffic/geo"
)

// RecordNames are what the records of an exercise may speak of.
type RecordNames struct {
	Names     []Candidate // domain names: those asked for, those there are
	Targets   []Candidate // names that an alias may lead to
	Zones     []Candidate // hosted zone ids
	Addresses []Candidate
	Checks    []Candidate // ids of health checks
	Alarms    []Candidate
	Blocks    []Candidate // CIDR collections
	Locations []Candidate // of CIDR collections
}

// Records says what could stand at a byte of a change batch or of health
// checks.
func Records(src string, offset int, names RecordNames) Completion {
	return within(src, offset, func(p place, _ string) []Candidate {
		if p.isKey {
			return fresh(recordMembers[p.object(0)], p.seen)
		}
		return recordValues(p, names)
	})
}

// fresh leaves out names that the object holds already.
func fresh(all []Candidate, seen []string) []Candidate {
	var out []Candidate
	for _, c := range all {
		if !same(c.Text, seen...) {
			out = append(out, c)
		}
	}
	return out
}

// recordMembers are the members of an object by the name it stands under.
var recordMembers = map[string][]Candidate{
	"":        {{"Comment", "a word about the change"}, {"Changes", "what is to be changed"}, {"HealthChecks", "the health checks"}},
	"Changes": {{"Action", "UPSERT, CREATE or DELETE"}, {"ResourceRecordSet", "the record set"}},
	"ResourceRecordSet": {
		{"Name", "the name asked for"}, {"Type", "A, AAAA, CNAME, ..."}, {"SetIdentifier", "tells records of one name apart"},
		{"Weight", "weighted: 0 to 255"}, {"Region", "latency: where the endpoint is"}, {"Failover", "PRIMARY or SECONDARY"},
		{"GeoLocation", "by where the query comes from"}, {"GeoProximityLocation", "by distance, with a bias"},
		{"MultiValueAnswer", "up to eight healthy records"}, {"CidrRoutingConfig", "by the client's address"},
		{"TTL", "seconds that resolvers keep the answer"}, {"ResourceRecords", "the values"}, {"AliasTarget", "another record, or an AWS resource"},
		{"HealthCheckId", "the health check that it heeds"},
	},
	"ResourceRecords":      {{"Value", "one value"}},
	"AliasTarget":          {{"HostedZoneId", "this zone's for a record, else the service's"}, {"DNSName", "what it leads to"}, {"EvaluateTargetHealth", "true: as healthy as its target"}},
	"GeoLocation":          {{"ContinentCode", "EU, AS, ..."}, {"CountryCode", "FR, or * for everywhere else"}, {"SubdivisionCode", "a state of the US"}},
	"GeoProximityLocation": {{"AWSRegion", "stands in a Region"}, {"LocalZoneGroup", "stands in a Local Zone group"}, {"Coordinates", "stands at a point"}, {"Bias", "-99 to 99"}},
	"Coordinates":          {{"Latitude", "-90 to 90, as text"}, {"Longitude", "-180 to 180, as text"}},
	"CidrRoutingConfig":    {{"CollectionId", "the CIDR collection"}, {"LocationName", "one of its locations, or *"}},
	"HealthChecks":         {{"Id", "the name by which records speak of it"}, {"HealthCheckConfig", "what is checked"}},
	"HealthCheckConfig": {
		{"Type", "HTTP, TCP, CALCULATED, ..."}, {"IPAddress", "the endpoint's public address"}, {"FullyQualifiedDomainName", "its name"}, {"Port", "1 to 65535"},
		{"ResourcePath", "what is asked for"}, {"SearchString", "must stand in the answer"}, {"RequestInterval", "10 or 30 seconds"}, {"FailureThreshold", "1 to 10 in a row"},
		{"Inverted", "healthy counts as unhealthy"}, {"Disabled", "counts as healthy"}, {"ChildHealthChecks", "calculated: the checks that count"},
		{"HealthThreshold", "calculated: how many must be healthy"}, {"AlarmIdentifier", "the CloudWatch alarm"},
		{"InsufficientDataHealthStatus", "the status while the alarm has no data"}, {"Regions", "of the checkers"},
	},
	"AlarmIdentifier": {{"Name", "of the alarm"}, {"Region", "where it is"}},
}

// Closed sets of values.
var (
	changeActions = []Candidate{{"UPSERT", "creates or replaces"}, {"CREATE", "must not exist yet"}, {"DELETE", "must match exactly"}}
	recordTypes   = []Candidate{{"A", "an IPv4 address"}, {"AAAA", "an IPv6 address"}, {"CNAME", "another name"}, {"MX", "mail"}, {"TXT", "text"}, {"NS", "name servers"}, {"SRV", "a service"}, {"CAA", "who may issue certificates"}, {"PTR", "a name for an address"}}
	checkTypes    = []Candidate{{"HTTP", "2xx or 3xx in time"}, {"HTTPS", "the same, certificates not looked at"}, {"HTTP_STR_MATCH", "and a text in the answer"}, {"HTTPS_STR_MATCH", "and a text in the answer"}, {"TCP", "a connection"}, {"CALCULATED", "enough of other checks"}, {"CLOUDWATCH_METRIC", "an alarm's data"}, {"RECOVERY_CONTROL", "a routing control"}}
	failovers     = []Candidate{{"PRIMARY", "while it is healthy"}, {"SECONDARY", "else"}}
	noData        = []Candidate{{"Healthy", ""}, {"Unhealthy", ""}, {"LastKnownStatus", "as it was"}}
)

// recordValues are what may stand as the value of a member.
func recordValues(p place, n RecordNames) []Candidate {
	switch p.key {
	case "Action":
		return changeActions
	case "Type":
		if p.object(0) == "HealthCheckConfig" {
			return checkTypes
		}
		return recordTypes
	case "Failover":
		return failovers
	case "InsufficientDataHealthStatus":
		return noData
	case "Region", "AWSRegion", "Regions":
		return regionCandidates()
	case "ContinentCode", "CountryCode", "SubdivisionCode":
		return placeCandidates(p.key)
	}
	return ownNames(p, n)
}

// ownNames are those of the exercise.
func ownNames(p place, n RecordNames) []Candidate {
	switch p.key {
	case "Name":
		if p.object(0) == "AlarmIdentifier" {
			return n.Alarms
		}
		return n.Names
	case "FullyQualifiedDomainName":
		return n.Names
	case "DNSName":
		return n.Targets
	case "HostedZoneId":
		return n.Zones
	case "Value", "IPAddress":
		return n.Addresses
	case "HealthCheckId", "ChildHealthChecks":
		return n.Checks
	case "CollectionId":
		return n.Blocks
	case "LocationName":
		return n.Locations
	}
	return nil
}

func regionCandidates() []Candidate {
	var out []Candidate
	for _, r := range geo.Regions() {
		out = append(out, Candidate{r.Code, r.Name})
	}
	return out
}

func placeCandidates(key string) []Candidate {
	var out []Candidate
	switch key {
	case "ContinentCode":
		for _, code := range []string{"AF", "AN", "AS", "EU", "NA", "OC", "SA"} {
			out = append(out, Candidate{code, geo.ContinentName(code)})
		}
	case "CountryCode":
		out = append(out, Candidate{"*", "everywhere else: the default record"})
		for _, code := range geo.Countries() {
			name, _ := geo.Country(code)
			out = append(out, Candidate{code, name})
		}
	default:
		for _, code := range geo.Subdivisions("US") {
			name, _ := geo.SubdivisionName("US", code)
			out = append(out, Candidate{code, name})
		}
	}
	return out
}
