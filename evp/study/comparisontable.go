package study

import (
	"math"
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
	}
	return c.exactDifferences()
}

// exactDifferences returns a row per pair and x.
func (c Comparisons) exactDifferences() table.Table {
	t := table.New("differences", table.Words("axis"), table.Numbers("x"), table.Words("a", "b"),
		table.Numbers("estimate_a", "estimate_b", "difference", "lower", "upper", "p_a_better"), table.Words("verdict"),
		table.Numbers("p_adjusted", "p_none_a", "p_none_b"))
	for _, p := range c.Pairs {
		for _, d := range p.Differences {
			t.Add(table.Word(p.Axis.String()), table.Number(d.X), table.Word(p.A), table.Word(p.B),
				table.Number(d.EstimateA), table.Number(d.EstimateB), table.Number(d.Difference),
				table.Number(d.Lower), table.Number(d.Upper), table.Number(d.PABetter), table.Word(d.Verdict.String()),
				table.Number(d.PAdjusted), table.Number(d.PNoneA), table.Number(d.PNoneB))
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
	var out []table.Table
	for _, t := range []table.Table{c.differenceTable(), c.crossoverTable(), c.equalScoreTable()} {
		if c.Selected == t.Name || c.Selected == "" && len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// differenceTable returns the differences, rounded to what their intervals
// support.
func (c Comparisons) differenceTable() table.Table {
	t := table.New("differences", table.Words("a", "b", "leads"),
		table.Numbers(c.axisName(c.axis()), "a's best", "b's best", "a − b", "lower", "upper", "P(a beats b)", "p"))
	for _, p := range c.Pairs {
		leads := map[compare.Verdict]string{
			compare.VerdictA: p.A, compare.VerdictB: p.B, compare.VerdictUndecided: "undecided",
		}
		for _, d := range p.Differences {
			decimals := intervalDecimals(d.Lower, d.Upper, d.Difference)
			best := max(decimals, valueDecimals(math.Max(math.Abs(d.EstimateA), math.Abs(d.EstimateB)))-1)
			t.Add(table.Word(p.A), table.Word(p.B), table.Word(leads[d.Verdict]), position(d.X),
				fixed(d.EstimateA, best), fixed(d.EstimateB, best),
				fixed(d.Difference, decimals), fixed(d.Lower, decimals), fixed(d.Upper, decimals),
				probability(d.PABetter), probability(d.PAdjusted))
		}
	}
	return c.named(t)
}

// crossoverTable returns where the curves of each pair cross.
func (c Comparisons) crossoverTable() table.Table {
	t := table.New("crossovers", table.Words("a", "b"),
		table.Numbers("the curves cross at", "lower", "upper", "share of resamples"))
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			t.Add(table.Word(p.A), table.Word(p.B), c.amountCell(x.X, 3), c.amountCell(x.Lower, 2), c.amountCell(x.Upper, 2),
				rounded(x.Share, 2))
		}
	}
	return t
}

// equalScoreTable returns what the models of each pair need for equal scores.
func (c Comparisons) equalScoreTable() table.Table {
	t := table.New("equal-score", table.Words("a", "b"),
		table.Numbers("score", "a needs", "b needs", "b/a", "lower", "upper"))
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			t.Add(table.Word(p.A), table.Word(p.B), short(e.Score, 6), c.amountCell(e.CostA, 3), c.amountCell(e.CostB, 3),
				rounded(e.Ratio, 2), rounded(e.Lower, 2), rounded(e.Upper, 2))
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
	columns := make([]table.Column, len(t.Columns))
	for i, column := range t.Columns {
		columns[i] = table.Column{Name: names.Replace(column.Name), Words: column.Words}
	}
	t.Columns = columns
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
	return table.Rounded(x, c.amount(x, digits))
}

// intervalDecimals returns how many decimals show half the width of an interval
// with two digits, and a value without an interval with four.
func intervalDecimals(lower, upper, value float64) int {
	if half := (upper - lower) / 2; number.Value(half).Exists() && half != 0 {
		return decimals(half)
	}
	return valueDecimals(value)
}

// valueDecimals returns how many decimals show a value with four digits.
func valueDecimals(value float64) int { return decimals(math.Abs(value) / 100) }

// decimals returns how many decimals show x with two digits, from 0 to 12; 4 if x
// is 0 or does not exist.
func decimals(x float64) int {
	if !number.Value(x).Exists() || x == 0 {
		return 4
	}
	return min(max(1-int(math.Floor(math.Log10(x))), 0), 12)
}
