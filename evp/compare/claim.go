package compare

import (
	"math"
	"slices"

	"evpkit/evp/internal/grid"
)

// setClaim sets the model that is claimed to need less. A model that does not reach the score
// within its data needs more than these.
func (e *EqualScore) setClaim(differences []Difference) {
	e.Claim = VerdictNone
	var named Verdict
	switch {
	case e.Lower > 1 && !math.IsNaN(e.CostA):
		named = VerdictA
	case e.Upper < 1 && !math.IsNaN(e.CostB):
		named = VerdictB
	default:
		return
	}
	for _, x := range e.rests {
		if verdictAt(differences, x) != named {
			return
		}
	}
	e.Claim = named
}

// budgets returns the two costs, as far as both curves go: at both of them the model that
// needs less must be the better one.
func (e EqualScore) budgets(a, b view) [2]float64 {
	end := math.Min(a.end, b.end)
	out := [2]float64{end, end}
	for i, x := range []float64{e.CostA, e.CostB} {
		if x < end {
			out[i] = math.Max(x, math.Max(a.start, b.start))
		}
	}
	return out
}

// verdictAt returns the verdict at x: that of the difference there or, between two, the one
// that both of them have; VerdictNone if they differ or x is outside all of them.
func verdictAt(differences []Difference, x float64) Verdict {
	below, above := -1, -1
	for i, d := range differences {
		if grid.AtMost(d.X, x) && (below < 0 || d.X >= differences[below].X) {
			below = i
		}
		if grid.AtLeast(d.X, x) && (above < 0 || d.X <= differences[above].X) {
			above = i
		}
	}
	if below < 0 || above < 0 || differences[below].Verdict != differences[above].Verdict {
		return VerdictNone
	}
	return differences[below].Verdict
}

// claimXs returns the x that the claims of a pair rest on: what each model needs for each
// score. With many models there are none: claims rest on the x asked for.
func (c *comparison) claimXs(a, b view) []float64 {
	if len(c.models) > fewModels || a.fixed || b.fixed {
		return nil
	}
	var out []float64
	for _, score := range c.scores(a, b) {
		e := EqualScore{CostA: a.cost(score), CostB: b.cost(score)}
		budgets := e.budgets(a, b)
		out = append(out, budgets[:]...)
	}
	return slices.DeleteFunc(grid.Distinct(out), func(x float64) bool { return !a.exists(x) || !b.exists(x) })
}

// claimsOf returns, for each model, the x that the claims of all its pairs rest on.
func (c *comparison) claimsOf(pairs [][2]int) [][]float64 {
	out := make([][]float64, len(c.models))
	for _, p := range pairs {
		xs := c.claimXs(c.forSameScore(c.models[p[0]], c.models[p[1]]))
		out[p[0]], out[p[1]] = append(out[p[0]], xs...), append(out[p[1]], xs...)
	}
	return out
}
