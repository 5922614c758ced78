package triallog

import (
	"cmp"
	"math"
	"slices"
)

// A smoothness compares how far the scores of neighbouring rows are apart with
// how far those of any rows are, in ranks within blocks: the rank version of von
// Neumann's ratio (R. Bartels, 1982). For rows in no order the ratio is near 2
// with a standard deviation of 2/√n; along a learning curve it is near 0.
type smoothness struct {
	steps  float64 // sum of the squared differences of neighbours
	spread float64 // sum of the squared differences from the mean
	n      int
}

// add adds the scores of a block, in the order of its rows.
func (s *smoothness) add(scores []float64) {
	byScore := make([]int, len(scores))
	for i := range byScore {
		byScore[i] = i
	}
	slices.SortStableFunc(byScore, func(i, j int) int { return cmp.Compare(scores[i], scores[j]) })
	rank := make([]float64, len(scores))
	for r, i := range byScore {
		rank[i] = float64(r)
	}
	middle := float64(len(scores)-1) / 2
	for i, r := range rank {
		s.spread += (r - middle) * (r - middle)
		if i > 0 {
			s.steps += (r - rank[i-1]) * (r - rank[i-1])
		}
	}
	s.n += len(scores)
}

// isCurve reports whether the scores are those along learning curves: rows in no
// order would hardly be as smooth (by more than 3.1 standard deviations, a
// chance below maxChance), and neither is a search that learns.
func (s *smoothness) isCurve() bool {
	ratio := s.steps / s.spread
	return s.n > 0 && ratio < 1 && ratio < 2-2*3.1/math.Sqrt(float64(s.n))
}

// Turns count how often a number that was rising falls, or the other way round.
// The values of a hyperparameter that is drawn for each row turn in two rows out
// of three. Within a training it is constant or follows a schedule.
type turns struct {
	seen, turned int // triples of rows, and those that turn
	rows         int
	last, before float64
}

// add adds the value of the next row.
func (t *turns) add(v float64) {
	if t.rows >= 2 {
		t.seen++
		if (v-t.last)*(t.last-t.before) < 0 {
			t.turned++
		}
	}
	t.rows++
	t.before, t.last = t.last, v
}
