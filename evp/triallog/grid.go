package triallog

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// gridWarnings warns of trials that are a grid: every combination of the values
// of at least two hyperparameters, each equally often. Values that are drawn from
// a continuous law are never that. Values that are drawn from few ones would be
// with a chance that must be below maxChance.
func (a *assignmentChecks) gridWarnings() []evp.Warning {
	n, trials := 0, 0
	var columns []string
	for _, g := range a.order {
		if trials += g.trials; g.isGrid() {
			n += g.trials
			for _, k := range g.varying() {
				if !slices.Contains(columns, a.names[k]) {
					columns = append(columns, a.names[k])
				}
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []evp.Warning{{Code: WarnNotRandom, Message: fmt.Sprintf(
		"%d of %d trials are a grid, each combination of the values of %s: they are not independent draws, "+
			"and the curves describe this log, not the method", n, trials, rows.QuoteAll(columns))}}
}

// isGrid reports whether the assignments of a model are a grid.
func (g *assignmentSet) isGrid() bool {
	columns := g.varying()
	product := 1
	for _, k := range columns {
		if product *= len(g.values[k]); product > len(g.counts) {
			return false
		}
	}
	if len(columns) < 2 || product != len(g.counts) || g.trials%product != 0 {
		return false
	}
	times := g.trials / product
	for _, n := range g.counts {
		if n != times {
			return false
		}
	}
	chance := logFactorial(g.trials) - float64(product)*logFactorial(times) - float64(g.trials)*math.Log(float64(product))
	if times == 1 && g.isNested(columns) {
		chance += logFactorial(len(columns)) - logFactorial(product)
		for _, k := range columns {
			chance += logFactorial(len(g.values[k]))
		}
	}
	return chance < math.Log(maxChance)
}

// isNested reports whether trials are in the order of nested loops over the
// columns, in any order of these.
func (g *assignmentSet) isNested(columns []int) bool {
	if g.trials > len(g.places) {
		return false
	}
	changes := func(k int) int {
		n := 0
		for i := range g.places[1:] {
			if g.places[i][k] != g.places[i+1][k] {
				n++
			}
		}
		return n
	}
	outer := slices.Clone(columns)
	slices.SortStableFunc(outer, func(a, b int) int { return changes(a) - changes(b) })
	for i, place := range g.places {
		at := 0
		for _, k := range outer {
			at = at*len(g.values[k]) + place[k]
		}
		if at != i {
			return false
		}
	}
	return true
}

// logFactorial returns the natural logarithm of n!.
func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
