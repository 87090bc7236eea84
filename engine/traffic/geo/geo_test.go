package geo_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/traffic/geo"
)

func place(t testing.TB, name string) geo.Point {
	p, err := geo.FindPlace(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.Point
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		km   float64
	}{
		{"London", "New York", 5570}, {"Frankfurt", "Paris", 479}, {"Tokyo", "Singapore", 5315}, {"Sydney", "Sao Paulo", 13370},
		{"Los Angeles", "Auckland", 10480}, {"Cape Town", "Cairo", 7240},
	} {
		if got := geo.Distance(place(t, c.a), place(t, c.b)); math.Abs(got-c.km) > c.km/100 {
			t.Errorf("%s to %s: %.0f km, want %.0f", c.a, c.b, got, c.km)
		}
	}
	if half := geo.Distance(geo.Point{Lat: 90}, geo.Point{Lat: -90}); math.Abs(half-math.Pi*6371.0088) > 1e-6 {
		t.Errorf("from pole to pole: %v km", half)
	}
}

func TestDistanceIsAMeasure(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) geo.Point {
		return geo.Point{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := point.Draw(t, "a"), point.Draw(t, "b"), point.Draw(t, "c")
		ab, ba := geo.Distance(a, b), geo.Distance(b, a)
		if math.Abs(ab-ba) > 1e-6 || geo.Distance(a, a) != 0 || !(ab >= 0 && ab <= 20016) {
			t.Fatalf("%v %v: %v, back %v", a, b, ab, ba)
		}
		if ab > geo.Distance(a, c)+geo.Distance(c, b)+1e-6 {
			t.Fatalf("%v %v is longer than by way of %v", a, b, c)
		}
	})
}

// TestLatency holds the model against the medians of the measurement that it
// was fitted to: within 30 % of each, at the middle of its band.
func TestLatency(t *testing.T) {
	for _, c := range []struct{ km, median float64 }{{250, 13}, {750, 26}, {1500, 42}, {3000, 70}, {5500, 113}, {8500, 162}, {12000, 231}, {17000, 290}} {
		if got := geo.Latency(c.km); math.Abs(got-c.median) > 0.3*c.median {
			t.Errorf("%v km: %.1f ms, measured %v", c.km, got, c.median)
		}
	}
	if got := geo.Latency(10000); math.Abs(got-205.7) > 1e-9 {
		t.Errorf("10,000 km: %v ms", got)
	}
	for km := 0.0; km < 20100; km += 10 {
		if geo.Latency(km+10) <= geo.Latency(km) || geo.Latency(km) < 1 {
			t.Fatalf("at %v km latency does not grow", km)
		}
	}
}

func TestLand(t *testing.T) {
	for _, c := range []struct {
		what     string
		lat, lon float64
		land     bool
	}{
		{"Paris", 48.86, 2.35, true}, {"Sahara", 23, 10, true}, {"Antarctica's edge is cut off", -80, 0, false}, {"Atlantic", 30, -40, false},
		{"Caspian Sea", 42, 50.5, false}, {"Chukotka, beyond the antimeridian", 67.3, -178, true}, {"and before it", 67.3, 178, true}, {"Pacific beside it", 50, 179, false},
		{"Pacific on the equator", 0, -179.9, false}, {"turned about the globe", 48.86, 362.35, true}, {"turned back", 48.86, -357.65, true},
		{"no number", math.NaN(), 0, false}, {"no number", 0, math.Inf(1), false}, {"pole", 90, 0, false},
	} {
		if got := geo.Land(c.lat, c.lon); got != c.land {
			t.Errorf("%s: %v", c.what, got)
		}
	}
	share, all := 0.0, 0.0
	for lat := -57.75; lat < 84; lat += 0.5 {
		for lon := -179.75; lon < 180; lon += 0.5 {
			all += math.Cos(lat * math.Pi / 180)
			if geo.Land(lat, lon) {
				share += math.Cos(lat * math.Pi / 180)
			}
		}
	}
	if share /= all; share < 0.28 || share > 0.30 { // 135 of 470 million km2 between these latitudes
		t.Errorf("%.3f of the globe is land", share)
	}
}

func BenchmarkLand(b *testing.B) {
	for b.Loop() {
		geo.Land(48.86, 2.35)
	}
}
