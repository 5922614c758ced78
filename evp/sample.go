package evp

import (
	"errors"
	"fmt"
	"math"
)

// A FailedPolicy says what becomes of trials without a score. The zero value
// is FailedCount.
type FailedPolicy struct {
	kind  failedKind
	score float64
}

type failedKind int8

const (
	countFailed failedKind = iota
	dropFailed
	scoreFailed
)

// The policies that take no score.
var (
	// FailedCount: a failed trial uses up a trial and its cost, and is never
	// the best.
	FailedCount = FailedPolicy{kind: countFailed}
	// FailedDrop leaves failed trials out, which makes a model look cheaper
	// than it is.
	FailedDrop = FailedPolicy{kind: dropFailed}
)

// FailedScore gives failed trials a score, in the log's own units (chance
// accuracy, say).
func FailedScore(score float64) FailedPolicy {
	return FailedPolicy{kind: scoreFailed, score: score}
}

// Score returns the score that failed trials are given, in the log's own units,
// if they are.
func (p FailedPolicy) Score() (score float64, given bool) {
	return p.score, p.kind == scoreFailed
}

// String returns "count", "drop" or the score.
func (p FailedPolicy) String() string {
	switch p.kind {
	case dropFailed:
		return "drop"
	case scoreFailed:
		return fmt.Sprint(p.score)
	}
	return "count"
}

// SampleOptions says how trials are understood.
type SampleOptions struct {
	Direction Direction
	Failed    FailedPolicy
}

// A Sample is the trials of one model, ordered by score: what every estimator
// starts from. It is immutable, and the same for any order of the trials.
type Sample struct {
	model     string
	direction Direction
	scores    []float64 // of scored trials, times the direction's sign, ascending
	costs     []float64 // aligned with scores; nil without costs
	counts    []int     // trials that each score stands for, aligned; nil: one each
	above     []int     // sums of counts from each position on; nil with counts
	failed    int
	fails     []float64 // costs of failed trials, ascending; nil without costs
	failures  []int     // trials that each of fails stands for; nil: one each
	dropped   int
	total     float64
	minCost   float64
	maxCost   float64
}

// ErrNoScore is returned where every trial of a model failed.
var ErrNoScore = errors.New("every trial failed: there is no score")

// NewSample returns the sample of one model's trials, whose Model fields it
// does not look at. Scores must be finite or NaN (failed); costs finite and
// > 0, or all NaN. It returns an error that wraps ErrNoScore if no trial has a
// score.
func NewSample(model string, trials []Trial, o SampleOptions) (*Sample, error) {
	if o.Failed.kind == scoreFailed && !finite(o.Failed.score) {
		return nil, fmt.Errorf("model %q: %g is no score for failed trials", model, o.Failed.score)
	}
	s := &Sample{model: model, direction: o.Direction}
	scored, failed := make([]pair, 0, len(trials)), []pair(nil)
	all := 0.0
	for _, t := range trials {
		all += float64(t.count())
		switch {
		case math.IsInf(t.Score, 0):
			return nil, fmt.Errorf("model %q: infinite score", model)
		case t.Count < 0 || all > maxTrials:
			return nil, fmt.Errorf("model %q: a count of %d cannot be: counts are above 0 and add up to at most %g", model, t.Count, maxTrials)
		}
		if t.Failed() && o.Failed.kind == scoreFailed {
			t.Score = o.Failed.score
		}
		switch {
		case !t.Failed():
			scored = append(scored, pair{t.Score * o.Direction.sign(), t.Cost, t.count()})
		case o.Failed.kind == dropFailed:
			s.dropped += t.count()
		default:
			s.failed += t.count()
			failed = append(failed, pair{0, t.Cost, t.count()})
		}
	}
	if len(scored) == 0 {
		return nil, fmt.Errorf("model %q: %w (%d trials)", model, ErrNoScore, len(trials))
	}
	s.scores, s.costs, s.counts = sorted(scored)
	_, s.fails, s.failures = sorted(failed)
	s.above = sumsFrom(s.counts)
	if err := s.measureCosts(); err != nil {
		return nil, err
	}
	if span := s.scores[len(scored)-1] - s.scores[0]; span != 0 && !(span > 1e-150 && span < 1e150) {
		return nil, fmt.Errorf("model %q: scores from %g to %g cannot be calculated with: their differences squared must fit a float64",
			model, s.Worst(), s.Best())
	}
	return s, nil
}

// finite reports whether x is neither NaN nor infinite.
func finite(x float64) bool { return x-x == 0 }

// measureCosts checks the costs and adds them up; where there are none it
// drops them.
func (s *Sample) measureCosts() error {
	s.minCost, s.maxCost = math.Inf(1), 0
	var sum, lost float64 // compensated: the order of the trials must not show
	missing := 0
	for _, part := range s.costParts() {
		for i, c := range part.values {
			count := part.count(i)
			if math.IsNaN(c) {
				missing += count
				continue
			}
			if !(c > 0) || math.IsInf(c, 0) {
				return fmt.Errorf("model %q: cost %g is not a finite number above 0", s.model, c)
			}
			s.minCost, s.maxCost = min(s.minCost, c), max(s.maxCost, c)
			y := c*float64(count) - lost
			t := sum + y
			lost = t - sum - y
			sum = t
		}
	}
	switch {
	case missing == s.N():
		s.costs, s.fails, s.total = nil, nil, math.NaN()
		return nil
	case missing > 0:
		return fmt.Errorf("model %q: %d of %d trials have no cost", s.model, missing, s.N())
	case !finite(sum):
		return fmt.Errorf("model %q: the costs add up to more than can be calculated with; use a larger unit", s.model)
	}
	s.total = sum
	return nil
}

// A tally is values of trials, each that of so many.
type tally struct {
	values []float64
	counts []int // nil: one each
}

// count returns how many trials have the i-th value.
func (c tally) count(i int) int {
	if c.counts == nil {
		return 1
	}
	return c.counts[i]
}

// squares returns the mean over all trials, and the sum of their squared
// distances from it.
func (c tally) squares() (mean, squares float64) {
	n := 0.0
	for i, v := range c.values {
		k := float64(c.count(i))
		n += k
		d := v - mean
		mean += d * k / n
		squares += k * d * (v - mean)
	}
	return mean, squares
}

// costParts returns the costs of the scored trials, in the order of the scores,
// and those of the failed ones.
func (s *Sample) costParts() [2]tally {
	return [2]tally{{s.costs, s.counts}, {s.fails, s.failures}}
}

// Model returns the model's name.
func (s *Sample) Model() string { return s.model }

// N returns the number of trials, failed ones included, dropped ones not.
func (s *Sample) N() int {
	if s.above != nil {
		return s.above[0] + s.failed
	}
	return len(s.scores) + s.failed
}

// Failed returns the number of trials without a score among the N.
func (s *Sample) Failed() int { return s.failed }

// Dropped returns the number of failed trials left out on request.
func (s *Sample) Dropped() int { return s.dropped }

// HasCost reports whether the trials have costs.
func (s *Sample) HasCost() bool { return s.costs != nil }

// TotalCost returns the sum of all trials' costs in cost units, failed trials
// included; NaN without costs.
func (s *Sample) TotalCost() float64 { return s.total }

// MeanCost returns TotalCost/N; NaN without costs.
func (s *Sample) MeanCost() float64 { return s.total / float64(s.N()) }

// CostRange returns the smallest and the largest cost; NaN without costs.
func (s *Sample) CostRange() (least, most float64) {
	if !s.HasCost() {
		return math.NaN(), math.NaN()
	}
	return s.minCost, s.maxCost
}

// Best returns the best score, in the log's units.
func (s *Sample) Best() float64 { return s.out(s.scores[len(s.scores)-1]) }

// Worst returns the worst score, in the log's units.
func (s *Sample) Worst() float64 { return s.out(s.scores[0]) }

// out turns a score in the better-is-larger order into the log's units.
func (s *Sample) out(score float64) float64 {
	return score*s.direction.sign() + 0 // + 0: no negative zero
}

// equalCost returns the one cost that all trials have, within 1e-9, if so.
func (s *Sample) equalCost() (cost float64, ok bool) {
	return s.MeanCost(), s.HasCost() && s.maxCost-s.minCost <= 1e-9*s.minCost
}
