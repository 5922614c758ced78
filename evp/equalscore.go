package evp

import (
	"math"
	"slices"
)

// equalScores fills what both models need for the same expected scores.
func (c *Comparison) equalScores(f *field, a, b *contender) {
	scores := f.options.Scores
	if scores == nil {
		scores = c.reached(a, b)
	}
	for _, score := range scores {
		e := EqualScore{Score: score, CostA: a.costOf(score), CostB: b.costOf(score)}
		e.Ratio = e.CostB / e.CostA
		e.Lower, e.Upper = f.ratios(a, b, score)
		c.EqualScores = append(c.EqualScores, e)
	}
}

// reached returns up to three round scores that both models reach within their
// own data: near the best, half way and a quarter of the way to it from where
// the later curve starts.
func (c *Comparison) reached(a, b *contender) []float64 {
	sign := a.s.direction.sign()
	low, high := math.Inf(-1), math.Inf(1)
	for _, m := range []*contender{a, b} {
		first, last := m.ends()
		if math.IsNaN(first) {
			return nil
		}
		low, high = math.Max(low, first*sign), math.Min(high, last*sign)
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

// ends returns the first and the last estimate of the model's curve.
func (c *contender) ends() (first, last float64) {
	first, last = math.NaN(), math.NaN()
	for _, p := range c.fine.Points {
		if c.exists(p.X) && !math.IsNaN(p.Estimate) {
			if math.IsNaN(first) {
				first = p.Estimate
			}
			last = p.Estimate
		}
	}
	return first, last
}

// costOf returns the smallest x at which the model's curve reaches the score;
// NaN if it does not within the model's own data.
func (c *contender) costOf(score float64) float64 {
	var xs, ys []float64
	for _, p := range c.fine.Points {
		if c.exists(p.X) && !math.IsNaN(p.Estimate) {
			xs, ys = append(xs, p.X), append(ys, p.Estimate*c.s.direction.sign())
		}
	}
	x := firstAt(xs, ys, score*c.s.direction.sign())
	if c.fine.Axis == Trials {
		x = math.Ceil(x - 1e-9)
	}
	return x
}

// firstAt returns the smallest x at which values, taken as straight by the
// logarithm of x, reach y: the first x if they begin there or above; NaN if they
// never do.
func firstAt(xs, values []float64, y float64) float64 {
	for k, v := range values {
		switch {
		case v < y:
			continue
		case k == 0 || v == values[k-1]:
			return xs[k]
		}
		part := (y - values[k-1]) / (v - values[k-1])
		return xs[k-1] * math.Exp(part*math.Log(xs[k]/xs[k-1]))
	}
	return math.NaN()
}

// ratios returns the interval of the ratio of the costs over the resamples,
// models resampled apart; a side is NaN where too many resamples do not reach
// the score.
func (f *field) ratios(a, b *contender, score float64) (low, high float64) {
	if len(a.r.xs) == 0 || len(b.r.xs) == 0 {
		return math.NaN(), math.NaN()
	}
	costsA, costsB := a.resampledCosts(f, score), b.resampledCosts(f, score)
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

// resampledCosts returns what each resample needs for the score: its estimates,
// moved by what the coarse estimate is off by, followed straight between the x
// by their logarithm.
func (c *contender) resampledCosts(f *field, score float64) []float64 {
	exact := make([]float64, len(c.r.xs))
	var xs, ys []float64
	for _, p := range c.fine.Points {
		if !math.IsNaN(p.Estimate) {
			xs, ys = append(xs, p.X), append(ys, p.Estimate*c.s.direction.sign())
		}
	}
	for k, x := range c.r.xs {
		exact[k] = at(xs, ys, x)
		if i := slices.Index(f.xs, x); i >= 0 && !math.IsNaN(c.points[i].Estimate) {
			exact[k] = c.points[i].Estimate * c.s.direction.sign()
		}
	}
	out := make([]float64, len(c.r.estimates[0]))
	values := make([]float64, len(exact))
	for i := range out {
		for k := range values {
			values[k] = exact[k] + c.r.estimates[k][i] - c.r.estimate[k]
		}
		out[i] = firstAt(c.r.xs, values, score*c.s.direction.sign())
	}
	return out
}
