package evp

import (
	"fmt"
	"math"
	"slices"
)

// A contender is one model of a field.
type contender struct {
	s          *Sample
	start, end float64     // of the x at which its curve exists
	fine       *Curve      // over all of them
	points     []Point     // at the field's xs
	errors     []float64   // standard errors there; NaN where no verdict can be
	outcomes   [][]outcome // laws of the best there
	r          replicates
	common     []bool      // of each x of r: an anchor of the field, not its own
	resampled  [][]float64 // the fine curve of each resample, in the better-is-larger order
}

// finePoints is the number of points of the curves in which crossings and costs
// of scores are looked for.
const finePoints = 300

// newContender returns a model with its curve.
func newContender(s *Sample, axis Axis, o CurveOptions) (*contender, error) {
	o.At, o.Points, o.To = nil, finePoints, 0
	curve, err := s.curveOn(axis, o)
	if err != nil {
		return nil, err
	}
	c := &contender{s: s, fine: curve, start: math.Inf(1), end: curve.End}
	for _, p := range curve.Points {
		if c.starts(p, o) {
			c.start = p.X
			break
		}
	}
	if curve.Jumps == nil || c.start > c.end {
		return c, nil
	}
	o.At = withJumps(logGrid(c.start, c.end, finePoints), curve.Jumps)
	warnings := curve.Warnings
	if c.fine, err = s.curveOn(axis, o); err == nil {
		c.fine.Warnings = warnings
	}
	return c, err
}

// starts reports whether the curve may start at a point: a score is as likely
// there as was asked for.
func (c *contender) starts(p Point, o CurveOptions) bool {
	return !math.IsNaN(p.Estimate) && p.PNone <= o.Start*(1+1e-6)
}

// exists reports whether the model's curve exists at x.
func (c *contender) exists(x float64) bool { return x >= c.start*(1-1e-9) && x <= c.end*(1+1e-9) }

// reach says from where to where the model's curve goes.
func (c *contender) reach() string {
	if c.start > c.end {
		return fmt.Sprintf("%s has no curve", c.s.model)
	}
	return fmt.Sprintf("the curve of %s goes from %.4g to %.4g", c.s.model, c.start, c.end)
}

// ownAnchors is at how many x of its own a model is resampled, for the costs of
// equal scores.
const ownAnchors = 6

// evaluate fills the points and the resamples.
func (c *contender) evaluate(f *field, anchors []float64) error {
	o := f.options.Curve
	if o.At = f.xs; o.At == nil {
		o.At = []float64{}
	}
	curve, err := c.s.curveOn(f.axis, o)
	if err != nil {
		return err
	}
	c.points = curve.Points
	c.outcomes = make([][]outcome, len(f.xs))
	inParallel(len(f.xs), nil, func() func(int) {
		return func(k int) { c.outcomes[k] = c.s.outcomes(f.axis, f.xs[k], o) }
	})
	c.measureErrors(f, o)
	xs := slices.Clone(anchors)
	xs = slices.DeleteFunc(xs, func(x float64) bool {
		k := slices.Index(f.xs, x)
		return math.IsNaN(c.errors[k])
	})
	all := c.withOwn(f.axis, xs)
	o.Progress = func(int, int) { f.done.add(1) }
	c.r = c.s.replicate(f.axis, all, o, c.s.model)
	for _, x := range all {
		c.common = append(c.common, slices.Contains(xs, x))
	}
	c.resample()
	return nil
}

// measureErrors fills the standard errors at the field's xs.
func (c *contender) measureErrors(f *field, o CurveOptions) {
	var xs []float64
	var places []int
	c.errors = make([]float64, len(f.xs))
	for k, x := range f.xs {
		c.errors[k] = math.NaN()
		if c.exists(x) && c.starts(c.points[k], o) {
			xs, places = append(xs, x), append(places, k)
		}
	}
	_, errors := c.s.bestAt(f.axis, xs, o, false).logged()
	for i, k := range places {
		c.errors[k] = errors[i]
	}
}

// withOwn adds x to the ascending xs so that they cover the whole of the
// model's curve.
func (c *contender) withOwn(axis Axis, xs []float64) []float64 {
	if !(c.start <= c.end) {
		return xs
	}
	out := slices.Clone(xs)
	near := math.Log(c.end/c.start) / (ownAnchors - 1) / 2
	for _, x := range logGrid(c.start, c.end, ownAnchors) {
		if axis == Trials {
			x = math.Round(x)
		}
		if end := x == c.start || x == c.end; end || !slices.ContainsFunc(xs, func(y float64) bool { return math.Abs(math.Log(x/y)) < near }) {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// resample fills the fine curves of the resamples: the exact one, moved as the
// resample's estimates are, straight between the x of r by their logarithm.
func (c *contender) resample() {
	if len(c.r.xs) == 0 {
		return
	}
	xs, ys := c.along()
	places := placesIn(c.r.xs, xs)
	c.resampled = make([][]float64, len(c.r.estimates[0]))
	for i := range c.resampled {
		off := c.r.off(i)
		values := slices.Clone(ys)
		for k, p := range places {
			values[k] += p.of(off)
		}
		c.resampled[i] = values
	}
}

// along returns the model's fine curve, in the better-is-larger order.
func (c *contender) along() (xs, ys []float64) {
	for _, p := range c.fine.Points {
		if c.exists(p.X) && !math.IsNaN(p.Estimate) {
			xs, ys = append(xs, p.X), append(ys, p.Estimate*c.s.direction.sign())
		}
	}
	return xs, ys
}

// off returns by how much the estimates of a resample and of the logged trials
// differ.
func (r replicates) off(i int) []float64 {
	out := make([]float64, len(r.xs))
	for k := range out {
		out[k] = r.estimates[k][i] - r.estimate[k]
	}
	return out
}

// warnings returns what the reader of a comparison must know of the model.
func (c *contender) warnings() []Warning {
	return slices.DeleteFunc(slices.Clone(c.fine.Warnings), func(w Warning) bool { return w.Code != WarnStart && w.Code != WarnDropped })
}
