package flow

import (
	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/elb"
)

// watch is one that checks an endpoint for a balancer or an accelerator: a
// single checker with a streak, in a random phase of its interval.
type watch struct {
	owner, target int32
	every         clock.Duration
	patience      clock.Duration // when packets are dropped
	back          clock.Duration // from passing until it is sent traffic again
	fall, rise    int            // checks in a row
	streak        int
	passing       bool // what its checks say
	seen          bool // what its owner does with it: passing, after back
}

// watches are those of all endpoints, and who owns them.
func (p *places) watches() []watch {
	var all []watch
	add := func(w watch) {
		w.passing, w.seen = true, true
		p.all[w.owner].watches = append(p.all[w.owner].watches, len(all))
		all = append(all, w)
	}
	for i := range p.all {
		e, owner := &p.all[i], int32(i)
		switch {
		case e.Kind == LoadBalancer && len(e.targets) > 0:
			for _, t := range e.targets {
				add(elbWatch(owner, t))
			}
		case e.Kind == LoadBalancer, e.Kind == S3Website:
			add(elbWatch(owner, owner))
		case e.Kind == GlobalAccelerator:
			for _, t := range e.endpoints {
				if p.all[t].Kind == Server { // a balancer's own checks count (traffic 1.6.5)
					add(e.acceleratorWatch(owner, t))
				}
			}
		}
	}
	return all
}

// elbWatch is what a balancer does unless told, as an ALB does it (traffic 1.1,
// 1.5.42).
func elbWatch(owner, target int32) watch {
	c := elb.Checks[elb.ALB]
	return watch{owner: owner, target: target, every: clock.Duration(c.Interval.Default) * clock.Second,
		patience: elb.Timeout(elb.ALB, elb.HTTP), fall: c.Unhealthy.Default, rise: c.Healthy.Default}
}

// acceleratorWatch is an accelerator's (traffic 1.6.5, 1.6.6).
func (e *endpoint) acceleratorWatch(owner, target int32) watch {
	w := watch{owner: owner, target: target, every: e.Interval, fall: e.Threshold, rise: e.Threshold, back: elb.AcceleratorReturn}
	if w.every == 0 {
		w.every = elb.AcceleratorIntervals[len(elb.AcceleratorIntervals)-1]
	}
	if w.fall == 0 {
		w.fall, w.rise = elb.AcceleratorThreshold, elb.AcceleratorThreshold
	}
	return w
}

// hear takes a verdict and tells whether the checks turned.
func (w *watch) hear(passed bool) bool {
	if passed == w.passing {
		w.streak = 0
		return false
	}
	needed := w.fall
	if passed {
		needed = w.rise
	}
	if w.streak++; w.streak < needed {
		return false
	}
	w.passing, w.streak = passed, 0
	return true
}

// seenHealthy is the health of an alias target as Route 53 reads it (traffic
// 1.5.15, 1.5.16): of what was noticed, not of what is.
func (r *run) seenHealthy(i int32) bool {
	e := &r.places.all[i]
	for _, w := range e.watches {
		if r.watches[w].seen {
			return true
		}
	}
	for _, j := range e.endpoints {
		if r.seenHealthy(j) { // a balancer; a server has no watches of its own
			return true
		}
	}
	return e.Kind == CloudFront || e.Kind == GlobalAccelerator && len(e.endpoints) == 0
}

// accelerated is the endpoint to which an accelerator sends a client: the
// nearest that is not noticed to be down, else the nearest (traffic 1.6.6); -1
// when it has none. Nearest has the endpoints by their distance from the client.
func (r *run) accelerated(accelerator int32, nearest []int32) int32 {
	e := &r.places.all[accelerator]
	for _, j := range nearest {
		if r.places.all[j].Kind == LoadBalancer {
			if r.seenHealthy(j) {
				return j
			}
			continue
		}
		for _, w := range e.watches {
			if r.watches[w].target == j && r.watches[w].seen {
				return j
			}
		}
	}
	if len(nearest) > 0 {
		return nearest[0]
	}
	return -1
}
