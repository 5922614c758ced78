package grid

import (
	"math"
	"sort"
)

// A Place is the position of an x among ascending ones: a fraction of the way
// from one to the next, by the logarithm. Before the first and past the last it
// is that end.
type Place struct {
	below, above int
	part         float64
}

// PlaceOf returns the place of x among the ascending xs, of which there is at
// least one.
func PlaceOf(xs []float64, x float64) Place {
	return placeAt(xs, x, sort.SearchFloat64s(xs, x))
}

// Places returns the places of the ascending points among the ascending xs, of
// which there is at least one.
func Places(xs, points []float64) []Place {
	out := make([]Place, len(points))
	k := 0
	for i, x := range points {
		for k < len(xs) && xs[k] < x {
			k++
		}
		out[i] = placeAt(xs, x, k)
	}
	return out
}

// placeAt returns the place of x, where xs[k] is the first of xs that is at least
// x.
func placeAt(xs []float64, x float64, k int) Place {
	switch {
	case k == len(xs):
		return Place{k - 1, k - 1, 0}
	case k == 0 || xs[k] == x:
		return Place{k, k, 0}
	}
	return Place{k - 1, k, math.Log(x/xs[k-1]) / math.Log(xs[k]/xs[k-1])}
}

// Of returns the value at the place of a function that has the given values at
// the xs and is linear between them in the logarithm of x. Beside an infinite
// value it is infinite.
func (p Place) Of(values []float64) float64 {
	if p.below == p.above {
		return values[p.below]
	}
	return values[p.below] + p.part*(values[p.above]-values[p.below])
}

// Interpolate returns PlaceOf(xs, x).Of(values).
func Interpolate(xs, values []float64, x float64) float64 { return PlaceOf(xs, x).Of(values) }
