package resample

import (
	"math"

	"evpkit/evp/internal/trials"
)

// The constants of GoodEnd. They were chosen by simulation from two dozen laws of
// scores, with 4 to 1,000 trials, so that a band that allows for scores up to the end
// holds its level and is no wider than it must be; testdata/coverage/tail.md has the
// outcome. With a quarter less reach bands of normal tails held below 0.93.
const (
	minTailScores = 4    // fewer scores have no tail to speak of
	tailReach     = 2.7  // mean excesses from the best score to the end of an exponential tail,
	reachError    = 3.0  // and as much more over √m for the error of the mean itself
	exponential   = 0.5  // spread of the excesses of an exponential tail, whatever the threshold
	leastSpread   = 0.38 // of the better half, from which it makes the end farther, however few scores
	boostStep     = 0.1  // so much more spread of the better half makes it twice as far
	mostBoost     = 6.0
	heavySpread   = 0.55 // of the better half, from which the tail is said to be heavy,
	minHeavy      = 10   // if there are so many scores: a fifth of light tails of 5 look heavy
	sameScore     = 1e-9 // of the range of the scores: closer ones differ by rounding only
)

// A Tail is what the best scores seen say of better ones that were not.
type Tail struct {
	End   float64 // no score above it is allowed for; at least the best score seen
	Heavy bool    // 10 scores or more, whose better half thins out more slowly than an exponential
	// law: End may be too low
}

// GoodEnd returns the end that the scores' own upper tail allows: how much better than
// the best score seen y_(N) a trial can be, as far as a band for the best of up to N
// trials needs to know. It is
//
//	y_(N) + (2.7 + 3/√m)·g·S,  S the mean of y_(N−i) − y_(N−m), i = 0 … m − 1,
//
// m = 2√N, rounded, where N counts the trials with a score. Above a threshold a tail is
// nearly a generalised Pareto one. With m scores above it and a shape κ (1 uniform, 0
// exponential, −1/3 Pareto(3)) the best score seen falls short of what the best of N is
// expected to be by less than 1.9·g·S (exponential) to 2.7·g·S (uniform) in 97.5 % of
// logs, g = (1 + κ)·m^−κ; 3/√m more covers the error of S.
//
// κ = 1/τ − 2 comes from τ, the spread of the m excesses (Hosking & Wallis 1987,
// "Parameter and Quantile Estimation for the Generalized Pareto Distribution"), whose
// standard error is about 1/√(12·m). A tail counts as exponential, g = 1, unless τ is
// above 1/2, or more than one standard error below it. Few scores do not show a heavy
// tail by the best of them, but often by their better half: from a spread of 1/2 less two
// standard errors on, but at least 0.38, g doubles with each tenth of its spread.
//
// Against the confidence limit of an endpoint from y_(N) and y_(N−m) alone (Robson &
// Whitlock 1964; Cooke 1979), which also needs the shape to be known, S is less noisy,
// and hardly falls with y_(N) when that is what is too low.
//
// Scores that are multiples of a step, such as accuracies on 20 examples, are often
// tied at the top: the end is at least a step, the smallest difference between two
// scores, above the best. Where all scores are equal nothing speaks for a better one,
// and the end is the best score.
//
// ok is false with fewer than 4 scores, which tell nothing.
func GoodEnd(s *trials.Set) (tail Tail, ok bool) {
	n := s.Scored()
	if n < minTailScores {
		return Tail{End: math.Inf(1)}, false
	}
	top := excessesOf(s, min(n-1, int(math.Round(2*math.Sqrt(float64(n))))))
	half := excessesOf(s, max(minTailScores-1, n/2))
	reach := tailReach + reachError/math.Sqrt(top.m)
	beyond := math.Max(reach*top.thinning(half)*top.mean, scoreStep(s))
	return Tail{
		End:   math.Min(4*(s.Best()/4+beyond), math.MaxFloat64),
		Heavy: n >= minHeavy && half.spread > heavySpread,
	}, true
}

// Endless reports whether the m best scores, 2 ≤ m < s.Scored(), thin out no faster than those
// of an exponential law, which has no end: whether their spread τ about the next one is at least
// 1/2, which is a shape κ = 1/τ − 2 of at most 0.
func Endless(s *trials.Set, m int) bool { return excessesOf(s, m).spread >= exponential }

// excesses are the m best scores less the next one.
type excesses struct {
	m      float64
	mean   float64 // a quarter of it, so that no difference overflows
	spread float64 // half the mean difference between two of them, in units of the mean
}

// excessesOf returns those of the m best scores, 2 ≤ m < s.Scored().
func excessesOf(s *trials.Set, m int) excesses {
	e := excesses{m: float64(m)}
	scores, base := s.ScoreTally(), s.Ranked(m+1)/4
	differences := 0.0
	for i, above := len(scores.Values)-1, 0; above < m; i-- {
		count := min(scores.Count(i), m-above)
		share := (scores.Values[i]/4 - base) * (float64(count) / e.m)
		e.mean += share
		differences += share * (float64(m-2*above-count) / (e.m - 1))
		above += count
	}
	e.spread = differences / e.mean
	if e.mean == 0 {
		e.spread = 0
	}
	return e
}

// deviation returns the standard error of the spread, that of an exponential tail.
func (e excesses) deviation() float64 { return 1 / math.Sqrt(12*e.m) }

// thinning returns g of GoodEnd from the best scores and the better half.
func (e excesses) thinning(half excesses) float64 {
	shape := 0.0
	switch light := e.spread + e.deviation(); {
	case light < exponential:
		shape = math.Min(1/light-2, 1)
	case e.spread > exponential:
		shape = math.Max(1/e.spread-2, -0.5)
	}
	g := (1 + shape) * math.Pow(e.m, -shape)
	from := math.Max(exponential-2*half.deviation(), leastSpread)
	boost := math.Min(math.Exp2(math.Max(half.spread-from, 0)/boostStep), mostBoost)
	if shape > 0 {
		return g * boost
	}
	return math.Max(g, boost)
}

// scoreStep returns a quarter of the smallest difference between two scores; 0 if all
// are equal.
func scoreStep(s *trials.Set) float64 {
	same, step := sameScore*(s.Best()/4-s.Worst()/4), math.Inf(1)
	for i := 1; i < len(s.Scores); i++ {
		if d := s.Scores[i]/4 - s.Scores[i-1]/4; d > same && d < step {
			step = d
		}
	}
	if math.IsInf(step, 1) {
		return 0
	}
	return step
}
