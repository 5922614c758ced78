package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// wideX returns the x at which models are compared, each once, in their order.
func wideX(pairs []*compare.Pair) []float64 {
	var out []float64
	for _, p := range pairs {
		for _, d := range p.Differences {
			if !slices.Contains(out, d.X) {
				out = append(out, d.X)
			}
		}
	}
	return out
}

// differenceAt returns the difference of a pair at an x.
func differenceAt(p *compare.Pair, x float64) compare.Difference {
	i := slices.IndexFunc(p.Differences, func(d compare.Difference) bool { return d.X == x })
	if i < 0 {
		return compare.Difference{X: x, Difference: math.NaN(), Interval: evp.NoInterval()}
	}
	return p.Differences[i]
}

// exactWide returns a row per pair, with the difference, its interval and the verdict at
// each x: difference@5, lower@5, upper@5, verdict@5.
func (c Comparisons) exactWide() table.Table {
	t := table.New(tableWide, table.Words("a", "b", "facet", "axis"))
	xs := wideX(c.Pairs)
	for _, x := range xs {
		t.Columns = append(t.Columns, atColumns([]float64{x}, "difference", "lower", "upper")...)
		t.Columns = append(t.Columns, table.Words("verdict@"+number.Value(x).Cell())...)
	}
	for _, p := range c.Pairs {
		row := []table.Cell{table.Word(p.A), table.Word(p.B), table.Word(c.facet(p)), table.Word(p.Axis.String())}
		for _, x := range xs {
			d := differenceAt(p, x)
			row = append(row, table.Number(d.Difference), table.Number(d.Lower), table.Number(d.Upper),
				table.Word(d.Verdict.String()))
		}
		t.Add(row...)
	}
	return t
}

// wideTables returns the wide tables for people: one or, as each facet has x of its own
// unless some were asked for, one for each facet.
func (c Comparisons) wideTables() []table.Table {
	facets := c.byFacet()
	if c.options.Curve.At != nil {
		return []table.Table{c.wideTable(wideX(c.Pairs), facets...)}
	}
	var out []table.Table
	for _, f := range facets {
		out = append(out, c.wideTable(evenly(wideX(f.pairs), mostAcross), f))
	}
	return out
}

// wideTable returns a wide table for people: a row per pair, with the difference and
// its interval at each x, marked where one of the two leads.
func (c Comparisons) wideTable(xs []float64, facets ...facetPairs) table.Table {
	t := table.New(tableWide, c.facetColumn(), table.Words("a", "b"), table.Scaled("score", c.xHeads(c.axis(), xs)...))
	leads := false
	for _, f := range facets {
		for _, p := range f.pairs {
			row := append(c.facetCell(f), table.Word(p.A), table.Word(p.B))
			for _, x := range xs {
				d := differenceAt(p, x)
				cell := table.Interval(measuredDifference(d))
				if d.Verdict == compare.VerdictA || d.Verdict == compare.VerdictB {
					cell, leads = cell.Marked("*"), true
				}
				row = append(row, cell)
			}
			t.Add(row...)
		}
	}
	t.Notes = c.wideNotes(leads)
	return t
}

// wideNotes says what the cells of the wide table are; leads, that some are marked.
func (c Comparisons) wideNotes(leads bool) []string {
	if len(c.Pairs) == 0 {
		return nil
	}
	p := c.Pairs[0]
	side := "above 0 a is better, below 0 b"
	if p.Direction == evp.Minimize {
		side = "below 0 a is better, above 0 b"
	}
	out := []string{fmt.Sprintf("a − b (%s), in brackets its %g %% interval.", side, 100*p.Confidence)}
	test := "a permutation test over all x, "
	switch tested := c.tested(); {
	case tested == 0:
		test = ""
	case tested < len(c.Pairs):
		test = "a permutation test over all x (not against a fixed score), "
	}
	if leads {
		out = append(out, "* the interval, "+test+"and scores that the log does not show agree on which is better.")
	}
	return out
}
