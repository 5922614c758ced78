// Package renewal computes the law of the best score that a random search has
// found when its cumulative cost reaches a budget, for trials of unequal cost.
//
// The pipeline of nearly every number here:
//
//	scores, costs → NewLaw → one lattice per octave of budget (lattice.go)
//	→ ranks that still matter there (cut.go)
//	→ generating functions at M points of a circle (transform.go, pass.go, groups.go)
//	→ one inverse FFT → values at the lattice's budgets → interpolation
//
// Where few different sums of costs fit a budget, and a lattice would have to round them,
// the law is solved over these sums instead (paths.go, visits.go); elsewhere jump.go says by
// how much a value may be off next to a jump.
//
// Trials are drawn one after another, with replacement, and run to completion one at a
// time; the search stops when the next trial would overrun the budget B, and that trial
// does not count. Rank 0 stands for "nothing has scored"; the scored trials have the
// ranks 1 … N in ascending order of score. With G_i(B) = P(best rank within B ≤ i),
// trial costs c_j and weight 1/T each (T trials, failed ones included),
//
//	G_i(B) = P(c > B) + (1/T) Σ_{rank j ≤ i, c_j ≤ B} G_i(B − c_j)
//
// a renewal equation. On a lattice its generating function is
//
//	Ĝ_i(z) = (1 − a(z)) / ((1 − z)(1 − a_i(z))),  a_i(z) = (1/T) Σ_{rank j ≤ i} z^{k_j}
//
// and the complement H_i = 1 − G_i, which keeps its precision when little has finished,
// is Ĥ_i(z) = (a − a_i) / ((1 − z)(1 − a_i)).
//
// A sequence of trials fits the budget B by the rule of sampling.Fits.
//
// Coarse and Split are the same law for resamples and permutations: on a small lattice,
// for scores in groups, and for weights that change from call to call.
package renewal

import "math"

// A Law is the law of the best score under a cost budget, for one model's logged
// trials. It is immutable and safe for concurrent use.
type Law struct {
	scores []float64 // of the scored trials, ascending
	costs  []float64 // of the scored trials, in the order of scores
	failed []float64 // costs of the trials without a score
	weight weights   // of the scored trials: the probability that each is drawn
	lost   weights   // of the failed trials
	mean   float64   // cost of a trial
	total  float64   // cost of all trials

	cheapest float64 // smallest cost of a scored trial
	finer    int     // log2 of a refinement of split lattices (tests)
	quantum  quantum // largest common measure of all costs
	grain    float64 // a measure that they nearly have in common; 0 without one
	diffuse  bool    // no cost, within 1 %, is shared by many trials
	paths    *paths  // the sums that costs reach, where they are few
}

// NewLaw returns the law of the trials with the given scores (ascending, larger being
// better) and costs (aligned with scores, finite and > 0), and of failed trials with
// the given costs. It keeps the slices and never changes them. There must be at least
// one scored trial.
func NewLaw(scores, costs, failed []float64) *Law {
	trials := len(costs) + len(failed)
	each := weights{each: 1 / float64(trials)}
	return newLaw(Law{scores: scores, costs: costs, failed: failed, weight: each, lost: each}, float64(trials))
}

// NewWeightedLaw is NewLaw for trials that are not equally likely to be drawn: weight is
// the probability of each scored trial, aligned with scores, lost that of each failed
// one; together they sum to 1. trials is the number of trials from which the law's total
// cost follows: trials times the mean cost.
func NewWeightedLaw(scores, costs, failed, weight, lost []float64, trials float64) *Law {
	if len(weight) != len(scores) || len(lost) != len(failed) {
		panic("renewal: there must be a weight for each trial")
	}
	return newLaw(Law{
		scores: scores, costs: costs, failed: failed,
		weight: weights{single: weight}, lost: weights{single: lost},
	}, trials)
}

// newLaw sets what follows from the trials and their weights.
func newLaw(l Law, trials float64) *Law {
	if len(l.scores) == 0 || len(l.scores) != len(l.costs) {
		panic("renewal: scores and costs must be equally long and not empty")
	}
	l.cheapest = math.Inf(1)
	for j, c := range l.costs {
		l.mean += l.weight.at(j) * c
		l.cheapest = math.Min(l.cheapest, c)
	}
	for j, c := range l.failed {
		l.mean += l.lost.at(j) * c
	}
	l.total = l.mean * trials
	if sorted, ok := ascending(l.costs, l.failed); ok {
		l.quantum, l.grain = newQuantum(sorted), grain(sorted)
	}
	l.diffuse, l.paths = isDiffuse(&l), new(paths)
	return &l
}

// weights are the probabilities with which trials are drawn: all the same, or one for
// each.
type weights struct {
	each   float64
	single []float64
}

// at returns the weight of trial j.
func (w weights) at(j int) float64 {
	if w.single == nil {
		return w.each
	}
	return w.single[j]
}

// part returns the weights of the trials low … high−1.
func (w weights) part(low, high int) weights {
	if w.single == nil {
		return w
	}
	return weights{single: w.single[low:high]}
}

// isDiffuse reports whether costs are spread out: no interval of 1 % of its cost holds
// more than 5 % of them.
func isDiffuse(l *Law) bool {
	bins := make(map[int]float64)
	for j, c := range l.costs {
		bins[costBin(c)] += l.weight.at(j)
	}
	for j, c := range l.failed {
		bins[costBin(c)] += l.lost.at(j)
	}
	for bin, w := range bins {
		if w+bins[bin+1] > 0.05*(1+1e-9) {
			return false
		}
	}
	return true
}

// costBin returns the number of the bin, ½ % wide, that a cost is in.
func costBin(c float64) int { return int(math.Floor(200 * math.Log(c))) }
