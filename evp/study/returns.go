package study

import (
	"fmt"
	"io"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
	"evpkit/plot"
)

// ReturnsOptions say what is computed of diminishing returns. The zero value asks
// for every default of its fields.
type ReturnsOptions struct {
	// Curve has Axis (by default the budget, or trials without a cost), Statistic,
	// Estimator, Baseline, Start, To, Tail, Points, At, Orders and Seed; Confidence, Support
	// and Resamples are those of the band against which laws are held, and of the tail law.
	Curve CurveOptions
	// MinGain is the gain of a doubling, in score units, below which a curve is
	// saturated; 0 means 1 % of the best minus the median score.
	MinGain     float64
	GainStep    float64      // gain, in score units, whose cost is computed; 0: 0.01
	From        float64      // x from which it is computed; 0: the last from which the curve still gains it
	Extrapolate bool         // figures draw the fitted law beyond the data
	X, Y        string       // columns of measured points, for Points
	Frontier    bool         // keeps those that no cheaper one betters: see evp.Frontier
	Look        plot.Options // of the figure whose caption is in the result's JSON
}

// evp returns the options of the computation.
func (o ReturnsOptions) evp() evp.ReturnsOptions {
	return evp.ReturnsOptions{
		Curve: o.Curve.CurveOptions, MinGain: o.MinGain, GainStep: o.GainStep, From: o.From, Frontier: o.Frontier,
	}
}

// Returns is the result of Study.Returns and of Points: the diminishing returns of
// the models' curves, or of measured points.
type Returns struct {
	Document
	Listed bool           // the points were asked for one by one, not as a grid
	XName  string         // the column of x of measured points; "" for curves
	Models []ReturnsModel // by model, then by axis

	study   *Study
	options ReturnsOptions
	caption string         // of the figure
	whole   []*evp.Returns // of Models, at the x of the default grid, which figures draw as lines; nil if these are Models'
}

// A ReturnsModel is one model's diminishing returns on one axis.
type ReturnsModel struct {
	Sample  *evp.Sample // nil for measured points
	Returns *evp.Returns
}

// raw reports whether the model is raw points, not a curve.
func (m ReturnsModel) raw() bool { return m.Returns.Curve == nil }

// axis returns what x counts, as CSV has it.
func (m ReturnsModel) axis() string {
	if m.raw() {
		return "points"
	}
	return m.Returns.Curve.Axis.String()
}

// Returns returns the diminishing returns of every model's curve: the gain of each
// doubling, from where none gains MinGain (saturation), what the next GainStep costs,
// and laws fitted to the curve. Errors are as for Curves.
func (s *Study) Returns(o ReturnsOptions) (_ *Returns, err error) {
	defer func() { err = s.spelled(err) }()
	if err := s.scored(); err != nil {
		return nil, err
	}
	axes := s.axes(o.Curve.Axis, "returns")
	o.Curve = s.ranged(o.Curve)
	out := &Returns{
		Document: s.document(&Request{Command: "returns", Curve: o.Curve, Returns: o, Figure: o.Look}),
		Listed:   o.Curve.At != nil,
		study:    s, options: o,
	}
	points := 0
	for i, sample := range s.Samples {
		for _, axis := range axes {
			of := o.evp()
			of.Curve.Progress = s.options.progress(fmt.Sprintf("model %d of %d", i+1, len(s.Samples)))
			r, err := evp.CurveReturns(axis, sample, of)
			if err != nil {
				return nil, needsCost(err)
			}
			points += len(r.Points)
			out.Models = append(out.Models, ReturnsModel{Sample: sample, Returns: r})
			out.warn(s, r.Warnings)
		}
	}
	if points == 0 {
		why := slices.IndexFunc(out.Warnings, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", out.Warnings[why])
	}
	if out.whole, err = out.onGrid(); err != nil {
		return nil, err
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// fineGrid is from how many points on a line between them looks like the curve.
const fineGrid = 100

// onGrid returns the models' returns at the x of the default grid, if fewer or
// others were asked for and a figure can show the models.
func (r Returns) onGrid() ([]*evp.Returns, error) {
	o := r.options.evp()
	few := o.Curve.At != nil || o.Curve.Points > 0 && o.Curve.Points < fineGrid
	if !few || plot.CheckModels(len(r.Models)) != nil {
		return nil, nil
	}
	o.Curve.At, o.Curve.Points, o.Curve.Band, o.Curve.Progress = nil, 0, evp.BandNone, nil
	var out []*evp.Returns
	for _, m := range r.Models {
		whole, err := evp.CurveReturns(m.Returns.Curve.Axis, m.Sample, o)
		if err != nil {
			return nil, err
		}
		out = append(out, whole)
	}
	return out, nil
}

// Figure returns the figure of the returns: the curves above, the gain of
// doubling below.
func (r Returns) Figure(o plot.Options) (*plot.Figure, error) {
	return r.study.spelledFigure(r.drawn().Figure(r.study.look(o)))
}

// Caption returns the caption of the figure.
func (r Returns) Caption(o plot.Options) string {
	return r.drawn().Caption(r.study.look(o)) + r.study.selection()
}

// drawn returns what the figure shows.
func (r Returns) drawn() plot.Returns {
	out := plot.Returns{XName: r.XName, Extrapolate: r.options.Extrapolate, To: r.options.Curve.To, Whole: r.whole}
	for _, m := range r.Models {
		out.Returns = append(out.Returns, m.Returns)
	}
	return out
}

// Write writes the result in a format: csv (a row per point), json, txt or text,
// md, or tex.
func (r Returns) Write(w io.Writer, format string) error { return write(w, r, format) }

func (r Returns) document() table.Object {
	models := []table.Object{}
	for _, m := range r.Models {
		models = append(models, r.object(m))
	}
	return r.json("returns", table.Object{}.With("models", models).With("caption", r.caption)...)
}

// object returns a model as it is in JSON.
func (r Returns) object(m ReturnsModel) table.Object {
	fits := []table.Object{}
	for _, f := range m.Returns.Fits {
		fits = append(fits, fitObject(f))
	}
	step := m.Returns.NextStep
	out := table.Object{}.With("name", m.Returns.Model).With("axis", m.axis()).With("trials", m.Returns.Trials)
	if s := m.Sample; s != nil {
		out = out.With("failed", s.Failed()).With("best", number.Value(s.Best())).
			With("total_cost", number.Value(s.TotalCost())).With("mean_cost", number.Value(s.MeanCost()))
	}
	if r.options.Frontier {
		out = out.With("left_out", len(m.Returns.Beaten))
	}
	return out.With("points", r.banded(m).Skip(1).Objects()).With("fits", fits).
		With("saturation", table.Object{}.
			With("min_gain", number.Value(m.Returns.MinGain)).With("x", number.Value(m.Returns.Saturation))).
		With("next_step", table.Object{}.With("cost", number.Value(step.Cost)).With("from", number.Value(step.From)).
			With("step", number.Value(step.Step))).
		With("tail", tailObject(m.Returns.Tail))
}

// tailObject returns a tail law as it is in JSON; null if there is none.
func tailObject(t *evp.Tail) any {
	if t == nil {
		return nil
	}
	return table.Object{}.With("law", t.Form.String()).With("best_possible", number.Value(t.Best)).
		With("lower", number.Value(t.BestRange.Lower)).With("upper", number.Value(t.BestRange.Upper)).
		With("gamma", t.Gamma).With("gamma_lower", t.GammaRange[0]).With("gamma_upper", t.GammaRange[1]).
		With("noise", number.Value(t.Noise)).With("threshold", number.Value(t.Threshold)).
		With("share", number.Value(t.Share))
}

// paramNames are the names of a law's parameters.
var paramNames = map[evp.Law][]string{evp.LogLinear: {"a", "b"}, evp.PowerLaw: {"c", "d", "k"}}

// fitObject returns a fit as it is in JSON; params is null if the law is not
// identified.
func fitObject(f evp.Fit) table.Object {
	var params any
	if f.Identified() {
		var named table.Object
		for i, name := range paramNames[f.Law] {
			named = named.With(name, number.Value(f.Params[i]))
		}
		params = named
	}
	return table.Object{}.With("law", f.Law.String()).With("params", params).
		With("r2", number.Value(f.R2)).With("rms", number.Value(f.RMS)).With("aicc", number.Value(f.AICc)).
		With("n", f.N).With("from", number.Value(f.From)).With("to", number.Value(f.To))
}
