package evp

import (
	"cmp"
	"math"
	"slices"
)

// A Reach says at which x a curve is first as good as a score, within the model's own
// data.
type Reach struct {
	// X is where the estimate first reaches the score; NaN if it does not.
	X float64
	// Lower and Upper are the interval of X, from where the better and the worse end
	// of the confidence band first reach the score. Upper is +Inf if the worse end
	// does not, and both are NaN if not even the better end does, or without a
	// confidence band.
	Lower, Upper float64
	// Before and LowerBefore say that the curve begins at X and at Lower, so that the
	// score may be reached earlier: on the budget axis, where curves begin late.
	Before, LowerBefore bool
}

// Reach returns where the curve first reaches a score. Between points of a grid it is
// taken to be straight, by the logarithm of x, and to rise at the end of a jump; where
// points were asked for one by one, the score is reached at one of them. Numbers of
// trials are whole.
//
// The interval is that of x at which the band holds the score: the band is one for each
// x alone, and curves do not fall by number of trials, so the x at which the true curve
// reaches the score lies in it about as often as the band holds.
func (c *Curve) Reach(score float64) Reach {
	better, worse := c.ends()
	out := Reach{Lower: math.NaN(), Upper: math.NaN()}
	out.X, out.Before = c.first(score, func(p Point) float64 { return p.Estimate })
	if !c.Band.IsConfidence() {
		return out
	}
	if out.Lower, out.LowerBefore = c.first(score, better); math.IsNaN(out.Lower) {
		return out
	}
	if out.Upper, _ = c.first(score, worse); math.IsNaN(out.Upper) {
		out.Upper = math.Inf(1)
	}
	return out
}

// ends returns functions for the better and the worse end of the band at a point.
func (c *Curve) ends() (better, worse func(Point) float64) {
	lower, upper := func(p Point) float64 { return p.Lower }, func(p Point) float64 { return p.Upper }
	if c.Direction == Minimize {
		return lower, upper
	}
	return upper, lower
}

// first returns the first x of the model's own data at which a value of the curve is as
// good as a score, and whether the curve may have been so before; NaN if it never is.
func (c *Curve) first(score float64, value func(Point) float64) (x float64, before bool) {
	sign := c.Direction.Sign()
	points := slices.DeleteFunc(slices.Clone(c.Points), func(p Point) bool { return c.PastData(p.X) })
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	k := slices.IndexFunc(points, func(p Point) bool { return sign*value(p) >= sign*score })
	switch {
	case k < 0:
		return math.NaN(), false
	case k == 0:
		return points[0].X, c.Axis == Budget || points[0].X > 1
	}
	return c.between(points[k-1], points[k], score, value), false
}

// between returns where a value of the curve reaches a score that it has not reached
// at point p but has at q.
func (c *Curve) between(p, q Point, score float64, value func(Point) float64) float64 {
	from, to := value(p), value(q)
	if c.Listed || math.IsNaN(from) || math.IsInf(from, 0) || math.IsInf(to, 0) {
		return q.X
	}
	for _, j := range c.Jumps {
		if j.From > p.X && j.To <= q.X {
			return j.To
		}
	}
	x := p.X * math.Pow(q.X/p.X, (score-from)/(to-from))
	if c.Axis == Trials {
		return math.Ceil(x - 1e-9)
	}
	return x
}
