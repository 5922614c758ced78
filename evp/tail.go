package evp

import (
	"fmt"
	"math"

	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/tail"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// The warnings of a tail law that was asked for.
const (
	// WarnTailNone: no law describes the tail of the scores.
	WarnTailNone WarningCode = "tail-none"
	// WarnTailOpen: a law does, but the scores do not tell the best possible score.
	WarnTailOpen WarningCode = "tail-not-identified"
)

// A Tail is the law of a model's scores better than a threshold (Lourie, He and Cho 2025,
// "Hyperparameter Loss Surfaces Are Simple Near their Optima"): where larger scores are better,
//
//	P(score > y) = Share·((β − y)/(β − Threshold))^(γ/2)
//
// with γ effective hyperparameters and β the best possible score; in the noisy form normal
// noise is added to a score of such a law. The threshold is that of the largest share of the
// trials which passes a goodness-of-fit test at 0.1, with at least 15 scores above it. The
// intervals are quantiles of a parametric bootstrap that chooses threshold and γ anew; they
// allow for all thresholds that pass and all γ that the scores do not speak against.
type Tail struct {
	Form       TailForm
	Best       float64 // β, in score units
	BestRange  Interval
	Gamma      int     // γ, 1 to 10
	GammaRange [2]int  // its interval
	Noise      float64 // standard deviation of the noise, in score units; 0 in the quadratic form
	Threshold  float64 // the score from which on the law holds, in score units
	Share      float64 // of all trials, those with a score better than the threshold
	Trials     int     // how many these are
	Confidence float64 // of the intervals

	direction Direction
	law       tail.Law
	draws     []tail.Law
	most      float64   // no score is above it; may be infinite
	meanCost  float64   // NaN without costs
	costs     []float64 // mean cost by draw; nil if it is the same in all
}

// Tail returns the law of the model's best scores in the form of o.Tail, with intervals from
// o.Resamples and o.Confidence; the best possible score lies within o.Support or o.Range. If no
// law describes them, or the best possible score is not identified, it returns nil and a
// warning that says why.
func (s *Sample) Tail(o CurveOptions) (*Tail, *Warning) {
	o = o.WithDefaults()
	none := func(code WarningCode, format string, args ...any) (*Tail, *Warning) {
		return nil, &Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: s.model}
	}
	if s.N() > mostAuto {
		return none(WarnTailNone, "no tail law is fitted to more than %d trials", mostAuto)
	}
	if s.set.Scored() <= tail.LeastScores {
		return none(WarnTailNone, "no tail law is fitted to %d scores: it needs more than %d",
			s.set.Scored(), tail.LeastScores)
	}
	_, most := o.farthest(s.direction)
	form := tail.Quadratic
	if o.Tail == TailNoisy {
		form = tail.Noisy
	}
	scores := tailScores(s.set)
	choice := tail.Choose(scores, form, most)
	switch {
	case !choice.OK && form == tail.Quadratic && s.set.Best() >= most:
		return none(WarnTailNone, "no tail law: the best score is the best that can be")
	case !choice.OK:
		return none(WarnTailNone, "no tail law describes the best scores: with none of %d thresholds do at least %d scores "+
			"pass the test of fit (many are equal, or the law is another)", choice.Tried, tail.LeastScores)
	case choice.Endless() || form == tail.Noisy && tail.Choose(scores, tail.Quadratic, most).Endless():
		return none(WarnTailOpen, "the best possible score is not identified: the best scores thin out like a tail "+
			"without an end (the γ of the law without noise is %d, the largest looked for), so nothing is said past the data",
			tail.MostGamma)
	case s.endless(choice.Above):
		return none(WarnTailOpen, "the best possible score is not identified: the best scores are spread as unevenly as those "+
			"of a tail without an end (an exponential one, or a heavier one), so nothing is said past the data")
	}
	return s.newTail(choice, most, o), nil
}

// endless reports whether the scores above a threshold, of all no more than the better half,
// thin out like a tail without an end. With noise the fit alone took an exponential tail for one
// with an end in 0.43 of logs of 48 trials, and its band held in 0.6 of these.
func (s *Sample) endless(above int) bool {
	return resample.Endless(s.set, min(above, max(s.set.Scored()/2, tail.LeastScores)))
}

// tailScores returns the scores for the fit.
func tailScores(set *trials.Set) tail.Scores {
	out := tail.Scores{Trials: set.N()}
	scores := set.ScoreTally()
	for i, y := range scores.Values {
		out.Add(y, scores.Count(i))
	}
	return out
}

// newTail returns the law that was chosen, with its intervals; no score is above most.
func (s *Sample) newTail(c tail.Choice, most float64, o CurveOptions) *Tail {
	draw := sampling.Bootstrap{Seed: o.Seed, Name: s.model}
	t := &Tail{
		Form: o.Tail, Best: s.direction.score(c.Best), Gamma: c.Gamma, Noise: c.Noise,
		Threshold: s.direction.score(c.Threshold), Share: c.Share, Trials: c.Above, Confidence: o.Confidence,
		direction: s.direction, law: c.Law, most: most, meanCost: s.MeanCost(),
		draws: c.Bootstrap(draw, o.Resamples, parallel.NewProgress(o.Resamples, o.Progress)),
	}
	t.BestRange = s.direction.interval(t.between(func(_ int, l tail.Law) float64 { return l.Best }))
	low, high := t.between(func(_ int, l tail.Law) float64 { return float64(l.Gamma) })
	t.GammaRange = [2]int{int(math.Min(low, float64(c.Gamma))), int(math.Max(high, float64(c.Gamma)))}
	return t
}

// between returns the quantiles of a property of the draws that make the interval. Draws
// without a law have none.
func (t *Tail) between(of func(i int, l tail.Law) float64) (low, high float64) {
	var values []float64
	for i, l := range t.draws {
		if l.Gamma > 0 {
			values = append(values, of(i, l))
		}
	}
	half := (1 - t.Confidence) / 2
	return resample.LowerQuantile(values, half), resample.UpperQuantile(values, half)
}

// Better returns the probability of a score better than y, in score units, under the law; NaN
// where y is not better than the threshold, about which the law says nothing.
func (t *Tail) Better(y float64) float64 {
	if !(t.direction.Sign()*(y-t.Threshold) >= 0) {
		return math.NaN()
	}
	return t.law.Above(t.direction.Sign() * y)
}
