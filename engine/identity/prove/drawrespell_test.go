package prove_test

import (
	"slices"
	"strconv"
	"strings"
)

// respell writes a condition or a pattern in other words.
func (g *gen) respell(l *layers) {
	if g.chance(40) {
		g.respellPattern(l)
		return
	}
	p, ok := g.place(l, func(s *statement) bool { return len(s.conditions) > 0 })
	if !ok {
		return
	}
	i := g.n(len(p.statement.conditions))
	c := &p.statement.conditions[i]
	switch {
	case strings.HasSuffix(c.op, "IfExists") && !strings.HasPrefix(c.op, "For") && g.chance(70):
		other := p.statement.clone()
		other.conditions[i] = condition{"Null", c.key, []string{"true"}}
		c.op = strings.TrimSuffix(c.op, "IfExists")
		p.besides(other)
	case c.op == "Bool":
		c.values = []string{strings.ToUpper(c.values[0])}
	case strings.Contains(c.op, "Equals") && strings.Contains(c.op, "String") && !strings.Contains(c.op, "IgnoreCase"):
		c.op = strings.Replace(c.op, "Equals", "Like", 1)
	case strings.Contains(c.op, "Like") && strings.Contains(c.op, "String"):
		g.respellValues(c)
	case strings.HasPrefix(c.op, "NumericLessThanEquals"), strings.HasPrefix(c.op, "NumericGreaterThanEquals"):
		g.respellBound(c)
	case strings.Contains(c.op, "IpAddress"):
		respellRange(c)
	default:
		c.key = strings.ToLower(c.key)
	}
}

// respellValues: x* is x or x?*.
func (g *gen) respellValues(c *condition) {
	for i, v := range c.values {
		if bare, ok := strings.CutSuffix(v, "*"); ok && !strings.HasSuffix(v, "}*") {
			c.values = slices.Replace(slices.Clone(c.values), i, i+1, bare+"?*", bare)
			return
		}
	}
}

// respellBound: at most 1 is less than 2, among natural numbers.
func (g *gen) respellBound(c *condition) {
	c.op = strings.Replace(c.op, "ThanEquals", "Than", 1)
	by := 1
	if strings.Contains(c.op, "Greater") {
		by = -1
	}
	for i, v := range c.values {
		if n, err := strconv.Atoi(v); err == nil {
			c.values[i] = strconv.Itoa(n + by)
		}
	}
}

func respellRange(c *condition) {
	if i := slices.Index(c.values, "203.0.113.0/24"); i >= 0 {
		c.values = slices.Replace(slices.Clone(c.values), i, i+1, "203.0.113.0/25", "203.0.113.128/25")
	}
}

func (g *gen) respellPattern(l *layers) {
	p, ok := g.place(l, func(s *statement) bool { return len(s.resources) > 0 })
	if !ok {
		return
	}
	s := p.statement
	for i, r := range s.resources {
		bare, star := strings.CutSuffix(r, "*")
		switch {
		case star && strings.HasPrefix(r, g.w.stem) && !strings.HasSuffix(bare, "*"):
			s.resources = slices.Replace(slices.Clone(s.resources), i, i+1, bare, bare+"?*")
			return
		case strings.Contains(r, "${aws:username}") && !p.paper.old:
			s.resources[i] = strings.Replace(r, "${aws:username}", "a", 1)
			return
		case r == "*" && len(s.resources) == 1:
			s.resources = []string{"arn:*", "*"}
			return
		}
	}
	for i, a := range s.actions {
		s.actions[i] = strings.ToUpper(a[:1]) + a[1:]
	}
}
