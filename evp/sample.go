package evp

import (
	"errors"
	"fmt"
	"math"

	"evpkit/evp/internal/trials"
)

// SampleOptions says how trials are read.
type SampleOptions struct {
	Direction Direction
	Failed    FailedPolicy
	// Unscored lets a model be a sample although none of its trials has a score: it has
	// trials and costs, no best score, and curves without a point.
	Unscored bool
}

// A Sample is the trials of one model, ordered by score: what every estimator starts
// from. It is immutable, and the same for any order of the trials.
type Sample struct {
	model     string
	direction Direction
	set       *trials.Set // scores times the direction's sign
	dropped   int
}

// ErrNoScore is returned if no trial of a model has a score.
var ErrNoScore = errors.New("every trial failed: there is no score")

// NewSample returns the sample of one model's trials, whose Model and Facet fields
// are ignored. Scores must be finite or NaN (failed); costs finite and > 0, or all
// NaN. It returns an error that wraps ErrNoScore if no trial has a score, unless
// o.Unscored is set.
func NewSample(model string, log []Trial, o SampleOptions) (*Sample, error) {
	if o.Failed.kind == scoreFailed && !finite(o.Failed.score) {
		return nil, fmt.Errorf("model %q: %g is no score for failed trials", model, o.Failed.score)
	}
	s := &Sample{model: model, direction: o.Direction}
	scored, failed, err := s.rows(log, o)
	if err != nil {
		return nil, fmt.Errorf("model %q: %w", model, err)
	}
	if len(scored) == 0 && !o.Unscored {
		return nil, fmt.Errorf("model %q: %w (%d trials)", model, ErrNoScore, len(log))
	}
	if s.set, err = trials.New(scored, failed); err != nil {
		return nil, fmt.Errorf("model %q: %w", model, err)
	}
	if s.Unscored() {
		return s, nil
	}
	if span := s.set.Best() - s.set.Worst(); span != 0 && !(span > 1e-150 && span < 1e150) {
		return nil, fmt.Errorf("model %q: scores from %g to %g cannot be calculated with: "+
			"their differences squared must fit a float64", model, s.Worst(), s.Best())
	}
	return s, nil
}

// rows checks the trials and divides them into scored and failed ones; those that
// are left out it counts.
func (s *Sample) rows(log []Trial, o SampleOptions) (scored, failed []trials.Row, err error) {
	scored = make([]trials.Row, 0, len(log))
	all := 0.0
	for _, t := range log {
		all += float64(t.count())
		switch {
		case math.IsInf(t.Score, 0):
			return nil, nil, errors.New("infinite score")
		case t.Count < 0 || all > trials.Most:
			return nil, nil, fmt.Errorf("a count of %d cannot be: counts are above 0 and add up to at most %g",
				t.Count, trials.Most)
		}
		if t.Failed() && o.Failed.kind == scoreFailed {
			t.Score = o.Failed.score
		}
		switch {
		case !t.Failed():
			scored = append(scored, trials.Row{Score: t.Score * o.Direction.Sign(), Cost: t.Cost, Count: t.count()})
		case o.Failed.kind == dropFailed:
			s.dropped += t.count()
		default:
			failed = append(failed, trials.Row{Cost: t.Cost, Count: t.count()})
		}
	}
	return scored, failed, nil
}

// finite reports whether x is neither NaN nor infinite.
func finite(x float64) bool { return x-x == 0 }

// Model returns the model's name.
func (s *Sample) Model() string { return s.model }

// Direction returns which scores are better.
func (s *Sample) Direction() Direction { return s.direction }

// Trials returns a copy of the trials that the sample is made of: scored ones from
// the worst to the best, in the log's units, then failed ones (NaN) by cost. Trials
// that were dropped are not among them; equal trials that were read as one row with
// a count are one row here.
func (s *Sample) Trials() []Trial {
	out := make([]Trial, 0, s.set.Rows())
	cost := func(costs []float64, i int) float64 {
		if costs == nil {
			return math.NaN()
		}
		return costs[i]
	}
	tallies := s.set.CostTallies()
	for i, y := range s.set.Scores {
		out = append(out, Trial{
			Model: s.model, Score: s.direction.score(y), Cost: cost(s.set.Costs, i), Count: tallies[0].Count(i),
		})
	}
	for i := range s.set.FailedRows() {
		out = append(out, Trial{
			Model: s.model, Score: math.NaN(), Cost: cost(s.set.FailedCosts, i), Count: tallies[1].Count(i),
		})
	}
	return out
}

// Unscored reports whether no trial has a score.
func (s *Sample) Unscored() bool { return len(s.set.Scores) == 0 }

// N returns the number of trials, failed ones included, dropped ones not.
func (s *Sample) N() int { return s.set.N() }

// Failed returns the number of trials without a score among the N.
func (s *Sample) Failed() int { return s.set.Failed }

// Dropped returns the number of failed trials that were left out on request.
func (s *Sample) Dropped() int { return s.dropped }

// Counted reports whether some row stands for several trials.
func (s *Sample) Counted() bool { return s.set.Counted() }

// HasCost reports whether the trials have costs.
func (s *Sample) HasCost() bool { return s.set.HasCost() }

// lacksCost reports whether there are trials, and they have no costs.
func (s *Sample) lacksCost() bool { return s.N() > 0 && !s.HasCost() }

// TotalCost returns the sum of all trials' costs in cost units, failed trials
// included; NaN without costs.
func (s *Sample) TotalCost() float64 { return s.set.TotalCost }

// MeanCost returns TotalCost/N; NaN without costs.
func (s *Sample) MeanCost() float64 { return s.set.MeanCost() }

// CostRange returns the smallest and the largest cost; NaN without costs.
func (s *Sample) CostRange() (least, most float64) {
	if !s.HasCost() {
		return math.NaN(), math.NaN()
	}
	return s.set.MinCost, s.set.MaxCost
}

// Best returns the best score, in the log's units; NaN if no trial has one.
func (s *Sample) Best() float64 {
	if s.Unscored() {
		return math.NaN()
	}
	return s.direction.score(s.set.Best())
}

// Worst returns the worst score, in the log's units; NaN if no trial has one.
func (s *Sample) Worst() float64 {
	if s.Unscored() {
		return math.NaN()
	}
	return s.direction.score(s.set.Worst())
}

// Curve returns the best score as a function of x on an axis: TrialCurve or
// BudgetCurve.
func (s *Sample) Curve(axis Axis, o CurveOptions) (*Curve, error) {
	if axis == Budget {
		return BudgetCurve(s, o)
	}
	return TrialCurve(s, o)
}

// checkSupport returns an error for a score outside the support.
func (s *Sample) checkSupport(o CurveOptions) error {
	if o.Support == nil {
		return nil
	}
	for _, y := range []float64{s.Worst(), s.Best()} {
		if !math.IsNaN(y) && !o.Support.Contains(y) {
			return fmt.Errorf("model %q: a score of %v lies outside the support from %g to %g; "+
				"give the range that scores cannot leave", s.model, y, o.Support.Low, o.Support.High)
		}
	}
	return nil
}
