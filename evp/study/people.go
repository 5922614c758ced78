package study

import (
	"evpkit/evp/number"
	"math"
	"slices"

	"evpkit/evp"
)

// Summary returns the table of the models: trials, failures, best score, cost.
func (c Curves) Summary() Table {
	t := Table{Header: []string{"model", "trials", "no score"}, Left: 1}
	dropped := slices.ContainsFunc(c.Models, func(m Model) bool { return m.Curves[0].Dropped > 0 })
	priced := len(c.Models) > 0 && !math.IsNaN(c.Models[0].Curves[0].TotalCost)
	if dropped {
		t.Header = append(t.Header, "left out")
	}
	t.Header = append(t.Header, "best")
	if priced {
		t.Header = append(t.Header, "total "+c.Unit, "per trial")
	}
	for _, m := range c.Models {
		first := m.Curves[0]
		row := []string{m.Name, number.Count(first.Trials), number.Count(first.Failed)}
		if dropped {
			row = append(row, number.Count(first.Dropped))
		}
		row = append(row, number.Value(first.Best).Rounded(4))
		if priced {
			row = append(row, number.Value(first.TotalCost).Rounded(3), number.Value(first.MeanCost).Rounded(3))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// tableRows is about how many points of a grid stand in a table for people.
const tableRows = 12

// optional are the columns of a table for people that stand there only where
// they have a value, with their significant digits.
var optional = []column{
	{name: "lower", digits: 4, of: func(p evp.Point) float64 { return p.Lower }},
	{name: "upper", digits: 4, of: func(p evp.Point) float64 { return p.Upper }},
	{name: "sd", digits: 3, of: func(p evp.Point) float64 { return p.SD }},
	{name: "p_none", digits: 3, of: func(p evp.Point) float64 { return zeroAsNone(p.PNone) }},
	{name: "mc_se", digits: 3, of: func(p evp.Point) float64 { return p.MCSE }},
	{name: "at least", digits: 7, of: func(p evp.Point) float64 { return p.BracketLower }},
	{name: "at most", digits: 7, of: func(p evp.Point) float64 { return p.BracketUpper }},
}

// Points returns the table of one axis: a row per x, for grids only some of
// them, and for each model estimate, band and standard deviation of the best.
func (c Curves) Points(axis evp.Axis) Table {
	t := Table{Header: []string{"model", axis.String(), "estimate"}, Left: 1}
	if axis == evp.Budget {
		t.Header[1] = "budget (" + c.Unit + ")"
	}
	var present []column
	for _, o := range optional {
		if c.has(axis, o) {
			present = append(present, o)
			t.Header = append(t.Header, o.name)
		}
	}
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			if curve.Axis == axis {
				t.Rows = append(t.Rows, c.pointRows(curve, present)...)
			}
		}
	}
	return t
}

// pointRows returns the rows of one curve.
func (c Curves) pointRows(curve *evp.Curve, present []column) [][]string {
	var out [][]string
	for _, i := range c.rows(curve) {
		p := curve.Points[i]
		row := []string{curve.Model, c.x(p.X), number.Value(p.Estimate).Rounded(4)}
		for _, o := range present {
			row = append(row, number.Value(o.of(p)).Rounded(o.digits))
		}
		out = append(out, row)
	}
	return out
}

// has reports whether a column has a value anywhere on the axis.
func (c Curves) has(axis evp.Axis, o column) bool {
	has := false
	c.eachPoint(func(curve *evp.Curve, p evp.Point) {
		has = has || curve.Axis == axis && number.Value(o.of(p)).Exists()
	})
	return has
}

// zeroAsNone leaves out probabilities that are zero but for rounding.
func zeroAsNone(p float64) float64 {
	if p < 1e-9 {
		return math.NaN()
	}
	return p
}

// x formats a number of trials or a budget.
func (c Curves) x(x float64) string {
	if x == math.Trunc(x) && x < 1e6 {
		return number.Count(int(x))
	}
	return number.Value(x).Short(4)
}

// rows returns which points of a curve stand in a table: all that were asked
// for one by one, else those nearest to 1, 2, 5, 10, … and both ends.
func (c Curves) rows(curve *evp.Curve) []int {
	n := len(curve.Points)
	if c.Listed || n <= tableRows {
		out := make([]int, n)
		for i := range out {
			out[i] = i
		}
		return out
	}
	out := []int{0}
	low, high := curve.Points[0].X, curve.Points[n-1].X
	for decade := math.Floor(math.Log10(low)); decade <= math.Log10(high); decade++ {
		for _, m := range []float64{1, 2, 5} {
			x := m * math.Pow(10, decade)
			if i := nearest(curve.Points, x); x > low && x < high && i > out[len(out)-1] && i < n-1 {
				out = append(out, i)
			}
		}
	}
	return append(out, n-1)
}

// nearest returns the point whose x is nearest by ratio; points ascend.
func nearest(points []evp.Point, x float64) int {
	i, _ := slices.BinarySearchFunc(points, x, func(p evp.Point, x float64) int {
		return int(math.Copysign(1, p.X-x))
	})
	if i == len(points) || i > 0 && x/points[i-1].X < points[i].X/x {
		i--
	}
	return i
}

// Tables returns the tables for people: the summary and one per axis.
func (c Curves) Tables() []Table {
	out := []Table{c.Summary()}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if t := c.Points(axis); len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}
