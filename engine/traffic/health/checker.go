package health

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// CheckerRegions are the Regions that checkers stand in (traffic 1.5.29).
var CheckerRegions = []string{"us-east-1", "us-west-1", "us-west-2", "eu-west-1",
	"ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "sa-east-1"}

// Checkers is how many checkers watch one endpoint (modelled: traffic 1.5.29
// gives 15 to 16).
const Checkers = 16

// Bounds of what a check may ask for; a document that goes beyond is refused
// by package route53, so these only keep a hand-made check from harm.
const (
	leastInterval = 10 * clock.Second // the longest verdict, of TCP, takes as long
	mostThreshold = 10
)

// checker is one of those that watch an endpoint. The fields fit a byte each:
// a thousand checks have sixteen thousand checkers.
type checker struct {
	streak  uint8 // verdicts in a row against what it says
	failing bool  // what it says
}

// hear takes a verdict and tells whether the checker changed its mind: it does
// after threshold verdicts in a row against what it says (traffic 1.5.28).
func (c *checker) hear(passed bool, threshold int) bool {
	if passed != c.failing {
		c.streak = 0
		return false
	}
	if c.streak++; int(c.streak) < threshold {
		return false
	}
	c.failing, c.streak = !c.failing, 0
	return true
}

// enough tells whether so many passing checkers make a healthy endpoint: more
// than 18 % of them (traffic 1.5.30).
func enough(passing, of int) bool { return 100*passing > 18*of }

// watched are the types whose checkers go to an endpoint.
func watched(t route53.CheckType) bool {
	switch t {
	case route53.HTTP, route53.HTTPS, route53.HTTPMatch, route53.HTTPSMatch, route53.TCP:
		return true
	}
	return false
}

func interval(c *route53.HealthCheck) clock.Duration {
	if c.Interval == 0 {
		return 30 * clock.Second
	}
	return max(c.Interval, leastInterval)
}

func threshold(c *route53.HealthCheck) int {
	if c.FailureThreshold == 0 {
		return 3
	}
	return min(max(c.FailureThreshold, 1), mostThreshold)
}
