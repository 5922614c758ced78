package study

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/number"
)

// unitFactors are by how much units of cost differ that get mixed up.
var unitFactors = []struct {
	factor float64
	times  bool // only units of time differ by it
	words  string
}{
	{60, true, "minutes and seconds, or hours and minutes"},
	{1000, false, "such as ms and s, or kWh and Wh"},
	{3600, true, "hours and seconds"},
}

// Costs are taken to be in two units if the medians of two models differ by a
// factor between units, to within a factor of nearUnit, and if the costs of each
// model but the extreme spreadShare lie within the square root of that factor:
// costs that spread more show no unit. Of pairs of models whose true costs differ
// by a factor that is log-normal with a standard deviation of 1.5 (4.5 times),
// this concerns 1 in 200 (TestMixedUnitsByChance).
const (
	nearUnit    = 1.2
	spreadShare = 0.05
	fewestCosts = 3      // trials of each model
	mostCosts   = 10_000 // that are looked at
)

// A costScale is the range of a model's costs.
type costScale struct {
	model             string
	low, median, high float64
}

// newCostScale returns the range of the costs of a model; ok is false if there
// are too few.
func newCostScale(model string, trials []evp.Trial) (out costScale, ok bool) {
	var costs []float64
	for _, t := range trials[:min(len(trials), mostCosts)] {
		if t.Cost > 0 {
			costs = append(costs, t.Cost)
		}
	}
	n := len(costs)
	if n < fewestCosts {
		return out, false
	}
	slices.Sort(costs)
	cut := int(spreadShare * float64(n))
	return costScale{model, costs[cut], costs[n/2], costs[n-1-cut]}, true
}

// differBy reports whether two models' costs differ by a factor between units,
// b's being higher.
func differBy(a, b costScale, factor float64) bool {
	isWide := func(c costScale) bool { return c.high/c.low > math.Sqrt(factor) }
	return math.Abs(math.Log(b.median/a.median/factor)) <= math.Log(nearUnit) && !isWide(a) && !isWide(b)
}

// mixedUnits warns of models of which the cheapest and the most expensive seem
// to have their costs in different units.
func (s *Study) mixedUnits() []evp.Warning {
	if s.Unit == "" || len(s.Groups) < 2 {
		return nil
	}
	var models []costScale
	for _, g := range s.Groups {
		if c, ok := newCostScale(s.nameOf(g), g.Trials); ok {
			models = append(models, c)
		}
	}
	if len(models) < 2 {
		return nil
	}
	byMedian := func(a, b costScale) int { return cmp.Compare(a.median, b.median) }
	a, b := slices.MinFunc(models, byMedian), slices.MaxFunc(models, byMedian)
	for _, u := range unitFactors {
		if u.times && s.Unit == FPO || !differBy(a, b, u.factor) {
			continue
		}
		return []evp.Warning{{Code: WarnMixedScales, Message: fmt.Sprintf(
			"a trial of %q costs %s (median) and one of %q %s, near %s times as much: are these different units (%s)? "+
				"if so, an expression in `cost` brings them to one, or `where` leaves one out",
			a.model, number.Value(a.median).Short(3), b.model, number.Value(b.median).Short(3), number.Count(int(u.factor)),
			u.words)}}
	}
	return nil
}
