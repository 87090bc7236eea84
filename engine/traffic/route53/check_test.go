package route53_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// check reads one health check of type HTTP on a public address with further
// members, which may override those.
func check(t *testing.T, rest string) (route53.HealthCheck, []route53.Problem) {
	t.Helper()
	config := `"Type": "HTTP", "IPAddress": "203.0.113.10"`
	if strings.Contains(rest, `"Type"`) {
		config = ""
	} else if rest != "" {
		config += ", "
	}
	checks, problems := route53.ParseHealthChecks("checks.json", []byte(`{"HealthChecks": [{"Id": "a", "HealthCheckConfig": {`+config+rest+`}}]}`))
	if len(checks) != 1 {
		t.Fatalf("%d checks: %v", len(checks), problems)
	}
	return checks[0], problems
}

// refused holds that a check has one problem, of a code and a rule.
func refused(t *testing.T, rest, code, rule string) {
	t.Helper()
	if _, p := check(t, rest); len(p) != 1 || p[0].Code != code || p[0].Rule != rule {
		t.Errorf("%s: want %s [%s], got %v", rest, code, rule, p)
	}
}

// TestRule1_5_28IntervalAndThreshold: 30 s or 10 s, three failures of 1 to 10.
func TestRule1_5_28IntervalAndThreshold(t *testing.T) {
	c, p := check(t, "")
	fail(t, p)
	if c.Interval != 30*clock.Second || c.FailureThreshold != 3 || c.Port != 80 || c.Path != "/" {
		t.Errorf("defaults: %+v", c)
	}
	for seconds := 10; seconds <= 30; seconds++ {
		c, p := check(t, fmt.Sprintf(`"RequestInterval": %d`, seconds))
		if ok := seconds == 10 || seconds == 30; ok != (len(p) == 0) || ok && c.Interval != clock.Duration(seconds)*clock.Second {
			t.Errorf("%d s: %v, %v", seconds, c.Interval, p)
		}
	}
	for threshold := 0; threshold <= 11; threshold++ {
		c, p := check(t, fmt.Sprintf(`"FailureThreshold": %d`, threshold))
		if ok := threshold >= 1 && threshold <= 10; ok != (len(p) == 0) || ok && c.FailureThreshold != threshold {
			t.Errorf("threshold %d: %d, %v", threshold, c.FailureThreshold, p)
		}
	}
}

// TestRule1_5_29CheckerRegions: eight, all by default, three at least.
func TestRule1_5_29CheckerRegions(t *testing.T) {
	if len(route53.CheckerRegions) != 8 {
		t.Fatal(route53.CheckerRegions)
	}
	list := func(n int) string {
		return `"Regions": ["` + strings.Join(route53.CheckerRegions[:n], `", "`) + `"]`
	}
	if c, p := check(t, ""); len(p) > 0 || c.Regions != nil {
		t.Errorf("nil stands for all eight: %v, %v", c.Regions, p)
	}
	for n := 3; n <= 8; n++ {
		if c, p := check(t, list(n)); len(p) > 0 || !slices.Equal(c.Regions, route53.CheckerRegions[:n]) {
			t.Errorf("%d: %v, %v", n, c.Regions, p)
		}
	}
	refused(t, list(2), "check-regions", "1.5.29")
	refused(t, `"Regions": []`, "check-regions", "1.5.29")
	refused(t, `"Regions": ["us-east-1", "us-west-1", "us-west-1"]`, "check-same-region", "1.5.29")
	refused(t, `"Regions": ["us-east-1", "us-west-1", "us-east-2"]`, "not-in-set", "")
}

// TestForm1_5_31Strings: a match has a string of at most 255 characters, and
// nothing else has one.
func TestForm1_5_31Strings(t *testing.T) {
	for _, typ := range []string{"HTTP_STR_MATCH", "HTTPS_STR_MATCH"} {
		head := fmt.Sprintf(`"Type": %q, "FullyQualifiedDomainName": "www.example.com"`, typ)
		c, p := check(t, head+`, "SearchString": "`+strings.Repeat("ü", 255)+`"`)
		fail(t, p)
		if c.Search != strings.Repeat("ü", 255) {
			t.Error("the string is lost")
		}
		refused(t, head+`, "SearchString": "`+strings.Repeat("x", 256)+`"`, "too-long", "")
		refused(t, head, "check-lacks", "1.5.28")
	}
	refused(t, `"SearchString": "well"`, "check-foreign", "1.5.28")
}

// TestForm1_5_34MetricChecks: an alarm, what insufficient data stands for, and
// nothing of a probe.
func TestForm1_5_34MetricChecks(t *testing.T) {
	alarm := `"Type": "CLOUDWATCH_METRIC", "AlarmIdentifier": {"Name": "queue-depth", "Region": "eu-west-1"}`
	c, p := check(t, alarm)
	fail(t, p)
	if c.Alarm != "queue-depth" || c.AlarmRegion != "eu-west-1" || c.Insufficient != route53.LastKnown || c.Interval != 0 {
		t.Errorf("%+v", c)
	}
	for _, status := range []string{route53.Healthy, route53.Unhealthy, route53.LastKnown} {
		if c, p := check(t, alarm+`, "InsufficientDataHealthStatus": "`+status+`"`); len(p) > 0 || c.Insufficient != status {
			t.Errorf("%s: %v", status, p)
		}
	}
	refused(t, `"Type": "CLOUDWATCH_METRIC"`, "check-lacks", "1.5.28")
	refused(t, alarm+`, "Port": 80`, "check-foreign", "1.5.28")
}

// TestForm1_5_33Calculated: children that exist, are not calculated, and a
// threshold that may exceed them or be 0.
func TestForm1_5_33Calculated(t *testing.T) {
	with := func(children, threshold string) []route53.Problem {
		_, p := account("x", []byte(`{"HealthChecks": [{"Id": "a", "HealthCheckConfig": {"Type": "HTTP", "IPAddress": "203.0.113.10"}},
			{"Id": "b", "HealthCheckConfig": {"Type": "CALCULATED", "HealthThreshold": `+threshold+`, "ChildHealthChecks": [`+children+`]}}]}`))
		return p
	}
	for _, threshold := range []string{"0", "1", "200"} {
		if p := with(`"a"`, threshold); len(p) > 0 {
			t.Errorf("threshold %s: %v", threshold, p)
		}
	}
	for children, code := range map[string]string{`"b"`: "check-nested", `"c"`: "check-no-child", `"a", "a"`: "check-same-child"} {
		if p := with(children, "1"); len(p) != 1 || p[0].Code != code || p[0].Rule != "1.5.33" {
			t.Errorf("%s: %v", children, p)
		}
	}
}

// TestForm1_5_35Switches: Inverted and Disabled are read, and a routing
// control's ARN.
func TestForm1_5_35Switches(t *testing.T) {
	c, p := check(t, `"Inverted": true, "Disabled": true`)
	if fail(t, p); !c.Inverted || !c.Disabled {
		t.Errorf("%+v", c)
	}
	arn := "arn:aws:route53-recovery-control::123456789012:controlpanel/0123/routingcontrol/abcd"
	if c, p = check(t, `"Type": "RECOVERY_CONTROL", "RoutingControlArn": "`+arn+`"`); len(p) > 0 || c.RoutingControl != arn {
		t.Errorf("%+v: %v", c, p)
	}
}

// TestRule1_5_36PublicAddresses: no checker reaches a private one.
func TestRule1_5_36PublicAddresses(t *testing.T) {
	for ip, public := range map[string]bool{"203.0.113.10": true, "198.51.100.7": true, "192.0.2.44": true, "8.8.8.8": true, "2001:db8::1": true, "2600:9000::1": true,
		"172.32.0.1": true, "100.128.0.1": true, "10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "100.64.0.1": false, "127.0.0.1": false,
		"169.254.1.1": false, "224.0.0.1": false, "255.255.255.255": false, "0.0.0.0": false, "198.18.0.1": false, "::1": false, "fd12::1": false, "fe80::1": false, "ff02::1": false, "::ffff:192.168.0.1": false} {
		if public {
			_, p := check(t, `"Type": "HTTP", "IPAddress": "`+ip+`"`)
			fail(t, p)
		} else {
			refused(t, `"Type": "HTTP", "IPAddress": "`+ip+`"`, "check-private", "1.5.36")
		}
	}
}

// account reads health checks and holds them to each other.
func account(name string, src []byte) ([]route53.HealthCheck, []route53.Problem) {
	checks, problems := route53.ParseHealthChecks(name, src)
	if len(problems) == 0 {
		problems = route53.CheckHealthChecks(checks)
	}
	return checks, problems
}
