package elb_test

import (
	"slices"
	"testing"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/elb"
)

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, not %v", what, got, want)
	}
}

func TestRule0_1HealthCheckTimeout(t *testing.T) {
	same(t, "ALB", elb.Timeout(elb.ALB, elb.HTTP), 5*clock.Second)
	same(t, "ALB HTTPS", elb.Timeout(elb.ALB, elb.HTTPS), 5*clock.Second)
	same(t, "NLB HTTP", elb.Timeout(elb.NLB, elb.HTTP), 6*clock.Second)
	same(t, "NLB TCP", elb.Timeout(elb.NLB, elb.TCP), 10*clock.Second)
	same(t, "NLB HTTPS", elb.Timeout(elb.NLB, elb.HTTPS), 10*clock.Second)
	same(t, "GWLB", elb.Timeout(elb.GWLB, elb.TCP), 5*clock.Second)
	same(t, "lambda", elb.Timeout(elb.Lambda, elb.HTTP), 30*clock.Second)
	for k, c := range elb.Checks {
		for _, r := range []elb.Range{c.Interval, c.Timeout, c.Healthy, c.Unhealthy} {
			if r.Default < r.Least || r.Default > r.Most {
				t.Errorf("%d: the default %d is outside of %d to %d", k, r.Default, r.Least, r.Most)
			}
		}
		if c.Timeout.Default >= c.Interval.Default {
			t.Errorf("%d: a check would outlast its interval", k)
		}
	}
}

func TestRule0_2DNSFailoverCount(t *testing.T) {
	same(t, "the minimum healthy count", elb.DNSFailoverMinimum, 1)
}

func TestRule0_3ZonalShift(t *testing.T) {
	for _, crossZone := range []bool{false, true} {
		same(t, "enabled", elb.ZonalShift(true, crossZone), true)
		same(t, "not enabled", elb.ZonalShift(false, crossZone), false)
	}
}

func TestRule0_5IdleTimeouts(t *testing.T) {
	same(t, "NLB TCP", elb.IdleTimeout(elb.NLB, elb.TCP), elb.Range{Least: 60, Most: 6000, Default: 350})
	same(t, "NLB TLS", elb.IdleTimeout(elb.NLB, elb.TLS), elb.Range{Least: 350, Most: 350, Default: 350})
	same(t, "NLB UDP", elb.IdleTimeout(elb.NLB, elb.UDP), elb.Range{Least: 120, Most: 120, Default: 120})
	same(t, "NLB TLS settable", elb.IdleTimeout(elb.NLB, elb.TLS).Settable(), false)
	same(t, "NLB TCP settable", elb.IdleTimeout(elb.NLB, elb.TCP).Settable(), true)
	same(t, "ALB", elb.IdleTimeout(elb.ALB, elb.HTTP), elb.Range{Least: 1, Most: 4000, Default: 60})
}

func TestRule0_6MutualTLS(t *testing.T) {
	if !slices.Equal(elb.MutualTLS, []string{"off", "passthrough", "verify"}) {
		t.Error(elb.MutualTLS)
	}
}

func TestRule0_8NewerFeatures(t *testing.T) {
	of := map[elb.Kind]int{}
	for i, f := range elb.Newer {
		of[f.Of]++
		if slices.ContainsFunc(elb.Newer[:i], func(g elb.Feature) bool { return g.Name == f.Name }) {
			t.Errorf("%s twice", f.Name)
		}
	}
	same(t, "ALB", of[elb.ALB], 6)
	same(t, "NLB", of[elb.NLB], 4)
}

func TestRule0_9PassiveChecks(t *testing.T) {
	same(t, "TCP", elb.PassiveChecks(elb.NLB, elb.TCP, false), true)
	same(t, "UDP", elb.PassiveChecks(elb.NLB, elb.UDP, false), false)
	same(t, "sticky", elb.PassiveChecks(elb.NLB, elb.TCP, true), false)
	same(t, "ALB", elb.PassiveChecks(elb.ALB, elb.HTTP, false), false)
}

func TestRule0_11AcceleratorDetection(t *testing.T) {
	same(t, "the default", elb.Detection(30*clock.Second, elb.AcceleratorThreshold), 90*clock.Second)
	same(t, "the fast one", elb.Detection(10*clock.Second, elb.AcceleratorThreshold), 30*clock.Second)
	same(t, "the mean", elb.MeanDetection(30*clock.Second, 3), 75*clock.Second)
	same(t, "the fast mean", elb.MeanDetection(10*clock.Second, 3), 25*clock.Second)
	if !slices.Equal(elb.AcceleratorIntervals, []clock.Duration{10 * clock.Second, 30 * clock.Second}) {
		t.Error(elb.AcceleratorIntervals)
	}
}
