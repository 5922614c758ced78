package study

import (
	"errors"
	"fmt"

	"evpkit/evp"
)

// sizeSettings say how the score is held against the size of trials.
func sizeSettings() []Setting {
	own := []string{"returns"}
	return []Setting{
		{Name: "size", Value: "EXPR", Group: GroupSubject, Commands: own,
			Help: "instead of curves, what the best score is for each value of a column, or of an expression, of numbers: " +
				"training examples, parameters (see `where`); needs `trials` or `budget`",
			set: parseText(func(r *Request) *string { return &r.Read.Size }),
			get: func(r *Request, _ *Study) any { return orNull(r.Read.Size) }},
		{Name: "trials", Value: "N", Group: GroupSubject, Commands: own,
			Help: "with `size`: the best of N trials of each size; equal trials are not equal compute",
			set: func(r *Request, text string) (err error) {
				r.Sizes.Trials, err = parseWhole("trials", text, 1, 1_000_000_000)
				return err
			},
			get: func(r *Request, _ *Study) any { return positiveOrNull(float64(r.Sizes.Trials)) }},
		{Name: "budget", Value: "B", Group: GroupSubject, Commands: own,
			Help: "with `size`: what a search within B cost units reaches with trials of each size",
			set:  setPositive("budget", func(r *Request) *float64 { return &r.Sizes.Budget }),
			get:  func(r *Request, _ *Study) any { return positiveOrNull(r.Sizes.Budget) }},
	}
}

// The settings of returns that only sizes have, and those that sizes do not have.
var (
	ofSizes     = []string{"trials", "budget", "band", "cost-support"}
	notForSizes = []string{"points-table", "frontier", "x", "at", "to", "points", "start", "min-gain", "gain-step", "from",
		"extrapolate", "tail", "budget-line"}
)

// checkSizes reports settings of sizes that do not go together.
func checkSizes(r *Request) error {
	if r.Read.Size == "" {
		for _, name := range ofSizes {
			switch {
			case !r.Given(name):
			case name == "trials" || name == "budget":
				return fmt.Errorf("`%s` is for sizes: name their column, as in `size examples`", name)
			default:
				return fmt.Errorf("`%s` is for sizes, as curves have no band here: name their column, as in `size examples`, or "+
					"see evp curve", name)
			}
		}
		return nil
	}
	for _, name := range notForSizes {
		if r.Given(name) {
			return fmt.Errorf("`%s` does not go with `size`, which has one estimate for each size: leave one of them out", name)
		}
	}
	axis, x, err := r.Sizes.at()
	if err != nil {
		return err
	}
	if axis == evp.Trials && r.Curve.CostSupport != nil {
		return errors.New("`cost-support` is for `budget`: what trials cost does not matter to the best of so many")
	}
	o := r.Curve.CurveOptions
	o.At = []float64{x}
	if err := o.Validate(axis); err != nil {
		return err
	}
	r.Curve.Axis = axisOption(axis)
	r.Sizes.Curve = r.Curve
	return nil
}
