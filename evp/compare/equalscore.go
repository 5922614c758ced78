package compare

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
)

// An EqualScore is what two models need for the same expected score, on equal terms.
type EqualScore struct {
	Score float64 // in score units
	// CostA and CostB are numbers of trials or budgets. A curve that starts above the
	// score has the x of its start; one that does not reach it within its data, NaN.
	CostA, CostB float64
	Ratio        float64 // CostB/CostA; NaN if a curve starts above the score
	evp.Interval         // of the ratio, for all scores of the pair together
	// Claim is the model that the trials show to need less: the interval excludes 1, and the
	// verdicts at both costs name it. VerdictNone: they do not tell.
	Claim Verdict

	rests [2]float64 // the x on whose verdicts a claim rests
}

// setEqualScores sets what both models need for the same expected scores.
func (c *comparison) setEqualScores(out *Pair, ofA, ofB *model) {
	a, b := c.forSameScore(ofA, ofB)
	scores := c.scores(a, b)
	for _, score := range scores {
		e := EqualScore{Score: score, CostA: a.cost(score), CostB: b.cost(score), Ratio: math.NaN(), Interval: evp.NoInterval()}
		belowA, belowB := out.warnBelowStart(a, score), out.warnBelowStart(b, score)
		if !belowA && !belowB && !out.Reference {
			e.Ratio = e.CostB / e.CostA
			e.Interval = c.ratioInterval(a, b, score, len(scores))
			e.rests = e.budgets(a, b)
			e.setClaim(out.claims)
		}
		out.EqualScores = append(out.EqualScores, e)
	}
}

// scores returns the scores whose costs are compared.
func (c *comparison) scores(a, b view) []float64 {
	switch {
	case c.options.Scores != nil:
		return c.options.Scores
	case a.fixed && b.fixed:
		return nil
	case a.fixed:
		return []float64{a.Best()}
	case b.fixed:
		return []float64{b.Best()}
	}
	return roundScores(a, b)
}

// setCosts sets what each model needs for the scores of all its pairs.
func (c *comparison) setCosts(pairs [][2]int) {
	scores := make([][]float64, len(c.models))
	for _, p := range pairs {
		a, b := c.forSameScore(c.models[p[0]], c.models[p[1]])
		of := c.scores(a, b)
		scores[p[0]], scores[p[1]] = append(scores[p[0]], of...), append(scores[p[1]], of...)
	}
	for i, m := range c.models {
		m.setCosts(grid.Distinct(scores[i]))
	}
}

// warnBelowStart reports, with a warning, whether the model's curve starts above the
// score, so that less than its start may be enough.
func (p *Pair) warnBelowStart(v view, score float64) bool {
	startsAtOne := p.Axis == evp.Trials && len(v.xs) > 0 && v.xs[0] == 1
	if v.fixed || len(v.xs) == 0 || !(v.ys[0] > score*v.Direction().Sign()) || startsAtOne {
		return false
	}
	p.Warnings = append(p.Warnings, evp.Warning{Code: evp.WarnBelowStart, Model: v.Model(), Message: fmt.Sprintf(
		"the curve starts at %.4g and is past %g already there: less may be enough for that, so there is no ratio",
		v.xs[0], score)})
	return true
}

// roundScores returns up to three round scores that both models reach within their own
// data: half, four fifths and nearly all of the way to the best that both reach, from
// where the curve that starts higher starts.
func roundScores(a, b view) []float64 {
	ofA, ofB := a.line(), b.line()
	if len(ofA) == 0 || len(ofB) == 0 {
		return nil
	}
	low := math.Max(ofA[0], ofB[0])
	high := math.Min(ofA[len(ofA)-1], ofB[len(ofB)-1])
	if !(low < high) {
		return nil
	}
	var out []float64
	unit := math.Pow(10, math.Floor(math.Log10(high-low))-1)
	for _, part := range []float64{0.5, 0.8, 0.95} {
		y := math.Floor((low+part*(high-low))/unit+1e-9) * unit * a.Direction().Sign()
		y = math.Round(y*1e12) / 1e12 // 0.35, not 0.35000000000000003
		if len(out) == 0 || out[len(out)-1] != y {
			out = append(out, y)
		}
	}
	return out
}

// cost returns the smallest x at which the model's curve reaches a score on equal terms; NaN
// if it does not within the model's own data.
func (v view) cost(score float64) float64 {
	if v.fixed && v.TotalCost() == noCost { // what a published score took is not known
		return math.NaN()
	}
	if !v.shortened() {
		return v.costs[score]
	}
	return v.wholeX(firstX(v.xs, v.line(), v.level(score)))
}

// wholeX returns an x, by number of trials the next whole one.
func (m *model) wholeX(x float64) float64 {
	if m.axis == evp.Trials {
		return math.Ceil(x - 1e-9)
	}
	return x
}

// setCosts sets the smallest x at which the model's curve reaches each score; NaN if it
// does not within the model's own data. The budgets that need a closer look are
// evaluated all together, as closely as grid.Function.Passes does.
func (m *model) setCosts(scores []float64) {
	m.costs = make(map[float64]float64)
	if len(m.xs) == 0 {
		for _, score := range scores {
			m.costs[score] = math.NaN()
		}
		return
	}
	f := m.function(m.xs[0], m.end)
	var pending, spans []float64
	for _, score := range scores {
		level := m.level(score)
		switch k := firstReaching(m.ys, level); {
		case k < 0:
			m.costs[score] = math.NaN()
		case k == 0:
			m.costs[score] = m.xs[0]
		case f.Whole || m.xs[k] <= m.xs[k-1]*(1+2*grid.BeforeJump):
			m.costs[score] = f.Passes(m.xs[k-1], m.xs[k], func(y float64) bool { return !(y >= level) })
		default:
			pending, spans = append(pending, score), append(spans, grid.Log(m.xs[k-1], m.xs[k], grid.Steps)...)
		}
	}
	if len(pending) == 0 {
		return
	}
	values := f.Values(spans)
	for i, score := range pending {
		first := i * grid.Steps
		span := values[first : first+grid.Steps]
		span[len(span)-1] = math.Inf(1) // the score is known to be reached at its end
		m.costs[score] = spans[first+firstReaching(span, m.level(score))]
	}
}

// level returns a score, larger being better, less what rounding may take from one
// that is reached.
func (m *model) level(score float64) float64 {
	score *= m.Direction().Sign()
	return score - 1e-12*math.Abs(score)
}

// firstReaching returns the index of the first value that is at least y; −1 if there is
// none.
func firstReaching(values []float64, y float64) int {
	return slices.IndexFunc(values, func(v float64) bool { return v >= y })
}

// firstX returns the smallest x at which values, interpolated between the xs, reach y:
// the first x if they start there or above; NaN if they never do.
func firstX(xs, values []float64, y float64) float64 {
	return interpolatedX(xs, values, y, firstReaching(values, y))
}

// firstRisingX is firstX for values that may be known never to fall.
func firstRisingX(xs, values []float64, y float64, isRising bool) float64 {
	if !isRising {
		return firstX(xs, values, y)
	}
	k, _ := slices.BinarySearch(values, y)
	if k == len(values) {
		k = -1
	}
	return interpolatedX(xs, values, y, k)
}

// interpolatedX returns the x at which values reach y, the k-th being the first that does.
func interpolatedX(xs, values []float64, y float64, k int) float64 {
	switch {
	case k < 0:
		return math.NaN()
	case k == 0 || math.IsNaN(values[k-1]):
		return xs[k]
	}
	part := (y - values[k-1]) / (values[k] - values[k-1])
	return xs[k-1] * math.Exp(part*math.Log(xs[k]/xs[k-1]))
}

// ratioInterval returns the interval of the ratio of the costs over the resamples,
// models resampled independently, for so many scores together (Bonferroni): on equal terms
// and, if that differs, of the curves as they are. It is open on a side where too many
// resamples do not reach the score: those bound the ratio on one side only, or not at all.
func (c *comparison) ratioInterval(a, b view, score float64, scores int) evp.Interval {
	confidence := c.options.Curve.Confidence
	if !c.options.Pointwise {
		confidence = 1 - (1-confidence)/float64(scores)
	}
	out := ratioInterval(a, b, score, confidence)
	if a.shortened() || b.shortened() {
		out = hull(out, ratioInterval(view{a.model, a.N()}, view{b.model, b.N()}, score, confidence))
	}
	return out
}

// ratioInterval returns the interval of the ratio for one score.
func ratioInterval(a, b view, score, confidence float64) evp.Interval {
	costsA, costsB := a.resampledCosts(score), b.resampledCosts(score)
	if len(costsA) == 0 || len(costsB) == 0 {
		return evp.NoInterval()
	}
	least, most := make([]float64, len(costsA)), make([]float64, len(costsA))
	for i, x := range costsA {
		switch y := costsB[i]; {
		case math.IsNaN(x) && math.IsNaN(y):
			least[i], most[i] = math.Inf(-1), math.Inf(1)
		case math.IsNaN(x): // A needs more than its data
			least[i], most[i] = math.Inf(-1), y/a.end
		case math.IsNaN(y):
			least[i], most[i] = b.end/x, math.Inf(1)
		default:
			least[i], most[i] = y/x, y/x
		}
	}
	return percentiles(least, most, confidence)
}

// resampledCosts returns what each resample needs for the score.
func (v view) resampledCosts(score float64) []float64 {
	out := make([]float64, len(v.resampled))
	shift := v.shift(v.xs)
	for i, values := range v.resampled {
		if v.shortened() {
			values = plus(values, shift)
		}
		out[i] = v.wholeX(firstRisingX(v.xs, values, score*v.Direction().Sign(), !v.shortened()))
	}
	return out
}
