package evp

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/grid"
)

// An XY is a measured point: a score y at x, such as an accuracy and the number
// of images trained on, or the FPO of an example.
type XY struct{ X, Y float64 }

// PointReturns returns the diminishing returns of measured points, in any order: x
// finite and > 0, y finite. Between points the score is interpolated linearly in
// log x, and points of the same x count as their mean; the laws are fitted to the
// points themselves. With Frontier, all this is of the points that no cheaper one
// betters; the others are in Beaten. Without, several scores at one x are a warning. Only
// MinGain, GainStep, From and Frontier of the options are used, and Support and Range of
// Curve: laws that leave them are not kept. It returns an error for
// other points, and for fewer than two different x.
func PointReturns(name string, points []XY, d Direction, o ReturnsOptions) (*Returns, error) {
	if err := o.Validate(Budget); err != nil {
		return nil, err
	}
	o = o.defaults()
	for _, p := range points {
		if !(p.X > 0) || !finite(p.X) || !finite(p.Y) {
			return nil, fmt.Errorf("model %q: the point (%g, %g) needs an x above 0 and a finite y", name, p.X, p.Y)
		}
	}
	r := &Returns{Model: name, Direction: d, MinGain: o.MinGain}
	if o.Frontier {
		var err error
		if points, err = r.keepFrontier(points); err != nil {
			return nil, err
		}
	}
	r.Trials = len(points)
	var x, y []float64
	for _, p := range points {
		x, y = append(x, p.X), append(y, p.Y)
	}
	of := measured(points, d)
	if len(of.Knots) < 2 {
		return nil, fmt.Errorf("model %q: %w", name, errFewPoints)
	}
	r.warnSeveralScores(points, len(of.Knots))
	r.Start, r.End = of.Start, of.End
	if r.MinGain == 0 {
		sorted := slices.Clone(y)
		slices.Sort(sorted)
		best := sorted[len(sorted)-1]
		if d == Minimize {
			best = sorted[0]
		}
		r.MinGain = 0.01 * math.Abs(best-(sorted[(len(sorted)-1)/2]+sorted[len(sorted)/2])/2)
	}
	estimates, gains, marginals := of.Values(of.Knots), of.gains(of.Knots), of.marginals(of.Knots, of.End)
	for i, x := range of.Knots {
		r.Points = append(r.Points, Return{
			X: x, Estimate: d.score(estimates[i]), SE: math.NaN(), Interval: NoInterval(), Gain: gains[i], Marginal: marginals[i],
		})
	}
	r.setSaturation(of, o)
	r.fitPoints(x, y, o.Curve)
	return r, nil
}

// errFewPoints is returned if the points make no line.
var errFewPoints = errors.New("diminishing returns need points at two different x at least")

// measured returns measured points as a response.
func measured(points []XY, d Direction) response {
	points = slices.Clone(points)
	sort.Slice(points, func(i, j int) bool {
		p, q := points[i], points[j]
		return p.X < q.X || p.X == q.X && p.Y < q.Y
	})
	var knots, values []float64
	for i := 0; i < len(points); {
		n, sum := 0, 0.0
		for i+n < len(points) && points[i+n].X == points[i].X {
			sum += points[i+n].Y
			n++
		}
		knots, values = append(knots, points[i].X), append(values, sum/float64(n)*d.Sign())
		i += n
	}
	if len(knots) == 0 {
		return response{}
	}
	f := grid.Function{Start: knots[0], End: knots[len(knots)-1], Knots: knots}
	f.Values = func(xs []float64) []float64 {
		out := make([]float64, len(xs))
		for i, x := range xs {
			out[i] = math.NaN()
			if x >= f.Start && grid.AtMost(x, f.End) {
				out[i] = grid.Interpolate(knots, values, math.Min(x, f.End))
			}
		}
		return out
	}
	return response{Function: f}
}
