package evp

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp/internal/parallel"
)

// A Distribution is the empirical distribution function of one model's scores, with a
// band that holds the function of the law that they are drawn from: everywhere at once,
// with the probability Confidence. It is what every curve of the best is made of, and
// shows what a curve hides: scores that hardly differ, groups of them, a tail that one
// trial makes.
//
// Below is a step function of the score, in the order from worse to better. Of K distinct
// Scores it has K+1 levels: level k holds for scores better than Scores[k−1] and no better
// than Scores[k], exclusive at the end that is better. Trials without a score rank below
// every score, as in the law of the best: level 0 is their share.
type Distribution struct {
	Model      string
	Direction  Direction
	Trials     int      // N, failed trials included
	Failed     int      // trials without a score among them
	Dropped    int      // failed trials left out on request
	Band       BandKind // of the band: ld, or dkw for very many trials
	Confidence float64  // of the band, in (0, 1)

	Scores []float64 // the distinct ones, in score units, from the worst to the best; none without a score
	Counts []int     // how many trials have each

	Below        []float64 // the share of all trials that score worse, in [0, 1], by level
	Lower, Upper []float64 // the ends of the band of Below, by level

	Tail     *Tail // the law of the best scores; nil unless FitTail found one
	Warnings []Warning
}

// NewDistribution returns the empirical distribution function of a sample's scores, with
// the exact band of highest-density intervals of its order statistics (ld; Lourie et al.
// 2024, "Show Your Work with Confidence") at a confidence in (0, 1); 0 means 0.95. Equal
// scores make the band hold more often than that, never less. Above 100,000 trials, and
// for rows that stand for several, it is the band of Dvoretzky, Kiefer and Wolfowitz,
// with a warning. It is an error if the confidence is out of range.
func NewDistribution(s *Sample, confidence float64) (*Distribution, error) {
	if confidence == 0 {
		confidence = 0.95
	}
	if !(confidence > 0 && confidence < 1) {
		return nil, fmt.Errorf("confidence %g is not between 0 and 1", confidence)
	}
	d := &Distribution{
		Model: s.model, Direction: s.direction, Trials: s.N(), Failed: s.Failed(), Dropped: s.dropped,
		Band: BandLD, Confidence: confidence,
	}
	if s.Unscored() {
		return d, nil
	}
	if s.N() > maxExactBand || s.set.Counted() {
		d.Band = BandDKW
		d.Warnings = append(d.Warnings, Warning{Code: WarnBandKind, Model: d.Model, Message: fmt.Sprintf(
			"the band of the scores' distribution is dkw, not ld, which is not computed for more than %d trials "+
				"or for rows that stand for several", maxExactBand)})
	}
	d.setLevels(ranked(s.set, math.Inf(-1)))
	return d, nil
}

// FitTail fits the law of the best scores of the sample that the distribution is of, as
// Sample.Tail does; where there is none, a warning says why.
func (d *Distribution) FitTail(s *Sample, o CurveOptions) {
	if len(d.Scores) == 0 {
		return
	}
	tail, warning := s.Tail(o)
	if d.Tail = tail; warning != nil {
		d.Warnings = append(d.Warnings, *warning)
	}
}

// setLevels sets the levels from scores that are larger if better, ascending, and the
// number of trials up to each; failed trials are scores of −∞.
func (d *Distribution) setLevels(values []float64, ranks []int) {
	values, ranks = distinct(values, ranks)
	lower, upper := cdfBounds(d.Band, ranks, d.Confidence)
	below, least := 0, 0.0 // of the level before a score
	for e, value := range values {
		if !math.IsInf(value, -1) {
			d.addLevel(below, least, upper[e])
			d.Scores, d.Counts = append(d.Scores, d.Direction.score(value)), append(d.Counts, ranks[e]-below)
		}
		below, least = ranks[e], lower[e]
	}
	d.addLevel(below, least, 1)
}

// distinct returns scores in ascending order, each once, and the number of trials up to
// each.
func distinct(values []float64, ranks []int) (once []float64, last []int) {
	for e, value := range values {
		if n := len(once); n > 0 && once[n-1] == value {
			last[n-1] = ranks[e]
			continue
		}
		once, last = append(once, value), append(last, ranks[e])
	}
	return once, last
}

// addLevel adds a level, at so many trials.
func (d *Distribution) addLevel(below int, lower, upper float64) {
	d.Below = append(d.Below, float64(below)/float64(d.Trials))
	d.Lower, d.Upper = append(d.Lower, lower), append(d.Upper, upper)
}

// Distributions returns the distributions of samples, in their order, as NewDistribution
// does.
func Distributions(samples []*Sample, confidence float64) ([]*Distribution, error) {
	out, errs := make([]*Distribution, len(samples)), make([]error, len(samples))
	parallel.For(len(samples), func(i int) { out[i], errs[i] = NewDistribution(samples[i], confidence) })
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, errs[i]
	}
	return out, nil
}
