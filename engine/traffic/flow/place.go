package flow

import (
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/health"
	"gatehouse/engine/traffic/resolver"
	"gatehouse/engine/traffic/route53"
)

// condition is what is wrong with an endpoint itself.
type condition uint8

const (
	well condition = iota
	lost
	refusing
	answering // with a code
)

// endpoint is an Endpoint in a run.
type endpoint struct {
	Endpoint
	cond      condition
	code      int
	up        bool    // would serve a request
	targets   []int32 // of a balancer
	endpoints []int32 // of an accelerator
	watches   []int   // of it as an owner
}

// places are the endpoints of a run, as clients and health checkers find them.
type places struct {
	all       []endpoint
	byAddress map[string]int32
	byName    map[string]int32 // AWS's name
	alarms    map[string]health.AlarmState
	lookUp    func(name string) resolver.Reply // as a checker sees it
}

func newPlaces(s *Scenario) *places {
	p := &places{byAddress: map[string]int32{}, byName: map[string]int32{}, alarms: map[string]health.AlarmState{}}
	index := map[string]int32{}
	for i, e := range s.everything() {
		p.all = append(p.all, endpoint{Endpoint: e, up: true})
		index[e.Name] = int32(i)
		for _, a := range e.Addresses {
			if _, taken := p.byAddress[a]; !taken {
				p.byAddress[a] = int32(i)
			}
		}
		if e.DNSName != "" {
			p.byName[serviceName(e.DNSName)] = int32(i)
		}
	}
	for i := range p.all {
		e := &p.all[i]
		e.targets, e.endpoints = indexes(index, e.Targets), indexes(index, e.Endpoints)
	}
	for _, a := range s.Alarms {
		p.alarms[a.Name] = a.State
	}
	return p
}

func indexes(index map[string]int32, names []string) []int32 {
	var all []int32
	for _, name := range names {
		all = append(all, index[name])
	}
	return all
}

// strike lets a fault happen.
func (p *places) strike(f Fault) {
	if state, ok := alarmStates[f.Do]; ok {
		p.alarms[f.On] = state
		return
	}
	for i := range p.all {
		if e := &p.all[i]; e.Name == f.On || e.inRegion() && (e.Region == f.On || e.Zone == f.On) {
			e.strike(f)
		}
	}
}

var alarmStates = map[Act]health.AlarmState{
	RaiseAlarm: health.InAlarm, ClearAlarm: health.AlarmOK, StarveAlarm: health.Insufficient,
}

func (e *endpoint) strike(f Fault) {
	switch f.Do {
	case Lose:
		e.cond = lost
	case Refuse:
		e.cond = refusing
	case AnswerWith:
		e.cond, e.code = answering, f.Code
	case Restore:
		e.cond = well
	case Say:
		e.Page = f.Text
	}
}

// serves tells whether an endpoint would serve a request now; an accelerator's
// is decided by the client.
func (p *places) serves(i int32) bool {
	e := &p.all[i]
	if e.cond != well && (e.cond != answering || e.code >= 400) {
		return false
	}
	return e.Kind != LoadBalancer || len(e.targets) == 0 || slices.ContainsFunc(e.targets, p.serves)
}

// Probe is a check of an endpoint by a Route 53 health checker.
func (p *places) Probe(c *route53.HealthCheck, _ clock.Time) health.Probe {
	i, ok := p.byAddress[c.IP]
	if c.IP == "" {
		if i, ok = p.find(c.FQDN); !ok && i < 0 {
			return health.Probe{Met: health.NoAddress}
		}
	}
	if !ok {
		return health.Probe{Met: health.Lost} // nobody has the address
	}
	return p.meet(i, c.Port)
}

// find is the endpoint behind a name; i is -1 when the name has no address, and
// 0 when it has one that is nobody's.
func (p *places) find(name string) (i int32, ok bool) {
	for range 8 {
		if i, ok = p.byName[serviceName(name)]; ok {
			return i, true
		}
		r := p.lookUp(plainName(name) + ".")
		if len(r.Values) > 0 {
			i, ok = p.byAddress[r.Values[0]]
			return i, ok
		}
		if r.CNAME == "" {
			break
		}
		name = r.CNAME
	}
	return -1, false
}

// meet is what a check of an endpoint's port meets.
func (p *places) meet(i int32, port int) health.Probe {
	e := &p.all[i]
	switch {
	case e.cond == lost:
		return health.Probe{Met: health.Lost}
	case e.cond == refusing || !e.listens(port):
		return health.Probe{Met: health.Refused}
	case e.cond == answering:
		return health.Probe{Status: e.code, Body: e.Page}
	case e.Kind == GlobalAccelerator:
		for _, j := range e.endpoints {
			if p.serves(j) {
				return p.meet(j, port)
			}
		}
	case p.serves(i):
		return health.Probe{Status: 200, Body: p.page(e)}
	}
	return health.Probe{Status: 503}
}

func (e *endpoint) listens(port int) bool {
	if e.Ports == nil {
		return port == 0 || port == 80 || port == 443
	}
	return slices.Contains(e.Ports, port)
}

// page is what an endpoint says: a balancer without a page says what its first
// serving target does.
func (p *places) page(e *endpoint) string {
	if e.Page == "" {
		for _, t := range e.targets {
			if p.serves(t) {
				return p.all[t].Page
			}
		}
	}
	return e.Page
}

// Alarm is what an alarm's data say; of an unknown one there are none.
func (p *places) Alarm(name, _ string) health.AlarmState { return p.alarms[name] }

// Control is the state of a routing control: on.
func (p *places) Control(string) bool { return true }
