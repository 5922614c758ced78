package renewal

import "math"

const (
	bracketWork  = 1 << 25 // (step, trial) pairs that a bracket's lattice aims at
	bracketHalf  = 1 << 16 // most steps of a bracket's lattice
	bracketNoise = 1e-8    // more than rounding adds to a probability on a lattice
	solvedNoise  = 1e-11   // the same where sums are solved over
	bracketShift = 1e-11   // more than rounding moves a budget or a cost, relatively
)

// Bounds encloses the components of the mean of the best score, at one budget.
type Bounds struct {
	ScoredLow, ScoredHigh float64 // P(at least one trial has scored)
	GainLow, GainHigh     float64 // E[(best − lowest score)·1(at least one has scored)]
}

// Bounds returns rigorous bounds at each budget (finite, > 0). Rounding all costs up
// lets fewer trials fit, in every sequence of draws, and rounding all down lets more
// fit; the exact law lies between the two. The first trial needs no rounding. If all costs
// are multiples of a quantum, or their sums are few, nothing is rounded, and the bounds are
// as far apart as rounding errors. Where costs are multiples only nearly, and some sums of
// as many quanta fit the budget while others do not, the bounds are those without any of
// these sums and with all of them.
func (l *Law) Bounds(budgets []float64) []Bounds {
	b := bracket{law: l, budgets: budgets, circles: circles{}, out: make([]Bounds, len(budgets))}
	for _, o := range l.octaves(budgets) {
		if o.visits != nil {
			b.solve(o)
		} else {
			b.bound(o)
		}
	}
	return b.out
}

// A bracket is a computation of bounds.
type bracket struct {
	law     *Law
	budgets []float64
	circles circles
	out     []Bounds
}

// solve sets the bounds at the budgets whose sums are solved over: the values a little
// before and after.
func (b bracket) solve(o octave) {
	shifted := make([]float64, len(b.budgets))
	moments := [2][]Moment{make([]Moment, len(b.budgets)), make([]Moment, len(b.budgets))}
	for k, shift := range []float64{1 - bracketShift, 1 + bracketShift} {
		for _, i := range o.members {
			shifted[i] = b.budgets[i] * shift
		}
		o.visits.moments(shifted, o.members, moments[k])
	}
	for _, i := range o.members {
		low, high := moments[0][i], moments[1][i]
		b.set(i, solvedNoise, Bounds{low.Scored, high.Scored, low.gain(b.law.scores[0]), high.gain(b.law.scores[0])})
	}
}

// gain returns E[(best − lowest score)·1(scored)].
func (m Moment) gain(lowest float64) float64 {
	if m.Scored == 0 {
		return 0
	}
	return m.Scored * (m.Mean - lowest)
}

// bound sets the bounds at the budgets of an octave.
func (b bracket) bound(o octave) {
	low, high := b.lattice(o), b.lattice(o)
	if t := b.law.lattice(o.top, b.law.cut(o.low, 0)); t.mode == exact {
		low, high = t, t
	} else {
		low.mode, high.mode = up, down
	}
	scoredLow, gainLow, first := b.evaluate(low, o)
	scoredHigh, gainHigh, _ := b.evaluate(high, o)
	for _, i := range o.members {
		from, _ := low.ends(b.budgets[i] * (1 - bracketShift))
		_, to := high.ends(b.budgets[i] * (1 + bracketShift))
		scored, gain := first[i][0], first[i][1]
		b.set(i, bracketNoise, Bounds{
			scoredLow[from] + scored, scoredHigh[to] + scored, gainLow[from] + gain, gainHigh[to] + gain,
		})
	}
}

// lattice returns the lattice for an octave's bounds.
func (b bracket) lattice(o octave) lattice {
	half := min(max(powerOfTwo(bracketWork/b.law.cut(o.low, 0)), maxHalf), bracketHalf)
	return lattice{top: o.top, step: o.top / float64(half), half: half, points: 2 * half}
}

// evaluate returns P(scored) and the gain at all budgets of a lattice that serves an
// octave. What the first trial adds on its own is apart if its cost is rounded: its exact
// part at the octave's budgets.
func (b bracket) evaluate(t lattice, o octave) (scored, gain []float64, first map[int]terms) {
	l := b.law
	ranks := l.cut(o.low, t.step)
	s := l.sums(t, ranks, b.circles)
	for k, p := range s.scored {
		s.first[k] += (s.base - l.scores[0]) * p
	}
	if t.mode != exact && ranks == len(l.scores) {
		d := firstTrial{l, func(j int) terms { return terms{1, l.scores[j] - l.scores[0]} }}
		d.subtractFrom(t, s.scored, s.first)
		first = d.at(b.budgets, o.members)
	}
	return s.scored, s.first, first
}

// set sets the bounds at a budget, wider by the noise, within what is possible at all.
func (b bracket) set(i int, noise float64, to Bounds) {
	span := b.law.scores[len(b.law.scores)-1] - b.law.scores[0]
	b.out[i] = Bounds{
		ScoredLow:  math.Max(to.ScoredLow-noise, 0),
		ScoredHigh: math.Min(to.ScoredHigh+noise, 1),
		GainLow:    math.Max(to.GainLow-noise*span, 0),
		GainHigh:   math.Min(to.GainHigh+noise*span, span),
	}
}
