package evp

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// defaultPoints is the number of points of a grid unless asked otherwise.
const defaultPoints = 200

// CurveOptions says which curve is wanted. The zero value is the default: the
// expected best by the V estimator, no band, 200 points from where the curve
// starts to where the data end.
type CurveOptions struct {
	Statistic Statistic
	Estimator Estimator
	Band      BandKind

	// Confidence is the probability with which a confidence band holds, in
	// (0, 1); 0 means 0.95.
	Confidence float64
	// Support is the range that scores cannot leave; nil: unknown. A score outside it
	// is an error.
	Support *Support
	// Range is the range that the field fixes for scores of this name, such as 0 to 1
	// for accuracies; nil: unknown. It bounds what a score that was not seen can be where
	// Support does not. Unlike Support it is no claim of the user: a score outside it is
	// no error, so it must be left out then.
	Range *Support
	// CostSupport is what a trial can cost at least and at most; nil: unknown. A cost
	// outside it is an error. It matters on the budget axis only.
	CostSupport *CostRange
	// Resamples is the number of bootstrap resamples; 0 means 1,000.
	Resamples int
	// Simultaneous asks for a bootstrap band that holds at all x together.
	Simultaneous bool

	// Baseline, in score units, is what "nothing has scored yet" counts as: chance
	// accuracy, the majority class. nil: estimates are conditional on a score.
	Baseline *float64
	// Start is the largest p_none with which a budget curve starts, in (0, 1];
	// 0 means 0.05.
	Start float64
	// To is the x at which the grid ends; 0: at the end of the data.
	To float64
	// Tail is the law by which the curve goes on past the data: with its own band, to To or,
	// without an end, to four times the data. Where no law can be found there is no point past
	// the data; in Curve.At such points have no estimate. It needs the V estimator.
	Tail TailForm
	// Points is the number of points of the grid, at least 2; 0 means 200.
	Points int
	// At, if not nil, is the exact x wanted, in this order, instead of a grid: not
	// cut by Start, To or the end of the data.
	At []float64
	// Also is further x, such as those of a table beside a figure, at which values
	// of the same curve are wanted in Curve.Also: its estimates, and its band from
	// the same resamples. Like At it may have any order and is not cut. It does not
	// change the other points, except that a simultaneous bootstrap band holds at
	// the points of the grid and of Also together.
	Also []float64
	// Bracket asks for rigorous bounds of the estimate on the budget axis (mean, V).
	Bracket bool

	// Orders is the number of random orders behind a U estimate on the budget
	// axis; 0 means 10,000.
	Orders int
	// Seed starts the random orders and the resamples.
	Seed sampling.Seed
	// Progress, if not nil, is called as a long computation advances, possibly from
	// several goroutines at once.
	Progress func(done, of int)
}

// WithDefaults returns the options with every zero value replaced by what it stands
// for.
func (o CurveOptions) WithDefaults() CurveOptions {
	if o.Start == 0 {
		o.Start = 0.05
	}
	if o.Confidence == 0 {
		o.Confidence = 0.95
	}
	if o.Resamples == 0 {
		o.Resamples = 1000
	}
	if o.Points == 0 {
		o.Points = defaultPoints
	}
	if o.Orders == 0 {
		o.Orders = 10000
	}
	return o
}

// none returns the baseline as a score that is larger if better; NaN without one.
func (o CurveOptions) none(d Direction) float64 {
	if o.Baseline == nil {
		return math.NaN()
	}
	return *o.Baseline * d.Sign()
}

// query returns what is asked about the best score.
func (o CurveOptions) query(d Direction) best.Query {
	return best.Query{Quantile: o.Statistic.q, None: o.none(d)}
}

// support returns the support of scores that are larger if better, infinite where it
// is unknown.
func (o CurveOptions) support(d Direction) (low, high float64) { return o.Support.ends(d) }

// farthest returns the ends that a score, larger if better, cannot be beyond: those of
// the support or, without one, of the range of its name; infinite where unknown.
func (o CurveOptions) farthest(d Direction) (low, high float64) {
	if o.Support == nil {
		return o.Range.ends(d)
	}
	return o.Support.ends(d)
}

// knownEnds returns the ends of a band from the scores' distribution where the data do
// not bound it: those of the support and, for a mean, which exists only if the law has
// ends, those of the name's range.
func (o CurveOptions) knownEnds(d Direction) (low, high float64) {
	if o.Statistic.IsMean() {
		return o.farthest(d)
	}
	return o.support(d)
}

// Validate returns an error that says which option is not possible on the axis.
func (o CurveOptions) Validate(axis Axis) error {
	o = o.WithDefaults()
	if err := o.CostSupport.validate(); err != nil {
		return err
	}
	switch {
	case !(o.Start > 0 && o.Start <= 1):
		return fmt.Errorf("start %g is not above 0 and at most 1", o.Start)
	case !(o.Confidence > 0 && o.Confidence < 1):
		return fmt.Errorf("confidence %g is not between 0 and 1", o.Confidence)
	case o.Support != nil && !(o.Support.Low < o.Support.High):
		return fmt.Errorf("support %g to %g is no range", o.Support.Low, o.Support.High)
	case o.Support != nil && o.Baseline != nil && !o.Support.Contains(*o.Baseline):
		return fmt.Errorf("the baseline %v lies outside the support from %g to %g", *o.Baseline, o.Support.Low,
			o.Support.High)
	case o.Range != nil && !(o.Range.Low < o.Range.High):
		return fmt.Errorf("range %g to %g is no range", o.Range.Low, o.Range.High)
	case o.Resamples < 100:
		return fmt.Errorf("%d resamples make no band: at least 100", o.Resamples)
	case o.Points < 2:
		return fmt.Errorf("%d points make no curve: at least 2", o.Points)
	case o.Orders < 2:
		return fmt.Errorf("%d random orders make no estimate: at least 2", o.Orders)
	case !(o.To >= 0) || math.IsInf(o.To, 0):
		return fmt.Errorf("end %g is not a finite number above 0", o.To)
	case o.Baseline != nil && (math.IsNaN(*o.Baseline) || math.IsInf(*o.Baseline, 0)):
		return errors.New("the baseline is not a finite number")
	case o.Tail != TailNone && o.Estimator == U:
		return errors.New("a tail law goes on from the V estimator: `estimator v`, or `tail none`")
	case o.Tail != TailNone && o.Simultaneous:
		return errors.New("the band of a tail law holds at each x alone: leave out `simultaneous`, or `tail none`")
	case o.Bracket && (o.Estimator == U || !o.Statistic.IsMean()):
		return errors.New("a bracket exists for the mean under the V estimator only")
	}
	for _, x := range slices.Concat(o.At, o.Also) {
		if !(x > 0) || math.IsInf(x, 0) {
			return fmt.Errorf("x = %g is not a finite number above 0", x)
		}
		if axis == Trials && (x != math.Trunc(x) || x > trials.Most) {
			return fmt.Errorf("x = %g is not a whole number of trials up to %g", x, trials.Most)
		}
	}
	return nil
}
