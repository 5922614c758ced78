package evp

import (
	"math"
	"slices"
	"sort"
)

// A field is the models that are compared with each other: each is computed
// once, whatever the number of pairs.
type field struct {
	axis       Axis
	options    CompareOptions
	xs         []float64 // at which models are compared
	contenders []*contender
}

// A contender is one model of a field.
type contender struct {
	s          *Sample
	start, end float64 // of the x at which its curve exists
	fine       *Curve  // over all of them
	points     []Point // at the field's xs
	r          replicates
	place      []int // of the field's xs in r.xs; −1 where the curve does not exist
}

// newField computes what each model needs.
func newField(samples []*Sample, axis Axis, o CompareOptions) (*field, error) {
	f := &field{axis: axis, options: o}
	for _, s := range samples {
		c, err := newContender(s, axis, o.Curve)
		if err != nil {
			return nil, err
		}
		f.contenders = append(f.contenders, c)
	}
	f.xs = f.grid()
	for _, c := range f.contenders {
		if err := c.evaluate(f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// newContender returns a model with its curve.
func newContender(s *Sample, axis Axis, o CurveOptions) (*contender, error) {
	o.At, o.Points, o.To = nil, 200, 0
	curve, err := curveAlong(axis, s, o)
	if err != nil {
		return nil, err
	}
	c := &contender{s: s, fine: curve, start: math.Inf(1), end: curve.End}
	for _, p := range curve.Points {
		if !math.IsNaN(p.Estimate) && p.PNone <= o.Start*(1+1e-6) {
			c.start = p.X
			break
		}
	}
	return c, nil
}

// curveAlong returns the curve on an axis.
func curveAlong(axis Axis, s *Sample, o CurveOptions) (*Curve, error) {
	if axis == Trials {
		return TrialCurve(s, o)
	}
	return BudgetCurve(s, o)
}

// grid returns the x at which models are compared: those asked for, or a grid
// over the range in which some two curves exist.
func (f *field) grid() []float64 {
	o := f.options.Curve
	if o.At != nil {
		return o.At
	}
	low, high := math.Inf(1), 0.0
	for i, a := range f.contenders {
		for _, b := range f.contenders[:i] {
			if l, h := math.Max(a.start, b.start), math.Min(a.end, b.end); l <= h {
				low, high = math.Min(low, l), math.Max(high, h)
			}
		}
	}
	if o.To > 0 {
		high = math.Min(high, o.To)
	}
	switch {
	case !(low <= high):
		return nil
	case f.axis == Budget:
		return logGrid(low, high, o.Points)
	}
	xs := wholeGrid(high, o.Points)
	return slices.DeleteFunc(xs, func(x float64) bool { return x < low })
}

// exists reports whether the model's curve exists at x.
func (c *contender) exists(x float64) bool { return x >= c.start*(1-1e-9) && x <= c.end*(1+1e-9) }

// ownAnchors is at how many x of its own a model is resampled, for the costs of
// equal scores, in a field of two; in larger ones it is fewer.
const ownAnchors = 10

// evaluate fills the points and the resamples.
func (c *contender) evaluate(f *field) error {
	o := f.options.Curve
	o.At = f.xs
	if o.At == nil {
		o.At = []float64{}
	}
	curve, err := curveAlong(f.axis, c.s, o)
	if err != nil {
		return err
	}
	c.points = curve.Points
	var xs []float64
	for k, x := range f.xs {
		if c.exists(x) && !math.IsNaN(c.points[k].Estimate) {
			xs = append(xs, x)
		}
	}
	if c.start <= c.end {
		own := ownAnchors
		if len(f.contenders) > 4 {
			own = 4
		}
		for _, x := range logGrid(c.start, c.end, own) {
			if f.axis == Trials {
				x = math.Round(x)
			}
			xs = append(xs, x)
		}
	}
	slices.Sort(xs)
	xs = slices.Compact(xs)
	c.r = c.s.replicate(f.axis, xs, o, c.s.model)
	c.place = make([]int, len(f.xs))
	for k, x := range f.xs {
		c.place[k] = -1
		if i := sort.SearchFloat64s(xs, x); i < len(xs) && xs[i] == x && c.exists(x) {
			c.place[k] = i
		}
	}
	return nil
}

// compare compares two models of the field.
func (f *field) compare(i, j int) (*Comparison, error) {
	a, b, o := f.contenders[i], f.contenders[j], f.options.Curve
	out := &Comparison{A: a.s.model, B: b.s.model, Axis: f.axis, Direction: a.s.direction, Confidence: o.Confidence, Pointwise: f.options.Pointwise}
	nan := math.NaN()
	var both []int // x at which both curves exist
	for k, x := range f.xs {
		p, q := a.points[k], b.points[k]
		d := Difference{X: x, EstimateA: p.Estimate, EstimateB: q.Estimate, Difference: p.Estimate - q.Estimate,
			Lower: nan, Upper: nan, PABetter: nan, PAdjusted: nan, PNoneA: p.PNone, PNoneB: q.PNone}
		if p.PNone < 1 || q.PNone < 1 || o.Baseline != nil {
			d.PABetter = beats(a.s.outcomes(f.axis, x, o), b.s.outcomes(f.axis, x, o))
		}
		if a.place[k] >= 0 && b.place[k] >= 0 && p.PNone <= o.Start*(1+1e-6) && q.PNone <= o.Start*(1+1e-6) {
			both = append(both, k)
		}
		out.Differences = append(out.Differences, d)
	}
	out.decide(f, a, b, both)
	out.crossovers(f, a, b, both)
	out.equalScores(f, a, b)
	if len(both) == 0 {
		out.Warnings = append(out.Warnings, Warning{Code: WarnNoOverlap, Model: out.A + " and " + out.B,
			Message: "there is no x asked for at which both curves exist, so nothing is compared"})
	}
	return out, nil
}

// between returns the replicates of the difference at the x whose positions are
// given.
func (f *field) between(a, b *contender, both []int) replicates {
	r := replicates{}
	for _, k := range both {
		p, q := a.place[k], b.place[k]
		n := len(a.r.estimates[p])
		estimates, ses := make([]float64, n), make([]float64, n)
		for i := range n {
			estimates[i] = a.r.estimates[p][i] - b.r.estimates[q][i]
			ses[i] = math.Hypot(a.r.ses[p][i], b.r.ses[q][i])
		}
		r.xs = append(r.xs, f.xs[k])
		r.estimate, r.se = append(r.estimate, a.r.estimate[p]-b.r.estimate[q]), append(r.se, math.Hypot(a.r.se[p], b.r.se[q]))
		r.estimates, r.ses = append(r.estimates, estimates), append(r.ses, ses)
	}
	return r
}

// decide fills intervals and verdicts.
func (c *Comparison) decide(f *field, a, b *contender, both []int) {
	if len(both) == 0 {
		return
	}
	o := f.options.Curve
	o.Simultaneous = !f.options.Pointwise && len(both) > 1
	r := f.between(a, b, both)
	low, high := r.critical(o)
	adjusted := f.permute(a, b, both)
	for i, k := range both {
		d := &c.Differences[k]
		center := d.Difference * a.s.direction.sign()
		lower, upper := a.s.outRange(center-high[i]*r.se[i], center-low[i]*r.se[i])
		d.Lower, d.Upper = orNaN(lower), orNaN(upper)
		d.PAdjusted = adjusted[i]
		d.Verdict = VerdictUndecided
		if !(d.PAdjusted <= 1-o.Confidence) {
			continue
		}
		better, worse := VerdictA, VerdictB
		if c.Direction == Minimize {
			better, worse = worse, better
		}
		switch {
		case d.Lower > 0:
			d.Verdict = better
		case d.Upper < 0:
			d.Verdict = worse
		}
	}
}

// orNaN returns x, or NaN if it is infinite.
func orNaN(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
