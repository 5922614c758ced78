package study

import (
	"cmp"
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

// unitWarnings warn of a cost in FPO that is too small for it, of one in seconds
// that is given another unit of time, and of one that is named after a time and has
// no unit. most is the cost of the most expensive trial.
func (o Options) unitWarnings(log *triallog.Log, unit string, most float64) []evp.Warning {
	warning := func(format string, args ...any) []evp.Warning {
		return []evp.Warning{{Code: WarnSeconds, Message: fmt.Sprintf(format, args...)}}
	}
	switch {
	case unit == FPO && log.CostUnit == "s":
		return warning("the cost %q is a time in seconds, as the log's format says, and `cost-unit` %s takes it as "+
			"operations: name a column of operations with `cost`", log.Cost, o.CostUnit)
	case log.CostUnit == "s" && secondsIn(o.CostUnit) != 0:
		return warning("the cost %q is in seconds, and `cost-unit` only names a unit: the numbers in %q are %g times "+
			"too large; %s", log.Cost, o.CostUnit, secondsIn(o.CostUnit), rightUnit(log, secondsIn(o.CostUnit)))
	case unit == FPO && most > 0 && most < leastFPO:
		return warning("the cost %q is taken as FPO, but no trial costs more than %g: is it a time? (`cost-unit s`)",
			log.Cost, most)
	case o.CostUnit == "" && log.CostUnit == "" && unit != "" && unit == log.Cost:
		return timeWarning(log.Cost)
	}
	return nil
}

// rightUnit says how a cost in seconds gets a unit of so many seconds, or that of
// its own.
func rightUnit(log *triallog.Log, seconds float64) string {
	if !slices.Contains(log.Columns, log.Cost) { // the format computes it
		return "leave `cost-unit` out"
	}
	formula := fmt.Sprintf("%s / %g", triallog.Mention(log.Cost), seconds)
	return "leave `cost-unit` out, or divide with " + triallog.Option("cost", formula)
}

// timeWarning asks for the unit of a cost that is named after a time.
func timeWarning(column string) []evp.Warning {
	unit, isTime := timeUnit(column)
	if !isTime {
		return nil
	}
	option := "`cost-unit s` if it is in seconds"
	if unit != "" {
		option = triallog.Option("cost-unit", unit)
	}
	return []evp.Warning{{Code: WarnSeconds, Message: fmt.Sprintf(
		"the cost %q looks like a time, not like FPO: say its unit (%s)", column, option)}}
}

// timeUnit reports whether a column is named after a time, and the unit that a word
// of its name says; "" if none does.
func timeUnit(column string) (unit string, isTime bool) {
	for _, w := range metric.Words(column) {
		u, ok := timeWords[w]
		isTime = isTime || ok
		unit = cmp.Or(unit, u)
	}
	return unit, isTime
}

// timeWords are the words of columns that hold a time, with the unit that each
// says.
var timeWords = map[string]string{
	"time": "", "duration": "", "runtime": "", "elapsed": "", "wallclock": "",
	"seconds": "s", "secs": "s", "sec": "s", "minutes": "min", "hours": "h", "days": "days",
}

// secondsIn returns how many seconds are one of a unit of time that is longer than
// a second; 0 for any other unit.
func secondsIn(unit string) float64 {
	for _, w := range metric.Words(unit) {
		switch w {
		case "min", "mins", "minute", "minutes":
			return 60
		case "h", "hr", "hrs", "hour", "hours":
			return 3600
		case "d", "day", "days":
			return 86400
		}
	}
	return 0
}
