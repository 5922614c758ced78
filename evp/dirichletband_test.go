package evp

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"evpkit/evp/internal/resample"
)

// A drawnLaw is trials with probabilities, ascending by score; the first failed ones have
// none.
type drawnLaw struct {
	scores, weights []float64
	costs           []int
	failed          int
}

// cdf returns P(best ≤ scores[i]) of n trials, for failed ones P(nothing scored).
func (l drawnLaw) cdf(n float64) []float64 {
	out, mass := make([]float64, len(l.scores)), 0.0
	for i, w := range l.weights {
		mass += w
		out[i] = math.Pow(math.Min(mass, 1), n)
	}
	return out
}

// cdfWithin is cdf within a whole budget, by the renewal equation; out[0] is
// P(nothing scored), and out[i + 1] belongs to scores[i].
func (l drawnLaw) cdfWithin(budget int) []float64 {
	out := make([]float64, len(l.scores)+1)
	g := make([]float64, budget+1)
	for e := range out {
		for b := range g {
			g[b] = 0
			for j, c := range l.costs {
				switch {
				case c > b:
					g[b] += l.weights[j]
				case j < max(e, l.failed):
					g[b] += l.weights[j] * g[b-c]
				}
			}
		}
		out[e] = g[budget]
	}
	return out
}

// mean returns the mean of the best from cdf, if nothing scored counts as none; given a
// score if none is NaN.
func (l drawnLaw) mean(none float64, missed float64, cdf []float64) float64 {
	sum, below := 0.0, missed
	for i := l.failed; i < len(l.scores); i++ {
		sum += l.scores[i] * (cdf[i] - below)
		below = cdf[i]
	}
	if math.IsNaN(none) {
		return sum / (1 - missed)
	}
	return sum + none*missed
}

// quantile returns the q-quantile of the best, if nothing scored counts as none; given a
// score if none is NaN.
func (l drawnLaw) quantile(q, none, missed float64, cdf []float64) float64 {
	least := math.Inf(1)
	if math.IsNaN(none) {
		q, none = missed+q*(1-missed), math.Inf(-1)
	}
	scored := l.scores[l.failed:]
	for _, v := range append([]float64{none}, scored...) {
		mass := 0.0
		if none <= v {
			mass = missed
		}
		if i := sort.SearchFloat64s(scored, math.Nextafter(v, math.Inf(1))); i > 0 {
			mass += cdf[l.failed+i-1] - missed
		}
		if mass >= q-1e-12 {
			least = math.Min(least, v)
		}
	}
	return least
}

// A bandCase is a log, and what one more trial can be.
type bandCase struct {
	name        string
	scores      []float64 // NaN: failed
	costs       []int
	options     CurveOptions
	good, bad   float64
	badFails    bool
	least, most int
}

// bandCases are logs with few trials of whole costs.
func bandCases(t *testing.T) []bandCase {
	t.Helper()
	nan, low, under, among := math.NaN(), 0.05, -1.0, 0.5
	scores := []float64{0.2, 0.35, 0.4, 0.55, 0.6, 0.62, 0.7, 0.81}
	failed := append([]float64{nan, nan, nan}, scores...)
	costs := []int{31, 18, 45, 22, 60, 27, 38, 19}
	withFailed := append([]int{25, 15, 58}, costs...)
	tail, ok := resample.GoodEnd(bandSample(t, trialsOf(scores, costs)...).set)
	if !ok || tail.End <= 1 {
		t.Fatalf("good end %v", tail)
	}
	badEnd := 2*scores[0] - scores[3] // √8 is nearest to 3
	unit := &Support{0, 1}
	return []bandCase{
		{"a support", scores, costs, CurveOptions{Support: unit}, 1, 0, false, 18, 60},
		{"by the tails", scores, costs, CurveOptions{}, tail.End, badEnd, false, 18, 60},
		{"in a range", scores, costs, CurveOptions{Range: unit}, math.Min(tail.End, 1), 0, false, 18, 60},
		{"failed trials", failed, withFailed, CurveOptions{Support: unit}, 1, 0, false, 15, 60},
		{"a low baseline", failed, withFailed, CurveOptions{Baseline: &under}, tail.End, under, true, 15, 60},
		{"a baseline", scores, costs, CurveOptions{Baseline: &low}, tail.End, badEnd, false, 18, 60},
		{"a baseline among the scores", scores, costs, CurveOptions{Support: unit, Baseline: &among}, 1, 0, false, 18, 60},
		{"known costs", scores, costs, CurveOptions{Support: unit, CostSupport: &CostRange{5, 90}}, 1, 0, false, 5, 90},
	}
}

// trialsOf returns trials of the scores and costs.
func trialsOf(scores []float64, costs []int) []Trial {
	var out []Trial
	for i, y := range scores {
		out = append(out, Trial{Score: y, Cost: float64(costs[i])})
	}
	return out
}

// none returns the baseline; NaN without one.
func (c bandCase) none() float64 {
	if c.options.Baseline == nil {
		return math.NaN()
	}
	return *c.options.Baseline
}

// harm returns the cost of the bad trial within a budget.
func (c bandCase) harm(budget int) int {
	if c.none() <= c.bad {
		return c.most
	}
	return min(c.most, max(budget, c.least))
}

// drawn returns the laws with a good trial, and with a bad one that has a cost,
// for weights of the logged trials and one more.
func (c bandCase) drawn(r *rand.Rand, cost int) (good, bad drawnLaw) {
	var l drawnLaw
	total := 0.0
	for i, y := range c.scores {
		w := r.ExpFloat64()
		l.scores, l.costs, l.weights = append(l.scores, y), append(l.costs, c.costs[i]), append(l.weights, w)
		if math.IsNaN(y) {
			l.failed++
		}
		total += w
	}
	extra := r.ExpFloat64()
	total += extra
	for i := range l.weights {
		l.weights[i] /= total
	}
	n := len(l.scores)
	good = l.insert(n, c.good, extra/total, c.least)
	if c.badFails {
		bad = l.insert(0, math.NaN(), extra/total, cost)
		bad.failed = l.failed + 1
		return good, bad
	}
	return good, l.insert(l.failed, c.bad, extra/total, cost)
}

// insert returns the law with one more trial at a place.
func (l drawnLaw) insert(i int, score, weight float64, cost int) drawnLaw {
	l.scores = slices.Insert(slices.Clone(l.scores), i, score)
	l.weights = slices.Insert(slices.Clone(l.weights), i, weight)
	l.costs = slices.Insert(slices.Clone(l.costs), i, cost)
	return l
}

// drawnEnds are values of draws with the good trial and with the bad one.
type drawnEnds struct{ good, bad []float64 }

// levels returns the shares of the values below an end and at or below it.
func levels(values []float64, end float64) (below, atMost float64) {
	for _, y := range values {
		if y < end-1e-9 {
			below++
		}
		if y <= end+1e-9 {
			atMost++
		}
	}
	return below / float64(len(values)), atMost / float64(len(values))
}

// hold reports whether an interval has the ends of the draws, up to an error of the level.
func (e drawnEnds) hold(t *testing.T, name string, x float64, band Interval, tolerance float64) {
	t.Helper()
	if below, atMost := levels(e.good, band.Upper); below > 0.975+tolerance || atMost < 0.975-tolerance {
		t.Errorf("%s, x = %g: %.4f of the draws below the upper end %g, %.4f not above it", name, x, below,
			band.Upper, atMost)
	}
	if below, atMost := levels(e.bad, band.Lower); below > 0.025+tolerance || atMost < 0.025-tolerance {
		t.Errorf("%s, x = %g: %.4f of the draws below the lower end %g, %.4f not above it", name, x, below,
			band.Lower, atMost)
	}
}

// byTrials draws the mean, or the median, of the best of n trials.
func (c bandCase) byTrials(n float64, draws int) (means, medians drawnEnds) {
	r := rand.New(rand.NewPCG(14, 1))
	for range draws {
		good, bad := c.drawn(r, 1)
		for k, l := range []drawnLaw{good, bad} {
			cdf, missed := l.cdf(n), 0.0
			if l.failed > 0 {
				missed = cdf[l.failed-1]
			}
			mean, median := l.mean(c.none(), missed, cdf), l.quantile(0.5, c.none(), missed, cdf)
			if k == 0 {
				means.good, medians.good = append(means.good, mean), append(medians.good, median)
			} else {
				means.bad, medians.bad = append(means.bad, mean), append(medians.bad, median)
			}
		}
	}
	return means, medians
}

// TestDirichletByTrials: the ends are the quantiles of the best under weights drawn here.
func TestDirichletByTrials(t *testing.T) {
	for _, c := range bandCases(t) {
		o := c.options
		o.Band, o.Resamples, o.At = BandDirichlet, 8000, []float64{1, 2, 5, 11}
		s := bandSample(t, trialsOf(c.scores, c.costs)...)
		curve := mustCurve(t, Trials, s, o)
		o.Statistic = Quantile(0.5)
		median := mustCurve(t, Trials, s, o)
		for i, n := range o.At {
			means, medians := c.byTrials(n, 8000)
			means.hold(t, c.name, n, curve.Points[i].Interval, 0.008) // over 3 standard errors
			medians.hold(t, c.name+", median", n, median.Points[i].Interval, 0.008)
		}
	}
}

// byBudget draws the mean and the median of the best within a whole budget.
func (c bandCase) byBudget(budget, draws int) (means, medians drawnEnds) {
	r := rand.New(rand.NewPCG(14, 2))
	for range draws {
		good, bad := c.drawn(r, c.harm(budget))
		value := func(l drawnLaw) (mean, median float64) {
			cdf := l.cdfWithin(budget)
			return l.mean(c.none(), cdf[0], cdf[1:]), l.quantile(0.5, c.none(), cdf[0], cdf[1:])
		}
		mean, median := value(good)
		means.good, medians.good = append(means.good, mean), append(medians.good, median)
		mean, median = value(bad)
		means.bad, medians.bad = append(means.bad, mean), append(medians.bad, median)
	}
	return means, medians
}

// TestDirichletByBudget: the same by budget, with the renewal equation solved for each
// draw. The band's lattice is coarse: its ends are not exactly at their level.
func TestDirichletByBudget(t *testing.T) {
	for _, c := range bandCases(t) {
		o := c.options
		o.Band, o.Resamples, o.At = BandDirichlet, 3000, []float64{40, 75, 160}
		s := bandSample(t, trialsOf(c.scores, c.costs)...)
		curve := mustCurve(t, Budget, s, o)
		o.Statistic = Quantile(0.5)
		median := mustCurve(t, Budget, s, o)
		for i, x := range o.At {
			means, medians := c.byBudget(int(x), 600)
			means.hold(t, c.name, x, curve.Points[i].Interval, 0.025)
			medians.hold(t, c.name+", median", x, median.Points[i].Interval, 0.025)
		}
	}
}

// TestDirichletAlone: the band at a budget does not depend on which others are asked for, and
// its lower end does not fall where a bad trial of the greatest cost begins to fit.
func TestDirichletAlone(t *testing.T) {
	var log []Trial
	for i := range 20 {
		log = append(log, Trial{Model: "m", Score: 0.5 + float64(i)/50, Cost: 10})
	}
	s := mustSample(t, log, Maximize)
	o := CurveOptions{Band: BandDirichlet, Support: &Support{0, 1}, CostSupport: &CostRange{5, 40}, At: []float64{40}}
	alone := mustCurve(t, Budget, s, o).Points[0]
	o.At = []float64{10, 40, 20, 30}
	beside := mustCurve(t, Budget, s, o).Points
	if beside[1].Interval != alone.Interval {
		t.Errorf("at 40: %v alone, %v beside others", alone.Interval, beside[1].Interval)
	}
	if beside[1].Lower < beside[3].Lower {
		t.Errorf("the lower end is %v at 30 and %v at 40, where a bad trial of 40 takes all", beside[3].Lower, beside[1].Lower)
	}
}

// TestMostHarm: no cost of the bad trial gives a lower mean of the best than the one the band
// takes, whatever the weights; where trials fail and the mean is given a score, not much lower.
func TestMostHarm(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 3))
	for _, c := range bandCases(t) {
		tolerance := 1e-12
		if math.IsNaN(c.scores[0]) && c.options.Baseline == nil {
			tolerance = 0.02
		}
		for _, budget := range []int{20, 33, 59, 60, 75, 130} {
			seed := r.Uint64()
			mean := func(cost int) float64 {
				_, bad := c.drawn(rand.New(rand.NewPCG(seed, 0)), cost)
				cdf := bad.cdfWithin(budget)
				return bad.mean(c.none(), cdf[0], cdf[1:])
			}
			least := mean(c.harm(budget))
			for cost := c.least; cost <= c.most; cost++ {
				if y := mean(cost); y < least-tolerance {
					t.Errorf("%s, budget %d: %g at a cost of %d, %g at %d", c.name, budget, y, cost, least, c.harm(budget))
				}
			}
		}
	}
}
