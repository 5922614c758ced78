package study

import (
	"errors"
	"fmt"

	"evpkit/evp"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// CurveOptions say which curves are wanted. The zero value asks for the curve on
// both axes if the trials have a cost, else on the trial axis, without a band.
type CurveOptions struct {
	evp.CurveOptions
	Axis       AxisOption
	ShowTrials bool         // figures show the single trials; needs Options.KeepTrials
	Look       plot.Options // of the figure that the result's JSON has the caption of
}

// An AxisOption says on which axes a curve is wanted.
type AxisOption int8

// The options. The zero value is AxisDefault.
const (
	AxisDefault AxisOption = iota // the command's default
	AxisTrials
	AxisBudget
	AxisBoth
)

// axes returns the axes of a command's curves: by default both for curves, and
// the budget for what needs one axis; the trials without a cost.
func (s *Study) axes(o AxisOption, command string) []evp.Axis {
	switch {
	case o == AxisTrials, o == AxisDefault && s.Unit == "":
		return []evp.Axis{evp.Trials}
	case o == AxisBudget, o == AxisDefault && (command == "compare" || command == "returns"):
		return []evp.Axis{evp.Budget}
	}
	return []evp.Axis{evp.Trials, evp.Budget}
}

// oneAxis reports options that need one axis where there are two.
func (s *Study) oneAxis(o CurveOptions, axes []evp.Axis) error {
	if len(axes) > 1 && (o.At != nil || o.To > 0) {
		return &usageError{errors.New("`at` and `to` need one axis: the trials have a cost, so say `x trials` or `x budget`")}
	}
	return nil
}

// A usageError is a fault of what was asked for that shows when the log is
// known: a command line that leaves open what only this log makes ambiguous.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// IsUsage reports whether an error is a fault of what was asked for, such as an
// expression that does not parse, and not of the log.
func IsUsage(err error) bool {
	return errors.As(err, new(*usageError)) || errors.As(err, new(*triallog.ExpressionError))
}

// curveOn returns a sample's curve on an axis.
func curveOn(axis evp.Axis, sample *evp.Sample, o evp.CurveOptions) (*evp.Curve, error) {
	if axis == evp.Trials {
		return evp.TrialCurve(sample, o)
	}
	curve, err := evp.BudgetCurve(sample, o)
	return curve, needsCost(err)
}

// needsCost says what to do about an error of trials without a cost.
func needsCost(err error) error {
	if errors.Is(err, evp.ErrNoCost) {
		return fmt.Errorf("%w; name the column with `cost`, or ask for `x trials`", err)
	}
	return err
}
