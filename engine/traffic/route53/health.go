package route53

import "gatehouse/engine/clock"

// CheckType is the type of a health check.
type CheckType string

// The types (traffic 1.5.28 to 1.5.35).
const (
	HTTP        CheckType = "HTTP"
	HTTPS       CheckType = "HTTPS"
	HTTPMatch   CheckType = "HTTP_STR_MATCH"
	HTTPSMatch  CheckType = "HTTPS_STR_MATCH"
	TCP         CheckType = "TCP"
	Calculated  CheckType = "CALCULATED"
	CloudWatch  CheckType = "CLOUDWATCH_METRIC"
	RecoveryArc CheckType = "RECOVERY_CONTROL"
)

// HealthCheck is a health check: a HealthCheckConfig with its id, defaults
// filled in.
type HealthCheck struct {
	ID               string
	Type             CheckType
	IP               string // IPAddress, empty when the name is looked up
	FQDN             string // FullyQualifiedDomainName
	Port             int
	Path             string         // ResourcePath, "/" when it was left out
	Search           string         // SearchString
	Interval         clock.Duration // RequestInterval: 30 s or 10 s
	FailureThreshold int
	Regions          []string // of the checkers; nil is all eight
	Children         []string // of a calculated check: ids
	HealthThreshold  int
	Alarm            string // AlarmIdentifier.Name
	AlarmRegion      string
	Insufficient     string // InsufficientDataHealthStatus
	RoutingControl   string // ARN
	Inverted         bool
	Disabled         bool
	Span             Span   // the whole check in its document
	ChildSpans       []Span // of Children
	Doc              string // name of the document it stands in
}
