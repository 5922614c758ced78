package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/table"
)

// A curvesSection is the section on the curves: a table for each axis, and the
// figure.
type curvesSection struct {
	points *Curves // at the few x of the tables
	figure appendix.Figure
	bands  reportBands
	start  float64 // see Report.Start
	score  string  // its name
	best   string  // which score is the best: "largest" or "smallest"

	statistic string // what is estimated of the best score
}

// section returns the section.
func (s curvesSection) section() appendix.Section {
	p := appendix.Text("The best score of a search depends on how long it searches. ")
	var blocks []appendix.Block
	tables := s.tables()
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
	p = p.Text(verb + " the " + s.statistic + " of the best score of a random search of that length, and ").
		Ref(s.figure.Label).Text(" has the whole curves. A model has a row where it has an estimate: not beyond its own " +
		"data, its last row" + s.startNote() + ".")
	blocks = append([]appendix.Block{p}, append(blocks, s.figure)...)
	return appendix.Section{Title: "Expected best score by budget", Blocks: blocks}
}

// startNote says where curves by budget begin.
func (s curvesSection) startNote() string {
	for _, m := range s.points.Models {
		for _, c := range m.Curves {
			if c.Axis == evp.Budget {
				return fmt.Sprintf(", and by budget not before the probability that nothing has scored yet has fallen to %g",
					s.start)
			}
		}
	}
	return ""
}

// tables returns the tables of the curves, one per axis that has points.
func (s curvesSection) tables() []table.Table {
	var out []table.Table
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		if t := s.table(axis); len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// table returns the table of one axis: a row per model and x, with numbers
// rounded to what the band supports.
func (s curvesSection) table(axis evp.Axis) table.Table {
	t := s.points.Points(axis)
	t.Name, t.Caption = tableTrials, "a number of trials"
	if axis == evp.Budget {
		t.Name, t.Caption = tableCost, "a budget in "+s.points.Unit+", the cost of all trials of the search together"
	}
	t.Caption = fmt.Sprintf("The %s of the best (%s) validation score (%s) for %s", s.statistic, s.best, s.score,
		t.Caption)
	if t.Has("lower") {
		t.Caption += "; lower and upper are the ends of the " + s.bands.on(axis)
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

// statisticWord says what is estimated of the best score.
func statisticWord(s evp.Statistic) string {
	switch {
	case s.IsMean():
		return "expectation"
	case s.Q() == 0.5:
		return "median"
	}
	return s.String() + " quantile"
}
