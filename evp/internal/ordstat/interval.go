package ordstat

import (
	"math"
	"slices"
)

// intervals returns, for each i from 1 to n, the lower end of an interval of the i-th of n
// ordered uniform variables; its upper end is 1 minus the lower end of n+1−i. of returns
// both ends for an i of the lower half, 1 < i ≤ (n+1)/2, and first both for i = 1.
func intervals(n int, first func() (l, u float64), of func(d beta) (l, u float64)) []float64 {
	lower := make([]float64, n)
	for i := 1; i <= (n+1)/2; i++ {
		l, u := 0.0, 0.0
		if i == 1 {
			l, u = first()
		} else {
			l, u = of(newBeta(n, i))
		}
		lower[n-i] = 1 - u
		lower[i-1] = l
	}
	return lower
}

// highestDensity returns the lower ends of the highest-density intervals of coverage
// 1 − miss, 0 < miss < 1.
func highestDensity(n int, miss float64, g gauss) []float64 {
	if n == 1 { // a flat density has no highest part: equal tails
		return []float64{miss / 2}
	}
	first := func() (l, u float64) { return 0, -math.Expm1(math.Log(miss) / float64(n)) }
	h := highestStart(miss)
	return intervals(n, first, func(d beta) (l, u float64) {
		for range 50 {
			l, u = d.edges(h)
			out := 1 - d.mass(l, u, g)
			rate := d.peak * math.Exp(-h) * (1/d.slope(l) - 1/d.slope(u)) // of the mass
			step := (math.Log(math.Max(out, 1e-300)) - math.Log(miss)) * math.Max(out, 1e-300) / rate
			step = math.Min(math.Max(step, -h/2), 2+h)
			h += step
			if math.Abs(step) <= 1e-7*h { // Newton's next step is its square
				break
			}
		}
		return d.edges(h)
	})
}

// highestStart returns h of a normal density.
func highestStart(miss float64) float64 {
	z := math.Sqrt2 * math.Erfinv(1-miss)
	return math.Max(z*z/2, 1e-3)
}

// equalTailed returns the lower ends of the equal-tailed intervals of coverage 1 − miss,
// 0 < miss < 1.
func equalTailed(n int, miss float64, g gauss) []float64 {
	tail := miss / 2
	power := func(p float64) float64 { return -math.Expm1(math.Log(p) / float64(n)) }
	first := func() (l, u float64) { return -math.Expm1(math.Log1p(-tail) / float64(n)), power(tail) }
	start := highestStart(miss)
	h := [2]float64{start, start}
	return intervals(n, first, func(d beta) (l, u float64) {
		for side := range h {
			h[side] = d.tailAt(side, tail, h[side], g)
		}
		l, _ = d.edges(h[0])
		_, u = d.edges(h[1])
		return l, u
	})
}

// tailDepth is how far below its edge a tail is integrated, on the scale of log: e^−38 is
// below the rounding of a float64.
const tailDepth = 38

// tailAt returns the h at which the tail beyond the left (side 0) or right edge has the
// probability p, which is below the probability of that side of the mode. The search
// starts at h.
func (d beta) tailAt(side int, p, h float64, g gauss) float64 {
	for range 50 {
		l, u := d.edges(h)
		far, farther := d.edges(h + tailDepth)
		x, out := u, 0.0
		if side == 0 {
			x, out = l, d.mass(far, l, g)
		} else {
			out = d.mass(u, farther, g)
		}
		rate := d.peak * math.Exp(-h) / math.Abs(d.slope(x))
		step := math.Log(out/p) * out / rate
		step = math.Min(math.Max(step, -h/2), 2+h)
		h += step
		if math.Abs(step) <= 1e-7*h {
			break
		}
	}
	return h
}

// upper returns the upper ends of a symmetric band with the given lower ends.
func upper(lower []float64) []float64 {
	out := slices.Clone(lower)
	slices.Reverse(out)
	for i, l := range out {
		out[i] = 1 - l
	}
	return out
}
