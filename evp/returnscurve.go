package evp

import (
	"math"
	"slices"

	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/trials"
)

// CurveReturns returns the diminishing returns of a model's curve on an axis,
// conditional on a score as the curve is, without o.Curve.Baseline.
//
// Gain exists where 2x is within the data, or o.Curve.To if that is further; at the x
// of o.Curve.At it exists wherever the curve has both values. Where p_none is above
// o.Curve.Start, and there is no baseline, there is neither gain nor marginal. On the
// trial axis the marginal of the mean under V is the derivative of
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n]
//
// for real n, times n·ln 2; elsewhere it is the difference quotient over half an
// octave about x. V saturates at its own end by construction, so saturation is looked
// for only where 2x is within the data. The laws are fitted to the points of the
// default grid up to a quarter of the data, whatever x are asked for. With o.Curve.Tail, what
// the tail law says past the data is part of the curve, and of the gains.
//
// Errors are those of the curve, and options that Validate rejects.
func CurveReturns(axis Axis, s *Sample, o ReturnsOptions) (*Returns, error) {
	if err := o.Validate(axis); err != nil {
		return nil, err
	}
	o = o.defaults()
	c, err := s.Curve(axis, o.Curve)
	if err != nil {
		return nil, err
	}
	r := &Returns{
		Model: s.model, Curve: c, Direction: s.direction, Trials: s.N(), End: c.End, Start: 1,
		MinGain: o.MinGain, Saturation: math.NaN(), NextStep: Step{o.GainStep, math.NaN(), math.NaN()},
		Tail: c.Tail, Warnings: c.withoutBandWarnings(),
	}
	if len(c.Points) == 0 {
		if s.Unscored() && r.MinGain == 0 {
			r.MinGain = math.NaN()
		}
		return r, nil
	}
	fitted := c // the default grid, to which the laws are fitted
	if o.Curve.At != nil || o.Curve.To > 0 || o.Curve.Points != defaultPoints || o.Curve.Tail != TailNone {
		whole := o.Curve
		whole.At, whole.Also, whole.To, whole.Points, whole.Tail = nil, nil, 0, defaultPoints, TailNone
		if fitted, err = s.Curve(axis, whole); err != nil {
			return nil, err
		}
	}
	if axis == Budget && len(fitted.Points) > 0 {
		r.Start = fitted.Points[0].X
	}
	if r.MinGain == 0 {
		r.MinGain = 0.01 * (s.set.Best() - s.set.Median())
	}
	of := curveResponse(s, axis, r.Start, c.End, o.Curve)
	r.setSaturation(of, o)
	r.setPoints(s, c.continued(of), o.Curve)
	r.fitGrid(fitted, o.Curve)
	return r, nil
}

// withoutBandWarnings returns the warnings that are not about the band, which returns use to
// judge laws and do not show.
func (c *Curve) withoutBandWarnings() []Warning {
	ofBand := []WarningCode{WarnBandKind, WarnBandOfV, WarnBandOpen, WarnBandNone, WarnBandWeak}
	return slices.DeleteFunc(slices.Clone(c.Warnings), func(w Warning) bool { return slices.Contains(ofBand, w.Code) })
}

// continued returns the response of the curve, which goes on past the data by the tail law if
// there is one.
func (c *Curve) continued(of response) response {
	if c.Tail == nil {
		return of
	}
	plain, slope := of.Values, of.slope
	flat := plain([]float64{c.End})[0]
	of.Values = func(xs []float64) []float64 {
		out := plain(xs)
		for i, x := range xs {
			if c.PastData(x) {
				out[i] = c.Tail.value(c.Statistic, c.Axis, x, c.End, flat)
			}
		}
		return out
	}
	of.tail = func(x float64) float64 { return c.Tail.at(c.Statistic, c.Axis, x) }
	quarter := math.Exp2(0.25)
	of.slope = func(x float64) float64 {
		switch {
		case c.PastData(x):
			return 2 * (of.tail(x*quarter) - of.tail(x/quarter))
		case slope == nil:
			return math.NaN() // by differences
		}
		return slope(x)
	}
	return of
}

// curveResponse returns the sample's curve from start to end as a response.
func curveResponse(s *Sample, axis Axis, start, end float64, o CurveOptions) response {
	o.Also, o.Progress, o.Band, o.Tail = nil, nil, BandNone, TailNone
	r := response{Function: grid.Function{Start: start, End: end, Whole: axis == Trials}}
	r.Values = grid.Sorted(func(xs []float64) []float64 {
		out := slices.Repeat([]float64{math.NaN()}, len(xs))
		of := o
		of.At = xs
		if o.Estimator == U && axis == Trials {
			of.At = slices.DeleteFunc(slices.Clone(xs), func(x float64) bool { return x > end })
		}
		if c, err := s.Curve(axis, of); err == nil {
			for k, p := range c.Points { // the first of xs
				out[k] = p.Estimate * s.direction.Sign()
			}
		}
		return out
	})
	if axis == Trials && o.Estimator == V && o.Statistic.IsMean() {
		r.slope = func(n float64) float64 { return slopeV(s.set, n, o.none(s.direction)) }
	}
	return r
}

// slopeV returns dE_V/d log2 n of scores that are larger if better; none is the score
// that "nothing has scored" counts as, or NaN. With Δ_i = y_(i+1) − y_(i), F_i the
// share of trials up to rank i and φ that of failed ones,
//
//	E(n) = y_(N) − S(n)/(1 − φ^n),  S(n) = Σ_i Δ_i·(F_i^n − φ^n).
func slopeV(s *trials.Set, n, none float64) float64 {
	total, last := float64(s.N()), len(s.Scores)-1
	lost := float64(s.Failed) / total
	lostPower, lostSlope := powerAndSlope(lost, n)
	var sum, slope float64
	for i := last - 1; i >= 0; i-- {
		power, d := powerAndSlope(1-float64(s.Reaching(i+1))/total, n)
		if power < 1e-30 {
			break
		}
		gap := s.Scores[i+1] - s.Scores[i]
		sum += gap * (power - lostPower)
		slope += gap * (d - lostSlope)
	}
	scored := 1 - lostPower
	mean := s.Scores[last] - sum/scored
	out := (-slope*scored - sum*lostSlope) / (scored * scored)
	if !math.IsNaN(none) {
		out = scored*out - lostSlope*(mean-none)
	}
	return out * n * math.Ln2
}

// powerAndSlope returns x^n and its derivative by n, for 0 ≤ x ≤ 1.
func powerAndSlope(x, n float64) (power, slope float64) {
	if x == 0 {
		return 0, 0
	}
	power = math.Pow(x, n)
	return power, power * math.Log(x)
}

// setPoints sets the points from those of the curve.
func (r *Returns) setPoints(s *Sample, of response, o CurveOptions) {
	furthest := math.Max(r.End, o.To)
	if r.Tail != nil && o.To == 0 {
		furthest = tailReach * r.End
	}
	xs := make([]float64, len(r.Curve.Points))
	for i, p := range r.Curve.Points {
		xs[i] = p.X
	}
	gains, marginals, se := of.gains(xs), of.marginals(xs, furthest), standardErrors(s, r.Curve, o)
	for i, p := range r.Curve.Points {
		q := Return{
			X: p.X, Estimate: p.Estimate, Interval: p.Interval, SE: se[i], PNone: p.PNone,
			Gain: gains[i], Marginal: marginals[i],
		}
		lucky := o.Baseline == nil && !grid.AtMost(p.PNone, o.Start)
		if lucky || o.At == nil && !grid.AtMost(2*p.X, furthest) {
			q.Gain = math.NaN()
		}
		if lucky || math.IsNaN(p.Estimate) {
			q.Marginal = math.NaN()
		}
		r.Points = append(r.Points, q)
	}
}

// mostStandardErrors is the number of x at which standard errors are computed; they
// are interpolated between these.
const mostStandardErrors = 12

// standardErrors returns standard errors of the curve's points; NaN where there are
// none.
func standardErrors(s *Sample, c *Curve, o CurveOptions) []float64 {
	out := slices.Repeat([]float64{math.NaN()}, len(c.Points))
	if noBootstrap(s.set, o) != "" || o.Estimator == U {
		return out
	}
	var xs []float64
	for _, p := range c.Points {
		if !math.IsNaN(p.Estimate) {
			xs = append(xs, p.X)
		}
	}
	if len(xs) == 0 {
		return out
	}
	places := grid.Spread(grid.Distinct(xs), mostStandardErrors)
	_, se := newEngine(s.set, c.Axis, places, o.none(s.direction)).Estimates()
	for i, p := range c.Points {
		if !math.IsNaN(p.Estimate) {
			out[i] = grid.Interpolate(places, se, p.X)
		}
	}
	return out
}
