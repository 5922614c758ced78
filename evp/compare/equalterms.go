package compare

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
	"evpkit/sampling"
)

// Models whose logs are of different length are compared on equal terms. V is biased low, the
// more so the larger the share of a log that is drawn: of two logs of the same law the longer
// one looks better. So the longer log is taken to have fewer trials: the trials that it has
// more are left out at random, and its curve is the mean over such choices. For a difference
// at an x that is the number that would end where the other log ends, so that x is the same
// share of both: by number of trials the other's number, by budget the number whose total
// cost is the other's. (With the other's number a model whose trials are cheap would be
// judged by as few of them as one whose trials are expensive has, though its log holds what
// the budget buys.) For what the models need for the same score it is the other's number of
// trials: a model that costs twice as much, and is otherwise the same, needs twice as much.
const (
	choices    = 100 // random choices of trials: a noise of a tenth of the standard error
	termPoints = 8   // x at which their mean is taken
	// termSteps is how many different numbers of trials an octave has if models are many.
	termSteps = 4
)

// A view is a model as it is compared with another: on equal terms with it.
type view struct {
	*model
	taken int // trials that it is taken to have; all of them: as it is
}

// atSameX returns two models as they are compared at the same x.
func (c *comparison) atSameX(a, b *model) (view, view) { return c.views(a, b, a.end/b.end) }

// forSameScore returns two models as they are compared by what they need for the same score.
func (c *comparison) forSameScore(a, b *model) (view, view) {
	return c.views(a, b, float64(a.N())/float64(b.N()))
}

// views returns two models of which the first is so many times as long as the second.
func (c *comparison) views(a, b *model, length float64) (view, view) {
	ofA, ofB := view{a, a.N()}, view{b, b.N()}
	switch {
	case a.fixed || b.fixed || !(a.start <= a.end && b.start <= b.end):
	case length > 1:
		ofA.taken = c.taken(a.N(), 1/length)
	default:
		ofB.taken = c.taken(b.N(), length)
	}
	return ofA, ofB
}

// taken returns the number of trials that is a share of n. With many models it is one of a
// few, so that they share what is computed.
func (c *comparison) taken(n int, share float64) int {
	if len(c.models) > fewModels {
		share = math.Exp2(math.Round(math.Log2(share)*termSteps) / termSteps)
	}
	return min(max(int(math.Round(float64(n)*share)), 1), n)
}

// setTerms computes, for the models of all pairs, what being on equal terms makes of them.
func (c *comparison) setTerms(pairs [][2]int) {
	for _, p := range pairs {
		for _, of := range []func(a, b *model) (view, view){c.atSameX, c.forSameScore} {
			a, b := of(c.models[p[0]], c.models[p[1]])
			a.setTerm()
			b.setTerm()
		}
	}
}

// setTerm computes how far the mean of the best lies from the model's own, at the model's x
// termXs, if it is taken to have fewer trials.
func (v view) setTerm() {
	if !v.shortened() || v.terms[v.taken] != nil {
		return
	}
	draw := sampling.Bootstrap{Seed: v.options.Seed, Name: "equal terms " + v.Model()}
	v.terms[v.taken] = v.engine(v.termXs()).Subsampled(draw, v.taken, choices)
}

// shortened reports whether the model is taken to have fewer trials than it has.
func (v view) shortened() bool { return v.taken < v.N() }

// termXs returns the x between which terms are interpolated.
func (m *model) termXs() []float64 { return m.spread(termPoints) }

// shift returns what being on equal terms adds to the model's estimates at ascending xs,
// larger being better: 0 or less, but for noise.
func (v view) shift(xs []float64) []float64 {
	out := make([]float64, len(xs))
	if v.shortened() {
		for k, p := range grid.Places(v.termXs(), xs) {
			out[k] = p.Of(v.terms[v.taken])
		}
	}
	return out
}

// line returns the fine curve on equal terms: values at v.xs.
func (v view) line() []float64 {
	if !v.shortened() {
		return v.ys
	}
	return plus(v.ys, v.shift(v.xs))
}

// plus returns the sums of the values.
func plus(a, b []float64) []float64 {
	out := slices.Clone(a)
	for i := range out {
		out[i] += b[i]
	}
	return out
}

// hull returns the smallest interval that holds two, which is open where either is.
func hull(a, b evp.Interval) evp.Interval {
	return evp.Interval{Lower: math.Min(a.Lower, b.Lower), Upper: math.Max(a.Upper, b.Upper)}
}
