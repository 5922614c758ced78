package study

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// curvesSection returns the section on the curves.
func (r Report) curvesSection() appendix.Section {
	p := appendix.Text("The best score of a search depends on how long it searches. ")
	var blocks []appendix.Block
	tables := r.curveTables()
	for i, t := range tables {
		if i > 0 {
			p = p.Text(" and ")
		}
		p = p.Ref(t.Name)
		blocks = append(blocks, appendix.Exhibit{Table: t})
	}
	verb := " has"
	if len(tables) > 1 {
		verb = " have"
	}
	p = p.Text(verb + " the " + r.statistic() + " of the best score of a random search of that length, and ").
		Ref(r.Figure.Label).Text(" has the whole curves. A model has a row where it has an estimate: not beyond its own " +
		"data, its last row" + r.startNote() + ".")
	blocks = append([]appendix.Block{p}, append(blocks, r.Figure)...)
	return appendix.Section{Title: "Expected best score by budget", Blocks: blocks}
}

// startNote says where curves by budget begin.
func (r Report) startNote() string {
	for _, m := range r.Points.Models {
		for _, c := range m.Curves {
			if c.Axis == evp.Budget {
				return fmt.Sprintf(", and by budget not before the probability that nothing has scored yet has fallen to %g",
					r.Start)
			}
		}
	}
	return ""
}

// curveTables returns the tables of the curves, one per axis that has points.
func (r Report) curveTables() []table.Table {
	var out []table.Table
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if t := r.curveTable(axis); len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// curveTable returns the table of one axis: a row per model and x, with numbers
// rounded to what the band supports.
func (r Report) curveTable(axis evp.Axis) table.Table {
	t := r.Points.pointTable(axis, supported)
	t.Name, t.Caption = tableTrials, "a number of trials"
	if axis == evp.Budget {
		t.Name, t.Caption = tableCost, "a budget in "+r.Curves.Unit+", the cost of all trials of the search together"
	}
	t.Caption = fmt.Sprintf("The %s of the best (%s) validation score (%s) for %s", r.statistic(), r.better(), r.Score,
		t.Caption)
	if t.Has("lower") {
		t.Caption += "; lower and upper are the ends of the " + r.band(axis)
	}
	if t.Has("sd") {
		t.Caption += "; sd is the standard deviation of the best score from one search to the next"
	}
	if t.Has("p_none") {
		t.Caption += "; p_none is the probability that nothing has scored yet"
	}
	t.Caption += "."
	return t
}

// supported returns a cell with a value of a point, rounded to what the point's
// band supports.
func supported(v pointValue, p evp.Point) table.Cell {
	half := (p.Upper - p.Lower) / 2
	if !number.Value(half).Exists() { // one end is open
		half = math.Max(number.Value(p.Upper-p.Estimate).Or(0), number.Value(p.Estimate-p.Lower).Or(0))
	}
	switch x := v.of(p); v.name {
	case "estimate", "lower", "upper":
		return toward(x, half)
	case "sd", "p_none":
		return rounded(x, 2)
	default:
		return rounded(x, v.digits)
	}
}
