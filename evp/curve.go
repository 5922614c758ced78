package evp

import (
	"fmt"
	"math"
	"strconv"
)

// Axis says what a curve's x counts.
type Axis int8

// The two axes.
const (
	Trials Axis = iota // number of trials, whole numbers from 1
	Budget             // cumulative cost of the trials, in cost units
)

// String returns "trials" or "budget".
func (a Axis) String() string {
	if a == Budget {
		return "budget"
	}
	return "trials"
}

// Estimator says how the law of the best is estimated from the logged trials.
type Estimator int8

// The two estimators. The zero value is V.
const (
	V Estimator = iota // draws with replacement (Dodge et al. 2019)
	U                  // draws without replacement (Tang et al. 2020)
)

// String returns "v" or "u".
func (e Estimator) String() string {
	if e == U {
		return "u"
	}
	return "v"
}

// A Statistic is what a curve shows of the law of the best score: its mean,
// which is the zero value, or a quantile.
type Statistic struct{ q float64 }

// Mean is the expected best score.
var Mean = Statistic{}

// Quantile returns the q-quantile of the best score, in the better-is-larger
// order, 0 < q < 1. It panics for any other q.
func Quantile(q float64) Statistic {
	if !(q > 0 && q < 1) {
		panic(fmt.Sprintf("evp: quantile %g is not between 0 and 1", q))
	}
	return Statistic{q}
}

// IsMean reports whether the statistic is the mean.
func (s Statistic) IsMean() bool { return s.q == 0 }

// Q returns the quantile's level, and 0 for the mean.
func (s Statistic) Q() float64 { return s.q }

// String returns "mean", "median", or the quantile's level.
func (s Statistic) String() string {
	switch s.q {
	case 0:
		return "mean"
	case 0.5:
		return "median"
	}
	return strconv.FormatFloat(s.q, 'g', -1, 64)
}

// A Point is a curve's value at one x. What does not exist is NaN.
type Point struct {
	X        float64  // trials, or budget in cost units
	Estimate float64  // the statistic of the best score, in score units
	Lower    float64  // lower end of the band, in score units, ≤ Upper
	Upper    float64  // upper end of the band
	SD       float64  // standard deviation of the best score
	PNone    float64  // probability that nothing has scored yet, in [0, 1]
	MCSE     float64  // standard error of random orders (U on the budget axis)
	Band     BandKind // what Lower and Upper are; with BandAuto, what was chosen here

	// BracketLower and BracketUpper enclose the exact estimate on the budget
	// axis; NaN unless asked for.
	BracketLower, BracketUpper float64
}

// A Curve is the best score of one model as a function of the budget.
type Curve struct {
	Model     string
	Axis      Axis
	Direction Direction
	Statistic Statistic
	Estimator Estimator
	Band      BandKind // as asked for
	// Baseline is what stands in for "nothing has scored yet", in score units;
	// nil: estimates are conditional on a score.
	Baseline *float64

	Confidence float64 // of the band, in (0, 1); 0 without a confidence band
	// Simultaneous says that the band holds at all x together.
	Simultaneous bool
	// BandWeakFrom is the x from which a bootstrap band covers less than it says
	// if the scores have a heavy upper tail; 0 if there is none.
	BandWeakFrom float64

	Trials    int     // N, failed trials included
	Failed    int     // trials without a score among them
	Dropped   int     // failed trials that were left out, on request
	TotalCost float64 // Σ cost, in cost units; NaN without a cost
	MeanCost  float64 // TotalCost / N
	Best      float64 // best score, in score units

	// End is where the model's own data end, in units of x: N on the trial
	// axis, TotalCost on the budget axis. Points beyond it say nothing new.
	End float64

	// Listed says that the points are those of CurveOptions.At, not a grid:
	// nothing is known between them.
	Listed bool
	// Jumps are where a budget curve may change, ascending and apart; it is
	// constant between two of them. Empty where that says nothing: costs that
	// differ from trial to trial leave no such gaps.
	Jumps []Jump

	Points   []Point // in the order of x, or as asked for
	Warnings []Warning
}

// curve returns the curve of s without its points.
func (s *Sample) curve(axis Axis, end float64, o CurveOptions) *Curve {
	c := &Curve{
		Model: s.model, Axis: axis, Direction: s.direction,
		Statistic: o.Statistic, Estimator: o.Estimator, Band: o.Band, Baseline: o.Baseline,
		Trials: s.N(), Failed: s.failed, Dropped: s.dropped,
		TotalCost: s.total, MeanCost: s.MeanCost(), Best: s.Best(), End: end,
		Listed: o.At != nil,
	}
	if o.Band.IsConfidence() {
		c.Confidence = o.Confidence
	}
	if s.dropped > 0 {
		c.warn(WarnDropped, "%d failed trials were left out: the model looks cheaper than it was", s.dropped)
	}
	if o.Estimator == U && s.failed > 0 && o.Baseline == nil {
		c.warn(WarnConditionalU, "%d trials failed, so the U estimate, given at least one score, is not unbiased; a baseline makes it so", s.failed)
	}
	return c
}

// warn adds a warning about the curve's model.
func (c *Curve) warn(code WarningCode, format string, args ...any) {
	c.Warnings = append(c.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: c.Model})
}

// baseline returns the baseline in the better-is-larger order; NaN without one.
func (s *Sample) baseline(o CurveOptions) float64 {
	if o.Baseline == nil {
		return math.NaN()
	}
	return *o.Baseline * s.direction.sign()
}

// outRange is out for a lower and an upper end.
func (s *Sample) outRange(low, high float64) (lower, upper float64) {
	if s.direction == Minimize {
		low, high = high, low
	}
	return s.out(low), s.out(high)
}

// fill sets the curve's points from the laws of the best at xs.
func (c *Curve) fill(s *Sample, xs []float64, bests []best, o CurveOptions) {
	none, nan := s.baseline(o), math.NaN()
	c.Points = make([]Point, len(xs))
	past := 0
	for i, b := range bests {
		mean, sd := b.noneAs(none)
		estimate := mean
		if !o.Statistic.IsMean() && !math.IsNaN(mean) {
			estimate = b.quantile
		}
		p := Point{
			X: xs[i], Estimate: s.out(estimate), SD: sd, PNone: 1 - b.scored, MCSE: b.se,
			Lower: nan, Upper: nan, BracketLower: nan, BracketUpper: nan,
		}
		if o.Band == BandSD {
			p.Band = BandSD
			p.Lower, p.Upper = p.Estimate-sd, p.Estimate+sd
		}
		if p.X > c.End*(1+1e-9) {
			past++
		}
		c.Points[i] = p
	}
	if past > 0 {
		c.warn(WarnPastData, "the curve goes on past the model's own data, which end at %.6g; what lies beyond (%d of %d points) says nothing new", c.End, past, len(xs))
	}
}
