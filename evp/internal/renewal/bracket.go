package renewal

import "math"

const (
	bracketWork  = 1 << 25 // (step, trial) pairs that a bracket's lattice aims at
	bracketHalf  = 1 << 16 // most steps of a bracket's lattice
	bracketNoise = 1e-8    // more than rounding adds to a probability
)

// Bounds encloses what the mean of the best score is made of, at one budget.
type Bounds struct {
	ScoredLow, ScoredHigh float64 // P(at least one trial has scored)
	GainLow, GainHigh     float64 // E[(best − lowest score)·1(at least one has scored)]
}

// Bounds returns rigorous bounds at each budget (finite, > 0): rounding all
// costs up lets fewer trials fit, in every sequence of draws, rounding all
// down more; the exact law lies between. Where all costs are multiples of a
// quantum nothing is rounded, and the bounds are as far apart as noise.
func (l *Law) Bounds(budgets []float64) []Bounds {
	out := make([]Bounds, len(budgets))
	cs := circles{}
	for _, o := range l.octaves(budgets) {
		low := func(i int, scored, gain float64) { out[i].ScoredLow, out[i].GainLow = scored, gain }
		high := func(i int, scored, gain float64) { out[i].ScoredHigh, out[i].GainHigh = scored, gain }
		if t := l.lattice(o.top, l.cut(o.low, 0)); t.mode == exact {
			l.bound(t, o, budgets, cs, func(i int, scored, gain float64) {
				low(i, scored, gain)
				high(i, scored, gain)
			})
			continue
		}
		t := l.bracketLattice(o)
		t.mode = up
		l.bound(t, o, budgets, cs, low)
		t.mode = down
		l.bound(t, o, budgets, cs, high)
	}
	span := l.scores[len(l.scores)-1] - l.scores[0]
	for i := range out {
		out[i] = out[i].widen(bracketNoise, span)
	}
	return out
}

// bracketLattice returns the lattice for an octave's bounds.
func (l *Law) bracketLattice(o octave) lattice {
	half := min(max(powerOfTwo(bracketWork/l.cut(o.low, 0)), maxHalf), bracketHalf)
	return lattice{top: o.top, step: o.top / float64(half), half: half, points: 2 * half}
}

// bound calls set with the values that the lattice gives for each budget of
// the octave.
func (l *Law) bound(t lattice, o octave, budgets []float64, cs circles, set func(i int, scored, gain float64)) {
	s := l.sums(t, l.cut(o.low, t.step), cs)
	for _, i := range o.members {
		scored := t.at(s.scored, budgets[i])
		set(i, scored, (s.base-l.scores[0])*scored+t.at(s.first, budgets[i]))
	}
}

// widen moves the bounds apart by noise, within what is possible at all.
func (b Bounds) widen(noise, span float64) Bounds {
	return Bounds{
		ScoredLow:  math.Max(b.ScoredLow-noise, 0),
		ScoredHigh: math.Min(b.ScoredHigh+noise, 1),
		GainLow:    math.Max(b.GainLow-noise*span, 0),
		GainHigh:   math.Min(b.GainHigh+noise*span, span),
	}
}
