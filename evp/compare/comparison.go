package compare

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
)

// A comparison is all models that are compared with each other: each is computed once,
// whatever the number of pairs.
type comparison struct {
	axis    evp.Axis
	options Options
	models  []*model
	xs      []float64 // at which models are compared
	anchors []float64 // ascending, those of xs at which models are resampled
	// shared is ascending x at which the curve of every model is known where it exists;
	// nil: each pair has its own.
	shared   []float64
	progress *parallel.Progress
}

// newComparison computes what each model needs.
func newComparison(samples []*evp.Sample, axis evp.Axis, o Options, pairs [][2]int) (*comparison, error) {
	steps := len(samples)*o.Curve.Resamples + len(pairs)*o.Permutations
	c := &comparison{axis: axis, options: o, progress: parallel.NewProgress(steps, o.Curve.Progress)}
	for _, s := range samples {
		m, err := newModel(s, axis, o.Curve)
		if err != nil {
			return nil, err
		}
		c.models = append(c.models, m)
	}
	c.xs, c.shared = c.grid(), c.sharedGrid()
	c.anchors = c.newAnchors()
	for _, m := range c.models {
		if err := m.evaluate(c); err != nil {
			return nil, err
		}
	}
	c.setCosts(pairs)
	return c, nil
}

// grid returns the x at which models are compared: those asked for, or a grid over the
// range in which any two curves exist.
func (c *comparison) grid() []float64 {
	o := c.options.Curve
	if o.At != nil {
		return o.At
	}
	low, high := math.Inf(1), 0.0
	for i, a := range c.models {
		for _, b := range c.models[:i] {
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
	case c.axis == evp.Budget:
		return grid.Log(low, high, o.Points)
	}
	return slices.DeleteFunc(grid.Whole(high, o.Points), func(x float64) bool { return x < low })
}

// sharedPoints is the number of points at which the curves of more than two models are
// computed for all pairs together: twice as many as for a single pair, because the
// range is that of all models.
const sharedPoints = 2 * finePoints

// sharedGrid returns the budgets at which the differences of more than two models are
// computed: a grid from where the first curve starts to where the last one ends, with
// the start and the end of each.
func (c *comparison) sharedGrid() []float64 {
	if c.axis == evp.Trials || len(c.models) < 3 {
		return nil
	}
	var ends []float64
	for _, m := range c.models {
		if m.start <= m.end {
			ends = append(ends, m.start, m.end)
		}
	}
	if len(ends) == 0 {
		return nil
	}
	return grid.Distinct(append(ends, grid.Log(slices.Min(ends), slices.Max(ends), sharedPoints)...))
}

// mostAnchors is the largest number of x at which both of two models are resampled.
const mostAnchors = 12

// newAnchors returns the ascending x at which all models are resampled if their curves
// exist there: all xs or, for only two models with many of these, some of them.
func (c *comparison) newAnchors() []float64 {
	xs := grid.Distinct(c.xs)
	if len(c.models) > 2 {
		return xs
	}
	a, b := c.models[0], c.models[1]
	xs = slices.DeleteFunc(xs, func(x float64) bool { return !a.exists(x) || !b.exists(x) })
	return grid.Spread(xs, mostAnchors)
}

// pair compares two of the models.
func (c *comparison) pair(a, b *model) (*Pair, error) {
	out := &Pair{
		A: a.Model(), B: b.Model(), Axis: c.axis, Direction: a.Direction(),
		Confidence: c.options.Curve.Confidence, Pointwise: c.options.Pointwise,
	}
	var both []int // indices of the x at which both curves exist
	for k := range c.xs {
		if !math.IsNaN(a.errors[k]) && !math.IsNaN(b.errors[k]) {
			both = append(both, k)
		}
		out.Differences = append(out.Differences, c.difference(a, b, k))
	}
	c.decide(out, a, b, both)
	if err := c.setGrid(out, a, b); err != nil {
		return nil, err
	}
	c.setEqualScores(out, a, b)
	out.Warnings = slices.Concat(a.warnings(), b.warnings(), out.Warnings)
	if w := c.noVerdict(a, b, both); w != nil {
		out.Warnings = append(out.Warnings, *w)
	}
	if len(both) == 0 {
		out.Warnings = append(out.Warnings, c.noOverlap(a, b))
	}
	return out, nil
}

// difference returns the difference at the k-th x, without an interval and a verdict.
func (c *comparison) difference(a, b *model, k int) Difference {
	p, q := a.points[k], b.points[k]
	d := Difference{
		X: c.xs[k], EstimateA: p.Estimate, EstimateB: q.Estimate, Difference: p.Estimate - q.Estimate,
		Interval: evp.NoInterval(), PABetter: math.NaN(), PAdjusted: math.NaN(), PNoneA: p.PNone, PNoneB: q.PNone,
	}
	if d.Reason = NotCovered; d.X < a.start || d.X < b.start {
		d.Reason = MostlyNone
	}
	if p.PNone < 1 || q.PNone < 1 || c.options.Curve.Baseline != nil {
		d.PABetter = beats(a.laws[k], b.laws[k])
	}
	return d
}

// decide sets intervals and verdicts at the x with the indices both. Critical values
// are interpolated between the anchors.
func (c *comparison) decide(out *Pair, a, b *model, both []int) {
	if len(both) == 0 {
		c.progress.Add(c.options.Permutations)
		return
	}
	confidence := c.options.Curve.Confidence
	r := a.replicates.Minus(b.replicates, func(x float64) bool { return a.isCommon(x) && b.isCommon(x) })
	low, high := r.Critical(confidence, !c.options.Pointwise && len(both) > 1)
	adjusted := c.permute(a, b, both)
	for i, k := range both {
		d := &out.Differences[k]
		center, se := d.Difference*a.Direction().Sign(), math.Hypot(a.errors[k], b.errors[k])
		lower := center - grid.Interpolate(r.Xs, high, d.X)*se
		upper := center - grid.Interpolate(r.Xs, low, d.X)*se
		d.Interval = credible(a, b, lower, upper)
		d.PAdjusted = adjusted[i]
		d.Verdict = d.verdict(out.Direction, 1-confidence)
		d.Reason = d.reason()
	}
}

// isCommon reports whether x is one of the replicates' x that are not the model's own.
func (m *model) isCommon(x float64) bool {
	k, found := slices.BinarySearch(m.replicates.Xs, x)
	return found && m.common[k]
}

// credible returns the interval of a difference from low to high, larger being better
// for a, in the units of the log. It is open on a side that is beyond what is credible
// of the two models.
func credible(a, b *model, low, high float64) evp.Interval {
	leastA, mostA := resample.Credible(a.set, a.none())
	leastB, mostB := resample.Credible(b.set, b.none())
	if low < leastA-mostB {
		low = math.Inf(-1)
	}
	if high > mostA-leastB {
		high = math.Inf(1)
	}
	out := evp.NewInterval(low, high)
	if a.Direction() == evp.Minimize {
		return out.Negated()
	}
	return out
}

// noOverlap warns that nothing can be compared.
func (c *comparison) noOverlap(a, b *model) evp.Warning {
	x := "number of trials"
	if c.axis == evp.Budget {
		x = "budget"
	}
	return evp.Warning{Code: evp.WarnNoOverlap, Model: a.Model() + " and " + b.Model(), Message: fmt.Sprintf(
		"nothing is compared: %s, %s; there is no %s asked for at which both curves exist",
		a.rangeInWords(), b.rangeInWords(), x)}
}
