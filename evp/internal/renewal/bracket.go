package renewal

import "math"

const (
	bracketWork  = 1 << 25 // (step, trial) pairs that a bracket's lattice aims at
	bracketHalf  = 1 << 16 // most steps of a bracket's lattice
	bracketNoise = 1e-8    // more than rounding adds to a probability
)

// Bounds encloses the components of the mean of the best score, at one budget.
type Bounds struct {
	ScoredLow, ScoredHigh float64 // P(at least one trial has scored)
	GainLow, GainHigh     float64 // E[(best − lowest score)·1(at least one has scored)]
}

// Bounds returns rigorous bounds at each budget (finite, > 0). Rounding all costs up
// lets fewer trials fit, in every sequence of draws, and rounding all down lets more
// fit; the exact law lies between the two. If all costs are multiples of a quantum
// nothing is rounded, and the bounds are as far apart as rounding errors.
func (l *Law) Bounds(budgets []float64) []Bounds {
	b := bracket{law: l, budgets: budgets, circles: circles{}, out: make([]Bounds, len(budgets))}
	for _, o := range l.octaves(budgets) {
		b.bound(o)
	}
	span := l.scores[len(l.scores)-1] - l.scores[0]
	for i := range b.out {
		b.out[i] = b.out[i].widen(bracketNoise, span)
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

// bound sets the bounds at the budgets of an octave.
func (b bracket) bound(o octave) {
	low := func(i int, scored, gain float64) { b.out[i].ScoredLow, b.out[i].GainLow = scored, gain }
	high := func(i int, scored, gain float64) { b.out[i].ScoredHigh, b.out[i].GainHigh = scored, gain }
	if t := b.law.lattice(o.top, b.law.cut(o.low, 0)); t.mode == exact {
		b.evaluate(t, o, func(i int, scored, gain float64) {
			low(i, scored, gain)
			high(i, scored, gain)
		})
		return
	}
	t := b.lattice(o)
	t.mode = up
	b.evaluate(t, o, low)
	t.mode = down
	b.evaluate(t, o, high)
}

// lattice returns the lattice for an octave's bounds.
func (b bracket) lattice(o octave) lattice {
	half := min(max(powerOfTwo(bracketWork/b.law.cut(o.low, 0)), maxHalf), bracketHalf)
	return lattice{top: o.top, step: o.top / float64(half), half: half, points: 2 * half}
}

// evaluate calls set with the values on the lattice for each budget of the octave.
func (b bracket) evaluate(t lattice, o octave, set func(i int, scored, gain float64)) {
	s := b.law.sums(t, b.law.cut(o.low, t.step), b.circles)
	for _, i := range o.members {
		scored := t.at(s.scored, b.budgets[i])
		set(i, scored, (s.base-b.law.scores[0])*scored+t.at(s.first, b.budgets[i]))
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
