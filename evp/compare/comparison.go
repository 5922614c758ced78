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
	many     bool // pairs than p-values are adjusted for
	progress *parallel.Progress
}

// fewModels is the largest number of models that are also compared at the x that their
// claims rest on.
const fewModels = 4

// newComparison computes what each model needs.
func newComparison(samples []*evp.Sample, axis evp.Axis, o Options, pairs [][2]int) (*comparison, error) {
	steps := len(samples)*o.Curve.Resamples + len(pairs)*o.Permutations
	c := &comparison{axis: axis, options: o, many: len(pairs) > mostAdjusted, progress: parallel.NewProgress(steps, o.Curve.Progress)}
	for _, s := range samples {
		m, err := newModel(s, axis, o.Curve, len(samples) > fewModels && axis == evp.Budget)
		if err != nil {
			return nil, err
		}
		c.models = append(c.models, m)
	}
	c.xs, c.shared = c.grid(), c.sharedGrid()
	c.anchors = c.newAnchors()
	c.setTerms(pairs)
	if len(samples) <= fewModels {
		c.setCosts(pairs)
	}
	claims := c.claimsOf(pairs)
	for i, m := range c.models {
		if err := m.evaluate(c, claims[i]); err != nil {
			return nil, err
		}
	}
	if len(samples) > fewModels {
		c.setCosts(pairs)
	}
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
			l, h := math.Max(a.start, b.start), math.Min(a.end, b.end)
			if l <= h && !math.IsInf(h, 1) {
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
		if m.start <= m.end && !m.fixed {
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
		Reference: a.fixed || b.fixed, Separated: separated(a, b),
	}
	ofA, ofB := c.atSameX(a, b)
	out.Taken = [2]int{ofA.taken, ofB.taken}
	for _, x := range c.xs {
		out.Differences = append(out.Differences, c.difference(a, b, x))
	}
	c.decide(out, ofA, ofB)
	if err := c.setGrid(out, a, b); err != nil {
		return nil, err
	}
	c.setEqualScores(out, a, b)
	out.Warnings = slices.Concat(a.warnings(), b.warnings(), out.Warnings)
	c.addRangeWarnings(out, a, b)
	return out, nil
}

// addRangeWarnings warns about the x at which there is no verdict.
func (c *comparison) addRangeWarnings(out *Pair, a, b *model) {
	covered := len(c.covered(a, b, c.xs))
	if w := c.noVerdict(a, b, covered); w != nil {
		out.Warnings = append(out.Warnings, *w)
	}
	if covered == 0 {
		out.Warnings = append(out.Warnings, c.noOverlap(a, b))
	}
}

// covered returns those of xs at which both curves exist, ascending and distinct.
func (c *comparison) covered(a, b *model, xs []float64) []float64 {
	return slices.DeleteFunc(grid.Distinct(xs), func(x float64) bool { return !a.decidable(x) || !b.decidable(x) })
}

// difference returns the difference at x, without an interval and a verdict.
func (c *comparison) difference(a, b *model, x float64) Difference {
	p, q := a.points[a.index(x)], b.points[b.index(x)]
	d := Difference{
		X: x, EstimateA: p.Estimate, EstimateB: q.Estimate, Difference: p.Estimate - q.Estimate,
		Interval: evp.NoInterval(), Allowed: evp.NoInterval(), PABetter: math.NaN(), PAdjusted: math.NaN(),
		PNoneA: p.PNone, PNoneB: q.PNone,
	}
	if d.Reason = NotCovered; d.X < a.start || d.X < b.start {
		d.Reason = MostlyNone
	}
	if p.PNone < 1 || q.PNone < 1 || c.options.Curve.Baseline != nil {
		if u, v := a.laws[x], b.laws[x]; u != nil && v != nil {
			d.PABetter = beats(u, v)
		}
	}
	return d
}

// decide sets intervals and verdicts at the x asked for, and the differences that claims rest
// on: these and, if models are few, those at the x of the pair's own claims.
func (c *comparison) decide(out *Pair, a, b view) {
	asked := c.covered(a.model, b.model, c.xs)
	own := c.covered(a.model, b.model, c.claimXs(c.forSameScore(a.model, b.model)))
	if len(asked)+len(own) == 0 {
		c.progress.Add(c.options.Permutations)
		return
	}
	p := c.permute(a.model, b.model, [2][]float64{asked, own})
	judged := c.judged(a, b, asked, p[0])
	for k := range out.Differences {
		d := &out.Differences[k]
		if i, found := slices.BinarySearchFunc(judged, d.X, byX); found {
			d.Interval, d.Allowed, d.PAdjusted = judged[i].Interval, judged[i].Allowed, judged[i].PAdjusted
			d.Verdict, d.Reason, d.Corrected = judged[i].Verdict, judged[i].Reason, judged[i].Corrected
		}
	}
	out.claims = append(judged, c.judged(a, b, own, p[1])...)
}

// byX orders differences by x.
func byX(d Difference, x float64) int {
	switch {
	case d.X < x:
		return -1
	case d.X > x:
		return 1
	}
	return 0
}

// judged returns the differences at ascending xs with intervals and verdicts that hold at all
// of them together, unless pointwise ones are wanted. adjusted are the p-values there. What
// scores that were not seen allow is looked at only if interval and test name a model at some x.
func (c *comparison) judged(a, b view, xs, adjusted []float64) []Difference {
	if len(xs) == 0 {
		return nil
	}
	out, few, level := c.withIntervals(a, b, xs), c.tooFew(a.model, b.model), 1-c.options.Curve.Confidence
	isNamed := false
	for k := range out {
		d := &out[k]
		d.PAdjusted = adjusted[k]
		d.judge(a.Direction(), level, few)
		isNamed = isNamed || d.Reason == RangeNotExcluded
	}
	if !isNamed {
		return out
	}
	for k, allowed := range c.allowed(a.model, b.model, xs) {
		d := &out[k]
		if d.Allowed = allowed; a.Direction() == evp.Minimize {
			d.Allowed = allowed.Negated()
		}
		d.judge(a.Direction(), level, few)
	}
	return out
}

// together reports whether intervals hold at all of some x together.
func (c *comparison) together(xs []float64) bool { return !c.options.Pointwise && len(xs) > 1 }

// withIntervals returns the differences at ascending xs with their intervals: as the curves
// have them and on equal terms. Critical values are interpolated between the x at which models
// are resampled.
func (c *comparison) withIntervals(a, b view, xs []float64) []Difference {
	r := a.replicates.Minus(b.replicates, func(x float64) bool {
		_, isOne := slices.BinarySearch(xs, x)
		return isOne && a.common[x] && b.common[x]
	})
	low, high := r.Critical(c.options.Curve.Confidence, c.together(xs))
	shiftA, shiftB, sign := a.shift(xs), b.shift(xs), a.Direction().Sign()
	out := make([]Difference, len(xs))
	for k, x := range xs {
		d := c.difference(a.model, b.model, x)
		d.Corrected = d.Difference + sign*(shiftA[k]-shiftB[k])
		se := math.Hypot(a.errors[a.index(x)], b.errors[b.index(x)])
		least, most := 0.0, 0.0 // if nothing varies
		if se > 0 {
			least, most = grid.Interpolate(r.Xs, low, x)*se, grid.Interpolate(r.Xs, high, x)*se
		}
		center, at := d.Difference*sign, d.Corrected*sign
		d.Interval = hull(credible(a.model, b.model, center-most, center-least),
			credible(a.model, b.model, at-most, at-least))
		if a.Direction() == evp.Minimize {
			d.Interval = d.Interval.Negated()
		}
		out[k] = d
	}
	return out
}

// credible returns the interval of a difference from low to high, larger being better
// for a. It is open on a side that is beyond what is credible of the two models.
func credible(a, b *model, low, high float64) evp.Interval {
	leastA, mostA := resample.Credible(a.set, a.none())
	leastB, mostB := resample.Credible(b.set, b.none())
	if low < leastA-mostB {
		low = math.Inf(-1)
	}
	if high > mostA-leastB {
		high = math.Inf(1)
	}
	return evp.NewInterval(low, high)
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
