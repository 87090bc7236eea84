package form

import (
	"gatehouse/engine/plainjson"
	"gatehouse/lab/pack"
)

// emptyCheck is the row that Add begins with.
const emptyCheck = `{
  "Id": "` + pack.Hole + `",
  "HealthCheckConfig": {
    "Type": "HTTP",
    "IPAddress": "` + pack.Hole + `",
    "Port": 80,
    "ResourcePath": "/",
    "RequestInterval": 30,
    "FailureThreshold": 3
  }
}`

var config = []string{"HealthCheckConfig"}

// checkTypes are the types of health checks.
var checkTypes = []string{"HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP", "CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"}

// checkRow is one health check as the fields that its type has.
func checkRow(n plainjson.Node) Row {
	r := Row{node: n}
	c := within(n, config...)
	kind, _ := word(c, "Type")
	r.add(n, "Id", Field{Label: "id", Help: "the name by which records speak of it", set: text(nil, "Id", "")})
	r.add(c, "Type", Field{Label: "type", Help: "what is watched", Choices: checkTypes, set: text(config, "Type", "")})
	switch kind {
	case "CALCULATED":
		children := Field{Label: "children", Help: "ids of health checks, with commas", set: words(config, "ChildHealthChecks", "Type")}
		children.Value, children.Line = items(c, "ChildHealthChecks")
		r.Fields = append(r.Fields, children)
		r.add(c, "HealthThreshold", Field{Label: "healthy from", Help: "how many children must be healthy", set: number(config, "HealthThreshold", "ChildHealthChecks")})
	case "CLOUDWATCH_METRIC":
		r.alarm(c)
	case "RECOVERY_CONTROL":
		r.add(c, "RoutingControlArn", Field{Label: "control", Help: "the routing control's ARN", set: text(config, "RoutingControlArn", "Type")})
	default:
		r.endpoint(c, kind)
	}
	inverted, line := word(c, "Inverted")
	r.Fields = append(r.Fields, Field{Label: "inverted", Value: yesNo(inverted), Line: line, Help: "yes: healthy counts as unhealthy", Choices: []string{"yes", "no"}, set: truth(config, "Inverted", "")})
	disabled, at := word(c, "Disabled")
	r.Fields = append(r.Fields, Field{Label: "disabled", Value: yesNo(disabled), Line: at, Help: "yes: counts as healthy, nothing is checked", Choices: []string{"yes", "no"}, set: truth(config, "Disabled", "")})
	r.Title = r.Fields[0].Value + " " + kind
	return r
}

func (r *Row) endpoint(c plainjson.Node, kind string) {
	r.add(c, "IPAddress", Field{Label: "address", Help: "the endpoint's public IP address", set: text(config, "IPAddress", "Type")})
	r.add(c, "FullyQualifiedDomainName", Field{Label: "domain", Help: "the Host header, or what is looked up when there is no address", set: text(config, "FullyQualifiedDomainName", "IPAddress")})
	r.add(c, "Port", Field{Label: "port", Help: "1 to 65535", set: number(config, "Port", "IPAddress")})
	if kind != "TCP" {
		r.add(c, "ResourcePath", Field{Label: "path", Help: "what is asked for: /health", set: text(config, "ResourcePath", "Port")})
	}
	if kind == "HTTP_STR_MATCH" || kind == "HTTPS_STR_MATCH" {
		r.add(c, "SearchString", Field{Label: "search", Help: "must stand in the first 5,120 bytes of the answer", set: text(config, "SearchString", "ResourcePath")})
	}
	r.add(c, "RequestInterval", Field{Label: "interval", Help: "seconds between a checker's requests", Choices: []string{"10", "30"}, set: number(config, "RequestInterval", "ResourcePath")})
	r.add(c, "FailureThreshold", Field{Label: "threshold", Help: "requests in a row that must fail, or pass: 1 to 10", set: number(config, "FailureThreshold", "RequestInterval")})
}

func (r *Row) alarm(c plainjson.Node) {
	path := []string{"HealthCheckConfig", "AlarmIdentifier"}
	at := within(c, "AlarmIdentifier")
	r.add(at, "Name", Field{Label: "alarm", Help: "the CloudWatch alarm's name", set: text(path, "Name", "Region")})
	r.add(at, "Region", Field{Label: "region", Help: "where the alarm is", set: text(path, "Region", "")})
	r.add(c, "InsufficientDataHealthStatus", Field{Label: "without data", Help: "the status while the alarm has no data", Choices: []string{"Healthy", "Unhealthy", "LastKnownStatus"}, set: text(config, "InsufficientDataHealthStatus", "AlarmIdentifier")})
}
