package twin

import (
	"math/big"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// target is an alias target outside the zones: a load balancer and the like.
type target struct {
	name, zoneID, kind string
	addresses          []string
	ttl                int
}

// world is all that a question is answered from. signals says what is healthy:
// first of each check, then of each target.
type world struct {
	zones   []*route53.Zone
	checks  []route53.HealthCheck
	targets []target
	signals []bool
}

// origin is who asks, as Route 53 sees it.
type origin struct {
	name                      string
	addr                      netip.Prefix // the subnet or the resolver's address; invalid when unknown
	continent, country, state string
	point                     geo.Point
	located                   bool
	vpc, region               string // when asked from inside a VPC
}

type code string

const (
	noError  code = "NOERROR"
	noData   code = "NODATA"
	nxDomain code = "NXDOMAIN"
	refused  code = "REFUSED"
)

// answer is one answer that may come. Each of sets answers when size is zero;
// else any size of them do, at random. ttl is unsettled when it hangs on which
// of them are drawn.
type answer struct {
	code code
	sets string // identities in byte order, joined with plus
	size int
	ttl  int
}

const (
	plus      = " + "
	unsettled = -1
)

// odds are all answers that may come, each with its exact probability.
type odds map[answer]*big.Rat

func certain(a answer) odds { return odds{a: big.NewRat(1, 1)} }

// add puts in the odds of a branch that is taken with probability p.
func (o odds) add(branch odds, p *big.Rat) {
	for a, q := range branch {
		share := new(big.Rat).Mul(p, q)
		if old, ok := o[a]; ok {
			share.Add(share, old)
		}
		o[a] = share
	}
}

// sorted are the answers in an order that is always the same.
func (o odds) sorted() []answer {
	all := make([]answer, 0, len(o))
	for a := range o {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b answer) int { return strings.Compare(a.String(), b.String()) })
	return all
}

func (o odds) String() string {
	var lines []string
	for _, a := range o.sorted() {
		lines = append(lines, o[a].RatString()+" "+a.String())
	}
	return strings.Join(lines, "; ")
}

func (o odds) equal(p odds) bool {
	if len(o) != len(p) {
		return false
	}
	for a, q := range o {
		if p[a] == nil || p[a].Cmp(q) != 0 {
			return false
		}
	}
	return true
}

func (a answer) String() string {
	s := string(a.code)
	if a.size > 0 {
		s += " any " + strconv.Itoa(a.size) + " of"
	}
	if a.sets != "" {
		s += " [" + a.sets + "]"
	}
	return s + " ttl " + strconv.Itoa(a.ttl)
}

// identity names a record set among all zones; whoever makes one puts the id of
// its zone in Doc.
func identity(r *route53.RecordSet) string {
	return r.Doc + "/" + r.Name + "/" + r.Type + "/" + r.SetID
}

// signal is whether a health check says healthy. A check that does not exist
// counts as none: healthy.
func (w world) signal(check string) bool {
	for i := range w.checks {
		if w.checks[i].ID == check {
			return w.signals[i]
		}
	}
	return true
}

// target finds an alias target outside the zones, and whether it is healthy.
func (w world) target(a *route53.Alias) (t target, healthy, ok bool) {
	for i, t := range w.targets {
		if t.name == a.DNSName && t.zoneID == a.ZoneID {
			return t, w.signals[len(w.checks)+i], true
		}
	}
	return target{}, false, false
}
