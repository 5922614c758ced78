package study

import (
	"fmt"
	"io"
	"math"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Curves is the result of "evp curve": the expected best score of each model by
// number of trials, by budget, or both.
type Curves struct {
	Document
	Listed  bool // the points were asked for one by one, not as a grid
	Bracket bool // the points have rigorous bounds
	Orders  int  // random orders behind a U estimate by budget
	Seed    uint64
	Models  []ModelCurves

	study   *Study
	options CurveOptions
	caption string // of the figure
}

// ModelCurves are one model's curves, at least one, all of the same sample.
type ModelCurves struct {
	Name   string
	Curves []*evp.Curve
}

// OrderNotes says how precise the estimates from random orders are, a sentence
// for each curve that has any.
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

func (c Curves) document() table.Object {
	models := []table.Object{}
	for _, m := range c.Models {
		first := m.Curves[0]
		models = append(models, table.Object{}.With("name", m.Name).
			With("trials", first.Trials).With("failed", first.Failed).With("dropped", first.Dropped).
			With("total_cost", number.Value(first.TotalCost)).With("mean_cost", number.Value(first.MeanCost)).
			With("best", number.Value(first.Best)).With("points", c.points(m).Objects()))
	}
	return c.json("curve", table.Object{}.With("models", models).With("caption", c.caption)...)
}
