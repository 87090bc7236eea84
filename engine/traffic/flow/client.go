package flow

import (
	"net/netip"
	"slices"
)

// everyone is the word for all client groups.
const everyone = "everyone"

// question is what the clients ask.
func (c *Client) question(usual Question) Question {
	q := c.Ask
	if q.Name == "" {
		q.Name = usual.Name
	}
	if q.Type == "" {
		q.Type = usual.Type
	}
	if q.Type == "" {
		q.Type = "A"
	}
	if q.Name != "" {
		q.Name = plainName(q.Name) + "."
	}
	return q
}

// origin is the client as Route 53 sees it when bits of its address are sent.
func (c *Client) origin(v4, v6 int) Origin {
	return Origin{Name: c.Name, Addr: subnet(c.From, v4, v6), At: c.At, VPC: c.VPC, Region: c.Region}
}

// subnet is the first bits of an address, an invalid prefix for an invalid one.
func subnet(a netip.Addr, v4, v6 int) netip.Prefix {
	bits := v6
	if a.Is4() {
		bits = v4
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// placeNames are the names that a fault may be on: endpoints, zones, Regions.
func placeNames(all []Endpoint) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i := range all {
		add(all[i].Name)
	}
	for i := range all {
		add(all[i].Zone)
	}
	for i := range all {
		add(all[i].Region)
	}
	return names
}
