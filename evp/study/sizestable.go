package study

import (
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns a row per model and size.
func (z Sizes) Table() table.Table { return z.exact(z.Models...) }

// exact returns a row per model and size, with the columns in the order that scripts rely
// on.
func (z Sizes) exact(models ...SizeModel) table.Table {
	t := table.New("sizes", table.Words("model"), table.Numbers("size", "x", "estimate", "lower", "upper", "p_none",
		"trials", "failed", "mean_cost"))
	for _, m := range models {
		for _, p := range m.Points {
			at := p.point(z.X)
			t.Add(table.Word(m.Name), table.Number(p.Size), table.Number(z.X), table.Number(at.Estimate),
				table.Number(at.Lower), table.Number(at.Upper), table.Number(at.PNone), table.Whole(p.Curve.Trials),
				table.Whole(p.Curve.Failed), table.Number(p.Curve.MeanCost))
		}
	}
	return t
}

// Tables returns the table for people: a row per model and size, rounded to what the
// intervals support.
func (z Sizes) Tables() []table.Table {
	t := table.New("sizes", z.study.modelColumns(), table.Numbers(z.Size, "trials"), table.Scaled("score", "estimate"))
	has := func(of func(p evp.Point) float64) bool {
		return slices.ContainsFunc(z.Models, func(m SizeModel) bool {
			return slices.ContainsFunc(m.Points, func(p SizePoint) bool { return number.Value(of(p.point(z.X))).Exists() })
		})
	}
	banded := has(func(p evp.Point) float64 { return p.Lower }) || has(func(p evp.Point) float64 { return p.Upper })
	lucky := has(func(p evp.Point) float64 { return unlessZero(p.PNone) })
	if banded {
		t.Columns = append(t.Columns, table.Scaled("score", "lower", "upper")...)
	}
	if lucky {
		t.Columns = append(t.Columns, table.Numbers("p_none")...)
	}
	if z.Unit != "" {
		t.Columns = append(t.Columns, table.Scaled("cost", z.Unit+" per trial")...)
	}
	t.Caption = z.tableCaption()
	for _, m := range z.Models {
		for _, p := range m.Points {
			t.Add(append(z.study.modelCells(m.Name, ""), z.cells(p, banded, lucky)...)...)
		}
	}
	return []table.Table{t}
}

// cells returns the cells of a point that follow its model's name.
func (z Sizes) cells(p SizePoint, banded, lucky bool) []table.Cell {
	at := p.point(z.X)
	estimate, lower, upper := measured(at.Estimate, at.Interval)
	row := []table.Cell{position(p.Size), table.Whole(p.Curve.Trials), table.Measured(estimate)}
	if banded {
		row = append(row, table.Measured(lower), table.Measured(upper))
	}
	if lucky {
		row = append(row, probability(at.PNone))
	}
	if z.Unit != "" {
		row = append(row, table.Digits(p.Curve.MeanCost, 3))
	}
	return row
}

// tableCaption says what the estimates are of.
func (z Sizes) tableCaption() string {
	if z.Axis == evp.Trials {
		return "Each estimate is of the best of " + z.words() + " of that size; equal trials are not equal compute."
	}
	return "Each estimate is of what a search within " + z.words() + " reaches with trials of that size: equal compute."
}

func (z Sizes) document() table.Object {
	models := []table.Object{}
	for _, m := range z.Models {
		models = append(models, table.Object{}.With("name", m.Name).With("points", z.exact(m).Skip(1).Objects()))
	}
	return z.json("returns", table.Object{}.
		With("size", table.Object{}.With("column", z.Size).With("axis", z.Axis.String()).With("x", number.Value(z.X))).
		With("models", models).With("caption", z.caption)...)
}
