package evp

import (
	"fmt"
	"math"
)

// equalScores fills what both models need for the same expected scores.
func (c *Comparison) equalScores(f *field, a, b *contender) {
	scores := f.options.Scores
	if scores == nil {
		scores = c.reached(a, b)
	}
	for _, score := range scores {
		e := EqualScore{Score: score, CostA: a.costOf(f, score), CostB: b.costOf(f, score)}
		e.Ratio, e.Lower, e.Upper = math.NaN(), math.NaN(), math.NaN()
		if startsA, startsB := c.tellStart(a, score), c.tellStart(b, score); !startsA && !startsB {
			e.Ratio = e.CostB / e.CostA
			e.Lower, e.Upper = f.ratios(a, b, score)
		}
		c.EqualScores = append(c.EqualScores, e)
	}
}

// tellStart reports, with a warning, whether the model's curve starts above the
// score, so that less may be enough for it.
func (c *Comparison) tellStart(m *contender, score float64) bool {
	xs, ys := m.along()
	if len(xs) == 0 || !(ys[0] > score*m.s.direction.sign()) || c.Axis == Trials && xs[0] == 1 {
		return false
	}
	c.Warnings = append(c.Warnings, Warning{Code: WarnBelowStart, Model: m.s.model, Message: fmt.Sprintf(
		"the curve starts at %.4g and is past %g already there: less may be enough for that, so there is no ratio", xs[0], score)})
	return true
}

// reached returns up to three round scores that both models reach within their
// own data: half, four fifths and nearly all of the way to the best that both
// reach, from where the later curve starts.
func (c *Comparison) reached(a, b *contender) []float64 {
	sign := a.s.direction.sign()
	low, high := math.Inf(-1), math.Inf(1)
	for _, m := range []*contender{a, b} {
		_, ys := m.along()
		if len(ys) == 0 {
			return nil
		}
		low, high = math.Max(low, ys[0]), math.Min(high, ys[len(ys)-1])
	}
	if !(low < high) {
		return nil
	}
	var out []float64
	unit := math.Pow(10, math.Floor(math.Log10(high-low))-1)
	for _, part := range []float64{0.5, 0.8, 0.95} {
		y := math.Floor((low+part*(high-low))/unit+1e-9) * unit * sign
		y = math.Round(y*1e12) / 1e12
		if len(out) == 0 || out[len(out)-1] != y {
			out = append(out, y)
		}
	}
	return out
}

// costOf returns the smallest x at which the model's curve reaches the score;
// NaN if it does not within the model's own data.
func (c *contender) costOf(f *field, score float64) float64 {
	score *= c.s.direction.sign()
	score -= 1e-12 * math.Abs(score)
	xs, ys := c.along()
	k := firstReach(ys, score)
	switch {
	case k < 0:
		return math.NaN()
	case k == 0:
		return xs[0]
	}
	r := c.s.rise(f.axis, xs[0], c.end, f.options.Curve)
	return r.passes(xs[k-1], xs[k], func(y float64) bool { return !(y >= score) })
}

// firstReach returns the position of the first value that is at least y; −1
// without one.
func firstReach(values []float64, y float64) int {
	for k, v := range values {
		if v >= y {
			return k
		}
	}
	return -1
}

// firstAt returns the smallest x at which values, taken as straight by the
// logarithm of x, reach y: the first x if they begin there or above; NaN if they
// never do.
func firstAt(xs, values []float64, y float64) float64 {
	k := firstReach(values, y)
	switch {
	case k < 0:
		return math.NaN()
	case k == 0 || math.IsNaN(values[k-1]):
		return xs[k]
	}
	part := (y - values[k-1]) / (values[k] - values[k-1])
	return xs[k-1] * math.Exp(part*math.Log(xs[k]/xs[k-1]))
}

// ratios returns the interval of the ratio of the costs over the resamples,
// models resampled apart; a side is NaN where too many resamples do not reach
// the score.
func (f *field) ratios(a, b *contender, score float64) (low, high float64) {
	costsA, costsB := a.resampledCosts(f, score), b.resampledCosts(f, score)
	if len(costsA) == 0 || len(costsB) == 0 {
		return math.NaN(), math.NaN()
	}
	least, most := make([]float64, 0, len(costsA)), make([]float64, 0, len(costsA))
	for i, x := range costsA {
		switch y := costsB[i]; {
		case math.IsNaN(x) && math.IsNaN(y): // anything may be
			least, most = append(least, math.Inf(-1)), append(most, math.Inf(1))
		case math.IsNaN(x): // A needs more than its data
			least, most = append(least, math.Inf(-1)), append(most, y/a.end)
		case math.IsNaN(y):
			least, most = append(least, b.end/x), append(most, math.Inf(1))
		default:
			least, most = append(least, y/x), append(most, y/x)
		}
	}
	tail := (1 - f.options.Curve.Confidence) / 2
	return orNaN(lowerQuantile(least, tail)), orNaN(-lowerQuantile(negative(most), tail))
}

// resampledCosts returns what each resample needs for the score.
func (c *contender) resampledCosts(f *field, score float64) []float64 {
	score *= c.s.direction.sign()
	xs, _ := c.along()
	out := make([]float64, len(c.resampled))
	for i, values := range c.resampled {
		out[i] = firstAt(xs, values, score)
		if f.axis == Trials {
			out[i] = math.Ceil(out[i] - 1e-9)
		}
	}
	return out
}
