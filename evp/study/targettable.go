package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Table returns a row per model and target.
func (t Targets) Table() table.Table { return t.exact(t.all()) }

// exact returns a row per target, with the columns in the order that scripts rely
// on. If no trial reaches a target, only the share of trials that do, 0, exists.
func (t Targets) exact(targets []*evp.Target) table.Table {
	out := table.New("targets", table.Words("model"), table.Numbers(
		"target", "p_per_trial", "expected_trials", "expected_cost", "median_cost", "p90_cost", "median_trials", "p90_trials",
		"p_lower", "p_upper"))
	if t.HasWithin {
		out.Columns = append(out.Columns, table.Numbers("within", "p_within")...)
	}
	for _, target := range targets {
		ifReached := func(x float64) table.Cell {
			if target.Reached == 0 {
				x = math.NaN()
			}
			return table.Number(x)
		}
		row := []table.Cell{
			table.Word(target.Model), table.Number(target.Score), table.Number(target.PerTrial),
			table.Number(target.ExpectedTrials), table.Number(target.ExpectedCost), table.Number(target.MedianCost),
			table.Number(target.P90Cost), table.Number(target.MedianTrials), table.Number(target.P90Trials),
			ifReached(target.Lower), ifReached(target.Upper),
		}
		if t.HasWithin {
			row = append(row, table.Number(target.Within), ifReached(target.PWithin))
		}
		out.Add(row...)
	}
	return out
}

// Tables returns one table with a row per model and target.
func (t Targets) Tables() []table.Table {
	out := table.New("targets", t.columns())
	for _, target := range t.all() {
		out.Add(t.row(target)...)
	}
	return []table.Table{out}
}

// columns returns the columns of the table for people.
func (t Targets) columns() []table.Column {
	share, within := "share", ""
	if all := t.all(); len(all) > 0 {
		share = fmt.Sprintf("share [%g %% interval]", 100*all[0].Confidence)
		within = number.Value(all[0].Within).Short(4) + " " + t.Unit
	}
	out := slices.Concat(t.study.modelColumns(),
		table.Numbers("target", "trials that reach it", share, "trials: expected"), table.Numbers("median", "90 %"))
	if t.Unit != "" {
		out = append(out, table.Scaled("cost", t.Unit+": expected", "median", "90 %")...)
	}
	if t.HasWithin {
		out = append(out, table.Numbers("chance within "+within)...)
	}
	return out
}

// row returns a row of the table for people.
func (t Targets) row(target *evp.Target) []table.Cell {
	reached := fmt.Sprintf("%s of %s", number.Count(target.Reached), number.Count(target.Trials))
	out := append(t.study.modelCells(target.Model, ""),
		table.Short(target.Score, 6), table.Rounded(float64(target.Reached), reached), share(target),
		table.Digits(target.ExpectedTrials, 3), table.Digits(target.MedianTrials, 3), table.Digits(target.P90Trials, 3))
	if t.Unit != "" {
		for _, x := range []float64{target.ExpectedCost, target.MedianCost, target.P90Cost} {
			out = append(out, table.Digits(x, 3))
		}
	}
	if t.HasWithin {
		out = append(out, probability(target.PWithin))
	}
	return out
}

// share returns the share of trials that reach a target, with its interval, to the
// decimal that half the interval supports.
func share(t *evp.Target) table.Cell {
	known := func(x float64) number.Measure { return number.Measure{Value: x, Uncertainty: (t.Upper - t.Lower) / 2} }
	return table.Interval(known(t.PerTrial), known(t.Lower), known(t.Upper))
}
