package study

import (
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns the selected table for machines.
func (c Comparisons) Table() table.Table {
	switch c.Selected {
	case "crossovers":
		return c.exactCrossovers()
	case "equal-score":
		return c.exactEqualScores()
	case tableWide:
		return c.exactWide()
	}
	return c.exactDifferences()
}

// exactDifferences returns a row per pair and x.
func (c Comparisons) exactDifferences() table.Table {
	t := table.New("differences", table.Words("axis"), table.Numbers("x"), table.Words("a", "b"),
		table.Numbers("estimate_a", "estimate_b", "difference", "lower", "upper", "p_a_better"), table.Words("verdict"),
		table.Numbers("p_adjusted", "p_none_a", "p_none_b"), table.Words("facet", "reason"))
	for _, p := range c.Pairs {
		for _, d := range p.Differences {
			t.Add(table.Word(p.Axis.String()), table.Number(d.X), table.Word(p.A), table.Word(p.B),
				table.Number(d.EstimateA), table.Number(d.EstimateB), table.Number(d.Difference),
				table.Number(d.Lower), table.Number(d.Upper), table.Number(d.PABetter), table.Word(d.Verdict.String()),
				table.Number(d.PAdjusted), table.Number(d.PNoneA), table.Number(d.PNoneB),
				table.Word(c.facet(p)), table.Word(string(d.Reason)))
		}
	}
	return t
}

// exactCrossovers returns a row per pair and crossover.
func (c Comparisons) exactCrossovers() table.Table {
	t := table.New("crossovers", table.Words("a", "b", "axis"), table.Numbers("x", "lower", "upper", "share"))
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			t.Add(table.Word(p.A), table.Word(p.B), table.Word(p.Axis.String()),
				table.Number(x.X), table.Number(x.Lower), table.Number(x.Upper), table.Number(x.Share))
		}
	}
	return t
}

// exactEqualScores returns a row per pair and score.
func (c Comparisons) exactEqualScores() table.Table {
	t := table.New("equal-score", table.Words("a", "b"),
		table.Numbers("score", "cost_a", "cost_b", "ratio", "lower", "upper"))
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			t.Add(table.Word(p.A), table.Word(p.B), table.Number(e.Score), table.Number(e.CostA), table.Number(e.CostB),
				table.Number(e.Ratio), table.Number(e.Lower), table.Number(e.Upper))
		}
	}
	return t
}

// Tables returns the tables for people: the selected one, or all that have a row.
func (c Comparisons) Tables() []table.Table {
	if c.Selected == tableWide {
		return []table.Table{c.wideTable()}
	}
	var out []table.Table
	for _, t := range []table.Table{c.differenceTable(), c.crossoverTable(), c.equalScoreTable()} {
		if c.Selected == t.Name || c.Selected == "" && len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// differenceTable returns the differences, to the decimal that their intervals
// support.
func (c Comparisons) differenceTable() table.Table {
	t := table.New("differences", table.Words("a", "b", "leads"), table.Numbers(c.axisName(c.axis())),
		table.Scaled("score", "a's best", "b's best", "a − b", "lower", "upper"), table.Numbers("P(a beats b)", "p"))
	var notes differenceNotes
	for _, p := range c.Pairs {
		leads := map[compare.Verdict]string{
			compare.VerdictA: p.A, compare.VerdictB: p.B, compare.VerdictUndecided: "undecided",
		}
		for _, d := range p.Differences {
			half := halfWidth(d.Interval, d.Difference)
			difference, lower, upper := measuredDifference(d)
			t.Add(table.Word(p.A), table.Word(p.B), table.Word(leads[d.Verdict]+notes.mark(p, d)), position(d.X),
				table.Known(d.EstimateA, half, fewest), table.Known(d.EstimateB, half, fewest),
				table.Measured(difference), table.Measured(lower), table.Measured(upper),
				probability(d.PABetter), probability(d.PAdjusted))
		}
	}
	t.Notes = notes.sentences()
	return c.named(t)
}

// measuredDifference returns how exactly people should see a difference and the ends of
// its interval.
func measuredDifference(d compare.Difference) (x, lower, upper number.Measure) {
	x, lower, upper = measured(d.Difference, d.Interval)
	if x.Digits--; halfWidth(d.Interval, d.Difference) > 0 {
		x.Digits = 0 // the interval decides
	}
	return x, lower, upper
}

// crossoverTable returns where the curves of each pair cross.
func (c Comparisons) crossoverTable() table.Table {
	t := table.New("crossovers", table.Words("a", "b"),
		table.Scaled("x", "the curves cross at", "lower", "upper"), table.Numbers("share of resamples"))
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			t.Add(table.Word(p.A), table.Word(p.B), c.amountCell(x.X, 3), c.amountCell(x.Lower, 2), c.amountCell(x.Upper, 2),
				table.Digits(x.Share, 2))
		}
	}
	return t
}

// equalScoreTable returns what the models of each pair need for equal scores.
func (c Comparisons) equalScoreTable() table.Table {
	t := table.New("equal-score", table.Words("a", "b"),
		table.Numbers("score"), table.Scaled("x", "a needs", "b needs"), table.Scaled("ratio", "b/a", "lower", "upper"))
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			t.Add(table.Word(p.A), table.Word(p.B), table.Short(e.Score, 6), c.amountCell(e.CostA, 3), c.amountCell(e.CostB, 3),
				table.Digits(e.Ratio, 2), table.Digits(e.Lower, 2), table.Digits(e.Upper, 2))
		}
	}
	return c.named(t)
}

// named returns a table of models a and b. If there is only one pair, the columns
// of their names are left out, and the other columns are named after them.
func (c Comparisons) named(t table.Table) table.Table {
	if len(c.Pairs) != 1 {
		return t
	}
	a, b := c.Pairs[0].A, c.Pairs[0].B
	names := strings.NewReplacer("a's best", a, "b's best", b, "a − b", "difference", "P(a beats b)", "P("+a+" better)",
		"a needs", a+" needs", "b needs", b+" needs", "b/a", "ratio")
	t = t.Skip(2)
	t.Columns = slices.Clone(t.Columns)
	for i, column := range t.Columns {
		t.Columns[i].Name = names.Replace(column.Name)
	}
	return t
}

// amount writes a number of trials or a budget with its unit, "" if it does not
// exist.
func (c Comparisons) amount(x float64, digits int) string {
	switch {
	case !number.Value(x).Exists():
		return ""
	case c.axis() == evp.Trials:
		return number.Count(int(math.Round(x))) + " trials"
	}
	return number.Value(x).Short(digits) + " " + c.Unit
}

// amountCell returns a cell with a number of trials or a budget with its unit.
func (c Comparisons) amountCell(x float64, digits int) table.Cell {
	switch {
	case !number.Value(x).Exists():
		return table.Cell{}
	case c.axis() == evp.Trials:
		return table.Rounded(x, c.amount(x, digits))
	}
	return table.Short(x, digits).In(c.Unit)
}
