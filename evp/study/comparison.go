package study

import (
	"encoding/csv"
	"evpkit/evp/number"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// Comparisons are comparisons of models, two at a time, ready to be written.
type Comparisons struct {
	Settings map[string]any
	Inputs   []Input
	Unit     string // of cost
	Pairs    []*compare.Pair
	Warnings []evp.Warning
	Table    string // which table: differences (also ""), crossovers, equal-score; all in text
}

// A sheet is a machine-readable table: columns, and rows of cells that are text
// or numbers.
type sheet struct {
	columns []string
	rows    [][]any
}

// sheet returns the table asked for.
func (c Comparisons) sheet(which string) sheet {
	switch which {
	case "crossovers":
		return c.crossovers()
	case "equal-score":
		return c.equalScores()
	}
	return c.differences()
}

func (c Comparisons) differences() sheet {
	s := sheet{columns: []string{"axis", "x", "a", "b", "estimate_a", "estimate_b", "difference", "lower", "upper", "p_a_better", "verdict", "p_adjusted", "p_none_a", "p_none_b"}}
	for _, p := range c.Pairs {
		for _, d := range p.Differences {
			s.rows = append(s.rows, []any{p.Axis.String(), d.X, p.A, p.B, d.EstimateA, d.EstimateB, d.Difference, d.Lower, d.Upper,
				d.PABetter, d.Verdict.String(), d.PAdjusted, d.PNoneA, d.PNoneB})
		}
	}
	return s
}

func (c Comparisons) crossovers() sheet {
	s := sheet{columns: []string{"a", "b", "axis", "x", "lower", "upper", "share"}}
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			s.rows = append(s.rows, []any{p.A, p.B, p.Axis.String(), x.X, x.Lower, x.Upper, x.Share})
		}
	}
	return s
}

func (c Comparisons) equalScores() sheet {
	s := sheet{columns: []string{"a", "b", "score", "cost_a", "cost_b", "ratio", "lower", "upper"}}
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			s.rows = append(s.rows, []any{p.A, p.B, e.Score, e.CostA, e.CostB, e.Ratio, e.Lower, e.Upper})
		}
	}
	return s
}

// csv writes the sheet in full precision.
func (s sheet) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	_ = out.Write(s.columns) // Error below tells
	for _, row := range s.rows {
		cells := make([]string, len(row))
		for i, v := range row {
			switch v := v.(type) {
			case float64:
				cells[i] = number.Value(v).Cell()
			case string:
				cells[i] = v
			}
		}
		_ = out.Write(cells)
	}
	out.Flush()
	return out.Error()
}

// objects returns the rows as JSON objects with the columns' names.
func (s sheet) objects() []map[string]any {
	out := []map[string]any{}
	for _, row := range s.rows {
		object := make(map[string]any, len(row))
		for i, v := range row {
			if x, ok := v.(float64); ok {
				v = number.Value(x)
			}
			object[s.columns[i]] = v
		}
		out = append(out, object)
	}
	return out
}

// AllWarnings returns the log's warnings and those of the comparisons.
func (c Comparisons) AllWarnings() []evp.Warning {
	out := slices.Clone(c.Warnings)
	for _, p := range c.Pairs {
		for _, w := range p.Warnings {
			if !slices.Contains(out, w) { // a model is in many pairs
				out = append(out, w)
			}
		}
	}
	return out
}

// Write writes the result in a format: csv, json, txt or text, md, tex.
func (c Comparisons) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		return c.sheet(c.Table).csv(w)
	case "json":
		return writeJSON(w, map[string]any{
			"evp": "compare", "schema": 1, "settings": c.Settings, "inputs": append([]Input{}, c.Inputs...),
			"differences": c.differences().objects(), "crossovers": c.crossovers().objects(), "equal_score": c.equalScores().objects(),
			"sentences": c.Sentences(), "warnings": warnings(c.AllWarnings()),
		})
	}
	if c.Table == "" && format != "tex" {
		for _, s := range c.Sentences() {
			fmt.Fprintln(w, s)
			if format == "md" {
				fmt.Fprintln(w)
			}
		}
		if format != "md" {
			fmt.Fprintln(w)
		}
	}
	return WriteTables(w, format, c.Tables())
}

// Tables returns the tables for people: those asked for that have a row.
func (c Comparisons) Tables() []Table {
	all := []struct {
		name string
		of   func() Table
	}{{"differences", c.differenceTable}, {"crossovers", c.crossoverTable}, {"equal-score", c.equalScoreTable}}
	var out []Table
	for _, t := range all {
		if c.Table == "" || c.Table == t.name {
			if table := t.of(); len(table.Rows) > 0 || c.Table == t.name {
				out = append(out, table)
			}
		}
	}
	return out
}

// axis returns what x is, with its unit.
func (c Comparisons) axis() string {
	if len(c.Pairs) > 0 && c.Pairs[0].Axis == evp.Trials {
		return "trials"
	}
	return "budget (" + c.Unit + ")"
}

func (c Comparisons) differenceTable() Table {
	t := Table{Header: []string{"a", "b", "leads", c.axis(), "a's best", "b's best", "a − b", "lower", "upper", "P(a beats b)", "p"}, Left: 3}
	for _, p := range c.Pairs {
		for _, d := range p.Differences {
			leads := map[compare.Verdict]string{compare.VerdictA: p.A, compare.VerdictB: p.B, compare.VerdictUndecided: "undecided"}[d.Verdict]
			of := precision(d.Lower, d.Upper, d.Difference)
			best := max(of, precision(math.NaN(), math.NaN(), math.Max(math.Abs(d.EstimateA), math.Abs(d.EstimateB)))-1)
			t.Rows = append(t.Rows, []string{p.A, p.B, leads, Curves{}.x(d.X), number.Value(d.EstimateA).Fixed(best), number.Value(d.EstimateB).Fixed(best),
				number.Value(d.Difference).Fixed(of), number.Value(d.Lower).Fixed(of), number.Value(d.Upper).Fixed(of), probability(d.PABetter), probability(d.PAdjusted)})
		}
	}
	return c.named(t)
}

// probability writes a probability with three decimals; what rounds to 0 or to 1
// and is neither as being beyond.
func probability(p float64) string {
	switch {
	case p > 0 && p < 0.0005:
		return "<0.001"
	case p < 1 && p >= 0.9995:
		return ">0.999"
	}
	return number.Value(p).Fixed(3)
}

// named returns a table of the models a and b: of one pair without these
// columns, with the models' names in their place.
func (c Comparisons) named(t Table) Table {
	if len(c.Pairs) != 1 {
		return t
	}
	p := c.Pairs[0]
	named := strings.NewReplacer("a's best", p.A, "b's best", p.B, "a − b", "difference", "P(a beats b)", "P("+p.A+" better)",
		"a needs", p.A+" needs", "b needs", p.B+" needs", "b/a", "ratio")
	out := Table{Caption: t.Caption, Left: t.Left - 2}
	for _, head := range t.Header[2:] {
		out.Header = append(out.Header, named.Replace(head))
	}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, row[2:])
	}
	return out
}

func (c Comparisons) crossoverTable() Table {
	t := Table{Header: []string{"a", "b", "the curves cross at", "lower", "upper", "share of resamples"}, Left: 2}
	for _, p := range c.Pairs {
		for _, x := range p.Crossovers {
			t.Rows = append(t.Rows, []string{p.A, p.B, c.amount(x.X, 3), c.amount(x.Lower, 2), c.amount(x.Upper, 2), number.Value(x.Share).Rounded(2)})
		}
	}
	return t
}

func (c Comparisons) equalScoreTable() Table {
	t := Table{Header: []string{"a", "b", "score", "a needs", "b needs", "b/a", "lower", "upper"}, Left: 2}
	for _, p := range c.Pairs {
		for _, e := range p.EqualScores {
			t.Rows = append(t.Rows, []string{p.A, p.B, number.Value(e.Score).Short(6), c.amount(e.CostA, 3), c.amount(e.CostB, 3),
				number.Value(e.Ratio).Rounded(2), number.Value(e.Lower).Rounded(2), number.Value(e.Upper).Rounded(2)})
		}
	}
	return c.named(t)
}

// amount writes a number of trials or a budget with its unit; empty if it does
// not exist.
func (c Comparisons) amount(x float64, digits int) string {
	switch {
	case !number.Value(x).Exists():
		return ""
	case len(c.Pairs) > 0 && c.Pairs[0].Axis == evp.Trials:
		return number.Count(int(math.Round(x))) + " trials"
	}
	return number.Value(x).Short(digits) + " " + c.Unit
}

// precision returns how many decimals show an interval's width by two digits;
// without an interval, the value by four.
func precision(lower, upper, value float64) int {
	width := (upper - lower) / 2
	if !number.Value(width).Exists() || width == 0 {
		width = math.Abs(value) / 100
	}
	if !number.Value(width).Exists() || width == 0 {
		return 4
	}
	return min(max(1-int(math.Floor(math.Log10(width))), 0), 12)
}
