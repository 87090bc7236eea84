package answer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gatehouse/engine/traffic/geo"
	"gatehouse/engine/traffic/route53"
)

// mostNamed is how many records a sentence names one by one.
const mostNamed = 4

// weightClause: "weights 3 and 1: blue is answered to 75 % of lookups, green to
// 25 %".
func (x *Explanation) weightClause(e *entry, c int32) string {
	l, parts, sum := x.seat.lots(e, x.h)
	drawn := fmt.Sprintf("%s is answered to %s of lookups", label(x.seat.t.src[c]), percent(parts[c-e.first], sum))
	in, out, weights := x.drawers(e, l, slices.Clone(parts), sum)
	if len(out) > mostNamed {
		out = []string{fmt.Sprintf("%d are unhealthy", len(out))}
	}
	while := ""
	if len(out) > 0 {
		while = ", while " + list(out)
	}
	none := ""
	if l == allByWeight || l == allEqually {
		none = fmt.Sprintf("none of %s is healthy, so all count as healthy; ", records(int(e.n)))
	}
	switch {
	case e.n == 1:
		return none + label(x.seat.t.src[c]) + " is the only record"
	case len(in) == 1:
		return none + drawn + while
	case len(in) > mostNamed:
		return none + drawn + fmt.Sprintf(", one of %d records", len(in)) + while
	}
	if l == amongZeros || l == allEqually {
		none += "weights of 0 share alike: "
	} else {
		none += "weights " + list(weights) + ": "
	}
	in[0] = strings.Replace(in[0], " to ", " is answered to ", 1) + " of lookups"
	return none + strings.Join(in, ", ") + while + "; this one gets " + label(x.seat.t.src[c])
}

// drawers are the records that take part in a draw with their shares, those that
// are left out for their health, and the weights of the former.
func (x *Explanation) drawers(e *entry, l lot, parts []int32, sum int32) (in, out, weights []string) {
	sets := e.of(x.seat.t)
	for k, part := range parts {
		i := e.first + int32(k)
		name := label(x.seat.t.src[i])
		switch {
		case part > 0:
			weights, in = append(weights, strconv.Itoa(int(sets[k].weight))), append(in, name+" to "+percent(part, sum))
		case !x.up(i) && (l == byWeight || l == amongZeros):
			out = append(out, name+" "+x.down(i))
		}
	}
	return in, out, weights
}

func (x *Explanation) multiClause(order []int32, n int) string {
	up := 0
	for _, c := range order {
		if x.up(c) {
			up++
		}
	}
	switch {
	case up == 0:
		return fmt.Sprintf("none of %s is healthy, so %d of them are answered all the same", records(len(order)), n)
	case up > n && up == len(order):
		return fmt.Sprintf("all %s are healthy, and %d of them are answered at random", records(up), n)
	case up > n:
		return fmt.Sprintf("%d of %s are healthy, and %d of those are answered at random", up, records(len(order)), n)
	case up == len(order):
		return fmt.Sprintf("all %s are healthy and are answered", records(len(order)))
	}
	return fmt.Sprintf("%d of %s are healthy, and all of those are answered", up, records(len(order)))
}

func (x *Explanation) failoverClause(c int32, order []int32) string {
	r := x.seat.t.src[c]
	switch {
	case !x.anyUp(order):
		verb := "are"
		if len(order) == 1 {
			verb = "is"
		}
		return fmt.Sprintf("%s %s unhealthy, so %s answers as if it were healthy", list(x.labels(order)), verb, label(r))
	case c != order[0]:
		return fmt.Sprintf("the primary %s %s, so the secondary %s answers", label(x.seat.t.src[order[0]]), x.down(order[0]), label(r))
	case r.Secondary:
		return "there is no primary, so the secondary " + label(r) + " answers"
	}
	return "the primary " + label(r) + " is healthy"
}

func (x *Explanation) labels(order []int32) []string {
	var all []string
	for _, c := range order {
		all = append(all, label(x.seat.t.src[c]))
	}
	return all
}

// nearClause words a ranking: the nearest, those passed over, the one taken.
func (x *Explanation) nearClause(order []int32, c int32, tell func(i int32, first bool) string) string {
	if !x.anyUp(order) {
		return fmt.Sprintf("none of %s is healthy, so all count as healthy, and %s", records(len(order)), tell(order[0], true))
	}
	at := slices.Index(order, c)
	if at == 0 {
		return tell(c, true)
	}
	said := tell(order[0], true) + " but " + strings.TrimPrefix(x.down(order[0]), "is ")
	switch {
	case at == 2:
		said += ", and " + tell(order[1], false) + " " + x.down(order[1])
	case at > 2:
		said += fmt.Sprintf(", and so on for %d more", at-1)
	}
	return said + "; " + tell(c, false) + " is next"
}

func (x *Explanation) regionClause(e *entry, i int32, first bool) string {
	r, where := x.seat.t.src[i], x.seat.place(e.zone)
	ms := latencyWords(r, where)
	switch {
	case where.country == "CN" && r.Region == "cn-north-1":
		return r.Region + " answers whoever asks from China"
	case first && where.known:
		return fmt.Sprintf("%s is nearest (modelled %s)", r.Region, ms)
	case first:
		return r.Region + " is the first, for there is no place to measure from (modelled)"
	}
	return fmt.Sprintf("%s (%s)", r.Region, ms)
}

func (x *Explanation) proximityClause(e *entry, i int32, first bool) string {
	r, where := x.seat.t.src[i], x.seat.place(e.zone)
	if first {
		return fmt.Sprintf("%s (modelled %s) is nearest", label(r), distanceWords(r, where))
	}
	return fmt.Sprintf("%s (%s)", label(r), distanceWords(r, where))
}

// geoClause: "continent EU matched, country FR has no record; web-eu is
// unhealthy, so the next larger place is asked: default".
func (x *Explanation) geoClause(e *entry, c int32, order []int32) string {
	first := x.seat.t.src[order[0]].Geo
	said := geoWords(first) + " matched"
	lacking := x.lacking(x.seat.place(e.zone), first)
	switch {
	case first.Country == "*" && len(lacking) == 0:
		said = "no place is known for the address, so the default answers"
	case first.Country == "*":
		said = "neither " + strings.Join(lacking, " nor ") + " has a record, so the default answers"
		if len(lacking) == 1 {
			said = lacking[0] + " has no record, so the default answers"
		}
	case len(lacking) == 1:
		said += ", " + lacking[0] + " has no record"
	case len(lacking) > 1:
		said += ", " + list(lacking) + " have no record"
	}
	at := slices.Index(order, c)
	if !x.anyUp(order) {
		return said + "; all that apply are unhealthy, so the smallest place answers as if healthy"
	}
	if at == 0 {
		return said
	}
	var out []string
	for _, i := range order[:at] {
		out = append(out, label(x.seat.t.src[i])+" "+x.down(i))
	}
	return said + "; " + list(out) + ", so the next larger place is asked: " + geoWords(x.seat.t.src[c].Geo)
}

// lacking are the places of the asker smaller than the one that matched.
func (x *Explanation) lacking(l location, matched route53.Geo) []string {
	var all []string
	if l.state != "" && matched.Subdivision == "" && len(geo.Subdivisions(l.country)) > 0 {
		all = append(all, "state "+l.state)
	}
	if l.country != "" && (matched.Continent != "" || matched.Country == "*") {
		all = append(all, "country "+l.country)
	}
	if l.continent != "" && matched.Country == "*" {
		all = append(all, "continent "+l.continent)
	}
	return all
}

func (x *Explanation) ipClause(e *entry, c int32, order []int32) string {
	tell := func(i int32) string {
		r := x.seat.t.src[i]
		b := x.seat.t.block(e.zone, r.CIDR, x.seat.origin.Addr)
		if r.CIDR.Location == "*" || !b.IsValid() {
			return "the default " + label(r)
		}
		return fmt.Sprintf("%s (%s of %s holds %s)", label(r), b, r.CIDR.Location, x.seat.origin.Addr)
	}
	first := tell(order[0])
	switch at := slices.Index(order, c); {
	case !x.anyUp(order):
		return "all that apply are unhealthy, so " + first + " answers as if healthy"
	case at == 0 && strings.HasPrefix(first, "the default"):
		return "no block holds the asker's addresses, so " + first + " answers"
	case at == 0 && len(order) > 1 && !strings.HasPrefix(tell(order[1]), "the default"):
		return first + " answers, as the longest block of several (from memory)"
	case at == 0:
		return first + " answers"
	}
	return first + " " + x.down(order[0]) + ", so " + tell(c) + " answers"
}
