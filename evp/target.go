package evp

import (
	"errors"
	"fmt"
	"math"
	"sort"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/trials"
)

// TargetOptions says what is asked about a target score. The zero value asks for the 95 %
// interval of the share and for no budget.
type TargetOptions struct {
	// Confidence is that of the interval of the share, in (0, 1); 0 means 0.95.
	Confidence float64
	// Within, if above 0, is a budget in cost units for which the probability of
	// reaching the target within it is wanted.
	Within float64
}

// Validate returns an error that says which option is not possible.
func (o TargetOptions) Validate() error {
	switch {
	case o.Confidence != 0 && !(o.Confidence > 0 && o.Confidence < 1):
		return fmt.Errorf("confidence %g is not between 0 and 1", o.Confidence)
	case !(o.Within >= 0) || math.IsInf(o.Within, 0):
		return fmt.Errorf("a budget of %g is not a finite number above 0", o.Within)
	}
	return nil
}

// A Target is what a random search of one model needs to reach a score: trials are drawn
// with replacement from the logged ones until one reaches it. What does not exist is NaN.
type Target struct {
	Model   string
	Score   float64 // the target, in score units
	Trials  int     // N, failed trials included
	Reached int     // trials that reach the target, q·N

	// PerTrial is the share q of trials that reach the target, and Interval its
	// Clopper–Pearson interval at Confidence.
	PerTrial float64
	Interval
	Confidence float64

	// ExpectedTrials is 1/q; MedianTrials and P90Trials are the smallest n with
	// 1 − (1−q)^n ≥ 0.5 and ≥ 0.9.
	ExpectedTrials, MedianTrials, P90Trials float64
	// ExpectedCost is mean cost / q, exact for any law of costs (Wald's
	// identity); MedianCost and P90Cost are the smallest budgets B within which
	// the target is reached with probability 0.5 and 0.9. In cost units.
	ExpectedCost, MedianCost, P90Cost float64
	// Within is the budget asked for, and PWithin the probability of reaching the target
	// within it.
	Within, PWithin float64

	Warnings []Warning
}

// WarnTarget: no trial of the model reaches the target.
const WarnTarget WarningCode = "target-not-reached"

// Reach returns what it takes to reach a score, in the log's own units. A score that no
// trial reaches has PerTrial 0, an interval whose upper end says how likely it may be
// nevertheless, a warning, and no expectations; PWithin is then 0. A sample without a
// score reaches none, and without a trial has no share either.
//
// It returns an error for options that Validate rejects, for a score that is not finite,
// and one that wraps ErrNoCost if Within is set for trials without costs.
func (s *Sample) Reach(score float64, o TargetOptions) (*Target, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if !finite(score) {
		return nil, errors.New("the target is not a finite number")
	}
	if o.Within > 0 && s.lacksCost() {
		return nil, fmt.Errorf("model %q: %w", s.model, ErrNoCost)
	}
	if o.Confidence == 0 {
		o.Confidence = 0.95
	}
	e := sort.SearchFloat64s(s.set.Scores, score*s.direction.Sign())
	t := s.target(score, s.set.Reaching(e), o)
	if t.Reached > 0 {
		t.setTrials()
		t.setCosts(s.set, e)
	}
	if o.Within > 0 {
		t.Within, t.PWithin = o.Within, chance(s.set, e, o.Within)
	}
	return t, nil
}

// target returns a target that so many trials reach, without expectations.
func (s *Sample) target(score float64, reached int, o TargetOptions) *Target {
	nan := math.NaN()
	t := &Target{
		Model: s.model, Score: score, Trials: s.N(), Reached: reached, Confidence: o.Confidence,
		PerTrial:       float64(reached) / float64(s.N()),
		ExpectedTrials: nan, MedianTrials: nan, P90Trials: nan,
		ExpectedCost: nan, MedianCost: nan, P90Cost: nan, Within: nan, PWithin: nan,
	}
	if t.Interval = NoInterval(); t.Trials > 0 {
		t.Lower, t.Upper = ordstat.ClopperPearson(reached, t.Trials, o.Confidence)
	}
	if reached == 0 && !s.Unscored() {
		t.warn(WarnTarget, "none of %d trials reaches %g (best: %g); "+
			"the share of trials that do is at most %.2g at %g %% confidence",
			t.Trials, score, s.Best(), t.Upper, 100*o.Confidence)
	}
	if s.dropped > 0 {
		t.warn(WarnDropped, "%d failed trials were left out: the model looks cheaper than it was", s.dropped)
	}
	return t
}

// warn adds a warning about the model.
func (t *Target) warn(code WarningCode, format string, args ...any) {
	t.Warnings = append(t.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: t.Model})
}

// setTrials sets what follows from the number of trials, a geometric law.
func (t *Target) setTrials() {
	t.ExpectedTrials = float64(t.Trials) / float64(t.Reached)
	t.MedianTrials, t.P90Trials = geometric(t.PerTrial, 0.5), geometric(t.PerTrial, 0.9)
}

// geometric returns the smallest n ≥ 1 with 1 − (1−q)^n ≥ p, 0 < q ≤ 1.
func geometric(q, p float64) float64 {
	if q >= p {
		return 1
	}
	n := math.Ceil(math.Log1p(-p) / math.Log1p(-q))
	for n > 1 && -math.Expm1((n-1)*math.Log1p(-q)) >= p*(1-best.Ties) {
		n--
	}
	return n
}

// setCosts sets what follows from the costs; e is the first row that reaches the target.
func (t *Target) setCosts(s *trials.Set, e int) {
	if !s.HasCost() {
		return
	}
	t.ExpectedCost = s.TotalCost / float64(t.Reached)
	if cost, ok := s.EqualCost(); ok {
		t.MedianCost, t.P90Cost = t.MedianTrials*cost, t.P90Trials*cost
		return
	}
	law := s.ByBudget()
	t.MedianCost, t.P90Cost = law.Reach(e, 0.5), law.Reach(e, 0.9)
}

// chance returns the probability that a trial of row e or a better one has finished
// within a budget.
func chance(s *trials.Set, e int, budget float64) float64 {
	if e == len(s.Scores) {
		return 0
	}
	return best.NewBudget(s).Reaching(e, budget)
}
