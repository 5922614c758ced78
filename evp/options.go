package evp

import (
	"errors"
	"fmt"
	"math"

	"evpkit/sampling"
)

// defaultPoints is the number of points of a grid where nobody says another.
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
	// Support is the range that scores cannot leave; nil: unknown. A score
	// outside it is an error.
	Support *Support
	// Resamples is the number of bootstrap resamples; 0 means 1,000.
	Resamples int
	// Simultaneous asks for a bootstrap band that holds at all x together.
	Simultaneous bool

	// Baseline, in score units, stands in for "nothing has scored yet": chance
	// accuracy, the majority class. nil: estimates are conditional on a score.
	Baseline *float64
	// Start is the largest p_none with which a budget curve starts, in (0, 1];
	// 0 means 0.05.
	Start float64
	// To is the x at which the grid ends; 0: at the end of the data.
	To float64
	// Points is the number of points of the grid, at least 2; 0 means 200.
	Points int
	// At, if not nil, is the exact x wanted, in this order, instead of a grid:
	// not cut by Start, To or the end of the data.
	At []float64
	// Bracket asks for rigorous bounds of the estimate on the budget axis
	// (mean, V).
	Bracket bool

	// Orders is the number of random orders behind a U estimate on the budget
	// axis; 0 means 10,000.
	Orders int
	// Seed starts the random orders.
	Seed sampling.Seed
	// Progress, if not nil, is told how much of a long computation is done.
	Progress func(done, of int)
}

// defaults returns the options with every zero value replaced by its meaning.
func (o CurveOptions) defaults() CurveOptions {
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

// Validate returns an error that says which option cannot be, on the axis.
func (o CurveOptions) Validate(axis Axis) error {
	o = o.defaults()
	switch {
	case !(o.Start > 0 && o.Start <= 1):
		return fmt.Errorf("start %g is not above 0 and at most 1", o.Start)
	case !(o.Confidence > 0 && o.Confidence < 1):
		return fmt.Errorf("confidence %g is not between 0 and 1", o.Confidence)
	case o.Support != nil && !(o.Support.Low < o.Support.High):
		return fmt.Errorf("support %g to %g is no range", o.Support.Low, o.Support.High)
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
	case o.Bracket && (o.Estimator == U || !o.Statistic.IsMean()):
		return errors.New("a bracket exists for the mean under the V estimator only")
	}
	for _, x := range o.At {
		if !(x > 0) || math.IsInf(x, 0) {
			return fmt.Errorf("x = %g is not a finite number above 0", x)
		}
		if axis == Trials && (x != math.Trunc(x) || x > maxTrials) {
			return fmt.Errorf("x = %g is not a whole number of trials up to %g", x, maxTrials)
		}
	}
	return nil
}

// maxTrials is the largest number of trials that a curve is computed for.
const maxTrials = 1e15
