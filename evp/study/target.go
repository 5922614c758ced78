package study

import (
	"evpkit/evp/number"
	"fmt"
	"io"

	"evpkit/evp"
)

// Targets is the result of "evp target".
type Targets struct {
	Document
	HasWithin bool // a chance within a budget was asked for
	Models    []TargetModel
}

// A TargetModel is one model and what it takes it to reach each target.
type TargetModel struct {
	Sample  *evp.Sample
	Targets []*evp.Target
}

// Write writes the result in a format: csv (a row per model and target), json,
// txt or text, md, tex.
func (t Targets) Write(w io.Writer, format string) error {
	switch format {
	case "csv":
		var rows []*evp.Target
		for _, m := range t.Models {
			rows = append(rows, m.Targets...)
		}
		return writeCSV(w, t.columns(), rows)
	case "json":
		return t.json(w, "target", t.objects(), nil)
	}
	return WriteTables(w, format, []Table{t.table()})
}

// columns returns the columns, in the order that scripts rely on. Of a target
// that no trial reaches only the share exists.
func (t Targets) columns() []cellColumn[*evp.Target] {
	number := func(name string, of func(t *evp.Target) float64) cellColumn[*evp.Target] {
		return cellColumn[*evp.Target]{name, func(t *evp.Target) any { return number.Value(of(t)) }}
	}
	reached := func(x, y func(t *evp.Target) float64) func(t *evp.Target) float64 {
		return func(t *evp.Target) float64 {
			if t.Reached == 0 {
				return y(t)
			}
			return x(t)
		}
	}
	none := func(t *evp.Target) float64 { return t.MedianTrials }
	out := []cellColumn[*evp.Target]{
		{"model", func(t *evp.Target) any { return t.Model }},
		number("target", func(t *evp.Target) float64 { return t.Score }),
		number("p_per_trial", func(t *evp.Target) float64 { return t.PerTrial }),
		number("expected_trials", func(t *evp.Target) float64 { return t.ExpectedTrials }),
		number("expected_cost", func(t *evp.Target) float64 { return t.ExpectedCost }),
		number("median_cost", func(t *evp.Target) float64 { return t.MedianCost }),
		number("p90_cost", func(t *evp.Target) float64 { return t.P90Cost }),
		number("median_trials", func(t *evp.Target) float64 { return t.MedianTrials }),
		number("p90_trials", func(t *evp.Target) float64 { return t.P90Trials }),
		number("p_lower", reached(func(t *evp.Target) float64 { return t.Lower }, none)),
		number("p_upper", reached(func(t *evp.Target) float64 { return t.Upper }, none)),
	}
	if t.HasWithin {
		out = append(out,
			number("within", func(t *evp.Target) float64 { return t.Within }),
			number("p_within", reached(func(t *evp.Target) float64 { return t.PWithin }, none)))
	}
	return out
}

// objects returns the models as they stand in JSON.
func (t Targets) objects() []map[string]any {
	columns := t.columns()
	out := []map[string]any{}
	for _, m := range t.Models {
		targets := []map[string]any{}
		for _, target := range m.Targets {
			targets = append(targets, objectOf(columns[1:], target))
		}
		out = append(out, map[string]any{
			"name": m.Sample.Model(), "trials": m.Sample.N(), "failed": m.Sample.Failed(), "best": number.Value(m.Sample.Best()),
			"total_cost": number.Value(m.Sample.TotalCost()), "mean_cost": number.Value(m.Sample.MeanCost()), "targets": targets,
		})
	}
	return out
}

// table returns the table for people.
func (t Targets) table() Table {
	priced := t.Unit != ""
	out := Table{Header: []string{"model", "target", "trials that reach it", t.shareHeader(), "trials: expected", "median", "90 %"}, Left: 1}
	if priced {
		out.Header = append(out.Header, t.Unit+": expected", "median", "90 %")
	}
	if t.HasWithin {
		out.Header = append(out.Header, "chance within "+t.within())
	}
	for _, m := range t.Models {
		for _, target := range m.Targets {
			out.Rows = append(out.Rows, t.row(target, priced))
		}
	}
	return out
}

// within returns the budget that was asked for, with its unit.
func (t Targets) within() string {
	for _, m := range t.Models {
		for _, target := range m.Targets {
			return number.Value(target.Within).Short(4) + " " + t.Unit
		}
	}
	return ""
}

// shareHeader says what the share's column holds.
func (t Targets) shareHeader() string {
	for _, m := range t.Models {
		for _, target := range m.Targets {
			return fmt.Sprintf("share (%g %% interval)", 100*target.Confidence)
		}
	}
	return "share"
}

// share returns the share of trials that reach a target, with its interval.
func share(t *evp.Target) string {
	if t.Reached == 0 {
		return fmt.Sprintf("0 (up to %s)", number.Value(t.Upper).Rounded(2))
	}
	half := (t.Upper - t.Lower) / 2
	return fmt.Sprintf("%s (%s–%s)", number.Value(t.PerTrial).To(half), number.Value(t.Lower).To(half), number.Value(t.Upper).To(half))
}

// row returns a row of the table: numbers are rounded to what the interval of
// the share supports.
func (t Targets) row(target *evp.Target, priced bool) []string {
	row := []string{target.Model, number.Value(target.Score).Short(6), fmt.Sprintf("%s of %s", number.Count(target.Reached), number.Count(target.Trials)), share(target)}
	numbers := []float64{target.ExpectedTrials, target.MedianTrials, target.P90Trials}
	if priced {
		numbers = append(numbers, target.ExpectedCost, target.MedianCost, target.P90Cost)
	}
	spread := (1/target.Lower - 1/target.Upper) / 2 * target.PerTrial // of 1/share, relative
	for _, x := range numbers {
		row = append(row, number.Value(x).Supported(spread*x))
	}
	if t.HasWithin {
		row = append(row, number.Value(target.PWithin).Rounded(2))
	}
	return row
}
