package twin

import (
	"fmt"
	"strings"

	"gatehouse/engine/clock"
	"gatehouse/engine/traffic/route53"
)

// scene is a random world with questions; the same seed gives the same scene.
type scene struct {
	world
	seed      uint64
	questions []question
}

type question struct {
	origin
	ask, typ string
}

func (q question) String() string { return q.name + " asks " + q.ask + " " + q.typ }

// builder builds a scene of valid zones: what AWS accepts by 1.5.1 to 1.5.11.
type builder struct {
	*clock.Stream
	scene
	zone  *route53.Zone
	depth map[string]int // of each group of the zone, by name and type
}

func newScene(seed uint64) scene {
	b := &builder{Stream: clock.NewStream(seed, "scene"), scene: scene{seed: seed}}
	b.targets = allTargets
	for i := range 1 + b.N(8) {
		b.checks = append(b.checks, route53.HealthCheck{ID: fmt.Sprintf("check-%d", i), Type: route53.TCP})
	}
	b.drawSignals()
	b.addZones()
	b.askAll()
	return b.scene
}

func (b *builder) chance(percent int) bool { return b.N(100) < percent }

func pick[T any](b *builder, all []T) T { return all[b.N(len(all))] }

// some takes n of all without order.
func some[T any](b *builder, all []T, n int) []T {
	all = append([]T(nil), all...)
	b.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(n, len(all))]
}

// drawSignals makes all healthy, all unhealthy, or each at random.
func (b *builder) drawSignals() {
	percent := pick(b, []int{0, 30, 50, 50, 70, 70, 90, 100})
	for range len(b.checks) + len(b.targets) {
		b.signals = append(b.signals, b.chance(percent))
	}
}

// addZones adds a public zone, and at times one below it and private ones over
// and under the same names.
func (b *builder) addZones() {
	b.addZone("Z1PUBLIC", "example.com.", nil)
	if b.chance(20) {
		b.addZone("Z2CHILD", "dev.example.com.", nil)
	}
	if b.chance(30) {
		b.addZone("Z3SPLIT", "example.com.", some(b, vpcs, 1+b.N(len(vpcs))))
	}
	if b.chance(15) {
		b.addZone("Z4INNER", "dev.example.com.", some(b, vpcs, 1+b.N(len(vpcs))))
	}
	if b.chance(15) {
		b.addZone("Z5CORP", "corp.internal.", some(b, vpcs, 1+b.N(len(vpcs))))
	}
}

func (b *builder) addZone(id, name string, in []route53.VPC) {
	b.zone = &route53.Zone{ID: id, Name: name, Private: in != nil, VPCs: in, Collections: collections}
	b.depth = map[string]int{}
	b.zones = append(b.zones, b.zone)
	soa := fmt.Sprintf("ns-1.awsdns-01.org. hostmaster.example.org. 1 7200 900 1209600 %d", pick(b, []int{86400, 86400, 60}))
	b.addRecord(route53.RecordSet{Name: name, Type: "SOA", TTL: pick(b, []int{900, 900, 300}), Values: []string{soa}})
	b.addRecord(route53.RecordSet{Name: name, Type: "NS", TTL: 172800, Values: []string{"ns-1.awsdns-01.org."}})
	for range 3 + b.N(6) {
		b.addGroup()
	}
}

func (b *builder) addRecord(r route53.RecordSet) {
	r.Doc = b.zone.ID
	b.zone.Records = append(b.zone.Records, r)
}

// askAll draws the questions: of the name that leads deepest, of names that are
// there, and of names and types that are not.
func (b *builder) askAll() {
	for _, z := range b.zones {
		deep := deepestOf(z)
		for _, r := range []*route53.RecordSet{deep, deep, b.some(z), b.some(z), b.some(z), b.some(z)} {
			b.ask(z, r.Name, r.Type)
		}
		r := b.some(z)
		_, above, _ := strings.Cut(r.Name, ".")
		b.ask(z, r.Name, pick(b, []string{"A", "AAAA", "CNAME", "TXT", "MX"}))
		b.ask(z, pick(b, []string{"nope." + r.Name, "x.y." + above, above, "other.test."}), r.Type)
	}
}

func (b *builder) some(z *route53.Zone) *route53.RecordSet { return &z.Records[b.N(len(z.Records))] }

func deepestOf(z *route53.Zone) *route53.RecordSet {
	best, most := &z.Records[0], 0
	for i := range z.Records {
		if d := aliasDepth(z, &z.Records[i]); d > most {
			best, most = &z.Records[i], d
		}
	}
	return best
}

func (b *builder) ask(z *route53.Zone, name, typ string) {
	name = strings.Replace(name, "*.", "any.", b.N(2))
	if b.chance(10) {
		name = strings.ToUpper(strings.TrimSuffix(name, "."))
	}
	b.questions = append(b.questions, question{b.drawOrigin(z), name, typ})
}

// drawOrigin draws who asks: for a private zone mostly from one of its VPCs.
// One inside a VPC stands where its Region lies, at times elsewhere or nowhere.
func (b *builder) drawOrigin(z *route53.Zone) origin {
	o, from := pick(b, origins), []route53.VPC(nil)
	switch {
	case z.Private && b.chance(85):
		from = z.VPCs
	case b.chance(15):
		from = vpcs
	}
	if from != nil {
		v := pick(b, from)
		if b.chance(70) {
			o = inside(v)
		}
		o.name, o.vpc, o.region = v.ID, v.ID, v.Region
	}
	o.addr = pick(b, addresses)
	return o
}

func inside(v route53.VPC) origin {
	r, ok := findRegion(v.Region)
	return origin{name: v.ID, vpc: v.ID, region: v.Region, continent: r.continent, country: r.country, state: r.state, point: r.Point, located: ok}
}
