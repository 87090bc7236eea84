package twin

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// A gen draws one case.
type gen struct {
	r     *rand.Rand
	c     *gcase
	asked *question // of ask, until the facts change
}

func (g *gen) n(below int) int { return g.r.IntN(below) }

func (g *gen) chance(percent int) bool { return g.r.IntN(100) < percent }

func pick[T any](g *gen, list []T) T { return list[g.r.IntN(len(list))] }

// A gcase is a case before it is written.
type gcase struct {
	id            string
	action        string
	resources     []string
	owner         string // resourceAccountId
	who           actor
	context       []pair
	identity      []*gdoc
	resource      *gdoc
	boundaries    []*gdoc
	sessions      []*gdoc
	endpoints     []*gdoc
	scps, rcps    [][]*gdoc
	extras        []pair
	bpa           bool
	acl           []pair
	grants        []any
	ptags, stags  []pair
	oneSession    bool
	tellID, tellC bool
}

// A gdoc is a document before it is written; breakage is 0 for a sound one.
type gdoc struct {
	version  string
	layer    layer
	name     string
	id       bool
	single   bool
	breakage int
	at       int
	list     []*gst
}

type gst struct {
	sid                      string
	deny                     bool
	who                      any // nil: none
	notWho                   bool
	actions, resources       []string
	notAction, notRes, noRes bool
	single                   bool
	conditions               []gcond
}

type gcond struct {
	op, key string
	values  []any
	single  bool
}

// Draw gives the case line of a seed.
func Draw(seed uint64) []byte {
	g := &gen{r: rand.New(rand.NewPCG(seed, 0x7477696e))}
	if g.chance(1) && g.chance(60) {
		return g.noCase(seed)
	}
	var c *gcase
	if g.chance(40) {
		c = g.lab()
	} else {
		c = g.mutated(g.base())
	}
	c.id = "seed-" + strconv.FormatUint(seed, 10)
	g.soundRCPs(c)
	return g.repeated(c.line())
}

// soundRCPs lets most RCPs be such as AWS takes: in the new language, with a
// service before each star.
func (g *gen) soundRCPs(c *gcase) {
	service, _, _ := strings.Cut(c.action, ":")
	for _, level := range c.rcps {
		for _, d := range level {
			if len(d.list) == 1 && !d.list[0].deny || g.chance(8) {
				continue
			}
			d.version = "2012-10-17"
			for _, s := range d.list {
				for i, a := range s.actions {
					if a == "*" {
						s.actions[i] = service + ":*"
					}
				}
			}
		}
	}
}

// repeated writes, now and then, a member of the case a second time.
func (g *gen) repeated(line []byte) []byte {
	if g.n(400) > 0 {
		return line
	}
	return []byte(strings.Replace(string(line), `{"id":`, `{"id":"first","id":`, 1))
}

// noCase gives lines that are certainly no case.
func (g *gen) noCase(seed uint64) []byte {
	c := g.base()
	c.id = "seed-" + strconv.FormatUint(seed, 10)
	line := c.line()
	switch g.n(5) {
	case 0:
		return line[:len(line)/2]
	case 1:
		return []byte(strings.Replace(string(line), `"request"`, `"requested"`, 1))
	case 2:
		return []byte(strings.Replace(string(line), `"action"`, `"act"`, 1))
	case 3:
		return []byte(strings.Replace(string(line), `"principal"`, `"user"`, 1))
	}
	return []byte(`["not", "an", "object"]`)
}

func (c *gcase) verdict() string {
	v, _ := Judge(c.line())
	return v
}

// ask gives the question of the case's first resource, to try conditions on.
func (g *gen) ask() *question {
	if g.asked == nil {
		g.asked = g.freshQuestion()
	}
	return g.asked
}

func (g *gen) freshQuestion() *question {
	bare := &gcase{action: g.c.action, resources: g.c.resources[:1], owner: g.c.owner, who: g.c.who, context: g.c.context,
		extras: g.c.extras, ptags: g.c.ptags, stags: g.c.stags, tellID: g.c.tellID, tellC: g.c.tellC}
	c, err := readCase(bare.line())
	if err != nil {
		panic(err.Error() + string(bare.line()))
	}
	return newQuestion(c, c.resources[0])
}
