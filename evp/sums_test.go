package evp

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// rationalTrial is a trial in exact arithmetic; failed without a score.
type rationalTrial struct {
	score, cost *big.Rat
	count       int64
}

// rational is an exact law of the best: scores, ascending, with their probabilities, and
// the probability of none.
type rational struct {
	scores, shares []*big.Rat
	none           *big.Rat
}

func ratOf(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

// rationalBest solves the renewal equation by its definition, with rationals: a sequence of
// trials fits if its costs add up to at most budget·(1 + 1e-9).
func rationalBest(trials []rationalTrial, budget float64) rational {
	limit := new(big.Rat).Mul(ratOf(budget), big.NewRat(1_000_000_001, 1_000_000_000))
	var scores []*big.Rat
	n := int64(0)
	for _, t := range trials {
		n += t.count
		if t.score != nil && !slices.ContainsFunc(scores, func(y *big.Rat) bool { return y.Cmp(t.score) == 0 }) {
			scores = append(scores, t.score)
		}
	}
	slices.SortFunc(scores, func(a, b *big.Rat) int { return a.Cmp(b) })
	below := func(most *big.Rat) *big.Rat { // P(best ≤ most), nil: P(none)
		known := map[string]*big.Rat{}
		var g func(rest *big.Rat) *big.Rat
		g = func(rest *big.Rat) *big.Rat {
			if p, ok := known[rest.String()]; ok {
				return p
			}
			p := new(big.Rat)
			for _, t := range trials {
				w := big.NewRat(t.count, n)
				switch low := t.score == nil || most != nil && t.score.Cmp(most) <= 0; {
				case t.cost.Cmp(rest) > 0:
					p.Add(p, w)
				case low:
					p.Add(p, w.Mul(w, g(new(big.Rat).Sub(rest, t.cost))))
				}
			}
			known[rest.String()] = p
			return p
		}
		return g(limit)
	}
	out := rational{scores: scores, none: below(nil)}
	last := out.none
	for _, y := range scores {
		p := below(y)
		out.shares, last = append(out.shares, new(big.Rat).Sub(p, last)), p
	}
	return out
}

// given returns the law if nothing counts as none (nil: given a score); ok is false if
// there is no such law.
func (r rational) given(none *big.Rat) (scores, shares []*big.Rat, ok bool) {
	if none != nil {
		k := 0
		for k < len(r.scores) && r.scores[k].Cmp(none) < 0 {
			k++
		}
		return slices.Insert(slices.Clone(r.scores), k, none), slices.Insert(slices.Clone(r.shares), k, r.none), true
	}
	scored := new(big.Rat).Sub(big.NewRat(1, 1), r.none)
	if scored.Sign() == 0 {
		return nil, nil, false
	}
	for _, p := range r.shares {
		shares = append(shares, new(big.Rat).Quo(p, scored))
	}
	return r.scores, shares, true
}

// moments returns the mean and the standard deviation.
func rationalMoments(scores, shares []*big.Rat) (mean, sd float64) {
	first, second := new(big.Rat), new(big.Rat)
	for i, y := range scores {
		p := new(big.Rat).Mul(y, shares[i])
		first.Add(first, p)
		second.Add(second, p.Mul(p, y))
	}
	second.Sub(second, new(big.Rat).Mul(first, first))
	mean, _ = first.Float64()
	variance, _ := second.Float64()
	return mean, math.Sqrt(max(variance, 0))
}

// rationalQuantile returns the smallest score with P(best ≤ score) ≥ q·(1 − 1e-12).
func rationalQuantile(scores, shares []*big.Rat, q float64) float64 {
	level, sum := ratOf(q*(1-1e-12)), new(big.Rat)
	for i, y := range scores {
		if sum.Add(sum, shares[i]); sum.Cmp(level) >= 0 {
			out, _ := y.Float64()
			return out
		}
	}
	return math.NaN()
}

// A costLaw draws the cost of a trial.
type costLaw struct {
	name string
	draw func(r *rand.Rand) float64
}

// oneOf returns a law of a few costs.
func oneOf(name string, costs ...float64) costLaw {
	return costLaw{name, func(r *rand.Rand) float64 { return costs[r.IntN(len(costs))] }}
}

// sumLaws are laws of costs whose sums are few, or nearly the same.
var sumLaws = []costLaw{
	oneOf("two", 1724.8, 603.4801234),
	oneOf("operations", 6e9*124439808, 6e9*354823168, 6e9*66362880),
	oneOf("decimal", 0.1, 0.2, 0.3, 0.1+0.2, 0.7),
	oneOf("eight digits", 2.0000000165, 1.0000000021, 1),
	oneOf("near one", 1-1e-6, 1+1e-6, 1+2e-9, 1-3e-10),
	oneOf("seven digits", 0.3333333, 0.6666667, 1),
	{"near whole", func(r *rand.Rand) float64 {
		return float64(1+r.IntN(3)) * (1 + float64(r.IntN(41)-20)*math.Pow(10, -6-float64(r.IntN(5))))
	}},
	{"any", func(r *rand.Rand) float64 { return 0.3 + 5*r.Float64() }},
	{"decades", func(r *rand.Rand) float64 { return math.Pow(10, 2*r.Float64()) }},
}

// smallLog returns 2 to 6 trials, some failed, some of several.
func (c costLaw) smallLog(r *rand.Rand) (rational []rationalTrial, log []Trial) {
	n := 2 + r.IntN(5)
	for i := range n {
		t := Trial{Score: float64(r.IntN(1000)) / 999, Cost: c.draw(r), Count: 1}
		if r.IntN(3) == 0 { // ties
			t.Score = float64(r.IntN(5)) / 4
		}
		if i > 0 && r.IntN(4) == 0 {
			t.Score = math.NaN()
		}
		if r.IntN(4) == 0 {
			t.Count = 1 + r.IntN(5)
		}
		exact := rationalTrial{cost: ratOf(t.Cost), count: int64(t.Count)}
		if !t.Failed() {
			exact.score = ratOf(t.Score)
		}
		rational, log = append(rational, exact), append(log, t)
	}
	return rational, log
}

// budgets returns sums of the log's costs, and budgets just below, just above and
// anywhere, such that rationals can cope.
func smallBudgets(log []Trial, r *rand.Rand) []float64 {
	total, least := 0.0, math.Inf(1)
	for _, t := range log {
		total, least = total+t.Cost*float64(t.Count), min(least, t.Cost)
	}
	sums := []float64{total, log[0].Cost + log[len(log)-1].Cost, least}
	for range 2 {
		sum := 0.0
		for range 1 + r.IntN(4) {
			sum += log[r.IntN(len(log))].Cost
		}
		sums = append(sums, sum)
	}
	out := []float64{least / 2}
	for _, s := range sums {
		for _, off := range []float64{0, 1e-12, 3e-9, -3e-9, 1e-6, -1e-6, 1e-4, -1e-4, r.Float64() - 0.5} {
			if b := s * (1 + off); b < 14*least {
				out = append(out, b)
			}
		}
	}
	return out
}

// TestBudgetSums compares with rationals at budgets that are sums of costs, and just below
// and above them: the estimate is exact, and the bracket contains the truth.
func TestBudgetSums(t *testing.T) {
	logs := 6
	if testing.Short() {
		logs = 3
	}
	for i, law := range sumLaws {
		for seed := range logs {
			r := rand.New(rand.NewPCG(uint64(seed), uint64(i)))
			exact, log := law.smallLog(r)
			s := mustSample(t, log, Maximize)
			o := CurveOptions{At: smallBudgets(log, r), Bracket: true}
			none := (*big.Rat)(nil)
			if seed%3 == 1 {
				none, o.Baseline = ratOf(0.25), new(float64)
				*o.Baseline = 0.25
			}
			checkSums(t, law.name, s, o, exact, none)
		}
	}
}

// checkSums compares the mean with its bracket, the standard deviation, p_none and two
// quantiles with rationals.
func checkSums(t *testing.T, name string, s *Sample, o CurveOptions, exact []rationalTrial, none *big.Rat) {
	t.Helper()
	curve := func(o CurveOptions) []Point {
		c, err := BudgetCurve(s, o)
		if err != nil {
			t.Fatal(err)
		}
		return c.Points
	}
	means := curve(o)
	o.Bracket = false
	quantiles := map[float64][]Point{}
	for _, q := range []float64{0.5, 0.9} {
		o.Statistic = Quantile(q)
		quantiles[q] = curve(o)
	}
	for i, p := range means {
		truth := rationalBest(exact, p.X)
		if pNone, _ := truth.none.Float64(); math.Abs(p.PNone-pNone) > 1e-9 {
			t.Errorf("%s, budget %v: p_none %v, exactly %v\n%v", name, p.X, p.PNone, pNone, exact)
		}
		scores, shares, ok := truth.given(none)
		if !ok || none == nil && 1-p.PNone < 1e-6 {
			if !math.IsNaN(p.Estimate) {
				t.Errorf("%s, budget %v: estimate %v of nothing", name, p.X, p.Estimate)
			}
			continue
		}
		mean, sd := rationalMoments(scores, shares)
		if math.Abs(p.Estimate-mean) > 1e-9 || math.Abs(p.SD-sd) > 2e-5 {
			t.Errorf("%s, budget %v: %v ± %v, exactly %v ± %v\n%v", name, p.X, p.Estimate, p.SD, mean, sd, exact)
		}
		// Where a sum is as near the limit as rounding, with and without it are both in the bracket.
		wide := p.BracketUpper-p.BracketLower > 1e-6 && name != "near whole"
		if !(p.BracketLower <= mean+1e-15 && p.BracketUpper >= mean-1e-15) || wide {
			t.Errorf("%s, budget %v: bracket %v to %v, exactly %v\n%v", name, p.X, p.BracketLower, p.BracketUpper, mean, exact)
		}
		for q, points := range quantiles {
			if want := rationalQuantile(scores, shares, q); points[i].Estimate != want {
				t.Errorf("%s, budget %v: quantile %g is %v, exactly %v\n%v", name, p.X, q, points[i].Estimate, want, exact)
			}
		}
	}
}

// TestBudgetSumsKnown checks logs that were wrong by up to a quarter of the score range
// at the sum of their costs: "Budgets that are sums" and "Nearly aligned costs" in the
// design of the estimators. The values are those of exact rationals.
func TestBudgetSumsKnown(t *testing.T) {
	log := func(n int, score, cost float64) []Trial {
		out := make([]Trial, n)
		for i := range out {
			out[i] = Trial{Score: score, Cost: cost}
		}
		return out
	}
	two := append(log(1, 0.6004, 1724.8), log(1, 0.892, 603.4801234)...)
	near := append(log(1, 0.2, 2.0000000165), log(1, 0.9, 1.0000000021)...)
	around := append(log(1, 0.4, 1-1e-6), log(1, 0.9, 1+1e-6)...)
	for _, c := range []struct {
		name             string
		trials           []Trial
		budget, estimate float64
	}{
		{"two", two, 1724.8 + 603.4801234, 0.75*0.892 + 0.25*0.6004}, // .8191
		{"near whole", near, 2.0000000165 + 1.0000000021, 0.725},
		{"around one", around, 1, 0.4}, // only the first fits
		{"below the sum of two", around, 2 * (1 - 5e-7), 0.5*0.4 + 0.5*0.9},
	} {
		curve, err := BudgetCurve(mustSample(t, c.trials, Maximize), CurveOptions{At: []float64{c.budget}, Bracket: true})
		if err != nil {
			t.Fatal(err)
		}
		p := curve.Points[0]
		if math.Abs(p.Estimate-c.estimate) > 1e-12 || p.BracketLower > c.estimate || p.BracketUpper < c.estimate {
			t.Errorf("%s: %v, bracket %v to %v; exactly %v", c.name, p.Estimate, p.BracketLower, p.BracketUpper, c.estimate)
		}
	}
}
