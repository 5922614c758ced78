package study

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns a row per point of every curve or, if CurveOptions.Table says so, a row
// per curve with columns for each x.
func (c Curves) Table() table.Table {
	if c.options.Table == tableWide {
		return c.exactWide(c.Models...)
	}
	return c.points(c.Models...)
}

// points returns a row per point of the models' curves, with the columns in the
// order that scripts rely on.
func (c Curves) points(models ...ModelCurves) table.Table {
	t := table.New("curves", table.Words("model", "axis"), table.Numbers("x"), table.Words("statistic", "estimator"),
		table.Numbers("estimate", "lower", "upper", "sd", "p_none"), table.Words("band"), table.Numbers("mc_se"))
	if c.Bracket {
		t.Columns = append(t.Columns, table.Numbers("bracket_lower", "bracket_upper")...)
	}
	for _, m := range models {
		for _, curve := range m.Curves {
			for _, p := range curve.Points {
				t.Add(c.point(curve, p)...)
			}
		}
	}
	return t
}

// point returns the row of a point.
func (c Curves) point(curve *evp.Curve, p evp.Point) []table.Cell {
	out := []table.Cell{
		table.Word(curve.Model), table.Word(curve.Axis.String()), table.Number(p.X),
		table.Word(curve.Statistic.String()), table.Word(curve.Estimator.String()),
		table.Number(p.Estimate), table.Number(p.Lower), table.Number(p.Upper), table.Number(p.SD), table.Number(p.PNone),
		table.Word(p.Band.Kind.String()), table.Number(p.MCSE),
	}
	if c.Bracket {
		out = append(out, table.Number(p.BracketLower), table.Number(p.BracketUpper))
	}
	return out
}

// Tables returns the tables for people: the summary, and the points of each
// axis that has any.
func (c Curves) Tables() []table.Table {
	out := []table.Table{c.Summary()}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		t := c.Points(axis)
		if c.options.Table == tableWide {
			t = c.Wide(axis)
		}
		if len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// Summary returns the table of the models: trials, failures, best score, cost.
func (c Curves) Summary() table.Table { return c.summary(nil) }

// summary returns the table of the models. If there are points of single trials,
// one per model, it has their mean and standard deviation too.
func (c Curves) summary(single []evp.Point) table.Table {
	t := table.New("models", c.study.modelColumns(), table.Numbers("trials", "no score"))
	dropped := slices.ContainsFunc(c.Models, func(m ModelCurves) bool { return m.Curves[0].Dropped > 0 })
	if dropped {
		t.Columns = append(t.Columns, table.Numbers("left out")...)
	}
	t.Columns = append(t.Columns, table.Numbers("best")...)
	if single != nil {
		t.Columns = append(t.Columns, table.Numbers("mean", "sd")...)
	}
	priced := slices.ContainsFunc(c.Models, func(m ModelCurves) bool { return !math.IsNaN(m.Curves[0].TotalCost) })
	if priced {
		t.Columns = append(t.Columns, table.Numbers("total "+c.Unit, "per trial")...)
	}
	for i, m := range c.Models {
		first := m.Curves[0]
		row := append(c.study.modelCells(m.Name, ""), table.Whole(first.Trials), table.Whole(first.Failed))
		if dropped {
			row = append(row, table.Whole(first.Dropped))
		}
		row = append(row, table.Digits(first.Best, 4))
		if single != nil {
			row = append(row, table.Known(single[i].Estimate, single[i].SD, fewest), table.Digits(single[i].SD, 2))
		}
		if priced {
			row = append(row, table.Digits(first.TotalCost, 3), table.Digits(first.MeanCost, 3))
		}
		t.Add(row...)
	}
	return t
}

// A pointValue is one number of a point, as tables for people show it.
type pointValue struct {
	name  string
	scale string // see table.Column
	of    func(p evp.Point) float64
	cell  func(x float64, p evp.Point) table.Cell
}

// pointValues are what is known of a point. All but the estimate are shown only if a
// point of the table has them.
var pointValues = []pointValue{
	{"estimate", "score", func(p evp.Point) float64 { return p.Estimate }, func(_ float64, p evp.Point) table.Cell {
		x, _, _ := measured(p.Estimate, p.Interval)
		return table.Measured(x)
	}},
	{"lower", "score", func(p evp.Point) float64 { return p.Lower }, func(_ float64, p evp.Point) table.Cell {
		_, lower, _ := measured(p.Estimate, p.Interval)
		return table.Measured(lower)
	}},
	{"upper", "score", func(p evp.Point) float64 { return p.Upper }, func(_ float64, p evp.Point) table.Cell {
		_, _, upper := measured(p.Estimate, p.Interval)
		return table.Measured(upper)
	}},
	{"sd", "", func(p evp.Point) float64 { return p.SD }, digitsCell(2)},
	{"p_none", "", func(p evp.Point) float64 { return unlessZero(p.PNone) },
		func(x float64, _ evp.Point) table.Cell { return probability(x) }},
	{"mc_se", "", func(p evp.Point) float64 { return p.MCSE }, digitsCell(2)},
	{"at least", "bracket", func(p evp.Point) float64 { return p.BracketLower }, digitsCell(7)},
	{"at most", "bracket", func(p evp.Point) float64 { return p.BracketUpper }, digitsCell(7)},
}

// digitsCell makes cells with a number to so many digits.
func digitsCell(digits int) func(x float64, p evp.Point) table.Cell {
	return func(x float64, _ evp.Point) table.Cell { return table.Digits(x, digits) }
}

// unlessZero returns a probability, or NaN if it is too small to tell from the
// rounding error of 0.
func unlessZero(p float64) float64 {
	if p < 1e-9 {
		return math.NaN()
	}
	return p
}

// Points returns the table of one axis: for each model a row per x, of a grid
// only some of them, with estimate, band and standard deviation of the best.
func (c Curves) Points(axis evp.Axis) table.Table {
	t := table.New("by-"+axis.String(), c.study.modelColumns(), table.Numbers(c.axisName(axis)))
	var values []pointValue
	for i, v := range pointValues {
		if i == 0 || c.has(axis, v) {
			values = append(values, v)
			t.Columns = append(t.Columns, table.Scaled(v.scale, v.name)...)
		}
	}
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			if curve.Axis != axis {
				continue
			}
			for _, i := range c.shown(curve) {
				p := curve.Points[i]
				row := append(c.study.modelCells(m.Name, ""), position(p.X))
				for _, v := range values {
					row = append(row, v.cell(v.of(p), p))
				}
				t.Add(row...)
			}
		}
	}
	t.Notes = append(t.Notes, c.openNotes(axis)...)
	return t
}

// openNotes says of the bands on an axis what an empty cell is, and which are open over
// so much of their curve that figures do not draw them.
func (c Curves) openNotes(axis evp.Axis) []string {
	half := false
	var open []string
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			if curve.Axis != axis {
				continue
			}
			for _, i := range c.shown(curve) {
				below, above := curve.Points[i].Open()
				half = half || below || above
			}
			if curve.MostlyOpen() {
				open = append(open, m.Name)
			}
		}
	}
	var notes []string
	if half {
		notes = append(notes, "Without a value in lower or upper, the trials do not bound the band on that side.")
	}
	if len(open) > 0 {
		notes = append(notes, "Open over most of the curve, so that figures do not draw it: the band of "+
			namesOf(open, mostNamed)+".")
	}
	return notes
}

// axisName returns what x is on an axis, with its unit.
func (d Document) axisName(axis evp.Axis) string {
	if axis == evp.Budget {
		return "budget (" + d.Unit + ")"
	}
	return axis.String()
}

// shown returns which points of a curve a table shows: all that were asked for
// one by one, and some of a grid.
func (c Curves) shown(curve *evp.Curve) []int {
	if c.Listed {
		return everyIndex(len(curve.Points))
	}
	xs := make([]float64, len(curve.Points))
	for i, p := range curve.Points {
		xs[i] = p.X
	}
	return thinned(xs)
}

// has reports whether any point on the axis has a value.
func (c Curves) has(axis evp.Axis, v pointValue) bool {
	return slices.ContainsFunc(c.Models, func(m ModelCurves) bool {
		return slices.ContainsFunc(m.Curves, func(curve *evp.Curve) bool {
			return curve.Axis == axis && slices.ContainsFunc(curve.Points,
				func(p evp.Point) bool { return number.Value(v.of(p)).Exists() })
		})
	})
}
