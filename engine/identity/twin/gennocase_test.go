package twin

import (
	"strconv"
	"strings"
)

// noCase gives lines that are certainly no case.
func (g *gen) noCase(seed uint64) []byte {
	c := g.base()
	c.id = "seed-" + strconv.FormatUint(seed, 10)
	line := c.line()
	switch g.n(9) {
	case 0:
		return line[:len(line)/2]
	case 1:
		return []byte(strings.Replace(string(line), `"request"`, `"requested"`, 1))
	case 2:
		return []byte(strings.Replace(string(line), `"action"`, `"act"`, 1))
	case 3:
		return []byte(strings.Replace(string(line), `"principal"`, `"user"`, 1))
	case 4, 5:
		return text(g.repeated(c.written()))
	case 6:
		return text(c.written().replaced("request", g.repeated(c.request())))
	case 7:
		return g.sameKeyTwice(c)
	}
	return []byte(`["not", "an", "object"]`)
}

func text(v any) []byte {
	var b strings.Builder
	write(&b, v)
	return []byte(b.String())
}

// repeated has one of its members twice.
func (g *gen) repeated(o obj) obj {
	p := pick(g, o)
	return o.with(p.key, p.value)
}

// sameKeyTwice has a context key, which is no tag's, in two spellings.
func (g *gen) sameKeyTwice(c *gcase) []byte {
	k := pick(g, []string{"aws:SourceIp", "aws:Referer", "s3:prefix", "aws:TagKeys", "aws:PrincipalArn"})
	kept := obj(c.context)
	for _, p := range c.context {
		if strings.EqualFold(p.key, k) {
			kept = kept.without(p.key)
		}
	}
	c.context = kept.with(k, "x").with(strings.ToUpper(k), pick(g, []any{"x", "y", nil}))
	return c.line()
}
