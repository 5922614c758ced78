package evp

import (
	"math"

	"evpkit/evp/internal/grid"
)

// A Curve is the best score of one model as a function of the budget.
type Curve struct {
	Model     string
	Axis      Axis
	Direction Direction
	Statistic Statistic
	Estimator Estimator
	Band      BandKind // as asked for
	// Baseline is the score that "nothing has scored yet" counts as, in score units;
	// nil: estimates are conditional on a score.
	Baseline *float64

	Confidence float64 // of the band, in (0, 1); 0 without a confidence band
	// Range is where scores were taken to lie, for the confidence band:
	// CurveOptions.Support or, without one, CurveOptions.Range; nil if neither is known.
	Range *Support
	// Supported says that Range was given as CurveOptions.Support: scores that were not
	// seen can be anywhere in it, and the band allows for them.
	Supported bool
	// CostSupport is what a trial was taken to cost at least and at most, for the band of
	// a budget curve: CurveOptions.CostSupport; nil if unknown.
	CostSupport *CostRange
	// Simultaneous says that the band holds at all x together.
	Simultaneous bool
	// BandWeakFrom is the x of the first of Points with a bootstrap band, from which on it
	// may hold less often than Confidence says: scores or costs have a heavy upper tail, or
	// too few trials have a score to tell. 0 if there is no such band.
	BandWeakFrom float64

	Trials    int     // N, failed trials included
	Failed    int     // trials without a score among them
	Dropped   int     // failed trials left out on request
	TotalCost float64 // Σ cost, in cost units; NaN without a cost
	MeanCost  float64 // TotalCost / N
	Best      float64 // best score, in score units; NaN if no trial has one

	// End is where the model's own data end, in units of x: N on the trial axis,
	// TotalCost on the budget axis. Points beyond it say nothing new.
	End float64

	// Tail is the law by which the curve goes on past its own data, as CurveOptions.Tail asks;
	// nil without one.
	Tail *Tail

	// Listed says that the points are those of CurveOptions.At, not a grid: nothing
	// is known between them.
	Listed bool
	// Jumps are where a budget curve may change, in ascending order and disjoint; it
	// is constant between them. Empty if the costs differ so much from trial to trial
	// that there are no such plateaus.
	Jumps []Jump

	Points []Point // by ascending x, or in the order of CurveOptions.At
	// Also holds the points of CurveOptions.Also, in that order: values of the same
	// curve and the same band.
	Also     []Point
	Warnings []Warning
}

// Unscored reports whether no trial of the model has a score: then there are no
// points.
func (c *Curve) Unscored() bool { return math.IsNaN(c.Best) }

// PastData reports whether x lies beyond the model's own data.
func (c *Curve) PastData(x float64) bool { return !grid.AtMost(x, c.End) }
