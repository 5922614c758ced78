// Package trials holds the logged trials of one model in the form in which every
// estimator needs them: ordered by score, larger being better, with the failed
// trials apart.
//
// A Set is the empirical distribution of (score, cost) pairs. From it come the
// laws of the best score by number of trials (ByTrials) and by budget (ByBudget).
package trials

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/renewal"
)

// Most is the largest number of trials that anything is computed for.
const Most = 1e15

// A Set is the trials of one model. It is immutable, and the same for any order of
// the rows that it is made from. Several equal trials may be one row with a count.
type Set struct {
	Scores []float64 // of the scored rows, ascending
	Costs  []float64 // of the scored rows, aligned with Scores; nil without costs
	Counts []int     // trials per scored row; nil: one each

	Failed       int       // trials without a score
	FailedCosts  []float64 // of the failed rows, ascending; nil without costs
	FailedCounts []int     // trials per failed row; nil: one each

	TotalCost        float64 // of all trials, failed ones included; NaN without costs
	MinCost, MaxCost float64 // over all trials

	above []int // sums of Counts from each row on; nil without Counts
}

// New returns the set of the scored and the failed rows, whose costs must be
// finite and > 0, or all NaN. The scores of failed rows are not looked at.
// Without a scored row there is no best, worst or median score, and no law of them.
func New(scored, failed []Row) (*Set, error) {
	s := &Set{}
	s.Scores, s.Costs, s.Counts = sorted(scored)
	for _, r := range failed {
		s.Failed += r.Count
	}
	_, s.FailedCosts, s.FailedCounts = sorted(failed)
	s.above = sumsFrom(s.Counts)
	if err := s.measureCosts(); err != nil {
		return nil, err
	}
	return s, nil
}

// measureCosts checks the costs and adds them up; if there are none it drops them.
func (s *Set) measureCosts() error {
	s.MinCost, s.MaxCost = math.Inf(1), 0
	var sum Sum
	missing := 0
	for _, part := range s.CostTallies() {
		for i, c := range part.Values {
			count := part.Count(i)
			if math.IsNaN(c) {
				missing += count
				continue
			}
			if !(c > 0) || math.IsInf(c, 0) {
				return fmt.Errorf("cost %g is not a finite number above 0", c)
			}
			s.MinCost, s.MaxCost = min(s.MinCost, c), max(s.MaxCost, c)
			sum.Add(c * float64(count))
		}
	}
	switch total := sum.Value(); {
	case missing == s.N():
		s.Costs, s.FailedCosts, s.TotalCost = nil, nil, math.NaN()
		return nil
	case missing > 0:
		return fmt.Errorf("%d of %d trials have no cost", missing, s.N())
	case math.IsInf(total, 0):
		return errors.New("the costs add up to more than can be calculated with; use a larger unit")
	default:
		s.TotalCost = total
		return nil
	}
}

// N returns the number of trials, failed ones included.
func (s *Set) N() int { return s.Reaching(0) + s.Failed }

// Scored returns the number of trials with a score.
func (s *Set) Scored() int { return s.Reaching(0) }

// Reaching returns the number of trials that have the score of row e or a better
// one, 0 ≤ e ≤ len(Scores).
func (s *Set) Reaching(e int) int {
	switch {
	case s.above == nil:
		return len(s.Scores) - e
	case e < len(s.above):
		return s.above[e]
	}
	return 0
}

// HasCost reports whether the trials have costs.
func (s *Set) HasCost() bool { return !math.IsNaN(s.TotalCost) }

// Counted reports whether some row stands for several trials.
func (s *Set) Counted() bool { return s.Counts != nil || s.FailedCounts != nil }

// MeanCost returns TotalCost/N; NaN without costs.
func (s *Set) MeanCost() float64 { return s.TotalCost / float64(s.N()) }

// EqualCost returns the one cost that all trials have, within 1e-9, if so.
func (s *Set) EqualCost() (cost float64, ok bool) {
	return s.MeanCost(), s.HasCost() && s.MaxCost-s.MinCost <= 1e-9*s.MinCost
}

// Worst returns the lowest score.
func (s *Set) Worst() float64 { return s.Scores[0] }

// Best returns the highest score.
func (s *Set) Best() float64 { return s.Scores[len(s.Scores)-1] }

// Ranked returns the k-th best score, 1 ≤ k ≤ Scored().
func (s *Set) Ranked(k int) float64 {
	if s.above == nil {
		return s.Scores[len(s.Scores)-k]
	}
	return s.Scores[sort.Search(len(s.above), func(i int) bool { return s.above[i] < k })-1]
}

// Median returns the median score; if there are two in the middle, their mean.
func (s *Set) Median() float64 {
	n := s.Scored()
	return (s.Ranked(n/2+1) + s.Ranked((n+1)/2)) / 2
}

// MeanOfBest returns the mean of the k best scores.
func (s *Set) MeanOfBest(k int) float64 {
	sum, left := 0.0, k
	for i := len(s.Scores) - 1; left > 0; i-- {
		n := min(s.ScoreTally().Count(i), left)
		sum += s.Scores[i] * float64(n) / float64(k)
		left -= n
	}
	return sum
}

// ScoreTally returns the scores with their counts.
func (s *Set) ScoreTally() Tally { return Tally{s.Scores, s.Counts} }

// CostTallies returns the costs of the scored rows, in the order of the scores,
// and those of the failed ones; empty without costs.
func (s *Set) CostTallies() [2]Tally {
	return [2]Tally{{s.Costs, s.Counts}, {s.FailedCosts, s.FailedCounts}}
}

// Cost returns the cost of a scored row; 1 without costs.
func (s *Set) Cost(i int) float64 { return costOr1(s.Costs, i) }

// FailedCost returns the cost of a failed row; 1 without costs.
func (s *Set) FailedCost(i int) float64 { return costOr1(s.FailedCosts, i) }

// costOr1 returns the i-th cost; 1 without costs.
func costOr1(costs []float64, i int) float64 {
	if costs == nil {
		return 1
	}
	return costs[i]
}

// FailedRows returns the number of rows of failed trials.
func (s *Set) FailedRows() int {
	if s.FailedCounts != nil {
		return len(s.FailedCounts)
	}
	return s.Failed
}

// Rows returns the number of rows, failed ones included.
func (s *Set) Rows() int { return len(s.Scores) + s.FailedRows() }

// RowCounts returns the number of trials per row, scored rows first; nil if each
// row is one trial.
func (s *Set) RowCounts() []int {
	if !s.Counted() {
		return nil
	}
	return slices.Concat(orOnes(s.Counts, len(s.Scores)), orOnes(s.FailedCounts, s.FailedRows()))
}

// orOnes returns the counts; n ones if there are none.
func orOnes(counts []int, n int) []int {
	if counts == nil {
		return slices.Repeat([]int{1}, n)
	}
	return counts
}

// ByTrials returns the ordered scores for laws of the best of n trials.
func (s *Set) ByTrials() ordstat.Sample {
	return ordstat.Sample{Scores: s.Scores, Failed: s.Failed, Above: s.above}
}

// ByBudget returns the law of the best score by budget. The trials must have
// costs.
func (s *Set) ByBudget() *renewal.Law {
	if !s.Counted() {
		return renewal.NewLaw(s.Scores, s.Costs, s.FailedCosts)
	}
	n := float64(s.N())
	return renewal.NewWeightedLaw(s.Scores, s.Costs, s.FailedCosts,
		Shares(s.Counts, len(s.Scores), n), Shares(s.FailedCounts, len(s.FailedCosts), n), n)
}

// Shares returns the share of each row in n trials: counts/n, or 1/n without
// counts.
func Shares(counts []int, rows int, n float64) []float64 {
	out := make([]float64, rows)
	for i := range out {
		out[i] = 1 / n
		if counts != nil {
			out[i] = float64(counts[i]) / n
		}
	}
	return out
}

// Mirrored returns the scored trials with the opposite scores: the worst is the best. It
// has no costs.
func (s *Set) Mirrored() *Set {
	out := &Set{Scores: slices.Clone(s.Scores), Counts: slices.Clone(s.Counts), TotalCost: math.NaN()}
	for i := range out.Scores {
		out.Scores[i] = -out.Scores[i]
	}
	slices.Reverse(out.Scores)
	slices.Reverse(out.Counts)
	out.above = sumsFrom(out.Counts)
	return out
}
