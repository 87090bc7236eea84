package flow

import (
	"errors"
	"fmt"
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/nearest"
	"gatehouse/engine/traffic/health"
)

// Bounds of a scenario. A request is kept in 16 bytes and a run of the greatest
// takes some two seconds.
const (
	mostLength    = 24 * clock.Hour
	mostRequests  = 5_000_000
	mostProbes    = 20_000_000
	mostResolvers = 20_000
	mostEndpoints = 1000 // and as many clients, faults and checks
	mostTries     = 8
	ownResolvers  = 20 // of a group that says nothing
)

// Check tells what keeps a scenario from being run.
func (s *Scenario) Check() error {
	for _, check := range []func() error{s.checkSize, s.checkEndpoints, s.checkResolvers, s.checkClients, s.checkFaults} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Scenario) checkSize() error {
	switch {
	case s.Length <= 0:
		return errors.New("the scenario takes no time: give it a length")
	case s.Length > mostLength:
		return fmt.Errorf("the scenario takes %v: shorten it to 24h or less", s.Length)
	case len(s.Clients) == 0:
		return errors.New("nobody asks: add a client")
	case max(len(s.Endpoints), len(s.Clients), len(s.Faults), len(s.Checks)) > mostEndpoints:
		return fmt.Errorf("there are more than %d endpoints, clients, faults or health checks: take some away", mostEndpoints)
	}
	if s.probes() > mostProbes {
		return fmt.Errorf("the health checks and balancers have too much to check in %v: shorten the scenario", s.Length)
	}
	return nil
}

// probes is about how many checks a run makes, of Route 53's, of balancers and
// of accelerators.
func (s *Scenario) probes() float64 {
	n := 0.0
	for i := range s.Checks {
		n += health.Checkers * float64(s.Length) / float64(max(s.Checks[i].Interval, 10*clock.Second))
	}
	for i := range s.Endpoints {
		e := &s.Endpoints[i]
		n += float64(len(e.Targets)+1) * float64(s.Length) / float64(elbWatch(0, 0).every)
		n += float64(len(e.Endpoints)) * float64(s.Length) / float64(max(e.Interval, clock.Second))
	}
	return n
}

func (s *Scenario) checkEndpoints() error {
	names, servers := map[string]bool{}, []string{}
	for i := range s.Endpoints {
		e := &s.Endpoints[i]
		if e.Name == "" || names[e.Name] || e.Name == everyone {
			return fmt.Errorf("an endpoint cannot be called %q: give each a name of its own", e.Name)
		}
		if names[e.Name] = true; e.Kind == Server || e.Kind == LoadBalancer {
			servers = append(servers, e.Name)
		}
	}
	all := s.everything()
	if len(all) > mostEndpoints {
		return fmt.Errorf("there are more than %d endpoints: take some away", mostEndpoints)
	}
	kind := map[string]Kind{}
	for i := range all {
		kind[all[i].Name] = all[i].Kind
	}
	for _, e := range s.Endpoints {
		for _, name := range e.Targets {
			if kind[name] != Server {
				return fmt.Errorf("%s cannot have the %v %s as its target: name a server", e.Name, kind[name], name)
			}
		}
		for _, name := range e.Endpoints {
			if k, ok := kind[name]; !ok || k != Server && k != LoadBalancer {
				return fmt.Errorf("%s has no server or load balancer %q: %s", e.Name, name, nearest.Hint(name, servers))
			}
		}
		if e.Interval < 0 || e.Threshold < 0 || e.Threshold > 10 || e.Interval > 0 && e.Interval < clock.Second {
			return fmt.Errorf("%s cannot be checked each %v, %d times: give 10s or 30s, and 1 to 10", e.Name, e.Interval, e.Threshold)
		}
	}
	return nil
}

func (s *Scenario) checkResolvers() error {
	names, own := map[string]bool{}, 0
	for _, r := range s.Resolvers {
		if r.Name == "" || names[r.Name] {
			return fmt.Errorf("a resolver cannot be called %q: give each a name of its own", r.Name)
		}
		names[r.Name] = true
	}
	for _, c := range s.Clients {
		if c.Resolver != "" && !names[c.Resolver] {
			return fmt.Errorf("%s asks a resolver %q that does not exist: %s", c.Name, c.Resolver, nearest.Hint(c.Resolver, s.resolverNames()))
		}
		if own += max(c.Resolvers, 0); c.Resolvers < 0 || own > mostResolvers {
			return fmt.Errorf("%s has %d resolvers: give all clients together %d at most", c.Name, c.Resolvers, mostResolvers)
		}
	}
	return nil
}

func (s *Scenario) resolverNames() []string {
	names := make([]string, len(s.Resolvers))
	for i := range names {
		names[i] = s.Resolvers[i].Name
	}
	return names
}

func (s *Scenario) checkClients() error {
	names, requests := map[string]bool{}, 0.0
	for _, c := range s.Clients {
		if c.Name == "" || names[c.Name] || c.Name == everyone {
			return fmt.Errorf("a client cannot be called %q: give each a name of its own", c.Name)
		}
		names[c.Name] = true
		if err := checkRate(c.Rate); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
		if c.Tries < 0 || c.Tries > mostTries {
			return fmt.Errorf("%s tries %d values: let it try 1 to %d", c.Name, c.Tries, mostTries)
		}
		if c.question(s.Ask).Name == "" {
			return fmt.Errorf("%s asks for no name: say what is asked", c.Name)
		}
		requests += c.Rate * s.Length.Seconds()
	}
	if requests > mostRequests {
		return fmt.Errorf("the scenario has %.0f requests: lower the rates until there are %d or less", requests, mostRequests)
	}
	return nil
}

func (s *Scenario) checkFaults() error {
	places, alarms := placeNames(s.everything()), []string{}
	for _, a := range s.Alarms {
		alarms = append(alarms, a.Name)
	}
	for _, f := range s.Faults {
		known, what := places, "endpoint or Region"
		if f.Do >= RaiseAlarm {
			known, what = alarms, "alarm"
		}
		if !slices.Contains(known, f.On) {
			return fmt.Errorf("%q: there is no %s %q: %s", f, what, f.On, nearest.Hint(f.On, known))
		}
		if f.At < 0 || f.At > clock.Time(s.Length) {
			return fmt.Errorf("%q comes outside the scenario: let it come within %v", f, s.Length)
		}
	}
	return nil
}
