package study

import (
	"io"
	"strings"

	"evpkit/evp/compare"
	"evpkit/evp/markup"
	"evpkit/evp/table"
	"evpkit/plot"
)

// Comparisons is the result of "evp compare": comparisons of models, two at a
// time.
type Comparisons struct {
	Document
	Pairs []*compare.Pair
	// Selected names the table to write: differences, crossovers or equal-score.
	// If it is empty, CSV has the differences and people get all three, and what
	// they say in sentences.
	Selected string

	study   *Study
	options CompareOptions
	curves  func() (plot.Curves, error) // the models' whole curves, computed once, when a figure or caption needs them
}

// Write writes the result in a format: csv (the selected table), json, txt or
// text, md, or tex.
func (c Comparisons) Write(w io.Writer, format string) error { return write(w, c, format) }

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

func (c Comparisons) document() table.Object {
	return c.json("compare", table.Object{}.
		With("differences", c.exactDifferences().Objects()).With("crossovers", c.exactCrossovers().Objects()).
		With("equal_score", c.exactEqualScores().Objects()).With("sentences", listed(c.Sentences()))...)
}

// before returns the sentences, unless one table is selected: in Markdown a
// paragraph each.
func (c Comparisons) before(format string) string {
	if c.Selected != "" || format == "tex" {
		return ""
	}
	var b strings.Builder
	for _, s := range c.Sentences() {
		if format == "md" {
			b.WriteString(markup.Markdown.Text(s) + "\n\n")
		} else {
			b.WriteString(markup.Line(s) + "\n")
		}
	}
	if format != "md" {
		b.WriteString("\n")
	}
	return b.String()
}
