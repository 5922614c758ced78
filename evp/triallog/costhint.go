package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// costWords are words in the names of columns that may hold a cost, with the
// unit that each implies; "" if it implies none.
var costWords = map[string]string{
	"runtime": "", "time": "", "duration": "", "walltime": "", "wallclock": "", "elapsed": "",
	"seconds": "s", "secs": "s", "sec": "s", "minutes": "min", "mins": "min", "hours": "h", "hrs": "h",
	"kwh": "kWh", "usd": "USD", "dollars": "USD", "macs": "mac",
}

// noCostWords are words in the names of columns that hold a moment or a limit,
// and not a cost.
var noCostWords = []string{
	"start", "started", "end", "ended", "begin", "finish", "finished", "created", "updated", "submitted",
	"stamp", "limit", "max", "inference", "per",
}

// costHint is the note of a log without a cost. It names the column that may be
// one.
func costHint(f *source.File, score string) string {
	column, unit := findCost(f, score)
	if column == none {
		return "cost: none, no column has a well-known name for it (`cost` names it)"
	}
	name := f.Names[column]
	option := rows.Option(costOption, name)
	if unit != "" {
		return fmt.Sprintf("cost: none; if %s is what a trial cost, say %s %s",
			rows.Quote(name), option, rows.Option("cost-unit", unit))
	}
	return fmt.Sprintf("cost: none; if %s is what a trial cost, say %s, and its unit with `cost-unit` (s, h, …)",
		rows.Quote(name), option)
}

// findCost returns the column that may be the cost, and its unit; none if there
// is no such column.
func findCost(f *source.File, score string) (column int, unit string) {
	column = none
	isNoCost := func(word string) bool { return slices.Contains(noCostWords, word) }
	isTaken := func(i int) bool { return i == f.Columns.State || slices.Contains(f.Columns.Params, i) }
	for i, name := range f.Names {
		words := strings.Split(normalName(name), "_")
		if name == score || isTaken(i) || slices.ContainsFunc(words, isNoCost) {
			continue
		}
		for _, w := range words {
			if u, ok := costWords[w]; ok && (column == none || column == i && unit == "") {
				column, unit = i, u
			}
		}
	}
	return column, unit
}
