package scene

import "strings"

// Table is the scene in words: a line each for clients, endpoints and checks,
// in columns, with a heading over each group. The client at is marked; -1 marks
// none.
func (s *Scene) Table(at int) []string {
	clients := [][]string{{"  from", "answered by", "its first resolver holds"}}
	for i := range s.Clients {
		c := &s.Clients[i]
		mark := "  "
		if i == at {
			mark = "> "
		}
		from := c.Name
		if c.Asks != "" {
			from += ", for " + strings.TrimSuffix(c.Asks, ".")
		}
		clients = append(clients, []string{mark + from, c.Gets(), c.Holds})
	}
	ends := [][]string{{"  endpoint", "where", "state"}}
	for i := range s.Endpoints {
		e := &s.Endpoints[i]
		ends = append(ends, []string{"  " + string(e.Letter) + " " + e.Name, e.Place, e.State()})
	}
	out := append(columns(clients), "")
	out = append(out, columns(ends)...)
	if len(s.Checks) == 0 {
		return out
	}
	checks := [][]string{{"  health check", "state"}}
	for i := range s.Checks {
		checks = append(checks, []string{"  " + s.Checks[i].ID, s.Checks[i].State()})
	}
	return append(append(out, ""), columns(checks)...)
}

// columns sets the cells of rows one under another. All is ASCII: names are
// the world's and the API's.
func columns(rows [][]string) []string {
	wide := make([]int, 8)
	for _, r := range rows {
		for i, c := range r {
			wide[i] = max(wide[i], len(c))
		}
	}
	var out []string
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r {
			b.WriteString(c)
			if i+1 < len(r) {
				b.WriteString(strings.Repeat(" ", wide[i]-len(c)+2))
			}
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}
