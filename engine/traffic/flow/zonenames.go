package flow

import (
	"slices"

	"gatehouse/engine/clock"
	"gatehouse/engine/explain"
	"gatehouse/engine/traffic/answer"
	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/resolver"
)

// zoneNames answers from the scenario's zones. One run has one, for a Table's
// seats rank as they are asked.
type zoneNames struct {
	table *answer.Table
	seats []*answer.Seat
	found []map[Question]answer.Question
	lone  map[string][]string // a lone value as the list that is sent, shared
}

func newZoneNames(s *Scenario) *zoneNames {
	w := answer.World{Zones: s.Zones, Checks: s.Checks}
	for _, t := range s.Targets() {
		w.Targets = append(w.Targets, answer.Target{DNSName: plainName(t.DNSName) + ".", ZoneID: t.ZoneID, Kind: t.Kind.Alias(), Addresses: t.Addresses, TTL: t.TTL})
	}
	return &zoneNames{table: answer.Compile(w), lone: map[string][]string{}}
}

// Seat prepares one who asks.
func (z *zoneNames) Seat(o Origin) int32 {
	who := answer.Origin{Name: o.Name, Addr: o.Addr, VPC: o.VPC, Region: o.Region}
	if o.At.Name != "" {
		who.Country, who.Subdivision, who.Point, who.Located = o.At.Country, o.At.Subdivision, o.At.Point, true
		who.Continent, _ = geo.Continent(o.At.Country)
	}
	z.seats = append(z.seats, z.table.Seat(who))
	z.found = append(z.found, map[Question]answer.Question{})
	return int32(len(z.seats) - 1)
}

func (z *zoneNames) question(seat int32, q Question) answer.Question {
	known, ok := z.found[seat][q]
	if !ok {
		known = z.seats[seat].Find(q.Name, q.Type)
		z.found[seat][q] = known
	}
	return known
}

// codes are an answer's codes as resolvers know them.
var codes = map[answer.Code]resolver.Code{
	answer.NoError: resolver.NoError, answer.NoData: resolver.NoData, answer.NXDomain: resolver.NXDomain, answer.Refused: resolver.Refused,
}

// Ask answers one question.
func (z *zoneNames) Ask(seat int32, q Question, healthy []bool, draw *clock.Stream) resolver.Reply {
	a := z.seats[seat].Choose(z.question(seat, q), healthy, draw)
	reply := resolver.Reply{Code: codes[a.Code], TTL: a.TTL}
	if a.Code != answer.NoError {
		return reply
	}
	reply.Values = z.values(a, draw)
	if q.Type != "CNAME" && a.N > 0 && z.table.Record(a.Sets[0]).Type == "CNAME" && len(reply.Values) > 0 {
		reply.CNAME, reply.Values = reply.Values[0], nil
	}
	return reply
}

// values are what an answer sends; a lone value is kept once.
func (z *zoneNames) values(a answer.Answer, draw *clock.Stream) []string {
	var room [16]string
	values := z.table.Values(room[:0], a, draw)
	if len(values) != 1 {
		return append([]string(nil), values...)
	}
	known, ok := z.lone[values[0]]
	if !ok {
		known = []string{values[0]}
		z.lone[values[0]] = known
	}
	return known
}

// reasons are an answer's, as package answer gives them.
type reasons struct{ *answer.Explanation }

// Pages are the AWS pages of the reasons, each once, in order.
func (r reasons) Pages() []string {
	var pages []string
	for _, n := range r.Tree {
		if page := n.Why.Page; page != "" && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
	}
	return pages
}

func (r reasons) Reasons() explain.Tree { return r.Tree }
func (r reasons) Path() []int           { return r.Key }

// Explain says why Ask answers as it does with the same draw.
func (z *zoneNames) Explain(seat int32, q Question, healthy []bool, since []clock.Time, draw *clock.Stream) Explanation {
	x := z.seats[seat].Explain(z.question(seat, q), healthy, since, draw)
	return reasons{&x}
}

// Latency is the modelled round trip between two points in milliseconds.
func (z *zoneNames) Latency(a, b geo.Point) float64 { return geo.Latency(geo.Distance(a, b)) }
