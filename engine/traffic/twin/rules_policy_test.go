package twin

import "testing"

func TestRule0_10BothUnhealthyIsPrimary(t *testing.T) {
	expect(t, `
		www A failover:secondary s down
		www A failover:primary   p down
	`, `Paris www.example.com A: p`)
}

func TestRule1_5_17Simple(t *testing.T) {
	expect(t, `www A simple - ttl 5`, `Paris www.example.com A: www.example.com. ttl 5`)
}

func TestRule1_5_18WeightedShares(t *testing.T) {
	expect(t, `
		www  A weighted:10 a up
		www  A weighted:20 b up
		www  A weighted:20 c down
		all  A weighted:10 a
		all  A weighted:20 b
		all  A weighted:70 c
		zero A weighted:0 a up
		zero A weighted:0 b up
		zero A weighted:0 c down
		rest A weighted:5 a down
		rest A weighted:0 b up
		rest A weighted:0 c
		rest A weighted:0 d down
		dead A weighted:5 a down
		dead A weighted:0 b down
		dead A weighted:15 c down
		calm A weighted:5 a up
		calm A weighted:0 b up
	`, `
		Paris www.example.com A: 1/3 a, 2/3 b
		Paris all.example.com A: 1/10 a, 1/5 b, 7/10 c
		Paris zero.example.com A: 1/2 a, 1/2 b
		Paris rest.example.com A: 1/2 b, 1/2 c
		Paris dead.example.com A: 1/4 a, 3/4 c
		Paris calm.example.com A: a
	`)
}

func TestRule1_5_19Latency(t *testing.T) {
	expect(t, `
		www A latency:us-east-1 us up
		www A latency:eu-west-1 eu up
		sad A latency:eu-west-1 eu down
		sad A latency:us-east-1 us up
		sad A latency:us-west-2 west up
		ill A latency:us-east-1 us down
		ill A latency:eu-west-1 eu down
		cn  A latency:cn-north-1 cn up
		cn  A latency:cn-northwest-1 a up
		cn  A latency:ap-northeast-1 jp up
		odd A latency:us-east-1 a up
		odd A latency:af-south-1 b up
		bad A latency:cn-north-1 cn down
		bad A latency:ap-northeast-1 jp up
	`, `
		Frankfurt www.example.com A: eu
		Seattle www.example.com A: us
		Frankfurt sad.example.com A: us
		Frankfurt ill.example.com A: eu
		Beijing cn.example.com A: cn
		Tokyo cn.example.com A: jp
		Hong-Kong cn.example.com A: a
		Beijing bad.example.com A: jp
		equator odd.example.com A: b
		nowhere-known odd.example.com A: a
	`)
}

func TestRule1_5_20Failover(t *testing.T) {
	expect(t, `
		a A failover:primary   p up
		a A failover:secondary s up
		b A failover:primary   p down
		b A failover:secondary s up
		c A failover:primary   p down
		c A failover:secondary s
		d A failover:primary   p down
		e A failover:secondary s down
	`, `
		Paris a.example.com A: p
		Paris b.example.com A: s
		Paris c.example.com A: s
		Paris d.example.com A: p
		Paris e.example.com A: s
	`)
}

func TestRule1_5_21Geolocation(t *testing.T) {
	places := func(wa, us, na, all string) string {
		return "www A geolocation:* all " + all + "\nwww A geolocation:NA na " + na + "\nwww A geolocation:US us " + us + "\nwww A geolocation:US-WA wa " + wa
	}
	expect(t, places("up", "up", "up", "up"), `
		Seattle www.example.com A: wa
		New-York www.example.com A: us
		somewhere-in-the-United-States www.example.com A: us
		Toronto www.example.com A: na
		Paris www.example.com A: all
		nowhere-known www.example.com A: all
	`)
	expect(t, places("down", "up", "up", "up"), `Seattle www.example.com A: us`)
	expect(t, places("down", "down", "up", "up"), `Seattle www.example.com A: na`)
	expect(t, places("down", "down", "down", "up"), `Seattle www.example.com A: all`)
	expect(t, places("down", "down", "down", "down"), `
		Seattle www.example.com A: wa
		New-York www.example.com A: us
		Paris www.example.com A: all
	`)
	expect(t, `
		www A geolocation:US-WA wa up
		www A geolocation:EU eu down
	`, `
		Tokyo www.example.com A: NODATA
		New-York www.example.com A: NODATA
		somewhere-in-the-United-States www.example.com A: NODATA
		Paris www.example.com A: eu
	`)
}

func TestRule1_5_22Continents(t *testing.T) {
	expect(t, `
		www A geolocation:EU eu
		www A geolocation:UA-30 kyiv
		www A geolocation:AS as
	`, `
		Kyiv www.example.com A: kyiv
		Frankfurt www.example.com A: eu
		Tokyo www.example.com A: as
	`)
}

// Degrees of latitude from the equator stand for the 150 and 100 km of the
// guide: one is 111.2 km.
func TestRule1_5_23BiasedDistance(t *testing.T) {
	expect(t, `
		www A geoproximity:1.5,0/50  a up
		www A geoproximity:-0.9,0/0  b up
		off A geoproximity:1.5,0/0   a up
		off A geoproximity:-1,0/0    b up
		neg A geoproximity:1.5,0/0   a up
		neg A geoproximity:-1,0/-50  b up
		sad A geoproximity:1.5,0/50  a down
		sad A geoproximity:-1,0/0    b up
		tie A geoproximity:0,1/0     b up
		tie A geoproximity:0,-1/0    B up
		reg A geoproximity:eu-west-1/0     ie up
		reg A geoproximity:af-south-1/-50  za up
	`, `
		equator www.example.com A: a
		equator off.example.com A: b
		equator neg.example.com A: a
		equator sad.example.com A: b
		equator tie.example.com A: B
		equator reg.example.com A: ie
		nowhere-known reg.example.com A: ie
		nowhere-known off.example.com A: a
	`)
	for _, c := range []struct {
		km, want float64
		bias     int
	}{{150, 75, 50}, {100, 100, 0}, {100, 200, -50}, {100, 1, 99}, {100, 125, -20}} {
		if got := biased(c.km, c.bias); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%v km with bias %d: %v, want %v", c.km, c.bias, got, c.want)
		}
	}
}

func TestRule1_5_24Multivalue(t *testing.T) {
	group := func(n int, state string) (text string) {
		for i := range n {
			text += "www A multivalue m" + string(rune('a'+i)) + " " + state + "\n"
		}
		return text
	}
	expect(t, group(12, "up"), `Paris www.example.com A: 8 of ma+mb+mc+md+me+mf+mg+mh+mi+mj+mk+ml`)
	expect(t, group(8, "up"), `Paris www.example.com A: ma+mb+mc+md+me+mf+mg+mh`)
	expect(t, group(9, "down"), `Paris www.example.com A: 8 of ma+mb+mc+md+me+mf+mg+mh+mi`)
	expect(t, group(12, "down")+`www A multivalue n up
		www A multivalue o ttl 30`, `Paris www.example.com A: n+o ttl 30`)
	expect(t, group(8, "up")+`www A multivalue n ttl 30`, `Paris www.example.com A: 8 of ma+mb+mc+md+me+mf+mg+mh+n ttl -1`)
}

func TestRule1_5_25IPBased(t *testing.T) {
	expect(t, `
		www A ip:berlin b up
		www A ip:spain  s up
		www A ip:*      all up
		bare A ip:spain s
		lab A ip:lab x
		lab A ip:*   all
		sad A ip:berlin b down
		sad A ip:spain  s up
		sad A ip:*      all up
		ill A ip:berlin b down
		ill A ip:spain  s down
		ill A ip:*      all down
	`, `
		198.51.100.7/32 www.example.com A: b
		198.51.100.0/24 www.example.com A: b
		198.51.7.0/24 www.example.com A: s
		198.51.0.0/16 www.example.com A: s
		198.0.0.0/8 www.example.com A: all
		2001:db8:1:2::/64 www.example.com A: b
		2001:db8::/32 www.example.com A: all
		Paris www.example.com A: all
		10.1.2.3/32 lab.example.com A: x
		10.0.0.0/7 lab.example.com A: all
		10.1.2.3/32 bare.example.com A: NODATA
		198.51.100.7/32 bare.example.com A: s
		198.51.100.7/32 sad.example.com A: s
		198.51.100.7/32 ill.example.com A: b
	`)
}

// The subnet that the resolver sends decides, not where the resolver stands.
func TestRule1_5_26ClientSubnet(t *testing.T) {
	o := who("Tokyo")
	o.addr = addresses[1] // 198.51.100.0/24
	w := twin{world: read(t, `www A ip:berlin b
		www A ip:* all`)}
	if got := short(w.answers(o, "www.example.com", "A")); got != "b" {
		t.Errorf("got %s, want b", got)
	}
}
