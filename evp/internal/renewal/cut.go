package renewal

import (
	"math"
	"slices"

	"evpkit/sampling"
)

const (
	cutLevel = 1e-12 // probability below which a rank's G counts as 0
	cutBins  = 256   // bins of cost in the bound
	cutTilts = 48    // exponents tried in the bound
	cutFirst = 64    // trials that always count
)

// cut returns the number of trials that matter for budgets ≥ low, from the best
// downwards: for every threshold below them G ≤ cutLevel. It returns the number of scored
// trials if there is no such threshold.
//
// The bound is Chernoff's: for any s > 0, with A_i(s) = Σ_{rank j ≤ i, c_j ≤ B}
// w·e^{s c_j} < 1,
//
//	G_i(B) ≤ e^{−sB} · E[e^{s·min(c, B)}] / (1 − A_i(s))
//
// It holds for any costs, even if a single expensive draw can end the search, which a rule
// that counts trials by their mean cost does not. Costs are split between two bins so that
// their mean is kept, which only weakens the bound because e^x is convex. slack is added
// to each cost, for lattices that round costs up.
func (l *Law) cut(low, slack float64) int {
	n := len(l.scores)
	if n <= cutFirst {
		return n
	}
	b := newChernoff(l, low, slack)
	if slices.Min(b.over[:]) > cutLevel { // too few trials fit, whatever the threshold
		return n
	}
	for have, want := 0, cutFirst; ; want += want / 4 {
		want = min(want, n)
		for j, c := range l.costs[n-want : n-have] {
			b.add(c, -l.weight.at(n-want+j))
		}
		if have = want; b.holds() || have == n {
			return have
		}
	}
}

// chernoff evaluates the bound of cut while trials are removed from below the threshold.
type chernoff struct {
	budget, slack float64
	below         [cutBins + 2]float64           // weight of the trials below the threshold by cost
	tilts         [cutTilts][cutBins + 1]float64 // e^{s·(bin's cost)}
	over          [cutTilts]float64              // e^{−sB}·E[e^{s·min(c, B)}]
}

func newChernoff(l *Law, budget, slack float64) *chernoff {
	b := &chernoff{budget: budget, slack: slack}
	unaffordable := 0.0
	for j, c := range l.costs {
		if w := l.weight.at(j); !b.add(c, w) {
			unaffordable += w
		}
	}
	for j, c := range l.failed {
		if w := l.lost.at(j); !b.add(c, w) {
			unaffordable += w
		}
	}
	for t := range b.tilts {
		sB := 28 * math.Pow(200, float64(t)/(cutTilts-1)) // 28 … 5600
		b.over[t] = unaffordable
		for k := range b.tilts[t] {
			x := sB * float64(k) / cutBins
			b.tilts[t][k] = math.Exp(x)
			b.over[t] += b.below[k] * math.Exp(x-sB)
		}
	}
	return b
}

// add adds weight to the bins of cost c and reports whether c fits the budget.
func (b *chernoff) add(c, weight float64) bool {
	if !sampling.Fits(c, b.budget) {
		return false
	}
	x := math.Min((c+b.slack)/b.budget, 1) * cutBins
	k := int(x)
	b.below[k] += weight * (1 - (x - float64(k)))
	b.below[k+1] += weight * (x - float64(k))
	return true
}

// holds reports whether the bound is at most cutLevel for some exponent.
func (b *chernoff) holds() bool {
	for t := range b.tilts {
		if b.over[t] > cutLevel {
			continue
		}
		a := 0.0
		for k, w := range b.below[:cutBins+1] {
			if w > 1e-18 {
				a += w * b.tilts[t][k]
			}
		}
		if a < 1 && b.over[t]/(1-a) <= cutLevel {
			return true
		}
	}
	return false
}
