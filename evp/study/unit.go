package study

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/evp/triallog"
)

// ComputedUnit is the unit of a cost that is an expression: a column's name may say
// what it counts, but that says nothing of what was computed from it.
const ComputedUnit = "cost units"

// FPO is the unit of costs that count floating point operations.
const FPO = "FPO"

// countsMAC reports whether the cost is counted in multiply-adds.
func (o Options) countsMAC() bool { return strings.EqualFold(o.CostUnit, "mac") }

// unit returns the unit of a log's cost; "" without a cost.
func (o Options) unit(log *triallog.Log) string {
	switch name := strings.ToLower(log.Cost); {
	case log.Cost == "":
		return ""
	case strings.EqualFold(o.CostUnit, "fpo"), o.countsMAC():
		return FPO
	case o.CostUnit != "":
		return o.CostUnit
	case log.CostUnit != "":
		return log.CostUnit
	case !slices.Contains(log.Columns, log.Cost):
		return ComputedUnit
	case strings.Contains(name, "fpo"), strings.Contains(name, "flop"), strings.Contains(name, "flos"):
		return FPO
	}
	return log.Cost
}

// unitNote says how the unit is known, if readers should check it.
func (o Options) unitNote(log *triallog.Log, unit string) string {
	switch {
	case unit == "" || o.CostUnit != "":
	case unit == ComputedUnit:
		return "cost unit: unknown, as the cost is an expression; `cost-unit` names it (fpo, mac, s, …)"
	case unit == log.Cost:
		return fmt.Sprintf("cost unit: %q, after the column; `cost-unit` names another (fpo, mac, s, …)", unit)
	}
	return ""
}

// leastFPO is less than any training run takes: a network of 1,000 parameters
// needs more for one pass over 1,000 examples.
const leastFPO = 1e6

// unitWarnings warn of a cost in FPO that is too small for it, and of one that
// is named after a time and has no unit. most is the cost of the most expensive
// trial.
func (o Options) unitWarnings(log *triallog.Log, unit string, most float64) []evp.Warning {
	warning := func(format string, args ...any) []evp.Warning {
		return []evp.Warning{{Code: WarnSeconds, Message: fmt.Sprintf(format, args...)}}
	}
	switch {
	case unit == FPO && log.CostUnit == "s":
		return warning("the cost %q is a time in seconds, as the log's format says, and `cost-unit` %s takes it as "+
			"operations: name a column of operations with `cost`", log.Cost, o.CostUnit)
	case unit == FPO && most > 0 && most < leastFPO:
		return warning("the cost %q is taken as FPO, but no trial costs more than %g: is it a time? (`cost-unit s`)",
			log.Cost, most)
	case o.CostUnit == "" && log.CostUnit == "" && unit != "" && unit == log.Cost && isTime(log.Cost):
		return warning("the cost %q looks like a time, not like FPO: say its unit (`cost-unit s`)", log.Cost)
	}
	return nil
}

// isTime reports whether a column is named after a time.
func isTime(column string) bool {
	return slices.ContainsFunc(metric.Words(column), func(w string) bool {
		return slices.Contains(timeWords, w)
	})
}

// timeWords are the words of columns that hold a time.
var timeWords = []string{
	"time", "seconds", "secs", "sec", "duration", "runtime", "elapsed", "wallclock", "minutes", "hours",
}
