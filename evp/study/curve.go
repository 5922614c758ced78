package study

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/number"
	"evpkit/evp/table"
	"evpkit/plot"
)

// CurveOptions say which curves are wanted. The zero value asks for the mean of the
// best by the V estimator, on both axes if the trials have a cost, else on the trial
// axis, on a grid of 200 points, without a band. At and To, which are numbers of
// trials or budgets in the unit of the cost, need one axis.
type CurveOptions struct {
	evp.CurveOptions
	Axis AxisOption
	// NoRange says that nothing is known of the scores' range, not even from their name.
	NoRange    bool
	Table      string       // of Curves.Table and Tables: "long" (also ""), a row per point, or "wide", a row per curve
	ShowTrials bool         // figures show the single trials; needs Options.KeepTrials
	Look       plot.Options // of the figure whose caption is in the result's JSON
}

// An AxisOption says on which axes a curve is wanted.
type AxisOption int8

// The options. The zero value is AxisDefault.
const (
	// AxisDefault is the budget for comparisons and returns and both axes for
	// curves; without a cost, it is the trials.
	AxisDefault AxisOption = iota
	AxisTrials             // number of trials
	AxisBudget             // cumulative cost
	AxisBoth               // a curve on each; not for comparisons
)

// axisOption returns the option that asks for one axis.
func axisOption(axis evp.Axis) AxisOption {
	if axis == evp.Trials {
		return AxisTrials
	}
	return AxisBudget
}

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
func oneAxis(o CurveOptions, axes []evp.Axis) error {
	if len(axes) > 1 && (o.At != nil || o.To > 0) {
		return &usageError{errors.New("`at` and `to` need one axis: the trials have a cost, so say `x trials` or `x budget`")}
	}
	return nil
}

// checkCostSupport reports a range of costs for trials that have none.
func (s *Study) checkCostSupport(o CurveOptions) error {
	if o.CostSupport != nil && s.Unit == "" {
		return errors.New("`cost-support`: the trials have no cost; name its column with `cost`, or leave `cost-support` out")
	}
	return nil
}

// Curves is the result of Study.Curves: the expected best score of each model by
// number of trials, by budget, or both.
type Curves struct {
	Document
	Listed  bool          // the points were asked for one by one, not as a grid
	Bracket bool          // the points have rigorous bounds
	Orders  int           // random orders behind a U estimate on the budget axis; 0: the default
	Seed    uint64        // of the random orders and the resamples
	Models  []ModelCurves // in the order of Study.Models

	study   *Study
	options CurveOptions
	caption string // of the figure
}

// ModelCurves are one model's curves, all of the same trials: one for each axis,
// trials before budget. An empty curve has no points and a warning that says why.
type ModelCurves struct {
	Name   string
	Curves []*evp.Curve
}

// Curves returns the budget/accuracy curves of every model. It is an error if a
// model has no score, if no model has a point, if o.Axis asks for a budget and the
// trials have no cost, or if an option is out of range for the axis.
func (s *Study) Curves(o CurveOptions) (*Curves, error) {
	also, err := s.wideX(o)
	if err != nil {
		return nil, s.spelled(err)
	}
	out, err := s.curves(o, &Request{Command: "curve", Curve: o, Figure: o.Look}, also)
	return out, s.spelled(err)
}

// wideX returns the x at which a wide table needs each model's curve on each axis beside
// its grid, which the figure shows; nil for a long table, and if the x were asked for.
func (s *Study) wideX(o CurveOptions) ([][][]float64, error) {
	if o.Table != tableWide || o.At != nil {
		return nil, nil
	}
	if err := s.scored(); err != nil {
		return nil, err
	}
	plain := o.CurveOptions
	plain.Band, plain.Bracket, plain.Progress = evp.BandNone, false, nil
	grids, err := s.curvesOn(s.axes(o.Axis, "curve"), plain, nil)
	return wideByModel(grids), err
}

// curves returns the curves for a command. also are further x at which each
// model's curve is wanted on each axis, as in evp.CurveOptions; nil for none.
func (s *Study) curves(o CurveOptions, r *Request, also [][][]float64) (*Curves, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	if err := s.checkBandFor(o.Look); err != nil {
		return nil, err
	}
	axes := s.axes(o.Axis, r.Command)
	if err := cmp.Or(oneAxis(o, axes), s.checkCostSupport(o)); err != nil {
		return nil, err
	}
	o = s.ranged(o)
	out := &Curves{
		Document: s.document(r), Listed: o.At != nil, Bracket: o.Bracket, Orders: o.Orders, Seed: uint64(o.Seed),
		study: s, options: o,
	}
	curves, err := s.curvesOn(axes, o.CurveOptions, also)
	if err != nil {
		return nil, err
	}
	out.warn(s, s.rangeWarnings(o))
	points := 0
	for i, name := range s.Models {
		out.Models = append(out.Models, ModelCurves{Name: name, Curves: curves[i]})
		for _, curve := range curves[i] {
			points += len(curve.Points)
			out.warn(s, curve.Warnings)
		}
	}
	if points == 0 {
		why := slices.IndexFunc(out.Warnings, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", out.Warnings[why])
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// curvesOn returns the curves of each sample on each axis. They are computed at
// the same time, so that no core waits for another's sorting.
func (s *Study) curvesOn(axes []evp.Axis, o evp.CurveOptions, also [][][]float64) ([][]*evp.Curve, error) {
	out := make([][]*evp.Curve, len(s.Samples))
	for i := range out {
		out[i] = make([]*evp.Curve, len(axes))
	}
	errs := make([]error, len(s.Samples)*len(axes))
	parallel.For(len(errs), func(job int) {
		i, k := job/len(axes), job%len(axes)
		o := o
		if also != nil {
			o.Also = also[i][k]
		}
		o.Progress = s.options.progress(fmt.Sprintf("model %d of %d", i+1, len(s.Samples)))
		out[i][k], errs[job] = curveOn(axes[k], s.Samples[i], o)
	})
	return out, cmp.Or(errs...)
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

// OrderNotes says how precise U estimates on the budget axis are, which are averages
// over random orders of the trials: a sentence for each curve that has any.
func (c Curves) OrderNotes() []string {
	var out []string
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			largest := math.Inf(-1)
			for _, p := range curve.Points {
				largest = math.Max(largest, number.Value(p.MCSE).Or(math.Inf(-1)))
			}
			if !math.IsInf(largest, -1) {
				out = append(out, fmt.Sprintf(
					"%s: U on the budget axis is estimated by %d random orders (seed %d); its standard error is at most %s",
					m.Name, c.Orders, c.Seed, number.Value(largest).Short(2)))
			}
		}
	}
	return out
}

// Write writes the result in a format: csv (a row per point), json, txt or text,
// md, or tex.
func (c Curves) Write(w io.Writer, format string) error { return write(w, c, format) }

func (c Curves) document() table.Object {
	models := []table.Object{}
	for _, m := range c.Models {
		first := m.Curves[0]
		models = append(models, table.Object{}.With("name", m.Name).
			With("trials", first.Trials).With("failed", first.Failed).With("dropped", first.Dropped).
			With("total_cost", number.Value(first.TotalCost)).With("mean_cost", number.Value(first.MeanCost)).
			With("best", number.Value(first.Best)).With("points", c.points(m).Objects()))
	}
	out := table.Object{}.With("models", models)
	if c.options.Table == tableWide {
		out = out.With("wide", c.wideObjects())
	}
	out = out.With("caption", c.caption)
	if len(c.options.Look.References) > 0 {
		out = out.With("reaches", c.reaches())
	}
	return c.json("curve", out...)
}
