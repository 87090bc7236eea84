package route53

import (
	"fmt"
	"slices"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/plainjson"
)

var (
	checksShape = []member{{"HealthChecks", list, true}, {"IsTruncated", anything, false}, {"MaxItems", anything, false}, {"Marker", anything, false},
		{"NextMarker", anything, false}, {"NextToken", anything, false}}
	checkShape = []member{{"Id", text, true}, {"HealthCheckConfig", object, true}, {"CallerReference", text, false},
		{"HealthCheckVersion", anything, false}, {"LinkedService", anything, false}, {"CloudWatchAlarmConfiguration", anything, false}}
	configShape = []member{{"IPAddress", text, false}, {"Port", number, false}, {"Type", text, true}, {"ResourcePath", text, false},
		{"FullyQualifiedDomainName", text, false}, {"SearchString", text, false}, {"RequestInterval", number, false},
		{"FailureThreshold", number, false}, {"MeasureLatency", truth, false}, {"Inverted", truth, false}, {"Disabled", truth, false},
		{"HealthThreshold", number, false}, {"ChildHealthChecks", list, false}, {"EnableSNI", truth, false}, {"Regions", list, false},
		{"AlarmIdentifier", object, false}, {"InsufficientDataHealthStatus", text, false}, {"RoutingControlArn", text, false}}
	alarmShape = []member{{"Region", text, true}, {"Name", text, true}}
)

// CheckTypes are the types of health checks, as the API lists them.
var CheckTypes = []CheckType{HTTP, HTTPS, HTTPMatch, HTTPSMatch, TCP, Calculated, CloudWatch, RecoveryArc}

var checksLimits = plainjson.Limits{Visible: true, Size: 1 << 20, Depth: 12, What: "a list of health checks", BigRule: "1.5.4"}

// Statuses of InsufficientDataHealthStatus.
const (
	Healthy   = "Healthy"
	Unhealthy = "Unhealthy"
	LastKnown = "LastKnownStatus"
)

// ParseHealthChecks reads health checks as ListHealthChecks prints them,
// defaults filled in, and checks each by itself. What they are to each other is
// CheckHealthChecks', which sees the account's others too.
func ParseHealthChecks(name string, src []byte) ([]HealthCheck, []Problem) {
	f := &form{doc: name}
	n, ok := f.read(src, checksLimits)
	if !ok {
		return nil, f.problems
	}
	o := f.members(n, "HealthChecks", checksShape)
	var checks []HealthCheck
	all, _ := o.get("HealthChecks")
	for i, kid := range all.Kids {
		path := fmt.Sprintf("HealthChecks[%d]", i)
		if f.fits(kid, path, object) {
			checks = append(checks, f.check(kid, path))
		}
	}
	return checks, sorted(f.problems)
}

func (f *form) check(n plainjson.Node, path string) HealthCheck {
	o := f.members(n, path, checkShape)
	c := HealthCheck{Span: n.Span, Doc: f.doc, ID: f.line(&o, "Id", 1, 64)}
	if config, ok := o.get("HealthCheckConfig"); ok {
		f.config(&c, config, "HealthCheckConfig") // as the call that makes one check names it
	}
	return c
}

// config reads a HealthCheckConfig.
func (f *form) config(c *HealthCheck, n plainjson.Node, path string) {
	before := len(f.problems)
	o := f.members(n, path, configShape)
	var types []string
	for _, t := range CheckTypes {
		types = append(types, string(t))
	}
	c.Type = CheckType(f.word(&o, "Type", types))
	c.Inverted, c.Disabled = o.truth("Inverted"), o.truth("Disabled")
	c.IP, c.FQDN = f.line(&o, "IPAddress", 1, 45), f.line(&o, "FullyQualifiedDomainName", 1, 255)
	c.Port = f.whole(&o, "Port", 1, 65535, 0)
	c.Path, c.Search = f.line(&o, "ResourcePath", 0, 255), f.line(&o, "SearchString", 0, 255)
	c.Interval = clock.Duration(f.whole(&o, "RequestInterval", 10, 30, 30)) * clock.Second
	c.FailureThreshold = f.whole(&o, "FailureThreshold", 1, 10, 3)
	c.HealthThreshold = f.whole(&o, "HealthThreshold", 0, 256, 0)
	c.Insufficient = f.word(&o, "InsufficientDataHealthStatus", []string{Healthy, Unhealthy, LastKnown})
	c.RoutingControl = f.line(&o, "RoutingControlArn", 1, 255)
	f.alarm(c, &o)
	f.lists(c, &o)
	if len(f.problems) == before {
		f.checkConfig(c, &o)
	}
}

func (f *form) alarm(c *HealthCheck, o *fields) {
	n, ok := o.get("AlarmIdentifier")
	if !ok {
		return
	}
	a := f.members(n, o.path+".AlarmIdentifier", alarmShape)
	c.Alarm, c.AlarmRegion = f.line(&a, "Name", 1, 256), f.word(&a, "Region", regions())
}

// lists reads Regions and ChildHealthChecks.
func (f *form) lists(c *HealthCheck, o *fields) {
	regions, ok := o.get("Regions")
	for i, kid := range regions.Kids {
		path := fmt.Sprintf("%s.Regions[%d]", o.path, i)
		if !f.fits(kid, path, text) || f.oneOf(kid.Text, kid.Span, path, CheckerRegions) == "" {
			continue
		}
		if slices.Contains(c.Regions, kid.Text) {
			f.add(checkSameRegion.at(kid.Span, "name another Region", kid.Text))
		}
		c.Regions = append(c.Regions, kid.Text)
	}
	if ok && len(regions.Kids) < minRegions {
		f.add(checkRegions.at(regions.Span, "add Regions, or delete Regions: then all eight check", len(regions.Kids)))
	}
	children, _ := o.get("ChildHealthChecks")
	for i, kid := range children.Kids {
		if f.fits(kid, fmt.Sprintf("%s.ChildHealthChecks[%d]", o.path, i), text) {
			c.Children, c.ChildSpans = append(c.Children, kid.Text), append(c.ChildSpans, kid.Span)
		}
	}
}

// minRegions is from how many Regions a check is made at least (traffic 1.5.29).
const minRegions = 3

// String is a health check in short, as lists of them show it.
func (c *HealthCheck) String() string {
	switch c.Type {
	case Calculated:
		return fmt.Sprintf("%d of %s", c.HealthThreshold, strings.Join(c.Children, ", "))
	case CloudWatch:
		return "alarm " + c.Alarm
	case RecoveryArc:
		return "routing control " + c.RoutingControl
	}
	at := c.IP
	if at == "" {
		at = c.FQDN
	}
	return fmt.Sprintf("%s %s:%d%s", c.Type, at, c.Port, c.Path)
}
