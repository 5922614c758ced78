package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// The forms of tables that have a row per point, or a row per model or pair.
const (
	tableLong = "long"
	tableWide = "wide"
)

// mostAcross is how many x a wide table for people has, if none was asked for: as many
// as a page has room for.
const mostAcross = 5

// wideX returns the x that are columns of a wide table on an axis, each once: those
// asked for, in their order, or round numbers, ascending.
func (c Curves) wideX(axis evp.Axis) []float64 {
	var out []float64
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			for _, p := range c.widePoints(curve) {
				if curve.Axis == axis && !slices.Contains(out, p.X) {
					out = append(out, p.X)
				}
			}
		}
	}
	if !c.Listed {
		slices.Sort(out)
	}
	return out
}

// widePoints returns the points of a curve that a wide table has.
func (c Curves) widePoints(curve *evp.Curve) []evp.Point {
	if c.Listed {
		return curve.Points
	}
	return curve.Also
}

// widePoint returns the point of a curve at one of wideX; ok is false where the curve
// does not exist.
func (c Curves) widePoint(curve *evp.Curve, x float64) (p evp.Point, ok bool) {
	for _, p := range c.widePoints(curve) {
		if p.X == x {
			return p, true
		}
	}
	return evp.Point{}, false
}

// exactWide returns a row per curve, with its estimate and the ends of its band at each
// x: estimate@5, lower@5, upper@5. The x of trials come before those of budgets; a row
// is empty at those of the other axis.
func (c Curves) exactWide(models ...ModelCurves) table.Table {
	t := table.New("curves", table.Words("model", "facet", "axis"))
	xs := c.wideX(evp.Trials)
	for _, x := range c.wideX(evp.Budget) {
		if !slices.Contains(xs, x) {
			xs = append(xs, x)
		}
	}
	t.Columns = append(t.Columns, atColumns(xs, "estimate", "lower", "upper")...)
	for _, m := range models {
		for _, curve := range m.Curves {
			row := []table.Cell{table.Word(m.Name), table.Word(c.study.facetOf(m.Name)), table.Word(curve.Axis.String())}
			for _, x := range xs {
				p, ok := c.widePoint(curve, x)
				if !ok {
					p.Estimate, p.Interval = math.NaN(), evp.NoInterval()
				}
				row = append(row, table.Number(p.Estimate), table.Number(p.Lower), table.Number(p.Upper))
			}
			t.Add(row...)
		}
	}
	return t
}

// wideObjects returns the rows of exactWide as they are in JSON, each with the x of its
// own axis.
func (c Curves) wideObjects() []table.Object {
	out := []table.Object{}
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			own := c
			own.Models = slices.Clone(c.Models)
			for i, other := range own.Models {
				own.Models[i].Curves = slices.DeleteFunc(slices.Clone(other.Curves),
					func(d *evp.Curve) bool { return d.Axis != curve.Axis })
			}
			out = append(out, own.exactWide(ModelCurves{Name: m.Name, Curves: []*evp.Curve{curve}}).Objects()...)
		}
	}
	return out
}

// atColumns returns columns for each x: "estimate@5" for estimate at 5. An x is written
// as in the column x of a long table.
func atColumns(xs []float64, names ...string) []table.Column {
	var out []table.Column
	for _, x := range xs {
		for _, name := range names {
			out = append(out, table.Numbers(name+"@"+number.Value(x).Cell())...)
		}
	}
	return out
}

// Wide returns the table of one axis for people: a row per model and a column per x,
// with the estimate and its band.
func (c Curves) Wide(axis evp.Axis) table.Table {
	xs := c.wideX(axis)
	if !c.Listed && len(xs) > 0 {
		few := roundNumbers(xs[0], xs[len(xs)-1], mostAcross)
		xs = slices.DeleteFunc(xs, func(x float64) bool { return !slices.Contains(few, x) })
	}
	t := table.New("by-"+axis.String(), c.study.modelColumns(), table.Scaled("score", c.xHeads(axis, xs)...))
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			if curve.Axis != axis {
				continue
			}
			row := c.study.modelCells(m.Name, "")
			for _, x := range xs {
				p, ok := c.widePoint(curve, x)
				if !ok {
					row = append(row, table.Cell{})
					continue
				}
				row = append(row, table.Interval(measured(p.Estimate, p.Interval)))
			}
			t.Add(row...)
		}
	}
	t.Notes = c.wideNotes(axis)
	return t
}

// xHeads returns the heads of columns for each x: "5 trials", "2e17 FPO".
func (d Document) xHeads(axis evp.Axis, xs []float64) []string {
	var all []number.Measure
	for _, x := range xs {
		all = append(all, number.Measure{Value: x, Digits: 4, Short: true})
	}
	form := number.FormOf(all)
	var out []string
	for _, x := range xs {
		unit := " " + d.Unit
		if axis == evp.Trials {
			unit = map[bool]string{true: " trial", false: " trials"}[x == 1]
		}
		out = append(out, form.Text(x)+unit)
	}
	return out
}

// wideNotes says what the intervals of a wide table are.
func (c Curves) wideNotes(axis evp.Axis) []string {
	var kinds []string
	open := false
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			for _, p := range c.widePoints(curve) {
				if curve.Axis != axis || !p.Exists() || p.Kind == evp.BandNone {
					continue
				}
				kind := fmt.Sprintf("the %g %% confidence band (%s)", 100*curve.Confidence, p.Kind)
				if p.Kind == evp.BandSD {
					kind = "plus and minus one standard deviation of the best score, not a confidence band"
				}
				if !slices.Contains(kinds, kind) {
					kinds = append(kinds, kind)
				}
				below, above := p.Open()
				open = open || below || above
			}
		}
	}
	if kinds == nil {
		return nil
	}
	note := "In brackets: " + enumerated(kinds)
	if open {
		note += "; – where it is open"
	}
	return []string{note + "."}
}

// wideByModel returns the x of wide tables that each model's curve has on each axis: the
// round numbers within the range of its grid.
func wideByModel(grids [][]*evp.Curve) [][][]float64 {
	out := make([][][]float64, len(grids))
	for i, model := range grids {
		out[i] = make([][]float64, len(model))
		for k, grid := range model {
			n := len(grid.Points)
			if n == 0 {
				continue
			}
			out[i][k] = roundNumbers(grid.Points[0].X, grid.Points[n-1].X, math.MaxInt)
			if len(out[i][k]) == 0 { // a short grid between two round numbers
				out[i][k] = []float64{grid.Points[n-1].X}
			}
		}
	}
	return out
}
