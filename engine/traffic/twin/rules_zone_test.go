package twin

import "testing"

func TestRule1_5_27PrivateZones(t *testing.T) {
	expect(t, `
		www A simple -
		pub A simple -
		zone example.com. vpc-eu vpc-us
		www A latency:us-east-1 us
		www A latency:eu-west-1 eu
		geo A geolocation:US-VA va
		geo A geolocation:EU europe
		one A geolocation:US us
		zone dev.example.com. vpc-eu
		db  A simple - ttl 7
	`, `
		Paris www.example.com A: www.example.com.
		vpc-au www.example.com A: www.example.com.
		vpc-eu www.example.com A: eu
		vpc-us www.example.com A: us
		vpc-us geo.example.com A: va
		vpc-eu geo.example.com A: europe
		vpc-eu one.example.com A: NODATA
		vpc-eu pub.example.com A: NXDOMAIN
		vpc-eu www.example.com TXT: NXDOMAIN
		Paris www.example.com TXT: NODATA
		vpc-eu db.dev.example.com A: db.dev.example.com. ttl 7
		vpc-us db.dev.example.com A: NXDOMAIN
		vpc-eu www.dev.example.com A: NXDOMAIN
		vpc-eu www.other.test A: REFUSED
	`)
}

// TestRule1_5_38NegativeTTL covers names, types and places without an answer.
func TestRule1_5_38NegativeTTL(t *testing.T) {
	zones := `www A geolocation:US us`
	expect(t, zones, `
		Paris www.example.com A: NODATA
		Paris www.example.com MX: NODATA
		Paris nope.example.com A: NXDOMAIN
	`)
	w := read(t, zones)
	soa := &w.zones[0].Records[0]
	for _, c := range []struct {
		ttl, want int
		minimum   string
	}{{900, 900, "86400"}, {300, 300, "86400"}, {900, 60, "60"}} {
		soa.TTL, soa.Values = c.ttl, []string{"ns. host. 1 2 3 4 " + c.minimum}
		if got := (twin{world: w}).answers(origin{}, "nope.example.com", "A"); got[answer{code: nxDomain, ttl: c.want}] == nil {
			t.Errorf("SOA %d with %s: %v, want %d", c.ttl, c.minimum, got, c.want)
		}
	}
}

func TestRule1_5_6Wildcards(t *testing.T) {
	expect(t, `
		*     A simple -
		*     TXT weighted:1 t
		www   MX simple -
		a.b   A simple -
		*.c   A simple - -> www2
		www2  A simple - ttl 11
	`, `
		Paris nope.example.com A: *.example.com.
		Paris x.y.example.com A: *.example.com.
		Paris nope.example.com TXT: t
		Paris nope.example.com MX: NODATA
		Paris www.example.com A: NODATA
		Paris b.example.com A: NODATA
		Paris x.b.example.com A: NXDOMAIN
		Paris x.a.b.example.com A: NXDOMAIN
		Paris x.c.example.com A: www2.example.com. ttl 11
		Paris *.example.com A: *.example.com.
		Paris example.com A: NODATA
		Paris WWW.Example.COM MX: www.example.com.
	`)
}

func TestRule1_5_7CNAME(t *testing.T) {
	expect(t, `
		www  CNAME weighted:1 a
		www  CNAME weighted:3 b
		way  CNAME simple - -> www
		*.s  CNAME simple - ttl 9
	`, `
		Paris www.example.com A: 1/4 a, 3/4 b
		Paris www.example.com CNAME: 1/4 a, 3/4 b
		Paris www.example.com MX: 1/4 a, 3/4 b
		Paris way.example.com A: 1/4 a, 3/4 b
		Paris x.s.example.com AAAA: *.s.example.com. ttl 9
	`)
}

func TestMostSpecificPublicZone(t *testing.T) {
	expect(t, `
		www.dev A simple -
		zone dev.example.com.
		api A simple -
	`, `
		Paris api.dev.example.com A: api.dev.example.com.
		Paris www.dev.example.com A: NXDOMAIN
		Paris elsewhere.test A: REFUSED
	`)
}
