package renewal

import (
	"math"

	"evpkit/evp/internal/parallel"
)

// rareScore is the probability of a score below which the values at a budget are
// computed again on a lattice of their own, on which they keep their relative
// precision.
const rareScore = 1e-2

// A Moment describes the best score within one budget.
type Moment struct {
	Scored float64 // probability that at least one trial has scored, 1 − p_none
	Mean   float64 // expected best score, given at least one; NaN if Scored is 0
	SD     float64 // standard deviation of the best score, given at least one

	// Jump is by how much the mean may be off because the budget is within a step of the
	// lattice of a jump, and ScoredJump the same of Scored; 0 where they are exact.
	Jump, ScoredJump float64
}

// Moments returns the moments of the best score at each budget (finite, > 0). If no
// cost is rounded they are good to 1e-9 of the score range (SD: 1e-5); elsewhere to
// about 1e-4 away from jumps. Work is O(N·M) per octave of budget, memory O(N + M).
func (l *Law) Moments(budgets []float64) []Moment {
	out := make([]Moment, len(budgets))
	for i := range out {
		out[i] = Moment{Mean: math.NaN(), SD: math.NaN()}
	}
	octaves := l.octaves(budgets)
	if len(octaves) > 0 && octaves[0].visits != nil {
		octaves[0].visits.moments(budgets, octaves[0].members, out)
		octaves = octaves[1:]
	}
	parallel.For(len(octaves), func(i int) { l.moments(octaves[i], budgets, circles{}, out) })
	cs := circles{}
	for _, o := range octaves {
		for _, i := range o.members {
			if m, b := out[i], budgets[i]; m.Scored > 0 && m.Scored < rareScore {
				l.moments(octave{top: b, low: b, members: []int{i}}, budgets, cs, out)
			}
		}
	}
	return out
}

// moments fills the slots of out that belong to the octave's budgets.
func (l *Law) moments(o octave, budgets []float64, cs circles, out []Moment) {
	ranks := l.cut(o.low, 0)
	s := l.sums(l.lattice(o.top, ranks), ranks, cs)
	var first map[int]terms
	certain := ranks < len(l.scores) // that something scores, within 1e-12
	if !certain {
		d := firstTrial{l, s.alone(l)}
		first = d.at(budgets, o.members)
		if s.splits() {
			d.subtractFrom(s.lattice, s.scored, s.first, s.second)
		}
	}
	for _, i := range o.members {
		b := budgets[i]
		m := terms{s.at(s.scored, b), s.at(s.first, b), s.at(s.second, b)}
		if !certain && s.splits() {
			m = m.plus(first[i])
		}
		if certain {
			m[0] = 1
		} else if len(l.failed) == 0 { // something scores if and only if the first trial fits
			m[0] = first[i][0]
		}
		out[i] = s.moment(m)
		if out[i].Scored > 0 {
			out[i].addJump(m, s.jump(s.scored, b), s.jump(s.first, b))
		}
	}
}

// addJump sets the jumps from those of the sums of which the moment is made.
func (m *Moment) addJump(of terms, scored, first float64) {
	m.ScoredJump = scored
	m.Jump = math.Max(first, scored*of[1]/of[0]) / of[0]
}

// alone returns what a trial adds to the three sums when it is the only one.
func (s sums) alone(l *Law) func(j int) terms {
	deficit := s.best - s.base
	return func(j int) terms {
		d := s.best - l.scores[j]
		return terms{1, l.scores[j] - s.base, deficit*deficit - d*d}
	}
}

// moment turns the three sums at one budget into moments.
func (s sums) moment(m terms) Moment {
	scored, deficit := min(max(m[0], 0), 1), s.best-s.base
	if scored == 0 {
		return Moment{Mean: math.NaN(), SD: math.NaN()}
	}
	gain := min(max(m[1]/scored, 0), deficit)
	short := deficit - gain // expected shortfall from the best
	variance := deficit*deficit - m[2]/scored - short*short
	return Moment{Scored: scored, Mean: s.base + gain, SD: math.Sqrt(max(variance, 0))}
}
