package study

import (
	"io"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Returns is the result of "evp returns": the diminishing returns of the models'
// curves, or of raw points.
type Returns struct {
	Document
	Listed bool   // the points were asked for one by one, not as a grid
	XName  string // of raw points; "" for curves
	Models []ReturnsModel

	study   *Study
	options ReturnsOptions
	caption string // of the figure
}

// A ReturnsModel is one model's diminishing returns on one axis.
type ReturnsModel struct {
	Sample  *evp.Sample // nil for raw points
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

// Write writes the result in a format: csv (a row per point), json, txt or text,
// md, or tex.
func (r Returns) Write(w io.Writer, format string) error { return write(w, r, format) }

// Table returns a row per model and point.
func (r Returns) Table() table.Table { return r.exact(r.Models...) }

// exact returns a row per model and point, with the columns in the order that
// scripts rely on.
func (r Returns) exact(models ...ReturnsModel) table.Table {
	t := table.New("returns", table.Words("model", "axis"),
		table.Numbers("x", "estimate", "gain_per_doubling", "marginal", "p_none"))
	for _, m := range models {
		for _, p := range r.points(m) {
			t.Add(table.Word(m.Returns.Model), table.Word(m.axis()), table.Number(p.X), table.Number(p.Estimate),
				table.Number(p.Gain), table.Number(p.Marginal), table.Number(p.PNone))
		}
	}
	return t
}

// points returns the points of a model. Points of a grid without an estimate are
// left out.
func (r Returns) points(m ReturnsModel) []evp.Return {
	return slices.DeleteFunc(slices.Clone(m.Returns.Points),
		func(p evp.Return) bool { return !r.Listed && math.IsNaN(p.Estimate) })
}

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
	return out.With("points", r.exact(m).Skip(1).Objects()).With("fits", fits).
		With("saturation", table.Object{}.
			With("min_gain", number.Value(m.Returns.MinGain)).With("x", number.Value(m.Returns.Saturation))).
		With("next_step", table.Object{}.With("cost", number.Value(step.Cost)).With("from", number.Value(step.From)).
			With("step", number.Value(step.Step)))
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
