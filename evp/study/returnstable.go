package study

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

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

// banded returns the points of a model as they are in JSON, with the band at the end.
func (r Returns) banded(m ReturnsModel) table.Table {
	t := r.exact(m)
	t.Columns = append(t.Columns, table.Numbers("lower", "upper")...)
	for i, p := range r.points(m) {
		t.Rows[i] = append(t.Rows[i], table.Number(p.Lower), table.Number(p.Upper))
	}
	return t
}

// points returns the points of a model. Points of a grid without an estimate are
// left out.
func (r Returns) points(m ReturnsModel) []evp.Return {
	return slices.DeleteFunc(slices.Clone(m.Returns.Points),
		func(p evp.Return) bool { return !r.Listed && math.IsNaN(p.Estimate) })
}

// Tables returns the tables for people: some points of each curve, where it
// saturates, and the laws that were fitted.
func (r Returns) Tables() []table.Table {
	out := []table.Table{r.pointTable(), r.saturationTable()}
	if laws := r.lawTable(); len(laws.Rows) > 0 {
		out = append(out, laws)
	}
	if tails := r.tailTable(); len(tails.Rows) > 0 {
		out = append(out, tails)
	}
	return out
}

// mixed reports whether the models have different axes.
func (r Returns) mixed() bool {
	return slices.ContainsFunc(r.Models, func(m ReturnsModel) bool { return m.axis() != r.Models[0].axis() })
}

// xHeader returns the header of the column of x.
func (r Returns) xHeader() string {
	first := r.Models[0]
	switch {
	case r.mixed():
		return "x (trials or " + r.Unit + ")"
	case first.raw():
		return r.XName
	}
	return r.axisName(first.Returns.Curve.Axis)
}

// pointTable returns the table of points, rounded to what their standard errors
// support.
func (r Returns) pointTable() table.Table {
	t := table.New("returns", r.study.modelColumns(),
		table.Numbers(r.xHeader(), "estimate"), table.Scaled("gain", "gain of doubling", "per doubling here"))
	for _, m := range r.Models {
		points := r.points(m)
		for _, i := range r.shown(m, points) {
			p := points[i]
			t.Add(append(r.study.modelCells(m.Returns.Model, ""), position(p.X), table.Known(p.Estimate, p.SE, fewest),
				gain(p.Gain, p), gain(p.Marginal, p))...)
		}
	}
	return t
}

// gain returns a cell with a gain at a point, to the decimal that the standard error of
// the estimate supports; without one, as of measured points, to three digits.
func gain(x float64, p evp.Return) table.Cell {
	if p.SE > 0 {
		return table.Known(x, p.SE, 0)
	}
	return table.Digits(x, 3)
}

// shown returns which points of a model the table shows: all raw points and those
// asked for one by one, and some of a grid.
func (r Returns) shown(m ReturnsModel, points []evp.Return) []int {
	if r.Listed || m.raw() {
		return everyIndex(len(points))
	}
	xs := make([]float64, len(points))
	for i, p := range points {
		xs[i] = p.X
	}
	return thinned(xs)
}

// saturationTable returns the table of where curves saturate and what the last
// step cost.
func (r Returns) saturationTable() table.Table {
	t := table.New("saturation", r.study.modelColumns(),
		table.Numbers("least gain", "saturated from", "step", "from", "costs"))
	t.Caption = "Saturated from: the x from which on no doubling within the data gains the least gain, by estimate. " +
		"An empty cell: not reached within the data."
	if len(r.Models) > 0 && r.Models[0].raw() {
		t.Caption = strings.Replace(t.Caption, ", by estimate", "", 1)
	}
	for _, m := range r.Models {
		if m.Sample != nil && m.Sample.Unscored() {
			continue
		}
		step := m.Returns.NextStep
		t.Add(append(r.modelCells(m), table.Short(m.Returns.MinGain, 2), r.xCell(m, m.Returns.Saturation),
			table.Short(step.Step, 3), r.xCell(m, step.From), r.xCell(m, step.Cost))...)
	}
	return t
}

// modelCells returns the cells that name a model, with its axis if there are several.
func (r Returns) modelCells(m ReturnsModel) []table.Cell {
	if r.mixed() {
		return r.study.modelCells(m.Returns.Model, ", by "+m.axis())
	}
	return r.study.modelCells(m.Returns.Model, "")
}

// xCell returns a cell with an x and its unit.
func (r Returns) xCell(m ReturnsModel, x float64) table.Cell {
	unit := r.Unit
	switch {
	case m.raw():
		unit = r.XName
	case m.Returns.Curve.Axis == evp.Trials:
		return table.Rounded(x, counted(int(x), "trial"))
	}
	return table.Short(x, 3).In(unit)
}

// lawTable returns the table of the laws that were fitted.
func (r Returns) lawTable() table.Table {
	raw := len(r.Models) > 0 && r.Models[0].raw()
	t := table.New("laws", r.study.modelColumns(), table.Words("law"), table.Numbers("R2", "RMS residual"))
	none := "no law describes this curve"
	t.Caption = "Laws fitted by least squares to the curve up to a quarter of the data, which stay within its band over " +
		"all of it; they promise nothing beyond."
	if raw {
		none = "no law describes these points"
		points := "points"
		if r.options.Frontier {
			points = "points of the frontier"
		}
		t.Caption = "Laws fitted by least squares to the " + points + "; they describe these and promise nothing beyond."
		t.Columns = append(t.Columns, table.Numbers("AICc")...)
	}
	for _, m := range r.Models {
		if m.Returns.Lawless {
			row := append(r.modelCells(m), table.Word(none))
			for len(row) < len(t.Columns) {
				row = append(row, table.Digits(math.NaN(), 1))
			}
			t.Add(row...)
		}
		for _, f := range m.Returns.Fits {
			row := append(r.modelCells(m), table.Law(Formula(f)), table.Digits(f.R2, 4), table.Digits(f.RMS, 2))
			if raw {
				row = append(row, table.Digits(f.AICc, 4))
			}
			t.Add(row...)
		}
	}
	return t
}

// tailTable returns the table of the tail laws.
func (r Returns) tailTable() table.Table {
	t := table.New("tails", r.study.modelColumns(), table.Numbers("best possible"), table.Words("interval"),
		table.Numbers("gamma"), table.Words("interval"), table.Numbers("noise", "threshold", "share"))
	for _, m := range r.Models {
		if l := m.Returns.Tail; l != nil {
			t.Caption = fmt.Sprintf("The law of the best scores, above the threshold (%s): the best possible score and gamma, "+
				"the number of effective hyperparameters, with %g %% intervals; share of the trials that are better than the "+
				"threshold.", l.Form, 100*l.Confidence)
			t.Add(append(r.modelCells(m), table.Digits(l.Best, 4),
				table.Word(number.Value(l.BestRange.Lower).Short(4)+" to "+number.Value(l.BestRange.Upper).Short(4)),
				table.Whole(l.Gamma), table.Word(fmt.Sprintf("%d to %d", l.GammaRange[0], l.GammaRange[1])),
				table.Digits(l.Noise, 2), table.Digits(l.Threshold, 4), table.Digits(l.Share, 2))...)
		}
	}
	return t
}

// Formula writes a law with its parameters, for people. A power law is written as
// c − g·(x/x1)^−k, where x1 is the smallest x that it was fitted to: g, in score
// units, is what was still to gain there, while d = g·x1^k in c − d·x^−k would have no
// meaning of its own. A law that the points do not identify is "not identified".
func Formula(f evp.Fit) string {
	switch {
	case !f.Identified():
		return f.Law.String() + ": not identified"
	case f.Law == evp.LogLinear:
		return fmt.Sprintf("%s %s·log10 x", number.Value(f.Params[0]).Short(4), signed(f.Params[1]))
	}
	c, d, k := f.Params[0], f.Params[1], f.Params[2]
	x := "x"
	if first := number.Value(f.From).Short(4); first != "1" {
		x = "(x/" + first + ")"
	}
	return fmt.Sprintf("%s %s·%s^−%s", number.Value(c).Short(4), signed(-d*math.Pow(f.From, -k)), x,
		number.Value(k).Short(3))
}

// signed writes a number with its sign apart, to be added to another.
func signed(x float64) string {
	if x < 0 {
		return "− " + number.Value(-x).Short(3)
	}
	return "+ " + number.Value(x).Short(3)
}
