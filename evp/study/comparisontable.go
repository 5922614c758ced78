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
	t := table.New(tableDifferences, table.Words("axis"), table.Numbers("x"), table.Words("a", "b"),
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
	t := table.New("crossovers", table.Words("a", "b", "axis"), table.Numbers("x", "lower", "upper", "share"),
		table.Words("facet"))
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			t.Add(table.Word(p.A), table.Word(p.B), table.Word(p.Axis.String()),
				table.Number(x.X), table.Number(x.Lower), table.Number(x.Upper), table.Number(x.Share), table.Word(c.facet(p)))
		}
	}
	return t
}

// exactEqualScores returns a row per pair and score.
func (c Comparisons) exactEqualScores() table.Table {
	t := table.New("equal-score", table.Words("a", "b"),
		table.Numbers("score", "cost_a", "cost_b", "ratio", "lower", "upper"), table.Words("claim", "facet"))
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			t.Add(table.Word(p.A), table.Word(p.B), table.Number(e.Score), table.Number(e.CostA), table.Number(e.CostB),
				table.Number(e.Ratio), table.Number(e.Lower), table.Number(e.Upper), table.Word(e.Claim.String()),
				table.Word(c.facet(p)))
		}
	}
	return t
}

// Tables returns the tables for people: the selected one, or all that have a row.
func (c Comparisons) Tables() []table.Table {
	if c.Selected == tableWide {
		return c.wideTables()
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
	t, named := c.newTable(tableDifferences, table.Words("leads"), table.Numbers(c.axisName(c.axis())),
		table.Scaled("score", "a's best", "b's best", "a − b", "lower", "upper"), table.Numbers("P(a beats b)", "p"))
	notes := differenceNotes{isRanged: c.options.Curve.Support.Bounded()}
	for _, f := range c.byFacet() {
		for _, p := range f.pairs {
			leads := map[compare.Verdict]string{
				compare.VerdictA: p.A, compare.VerdictB: p.B, compare.VerdictUndecided: "undecided",
			}
			for _, d := range p.Differences {
				half := halfWidth(d.Interval, d.Difference)
				difference, lower, upper := measuredDifference(d)
				t.Add(append(c.pairCells(f, p, named), table.Word(leads[d.Verdict]+notes.mark(p, d)), position(d.X),
					table.Known(d.EstimateA, half, fewest), table.Known(d.EstimateB, half, fewest),
					table.Measured(difference), table.Measured(lower), table.Measured(upper),
					probability(d.PABetter), probability(d.PAdjusted))...)
			}
		}
	}
	t.Notes = c.study.spelledAll(append(notes.sentences(), c.verdictNotes()...))
	return t
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
	t := table.New("crossovers", c.facetColumn(), table.Words("a", "b"),
		table.Scaled("x", "the estimates cross at", "lower", "upper"), table.Numbers("share of resamples"),
		table.Words("trials tell"))
	for _, f := range c.byFacet() {
		for _, p := range f.pairs {
			for _, x := range p.Crossovers {
				t.Add(append(c.facetCell(f), table.Word(p.A), table.Word(p.B), c.amountCell(x.X, 3),
					c.amountCell(x.Lower, 2), c.amountCell(x.Upper, 2), table.Digits(x.Share, 2), trialsTell(p, x))...)
			}
		}
	}
	return t
}

// trialsTell returns a cell that says what the trials tell of a crossover.
func trialsTell(p *compare.Pair, x compare.Crossover) table.Cell {
	switch whether, where := p.Tells(x); {
	case where:
		return table.Word("where")
	case whether:
		return table.Word("whether")
	}
	return table.Word("no")
}

// equalScoreTable returns what the models of each pair need for equal scores.
func (c Comparisons) equalScoreTable() table.Table {
	t, named := c.newTable("equal-score", table.Numbers("score"), table.Scaled("x", "a needs", "b needs"),
		table.Scaled("ratio", "b/a", "lower", "upper"), table.Words("needs less"))
	for _, f := range c.byFacet() {
		for _, p := range f.pairs {
			for _, e := range p.EqualScores {
				t.Add(append(c.pairCells(f, p, named), table.Short(e.Score, 6), c.amountCell(e.CostA, 3), c.amountCell(e.CostB, 3),
					table.Digits(e.Ratio, 2), table.Digits(e.Lower, 2), table.Digits(e.Upper, 2), needsLess(p, e))...)
			}
		}
	}
	return t
}

// needsLess returns a cell with the model that needs less, if the trials tell. Against a score
// that is known it is empty.
func needsLess(p *compare.Pair, e compare.EqualScore) table.Cell {
	if p.Reference {
		return table.Cell{}
	}
	switch e.Claim {
	case compare.VerdictA:
		return table.Word(p.A)
	case compare.VerdictB:
		return table.Word(p.B)
	}
	return table.Word("undecided")
}

// facetColumn returns the column of the facets that rows share; none without facets.
func (c Comparisons) facetColumn() []table.Column {
	if !c.study.faceted() {
		return nil
	}
	return table.Group(c.study.Log.Facet)
}

// facetCell returns the cell of facetColumn.
func (c Comparisons) facetCell(f facetPairs) []table.Cell {
	if !c.study.faceted() {
		return nil
	}
	return []table.Cell{table.Word(f.value)}
}

// newTable returns a table about pairs of models a and b, with the columns of their
// names, and of their facets if there are any. If it is the same pair in all facets, the
// columns of the names are left out, and the other columns are named after the models.
func (c Comparisons) newTable(name string, columns ...[]table.Column) (t table.Table, named bool) {
	a, b, ok := c.onePair()
	if !ok {
		return table.New(name, c.facetColumn(), table.Words("a", "b"), slices.Concat(columns...)), false
	}
	names := strings.NewReplacer("a's best", a, "b's best", b, "a − b", "difference", "P(a beats b)", "P("+a+" better)",
		"a needs", a+" needs", "b needs", b+" needs", "b/a", "ratio")
	t = table.New(name, c.facetColumn(), slices.Concat(columns...))
	for i, column := range t.Columns {
		if !column.Group {
			t.Columns[i].Name = names.Replace(column.Name)
		}
	}
	return t, true
}

// pairCells returns the first cells of a row of such a table; named, that its columns
// are named after the models.
func (c Comparisons) pairCells(f facetPairs, p *compare.Pair, named bool) []table.Cell {
	if named {
		return c.facetCell(f)
	}
	return append(c.facetCell(f), table.Word(p.A), table.Word(p.B))
}

// onePair returns the names of the two models that are compared, if there are no others
// in any facet.
func (c Comparisons) onePair() (a, b string, ok bool) {
	for _, f := range c.byFacet() {
		for _, p := range f.pairs {
			if ok && (p.A != a || p.B != b) {
				return "", "", false
			}
			a, b, ok = p.A, p.B, true
		}
	}
	return a, b, ok
}

// amount writes a number of trials or a budget with its unit, "" if it does not
// exist.
func (c Comparisons) amount(x float64, digits int) string {
	switch {
	case !number.Value(x).Exists():
		return ""
	case c.axis() == evp.Trials:
		return counted(int(math.Round(x)), "trial")
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
