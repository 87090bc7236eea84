package twin

import (
	"math/rand/v2"
	"strconv"
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
	if g.n(1000) < 12 {
		return g.noCase(seed)
	}
	var c *gcase
	if g.chance(40) {
		c = g.lab()
	} else {
		c = g.mutated(g.base())
	}
	c.id = "seed-" + strconv.FormatUint(seed, 10)
	return c.line()
}

func (c *gcase) verdict() string {
	verdict, _ := decodeCase(nodeOf(c.written())).judge()
	return verdict
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
	c := decodeCase(nodeOf(bare.written()))
	return newQuestion(c, c.resources[0])
}
