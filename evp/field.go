package evp

import (
	"fmt"
	"math"
	"slices"
	"sync/atomic"
)

// A field is the models that are compared with each other: each is computed
// once, whatever the number of pairs.
type field struct {
	axis       Axis
	options    CompareOptions
	xs         []float64 // at which models are compared
	shared     []float64 // ascending, at which every curve is known that exists there; nil: each pair has its own
	contenders []*contender
	done       *progress
}

// newField computes what each model needs.
func newField(samples []*Sample, axis Axis, o CompareOptions, pairs [][2]int) (*field, error) {
	f := &field{axis: axis, options: o, done: &progress{of: len(samples)*o.Curve.Resamples + len(pairs)*o.Permutations, tell: o.Curve.Progress}}
	for _, s := range samples {
		c, err := newContender(s, axis, o.Curve)
		if err != nil {
			return nil, err
		}
		f.contenders = append(f.contenders, c)
	}
	f.xs, f.shared = f.grid(), f.sharedGrid()
	anchors := f.anchors()
	for _, c := range f.contenders {
		if err := c.evaluate(f, anchors); err != nil {
			return nil, err
		}
	}
	f.costs(pairs)
	return f, nil
}

// A progress tells how much of a computation is done.
type progress struct {
	done atomic.Int64
	of   int
	tell func(done, of int) // nil: nobody wants to know
}

// add counts n more steps.
func (t *progress) add(n int) {
	if done := t.done.Add(int64(n)); t.tell != nil {
		t.tell(int(done), t.of)
	}
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

// sharedPoints is the number of points at which the curves of more than two
// models are computed for all pairs together.
const sharedPoints = 600

// sharedGrid returns the budgets at which pairs of more than two models are
// followed: a grid from where the first curve starts to where the last one ends,
// with the start and the end of each.
func (f *field) sharedGrid() []float64 {
	if f.axis == Trials || len(f.contenders) < 3 {
		return nil
	}
	var ends []float64
	for _, c := range f.contenders {
		if c.start <= c.end {
			ends = append(ends, c.start, c.end)
		}
	}
	if len(ends) == 0 {
		return nil
	}
	xs := append(ends, logGrid(slices.Min(ends), slices.Max(ends), sharedPoints)...)
	slices.Sort(xs)
	return slices.Compact(xs)
}

// anchors returns the x, ascending, at which all models are resampled if their
// curves exist there: those at which they are compared, or, between two models
// with many of these, some of them.
func (f *field) anchors() []float64 {
	xs := slices.Clone(f.xs)
	slices.Sort(xs)
	xs = slices.Compact(xs)
	if len(f.contenders) > 2 {
		return xs
	}
	a, b := f.contenders[0], f.contenders[1]
	xs = slices.DeleteFunc(xs, func(x float64) bool { return !a.exists(x) || !b.exists(x) })
	return spread(xs, sharedAnchors)
}

// sharedAnchors is the most x at which both models of a field of two are
// resampled.
const sharedAnchors = 12

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
			d.PABetter = beats(a.outcomes[k], b.outcomes[k])
		}
		if !math.IsNaN(a.errors[k]) && !math.IsNaN(b.errors[k]) {
			both = append(both, k)
		}
		out.Differences = append(out.Differences, d)
	}
	out.decide(f, a, b, both)
	if err := out.follow(f, a, b); err != nil {
		return nil, err
	}
	out.equalScores(f, a, b)
	out.Warnings = slices.Concat(a.warnings(), b.warnings(), out.Warnings)
	if w := f.noVerdict(a, b, both); w != nil {
		out.Warnings = append(out.Warnings, *w)
	}
	if len(both) == 0 {
		out.Warnings = append(out.Warnings, Warning{Code: WarnNoOverlap, Model: out.A + " and " + out.B, Message: fmt.Sprintf(
			"nothing is compared: %s; there is no %s asked for at which both curves exist", a.reach()+", "+b.reach(), map[Axis]string{Trials: "number of trials", Budget: "budget"}[f.axis])})
	}
	return out, nil
}

// between returns the replicates of the difference at the anchors at which both
// curves exist.
func between(a, b *contender) replicates {
	r := replicates{}
	for p, x := range a.r.xs {
		q, found := slices.BinarySearch(b.r.xs, x)
		if !found || !a.common[p] || !b.common[q] {
			continue
		}
		n := len(a.r.estimates[p])
		estimates, ses := make([]float64, n), make([]float64, n)
		for i := range n {
			estimates[i] = a.r.estimates[p][i] - b.r.estimates[q][i]
			ses[i] = math.Hypot(a.r.ses[p][i], b.r.ses[q][i])
		}
		r.xs = append(r.xs, x)
		r.estimate, r.se = append(r.estimate, a.r.estimate[p]-b.r.estimate[q]), append(r.se, math.Hypot(a.r.se[p], b.r.se[q]))
		r.estimates, r.ses = append(r.estimates, estimates), append(r.ses, ses)
	}
	return r
}

// believed returns the ends of the interval of a difference, infinite where they
// are beyond what is credible of the two models.
func believed(a, b *Sample, none, low, high float64) (float64, float64) {
	leastA, mostA := a.credible(none)
	leastB, mostB := b.credible(none)
	if low < leastA-mostB {
		low = math.Inf(-1)
	}
	if high > mostA-leastB {
		high = math.Inf(1)
	}
	return low, high
}

// decide fills intervals and verdicts. Between the anchors the quantiles of t
// are straight by the logarithm of x.
func (c *Comparison) decide(f *field, a, b *contender, both []int) {
	if len(both) == 0 {
		f.done.add(f.options.Permutations)
		return
	}
	o := f.options.Curve
	o.Simultaneous = !f.options.Pointwise && len(both) > 1
	r := between(a, b)
	low, high := r.critical(o)
	adjusted := f.permute(a, b, both)
	for i, k := range both {
		d := &c.Differences[k]
		center, se := d.Difference*a.s.direction.sign(), math.Hypot(a.errors[k], b.errors[k])
		lower, upper := a.s.outRange(believed(a.s, b.s, a.s.baseline(o), center-at(r.xs, high, d.X)*se, center-at(r.xs, low, d.X)*se))
		d.Lower, d.Upper = orNaN(lower), orNaN(upper)
		d.PAdjusted = adjusted[i]
		d.Verdict = d.verdict(c.Direction, 1-o.Confidence)
	}
}

// verdict returns what the interval and the permutation test say together.
func (d Difference) verdict(direction Direction, level float64) Verdict {
	better, worse := VerdictA, VerdictB
	if direction == Minimize {
		better, worse = worse, better
	}
	switch {
	case !(d.PAdjusted <= level):
	case d.Lower > 0:
		return better
	case d.Upper < 0:
		return worse
	}
	return VerdictUndecided
}

// orNaN returns x, or NaN if it is infinite.
func orNaN(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}
