package evp

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
)

// ReturnsOptions says which diminishing returns are wanted. The zero value is
// the default.
type ReturnsOptions struct {
	// Curve says of which curve, and at which x; its band, bracket and support
	// are not looked at.
	Curve CurveOptions
	// MinGain is the gain of a doubling, in score units, below which a curve
	// counts as saturated; 0 means 1 % of best − median score.
	MinGain float64
	// GainStep is the step, in score units, whose price is wanted; 0 means 0.01.
	GainStep float64
	// From is the x from which the step is taken; 0 means the last from which
	// the curve rises by a whole step within the data.
	From float64
}

// defaults returns the options with zero values replaced by their meaning, but
// for MinGain, which depends on the data.
func (o ReturnsOptions) defaults() ReturnsOptions {
	o.Curve = o.Curve.defaults()
	o.Curve.Band, o.Curve.Bracket, o.Curve.Support = BandNone, false, nil
	if o.GainStep == 0 {
		o.GainStep = 0.01
	}
	return o
}

// Validate returns an error that says which option cannot be, on the axis.
func (o ReturnsOptions) Validate(axis Axis) error {
	for _, v := range []struct {
		name  string
		value float64
	}{{"min-gain", o.MinGain}, {"gain-step", o.GainStep}, {"from", o.From}} {
		if !(v.value >= 0) || math.IsInf(v.value, 0) {
			return fmt.Errorf("%s %g is not a finite number above 0", v.name, v.value)
		}
	}
	return o.defaults().Curve.Validate(axis)
}

// A Return is what more of x brings at one x. What does not exist is NaN.
type Return struct {
	X        float64
	Estimate float64 // score, in score units
	SE       float64 // standard error of the estimate, about; NaN if not known
	PNone    float64 // probability that nothing has scored yet; 0 for raw points
	// Gain is that of a doubling, E(2x) − E(x), positive where the score gets
	// better, in score units.
	Gain float64
	// Marginal is dE/d log2 x, in score units per doubling, with Gain's sign.
	Marginal float64
}

// Returns are the diminishing returns of one model.
type Returns struct {
	Model     string
	Curve     *Curve // what they are of; nil for raw points
	Direction Direction
	Trials    int     // N, or the number of raw points
	Start     float64 // where the curve, or the points, begin, in units of x
	End       float64 // where the data end
	Points    []Return

	MinGain    float64 // as asked for, or by default
	Saturation float64 // the smallest x from which no doubling within the data gains MinGain; NaN if not reached
	NextStep   Step
	Fits       []Fit
	Warnings   []Warning
}

// WarnFewPoints: a law has too few points to be fitted.
const WarnFewPoints WarningCode = "few-points"

// WarnExponent: the power law is not identified.
const WarnExponent WarningCode = "exponent-not-identified"

// CurveReturns returns the diminishing returns of a model's curve on an axis,
// conditional on a score as the curve is, without o.Curve.Baseline.
//
// Gain exists where 2x is within the data, or o.Curve.To if that is further;
// at x asked for by o.Curve.At wherever the curve has both values. Where
// nothing has scored with a probability above o.Curve.Start, and there is no
// baseline, there is neither gain nor marginal. On the trial axis the marginal
// of the mean under V is the derivative of
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n]
//
// for real n, times n·ln 2; elsewhere it is the difference quotient over half
// an octave about x. V saturates at its own end by construction, so saturation
// is looked for only where 2x is within the data. The laws are fitted to the
// points of the default grid up to a quarter of the data, whatever x are asked
// for.
//
// Errors are those of the curve, and options that Validate rejects.
func CurveReturns(axis Axis, s *Sample, o ReturnsOptions) (*Returns, error) {
	if err := o.Validate(axis); err != nil {
		return nil, err
	}
	o = o.defaults()
	c, err := s.curveOn(axis, o.Curve)
	if err != nil {
		return nil, err
	}
	r := &Returns{
		Model: s.model, Curve: c, Direction: s.direction, Trials: s.N(), End: c.End, Start: 1,
		MinGain: o.MinGain, Warnings: slices.Clone(c.Warnings),
	}
	if len(c.Points) == 0 {
		return r, nil
	}
	grid := c
	if o.Curve.At != nil || o.Curve.To > 0 || o.Curve.Points != defaultPoints {
		of := o.Curve
		of.At, of.To, of.Points = nil, 0, defaultPoints
		if grid, err = s.curveOn(axis, of); err != nil {
			return nil, err
		}
	}
	if axis == Budget && len(grid.Points) > 0 {
		r.Start = grid.Points[0].X
	}
	if r.MinGain == 0 {
		r.MinGain = s.minGain()
	}
	rise := s.rise(axis, r.Start, c.End, o.Curve)
	r.fillCurve(s, rise, o.Curve)
	r.look(rise, o)
	r.fitGrid(grid)
	return r, nil
}

// curveOn returns the curve on an axis.
func (s *Sample) curveOn(axis Axis, o CurveOptions) (*Curve, error) {
	if axis == Budget {
		return BudgetCurve(s, o)
	}
	return TrialCurve(s, o)
}

// minGain returns 1 % of best − median score; of two scores in the middle the
// median is their mean.
func (s *Sample) minGain() float64 {
	n := s.N() - s.failed
	ranked := func(k int) float64 { // the k-th score from the lowest, k from 0 on
		return s.scores[sort.Search(len(s.scores), func(i int) bool { return n-s.reaching(i+1) > k })]
	}
	return 0.01 * (s.scores[len(s.scores)-1] - (ranked((n-1)/2)+ranked(n/2))/2)
}

// rise returns the sample's curve as a rise.
func (s *Sample) rise(axis Axis, start, end float64, o CurveOptions) rise {
	r := rise{start: start, end: end, whole: axis == Trials}
	r.at = func(xs []float64) []float64 {
		of := o
		of.At, of.Progress = slices.Clone(xs), nil
		slices.Sort(of.At)
		of.At = slices.Compact(of.At)
		if o.Estimator == U && axis == Trials {
			of.At = slices.DeleteFunc(of.At, func(x float64) bool { return x > end })
		}
		c, err := s.curveOn(axis, of)
		out := make([]float64, len(xs))
		for i, x := range xs {
			out[i] = math.NaN()
			if k, ok := slices.BinarySearch(of.At, x); ok && err == nil {
				out[i] = c.Points[k].Estimate * s.direction.sign()
			}
		}
		return out
	}
	if axis == Trials && o.Estimator == V && o.Statistic.IsMean() {
		r.slope = func(n float64) float64 { return s.slopeV(n, s.baseline(o)) }
	}
	return r
}

// slopeV returns dE_V/d log2 n in the better-is-larger order; none is what
// "nothing has scored" counts as, or NaN. With Δ_i = y_(i+1) − y_(i), F_i the
// share of trials up to rank i and φ that of failed ones,
//
//	E(n) = y_(N) − S(n)/(1 − φ^n),  S(n) = Σ_i Δ_i·(F_i^n − φ^n).
func (s *Sample) slopeV(n, none float64) float64 {
	trials, last := float64(s.N()), len(s.scores)-1
	lost := float64(s.failed) / trials
	lostPower, lostSlope := powerAndSlope(lost, n)
	var sum, slope float64
	for i := last - 1; i >= 0; i-- {
		power, d := powerAndSlope(1-float64(s.reaching(i+1))/trials, n)
		if power < 1e-30 {
			break
		}
		gap := s.scores[i+1] - s.scores[i]
		sum += gap * (power - lostPower)
		slope += gap * (d - lostSlope)
	}
	scored := 1 - lostPower
	mean := s.scores[last] - sum/scored
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

// fillCurve sets the points from those of the curve.
func (r *Returns) fillCurve(s *Sample, rise rise, o CurveOptions) {
	limit := math.Max(r.End, o.To) * (1 + 1e-9)
	if o.At != nil {
		limit = math.Inf(1)
	}
	xs := make([]float64, len(r.Curve.Points))
	for i, p := range r.Curve.Points {
		xs[i] = p.X
	}
	gains, marginals, se := rise.gains(xs), rise.marginals(xs, math.Max(r.End, o.To)), s.standardErrors(r.Curve, o)
	for i, p := range r.Curve.Points {
		q := Return{X: p.X, Estimate: p.Estimate, SE: se[i], PNone: p.PNone, Gain: gains[i], Marginal: marginals[i]}
		lucky := o.Baseline == nil && p.PNone > o.Start*(1+1e-9)
		if lucky || 2*p.X > limit {
			q.Gain = math.NaN()
		}
		if lucky || math.IsNaN(p.Estimate) {
			q.Marginal = math.NaN()
		}
		r.Points = append(r.Points, q)
	}
}

// standardErrors returns standard errors of the curve's points, from a few of
// them; NaN where there are none.
func (s *Sample) standardErrors(c *Curve, o CurveOptions) []float64 {
	out := slices.Repeat([]float64{math.NaN()}, len(c.Points))
	if s.noBootstrap(o) != "" || o.Estimator == U {
		return out
	}
	var xs []float64
	for _, p := range c.Points {
		if !math.IsNaN(p.Estimate) {
			xs = append(xs, p.X)
		}
	}
	if slices.Sort(xs); len(xs) == 0 {
		return out
	}
	anchors := spread(slices.Compact(xs), 12)
	_, se := s.bestAt(c.Axis, anchors, o, false).logged()
	for i, p := range c.Points {
		if !math.IsNaN(p.Estimate) {
			out[i] = at(anchors, se, p.X)
		}
	}
	return out
}

// look finds saturation and the price of the next step.
func (r *Returns) look(rise rise, o ReturnsOptions) {
	r.Saturation = rise.saturation(r.MinGain)
	r.NextStep = rise.step(o.GainStep, o.From)
}

// fitGrid fits the laws to the points of a curve up to a quarter of the data.
func (r *Returns) fitGrid(c *Curve) {
	var x, y []float64
	for _, p := range c.Points {
		if p.X <= c.End/4*(1+1e-9) && !math.IsNaN(p.Estimate) {
			x, y = append(x, p.X), append(y, p.Estimate)
		}
	}
	r.fit(x, y, false)
}

// fit fits the laws, and warns of what cannot be.
func (r *Returns) fit(x, y []float64, raw bool) {
	r.Fits = FitLaws(x, y, raw)
	where := "with different x"
	if !raw {
		where = "of the curve by " + r.Curve.Axis.String() + " up to a quarter of the data"
	}
	if len(r.Fits) < 2 {
		r.warn(WarnFewPoints, "too few points %s to fit both laws: %d", where, len(x))
	}
	for _, f := range r.Fits {
		if !f.Identified() {
			r.warn(WarnExponent, "the power law's exponent is not identified: the best is an end of its range, %g to %d", leastExponent, mostExponent)
		}
	}
}

// warn adds a warning about the model.
func (r *Returns) warn(code WarningCode, format string, args ...any) {
	r.Warnings = append(r.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: r.Model})
}

// An XY is a measured point: a score y at x, such as an accuracy and the number
// of images trained on, or the FPO of an example.
type XY struct{ X, Y float64 }

// PointReturns returns the diminishing returns of measured points, in any
// order: x finite and > 0, y finite. Between points the score is taken to lie on
// straight lines over log x, and points of the same x count by their mean; the
// laws are fitted to the points themselves. Of o only MinGain, GainStep and From
// are looked at. It returns an error for other points, and for fewer than two
// different x.
func PointReturns(name string, points []XY, d Direction, o ReturnsOptions) (*Returns, error) {
	if err := o.Validate(Budget); err != nil {
		return nil, err
	}
	o = o.defaults()
	var x, y []float64
	for _, p := range points {
		if !(p.X > 0) || !finite(p.X) || !finite(p.Y) {
			return nil, fmt.Errorf("model %q: the point (%g, %g) needs an x above 0 and a finite y", name, p.X, p.Y)
		}
		x, y = append(x, p.X), append(y, p.Y)
	}
	r := &Returns{Model: name, Direction: d, Trials: len(points), MinGain: o.MinGain}
	rise := measured(points, d)
	if len(rise.knots) < 2 {
		return nil, fmt.Errorf("model %q: %w", name, errFewPoints)
	}
	r.Start, r.End = rise.start, rise.end
	if r.MinGain == 0 {
		sorted := slices.Clone(y)
		slices.Sort(sorted)
		best := sorted[len(sorted)-1]
		if d == Minimize {
			best = sorted[0]
		}
		r.MinGain = 0.01 * math.Abs(best-(sorted[(len(sorted)-1)/2]+sorted[len(sorted)/2])/2)
	}
	estimates, gains, marginals := rise.at(rise.knots), rise.gains(rise.knots), rise.marginals(rise.knots, rise.end)
	for i, x := range rise.knots {
		r.Points = append(r.Points, Return{X: x, Estimate: estimates[i]*d.sign() + 0, SE: math.NaN(), Gain: gains[i], Marginal: marginals[i]})
	}
	r.look(rise, o)
	r.fit(x, y, true)
	return r, nil
}

// errFewPoints is returned where points make no line.
var errFewPoints = errors.New("diminishing returns need points at two different x at least")

// measured returns points as a rise.
func measured(points []XY, d Direction) rise {
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
		knots, values = append(knots, points[i].X), append(values, sum/float64(n)*d.sign())
		i += n
	}
	if len(knots) == 0 {
		return rise{}
	}
	r := rise{start: knots[0], end: knots[len(knots)-1], knots: knots}
	r.at = func(xs []float64) []float64 {
		out := make([]float64, len(xs))
		for i, x := range xs {
			out[i] = math.NaN()
			if x >= r.start && x <= r.end*(1+1e-9) {
				out[i] = at(knots, values, math.Min(x, r.end))
			}
		}
		return out
	}
	return r
}
