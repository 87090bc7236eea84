package twin

import "testing"

func TestRule1_5_9AliasTTL(t *testing.T) {
	expect(t, `
		www  A simple - -> eu-1.elb.amazonaws.com.
		acc  A simple - => a1.awsglobalaccelerator.com.
		way  A simple - -> far
		far  A weighted:1 x ttl 17
	`, `
		Paris www.example.com A: www.example.com.
		Paris acc.example.com A: acc.example.com. ttl 300
		Paris way.example.com A: x ttl 17
	`)
}

func TestRule1_5_10AliasAnswersForItsType(t *testing.T) {
	expect(t, `
		www A    simple - -> us-1.elb.amazonaws.com.
		six AAAA simple - -> us-1.elb.amazonaws.com.
		old AAAA simple - -> eu-1.elb.amazonaws.com.
	`, `
		Paris www.example.com A: www.example.com.
		Paris www.example.com AAAA: NODATA
		Paris six.example.com AAAA: six.example.com.
		Paris six.example.com A: NODATA
		Paris old.example.com AAAA: NODATA
	`)
}

func TestRule1_5_11AcceleratorIsOneAnswer(t *testing.T) {
	expect(t, `www A simple - -> a1.awsglobalaccelerator.com.`, `Paris www.example.com A: www.example.com. ttl 300`)
}

func TestRule1_5_12WithoutCheckAlwaysHealthy(t *testing.T) {
	expect(t, `
		www  A weighted:1 a down
		www  A weighted:3 b
		top  A failover:primary   p -> www
		top  A failover:secondary s
		no   A weighted:1 x => gone
		no   A weighted:1 y => gone
		gone A weighted:1 g down
	`, `
		Paris www.example.com A: b
		Paris top.example.com A: b
		Paris no.example.com A: g
	`)
}

func TestRule1_5_13CheckAndTarget(t *testing.T) {
	for _, c := range []struct{ own, below, want string }{
		{"up", "up", "below"}, {"down", "up", "other"}, {"up", "down", "other"}, {"down", "down", "other"},
	} {
		expect(t, `
			www A latency:eu-west-1 a -> eu `+c.own+`
			www A latency:us-east-1 other up
			eu  A weighted:1 below `+c.below,
			`Paris www.example.com A: `+c.want)
	}
}

// The tree of the developer guide: latency aliases over weighted groups.
func TestRule1_5_14BackingOut(t *testing.T) {
	top := `
		www A latency:us-east-1      near -> us
		www A latency:ap-southeast-2 far  -> ap
		ap  A weighted:1 ap-1 up
		ap  A weighted:1 ap-2 up
	`
	expect(t, top+`
		us  A weighted:10 us-1 down
		us  A weighted:20 us-2 down
	`, `New-York www.example.com A: 1/2 ap-1, 1/2 ap-2`)
	expect(t, top+`
		us  A weighted:10 us-1 down
		us  A weighted:20 us-2
	`, `New-York www.example.com A: us-2`)
}

func TestRule1_5_14WithoutEvaluationStays(t *testing.T) {
	expect(t, `
		www A latency:us-east-1      near => us
		www A latency:ap-southeast-2 far  -> ap
		ap  A weighted:1 ap-1 up
		us  A weighted:10 us-1 down
		us  A weighted:20 us-2 down
		us  A weighted:0  us-3 down
	`, `New-York www.example.com A: 1/3 us-1, 2/3 us-2`)
}

func TestRule1_5_14NothingHealthyAnywhere(t *testing.T) {
	expect(t, `
		www A failover:primary   p -> us
		www A failover:secondary s -> ap
		ap  A weighted:1 ap-1 down
		us  A weighted:1 us-1 down
		us  A weighted:2 us-2 -> deep
		deep A multivalue d1 down
		deep A multivalue d2 down
	`, `Paris www.example.com A: 1/3 us-1, 2/3 d1+d2`)
}

func TestRule1_5_15TargetHealth(t *testing.T) {
	zones := `
		www A failover:primary   p -> eu-1.elb.amazonaws.com.
		www A failover:secondary s -> us-1.elb.amazonaws.com.
		no  A weighted:1 n => eu-1.elb.amazonaws.com.
		no  A weighted:1 m down
	`
	expect(t, zones, `
		Paris www.example.com A: p
		Paris no.example.com A: n
	`)
	expect(t, zones+`target eu-1.elb.amazonaws.com. down`, `
		Paris www.example.com A: s
		Paris no.example.com A: n
	`)
}

// A question asked twice, or of a twin that answered others, has one answer.
func TestRule1_5_16HealthIsRead(t *testing.T) {
	for seed := range uint64(50) {
		s := newScene(seed)
		w := twin{world: s.world}
		for _, q := range s.questions {
			first := w.answers(q.origin, q.ask, q.typ)
			for _, other := range s.questions[:2] {
				w.answers(other.origin, other.ask, other.typ)
			}
			if again := w.answers(q.origin, q.ask, q.typ); !again.equal(first) {
				t.Fatalf("scene %d, %v: %v, then %v", seed, q, first, again)
			}
		}
	}
}

func TestAliasLoops(t *testing.T) {
	expect(t, `
		a A weighted:1 a1 -> b
		a A weighted:1 a2 up
		b A weighted:1 b1 -> a
		c A weighted:1 c1 => d
		c A weighted:1 c2
		d A weighted:1 d1 => c
		e A simple - -> e
	`, `
		Paris a.example.com A: 1/2 NODATA, 1/2 a2
		Paris c.example.com A: 1/2 NODATA, 1/2 c2
		Paris e.example.com A: NODATA
	`)
}
