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
		share = fmt.Sprintf("share (%g %% interval)", 100*all[0].Confidence)
		within = number.Value(all[0].Within).Short(4) + " " + t.Unit
	}
	out := slices.Concat(table.Words("model"),
		table.Numbers("target", "trials that reach it", share, "trials: expected", "median", "90 %"))
	if t.Unit != "" {
		out = append(out, table.Numbers(t.Unit+": expected", "median", "90 %")...)
	}
	if t.HasWithin {
		out = append(out, table.Numbers("chance within "+within)...)
	}
	return out
}

// row returns a row of the table for people. Its numbers are rounded to what the
// interval of the share supports.
func (t Targets) row(target *evp.Target) []table.Cell {
	reached := fmt.Sprintf("%s of %s", number.Count(target.Reached), number.Count(target.Trials))
	out := []table.Cell{
		table.Word(target.Model), short(target.Score, 6), table.Rounded(float64(target.Reached), reached), share(target),
	}
	numbers := []float64{target.ExpectedTrials, target.MedianTrials, target.P90Trials}
	if t.Unit != "" {
		numbers = append(numbers, target.ExpectedCost, target.MedianCost, target.P90Cost)
	}
	spread := (1/target.Lower - 1/target.Upper) / 2 * target.PerTrial // of 1/share, relative
	for _, x := range numbers {
		out = append(out, table.Rounded(x, number.Value(x).Supported(spread*x)))
	}
	if t.HasWithin {
		out = append(out, rounded(target.PWithin, 2))
	}
	return out
}

// share returns the share of trials that reach a target, with its interval.
func share(t *evp.Target) table.Cell {
	if t.Reached == 0 {
		return table.Rounded(0, fmt.Sprintf("0 (up to %s)", number.Value(t.Upper).Rounded(2)))
	}
	half := (t.Upper - t.Lower) / 2
	return table.Rounded(t.PerTrial, fmt.Sprintf("%s (%s–%s)",
		number.Value(t.PerTrial).To(half), number.Value(t.Lower).To(half), number.Value(t.Upper).To(half)))
}
