package sampling

import "math"

// Tolerance is the relative excess over a budget that still fits it. A budget that
// is a sum of costs must not be missed because of rounding: a sum of a million
// costs is good to about 1e-10, and a billionth of a budget matters to nobody.
const Tolerance = 1e-9

// Limit returns the largest cost that fits a budget: budget·(1 + Tolerance).
func Limit(budget float64) float64 { return budget * (1 + Tolerance) }

// Fits reports whether something of the given cost fits a budget.
func Fits(cost, budget float64) bool { return cost <= Limit(budget) }

// Affordable returns how many trials of one cost fit a budget, a whole number.
func Affordable(budget, cost float64) float64 { return math.Floor(Limit(budget / cost)) }
