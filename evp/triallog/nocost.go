package triallog

import (
	"fmt"
	"slices"
	"strings"
)

// costUnits are words in the names of columns that may be a cost, and the unit
// that each speaks of; "" if it does not say.
var costUnits = map[string]string{
	"runtime": "", "time": "", "duration": "", "walltime": "", "wallclock": "", "elapsed": "",
	"seconds": "s", "secs": "s", "sec": "s", "minutes": "min", "mins": "min", "hours": "h", "hrs": "h",
	"kwh": "kWh", "usd": "USD", "dollars": "USD", "macs": "mac",
}

// notCost are words in the names of columns that are a moment, or what a trial
// was allowed, and not what it cost.
var notCost = []string{"start", "started", "end", "ended", "begin", "finish", "finished", "created", "updated", "submitted", "stamp", "limit", "max", "inference", "per"}

// noCost is the note of a log without a cost. It names the column that may be
// one.
func (t *table) noCost(o Options) string {
	unit, found := "", none
	for i, name := range t.names {
		words := strings.Split(normal(name), "_")
		if name == o.Score || i == t.layout.status || slices.Contains(t.layout.params, i) ||
			slices.ContainsFunc(words, func(w string) bool { return slices.Contains(notCost, w) }) {
			continue
		}
		for _, w := range words {
			if u, ok := costUnits[w]; ok && (found == none || found == i && unit == "") {
				found, unit = i, u
			}
		}
	}
	if found == none {
		return "cost: none, no column has a well-known name for it (--cost names it)"
	}
	flags := "--cost " + quoteFlag(t.names[found])
	if unit != "" {
		return fmt.Sprintf("cost: none; if %s is what a trial cost, say %s --cost-unit %s", quote(t.names[found]), flags, unit)
	}
	return fmt.Sprintf("cost: none; if %s is what a trial cost, say %s, and its unit with --cost-unit (s, h, …)", quote(t.names[found]), flags)
}
