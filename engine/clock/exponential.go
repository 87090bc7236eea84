package clock

import "math"

// Layers of the ziggurat under exp(-x): Marsaglia and Tsang, "The Ziggurat
// Method for Generating Random Variables", 2000. Arrivals are drawn for every
// request, and a logarithm each would cost more than all the rest.
const (
	layers    = 256
	tailStart = 7.69711747013104972
	layerArea = 3.949659822581572e-3
	bits53    = 1 << 53
)

var ziggurat = buildZiggurat()

type layerTable struct {
	inside [layers]uint64  // below it a point lies under the curve for certain
	width  [layers]float64 // of one step of 53 bits
	height [layers]float64
}

func buildZiggurat() *layerTable {
	t := &layerTable{}
	x := tailStart
	base := layerArea / math.Exp(-x)
	t.inside[0] = uint64(x / base * bits53)
	t.width[0], t.width[layers-1] = base/bits53, x/bits53
	t.height[0], t.height[layers-1] = 1, math.Exp(-x)
	for i := layers - 2; i > 0; i-- {
		next := -math.Log(layerArea/x + math.Exp(-x))
		t.inside[i+1] = uint64(next / x * bits53)
		t.height[i], t.width[i] = math.Exp(-next), next/bits53
		x = next
	}
	return t
}

// Exp is a span drawn from the exponential distribution with the given mean.
func (s *Stream) Exp(mean Duration) Duration {
	u := s.pcg.Uint64()
	i, j := u&(layers-1), u>>11
	if x := float64(j) * ziggurat.width[i]; j < ziggurat.inside[i] {
		return Duration(x * float64(mean))
	}
	return Duration(s.edge(i, j) * float64(mean))
}

// edge decides what the layers leave open: the tail, and points near the curve.
func (s *Stream) edge(i, j uint64) float64 {
	for {
		x := float64(j) * ziggurat.width[i]
		switch {
		case j < ziggurat.inside[i]:
			return x
		case i == 0:
			return tailStart - math.Log1p(-s.Float())
		case ziggurat.height[i]+s.Float()*(ziggurat.height[i-1]-ziggurat.height[i]) < math.Exp(-x):
			return x
		}
		u := s.pcg.Uint64()
		i, j = u&(layers-1), u>>11
	}
}
