package study

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns a row per point of every curve.
func (c Curves) Table() table.Table { return c.points(c.Models...) }

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
		if t := c.Points(axis); len(t.Rows) > 0 {
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
	t := table.New("models", table.Words("model"), table.Numbers("trials", "no score"))
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
		row := []table.Cell{table.Word(m.Name), table.Whole(first.Trials), table.Whole(first.Failed)}
		if dropped {
			row = append(row, table.Whole(first.Dropped))
		}
		row = append(row, rounded(first.Best, 4))
		if single != nil {
			row = append(row, toward(single[i].Estimate, single[i].SD), rounded(single[i].SD, 2))
		}
		if priced {
			row = append(row, rounded(first.TotalCost, 3), rounded(first.MeanCost, 3))
		}
		t.Add(row...)
	}
	return t
}

// A pointValue is one number of a point, as tables for people show it.
type pointValue struct {
	name   string
	digits int // significant digits
	of     func(p evp.Point) float64
}

var estimate = pointValue{"estimate", 4, func(p evp.Point) float64 { return p.Estimate }}

// optionalValues are shown only if a point of the table has them.
var optionalValues = []pointValue{
	{"lower", 4, func(p evp.Point) float64 { return p.Lower }},
	{"upper", 4, func(p evp.Point) float64 { return p.Upper }},
	{"sd", 3, func(p evp.Point) float64 { return p.SD }},
	{"p_none", 3, func(p evp.Point) float64 { return unlessZero(p.PNone) }},
	{"mc_se", 3, func(p evp.Point) float64 { return p.MCSE }},
	{"at least", 7, func(p evp.Point) float64 { return p.BracketLower }},
	{"at most", 7, func(p evp.Point) float64 { return p.BracketUpper }},
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
	return c.pointTable(axis, func(v pointValue, p evp.Point) table.Cell { return rounded(v.of(p), v.digits) })
}

// pointTable returns the table of one axis, whose cells round their values as
// given.
func (c Curves) pointTable(axis evp.Axis, cell func(v pointValue, p evp.Point) table.Cell) table.Table {
	t := table.New("by-"+axis.String(), table.Words("model"), table.Numbers(c.axisName(axis)))
	values := []pointValue{estimate}
	for _, v := range optionalValues {
		if c.has(axis, v) {
			values = append(values, v)
		}
	}
	for _, v := range values {
		t.Columns = append(t.Columns, table.Numbers(v.name)...)
	}
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			if curve.Axis != axis {
				continue
			}
			for _, i := range c.shown(curve) {
				p := curve.Points[i]
				row := []table.Cell{table.Word(curve.Model), position(p.X)}
				for _, v := range values {
					row = append(row, cell(v, p))
				}
				t.Add(row...)
			}
		}
	}
	return t
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
