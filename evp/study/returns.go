package study

import (
	"evpkit/evp/number"
	"io"
	"math"
	"strings"

	"evpkit/evp"
)

// Returns is the result of "evp returns".
type Returns struct {
	Document
	Listed  bool   // the points were asked for one by one, not as a grid
	XName   string // of raw points; empty for curves
	Caption string // of the figure
	Models  []ReturnsModel
}

// A ReturnsModel is one model's diminishing returns on one axis.
type ReturnsModel struct {
	Sample  *evp.Sample // nil for raw points
	Returns *evp.Returns
}

// axis returns what x counts, as it stands in CSV.
func (m ReturnsModel) axis() string {
	if m.Returns.Curve == nil {
		return "points"
	}
	return m.Returns.Curve.Axis.String()
}

// A returnsRow is a point of a model.
type returnsRow struct {
	model ReturnsModel
	evp.Return
}

// Write writes the result in a format: csv (a row per point), json, txt or
// text, md, tex.
func (r Returns) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		var rows []returnsRow
		for _, m := range r.Models {
			rows = append(rows, r.points(m)...)
		}
		return writeCSV(w, returnsColumns, rows)
	case "json":
		return r.json(w, "returns", r.objects(), map[string]any{"caption": r.Caption})
	}
	return WriteTables(w, format, r.tables())
}

// points returns the points of a model. Those of a grid that have no estimate
// are left out.
func (r Returns) points(m ReturnsModel) []returnsRow {
	var out []returnsRow
	for _, p := range m.Returns.Points {
		if r.Listed || !math.IsNaN(p.Estimate) {
			out = append(out, returnsRow{m, p})
		}
	}
	return out
}

// returnsColumns are the columns, in the order that scripts rely on.
var returnsColumns = []cellColumn[returnsRow]{
	{"model", func(r returnsRow) any { return r.model.Returns.Model }},
	{"axis", func(r returnsRow) any { return r.model.axis() }},
	{"x", func(r returnsRow) any { return number.Value(r.X) }},
	{"estimate", func(r returnsRow) any { return number.Value(r.Estimate) }},
	{"gain_per_doubling", func(r returnsRow) any { return number.Value(r.Gain) }},
	{"marginal", func(r returnsRow) any { return number.Value(r.Marginal) }},
	{"p_none", func(r returnsRow) any { return number.Value(r.PNone) }},
}

// objects returns the models as they stand in JSON.
func (r Returns) objects() []map[string]any {
	out := []map[string]any{}
	for _, m := range r.Models {
		points := []map[string]any{}
		for _, p := range r.points(m) {
			points = append(points, objectOf(returnsColumns[1:], p))
		}
		fits := []map[string]any{}
		for _, f := range m.Returns.Fits {
			fits = append(fits, fitObject(f))
		}
		object := map[string]any{
			"name": m.Returns.Model, "axis": m.axis(), "trials": m.Returns.Trials, "points": points, "fits": fits,
			"saturation": map[string]any{"x": number.Value(m.Returns.Saturation), "min_gain": number.Value(m.Returns.MinGain)},
			"next_step": map[string]any{
				"step": number.Value(m.Returns.NextStep.Step), "from": number.Value(m.Returns.NextStep.From), "cost": number.Value(m.Returns.NextStep.Cost)},
		}
		if s := m.Sample; s != nil {
			object["failed"], object["best"] = s.Failed(), number.Value(s.Best())
			object["total_cost"], object["mean_cost"] = number.Value(s.TotalCost()), number.Value(s.MeanCost())
		}
		out = append(out, object)
	}
	return out
}

// paramNames are the names of a law's parameters.
var paramNames = map[evp.Law][]string{evp.LogLinear: {"a", "b"}, evp.PowerLaw: {"c", "d", "k"}}

// fitObject returns a fit as it stands in JSON; params is null if the law is
// not identified.
func fitObject(f evp.Fit) map[string]any {
	out := map[string]any{
		"law": f.Law.String(), "params": nil, "r2": number.Value(f.R2), "rms": number.Value(f.RMS), "aicc": number.Value(f.AICc),
		"n": f.N, "from": number.Value(f.From), "to": number.Value(f.To),
	}
	if f.Identified() {
		params := make(map[string]any)
		for i, name := range paramNames[f.Law] {
			params[name] = number.Value(f.Params[i])
		}
		out["params"] = params
	}
	return out
}

// tables returns the tables for people: some points of each curve, where it
// saturates, and the laws.
func (r Returns) tables() []Table {
	out := []Table{r.pointTable(), r.summary()}
	if laws := r.fitTable(); len(laws.Rows) > 0 {
		out = append(out, laws)
	}
	return out
}

// xHeader returns the header of the column of x.
func (r Returns) xHeader(m ReturnsModel) string {
	switch {
	case m.Returns.Curve == nil:
		return r.XName
	case m.Returns.Curve.Axis == evp.Budget:
		return "budget (" + r.Unit + ")"
	}
	return "trials"
}

// axes returns the header of x if all models have the same axis, else "x".
func (r Returns) axes() string {
	for _, m := range r.Models {
		if m.axis() != r.Models[0].axis() {
			return "x (trials or " + r.Unit + ")"
		}
	}
	return r.xHeader(r.Models[0])
}

// pointTable returns the table of points, rounded to what their standard error
// supports.
func (r Returns) pointTable() Table {
	t := Table{Header: []string{"model", r.axes(), "estimate", "gain of doubling", "per doubling here"}, Left: 1}
	for _, m := range r.Models {
		points := r.points(m)
		xs := make([]evp.Point, len(points))
		for i, p := range points {
			xs[i].X = p.X
		}
		for _, i := range (Curves{Listed: r.Listed || m.Returns.Curve == nil}).rows(&evp.Curve{Points: xs}) {
			p := points[i]
			t.Rows = append(t.Rows, []string{m.Returns.Model, Curves{}.x(p.X), number.Value(p.Estimate).To(p.SE), number.Value(p.Gain).To(p.SE), number.Value(p.Marginal).To(p.SE)})
		}
	}
	return t
}

// summary returns the table of saturation and of the price of a step.
func (r Returns) summary() Table {
	t := Table{
		Caption: "Saturated: from where no doubling within the data gains the least gain. An empty cell: not reached within the data.",
		Header:  []string{"model", "least gain", "saturated from", "step", "from", "costs"}, Left: 1,
	}
	x := func(v float64) string { return number.Value(v).Short(3) }
	for _, m := range r.Models {
		s := m.Returns.NextStep
		t.Rows = append(t.Rows, []string{r.name(m), number.Value(m.Returns.MinGain).Short(2), r.x(m, m.Returns.Saturation), x(s.Step), r.x(m, s.From), r.x(m, s.Cost)})
	}
	return t
}

// name returns a model's name, with its axis where there are several.
func (r Returns) name(m ReturnsModel) string {
	if strings.HasPrefix(r.axes(), "x (") {
		return m.Returns.Model + ", by " + m.axis()
	}
	return m.Returns.Model
}

// x returns an x with its unit; nothing if it does not exist.
func (r Returns) x(m ReturnsModel, x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	unit := r.XName
	if c := m.Returns.Curve; c != nil {
		if unit = r.Unit; c.Axis == evp.Trials {
			return counted(int(x), "trial")
		}
	}
	return number.Value(x).Short(3) + " " + unit
}

// fitTable returns the table of the laws.
func (r Returns) fitTable() Table {
	raw := len(r.Models) > 0 && r.Models[0].Returns.Curve == nil
	t := Table{
		Caption: "Laws fitted by least squares to the curve up to a quarter of the data; they describe it there and promise nothing beyond.",
		Header:  []string{"model", "law", "R2", "RMS residual"}, Left: 2,
	}
	if raw {
		t.Caption = "Laws fitted by least squares to the points; they describe these and promise nothing beyond."
		t.Header = append(t.Header, "AICc")
	}
	for _, m := range r.Models {
		for _, f := range m.Returns.Fits {
			row := []string{r.name(m), f.Formula(), number.Value(f.R2).Rounded(4), number.Value(f.RMS).Short(2)}
			if raw {
				row = append(row, number.Value(f.AICc).Rounded(4))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
