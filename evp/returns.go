package evp

import (
	"fmt"
	"math"

	"evpkit/evp/internal/grid"
)

// ReturnsOptions says which diminishing returns are wanted. The zero value is
// the default.
type ReturnsOptions struct {
	// Curve says of which curve, and at which x; its band, the one against which fitted
	// laws are held, is BandAuto, and its bracket is ignored.
	Curve CurveOptions
	// MinGain is the gain of a doubling, in score units, below which a curve
	// counts as saturated; 0 means 1 % of best − median score.
	MinGain float64
	// GainStep is the step, in score units, whose price is wanted; 0 means 0.01.
	GainStep float64
	// From is the x from which the step is taken; 0 means the last x from which the
	// curve rises by a whole step within the data.
	From float64
	// Frontier keeps, of measured points, those that no cheaper one betters: see
	// [Frontier].
	Frontier bool
}

// defaults returns the options with zero values replaced by their meaning, except
// MinGain, which depends on the data.
func (o ReturnsOptions) defaults() ReturnsOptions {
	o.Curve = o.Curve.WithDefaults()
	o.Curve.Band, o.Curve.Bracket, o.Curve.Simultaneous = BandAuto, false, false
	if o.GainStep == 0 {
		o.GainStep = 0.01
	}
	return o
}

// Validate returns an error that says which option is not possible on the axis.
func (o ReturnsOptions) Validate(axis Axis) error {
	for _, v := range []struct {
		name  string
		value float64
	}{{"min-gain", o.MinGain}, {"gain-step", o.GainStep}, {"from", o.From}} {
		if !(v.value >= 0) || math.IsInf(v.value, 0) {
			return fmt.Errorf("%s %g is not a finite number above 0", v.name, v.value)
		}
	}
	return o.defaults().Curve.Validate(axis)
}

// A Return is the return on more x at one x. What does not exist is NaN.
type Return struct {
	X        float64
	Estimate float64 // score, in score units
	Interval         // the curve's band; of measured points none
	SE       float64 // approximate standard error of the estimate; NaN if not known
	PNone    float64 // probability that nothing has scored yet; 0 for measured points
	// Gain is that of a doubling, E(2x) − E(x), positive where the score gets
	// better, in score units.
	Gain float64
	// Marginal is dE/d log2 x, in score units per doubling, with Gain's sign.
	Marginal float64
}

// Returns are the diminishing returns of one model.
type Returns struct {
	Model     string
	Curve     *Curve // whose returns these are; nil for measured points
	Direction Direction
	Trials    int     // N, or the number of measured points
	Start     float64 // where the curve or the points begin, in units of x
	End       float64 // where the data end
	Points    []Return
	Beaten    []XY // measured points that the frontier leaves out

	MinGain    float64 // as asked for, or by default
	Saturation float64 // the smallest x from which no doubling within the data gains MinGain; NaN if not reached
	NextStep   Step
	// Fits are the laws that describe the whole curve, or the measured points, without leaving
	// the band or the range of what scores can be; their R2 and RMS are of all of it.
	Fits     []Fit
	Lawless  bool  // laws were fitted, and none of them is among Fits
	Tail     *Tail // the law by which the curve goes on past the data; nil without one
	Warnings []Warning
}

// WarnFewPoints: a law has too few points to be fitted.
const WarnFewPoints WarningCode = "few-points"

// WarnExponent: the power law is not identified.
const WarnExponent WarningCode = "exponent-not-identified"

// setSaturation sets the saturation and the price of the next step.
func (r *Returns) setSaturation(of response, o ReturnsOptions) {
	r.Saturation = of.saturation(r.MinGain)
	r.NextStep = of.step(o.GainStep, o.From)
}

// fitGrid fits the laws to the points of a curve up to a quarter of the data, and keeps those
// that hold over all of it.
func (r *Returns) fitGrid(c *Curve, o CurveOptions) {
	var x, y []float64
	early := 0
	for _, p := range c.Points {
		if math.IsNaN(p.Estimate) {
			continue
		}
		if x, y = append(x, p.X), append(y, p.Estimate); grid.AtMost(p.X, c.End/4) {
			early = len(x)
		}
	}
	fits := FitLaws(x[:early], y[:early], false)
	if len(fits) < 2 {
		r.warn(WarnFewPoints, "too few points of the curve by %s up to a quarter of the data to fit both laws: %d",
			c.Axis, early)
	}
	for _, f := range fits {
		if f.Identified() && f.describes(c) && f.within(o.limits(), c.End) {
			r.Fits = append(r.Fits, f.over(x, y))
		}
	}
	r.Lawless = len(fits) > 0 && len(r.Fits) == 0
}

// fitPoints fits the laws to measured points, keeps those that stay within the range of what
// scores can be, and warns if one could not be fitted.
func (r *Returns) fitPoints(x, y []float64, o CurveOptions) {
	fits := FitLaws(x, y, true)
	if len(fits) < 2 {
		r.warn(WarnFewPoints, "too few points with different x to fit both laws: %d", len(x))
	}
	for _, f := range fits {
		if !f.Identified() {
			r.warn(WarnExponent, "the power law's exponent is not identified: "+
				"the best is an end of its range, %g to %d", leastExponent, mostExponent)
		}
		if !f.Identified() || f.within(o.limits(), f.To) {
			r.Fits = append(r.Fits, f)
		}
	}
	r.Lawless = len(fits) > 0 && len(r.Fits) == 0
}

// warn adds a warning about the model.
func (r *Returns) warn(code WarningCode, format string, args ...any) {
	r.Warnings = append(r.Warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...), Model: r.Model})
}
