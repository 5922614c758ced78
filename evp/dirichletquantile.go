package evp

import (
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/best"
	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/sampling"
)

// quantileAnchors is the number of budgets at which the band of a quantile is computed.
const quantileAnchors = 12

// dirichletQuantile fills the band of a quantile: by number of trials from the law of the
// weights, without chance; by budget from draws of them.
func (b *builder) dirichletQuantile(unseen resample.Beyond) {
	if b.options.Simultaneous {
		b.warn(WarnBandNone, "no dirichlet band: for a quantile it holds at each x alone; `band ld` holds at all x together")
		return
	}
	b.warnBandOfV()
	cost, equal := b.set.EqualCost()
	switch {
	case b.Axis == Trials:
		b.quantileEndsBy(unseen, func(x float64) float64 { return x })
	case equal && unseen.Least == cost && unseen.Most == cost:
		b.quantileEndsBy(unseen, func(x float64) float64 { return sampling.Affordable(x, cost) })
	default:
		b.quantileEndsByBudget(unseen)
	}
}

// quantileEndsBy sets the ends at all points if x affords trials(x) of them.
func (b *builder) quantileEndsBy(unseen resample.Beyond, trials func(x float64) float64) {
	values, ranks := ranked(b.set, b.none())
	scored := ranks[len(ranks)-1]
	q, half := b.Statistic.q*(1-best.Ties), (1-b.options.Confidence)/2
	for i := range b.all {
		p := &b.all[i]
		if math.IsNaN(p.Estimate) {
			continue
		}
		law := ordstat.NewQuantileLaw(scored, b.set.N()-scored, trials(p.X), q)
		high, low := unseen.Good, unseen.Bad
		if e := sort.Search(len(ranks), func(e int) bool { return law.WithGood(ranks[e]) >= 1-half }); e < len(ranks) {
			high = values[e]
		}
		if law.WithBad(0) < half {
			low = values[sort.Search(len(ranks)-1, func(e int) bool { return law.WithBad(ranks[e]) >= half })]
		}
		b.setEnds(p, BandDirichlet, low, high)
	}
}

// quantileEndsByBudget sets the ends at all points from those at a few budgets.
func (b *builder) quantileEndsByBudget(unseen resample.Beyond) {
	estimates := make([]float64, len(b.all))
	for i, p := range b.all {
		estimates[i] = p.Estimate * b.Direction.Sign()
	}
	anchors := b.dirichletAt(estimates, quantileAnchors, unseen.Most)
	band := newAnchoredBand(unseen, b.none(), anchors, b.valuesAt(anchors, estimates))
	progress := parallel.NewProgress(len(anchors), b.options.Progress)
	for k, x := range anchors {
		low, high := b.newQuantileSearch(unseen, x).ends(band.estimates[k])
		band.low, band.high = append(band.low, low), append(band.high, high)
		progress.Add(1)
	}
	b.setAnchored(band, estimates)
}

// A quantileSearch finds the ends at one budget: the draws' quantiles are not computed one
// by one, but for a score how many of them are at most that.
type quantileSearch struct {
	*builder
	unseen resample.Beyond
	x      float64
	values []float64      // what a quantile can be, ascending, but for the good trial's score
	counts map[int][2]int // by index of values: draws with the good and with the bad trial
}

func (b *builder) newQuantileSearch(unseen resample.Beyond, x float64) *quantileSearch {
	values, _ := ranked(b.set, b.none())
	if unseen.Bad < values[0] {
		values = append([]float64{unseen.Bad}, values...)
	}
	if none := b.none(); b.Failed == 0 && !math.IsNaN(none) { // nothing may fit the budget
		values = append(values, none)
		slices.Sort(values)
	}
	return &quantileSearch{b, unseen, x, slices.Compact(values), map[int][2]int{}}
}

// ends returns the α/2 quantile of the draws with the bad trial, and the 1 − α/2 quantile of
// those with the good one, around the estimate y.
func (s *quantileSearch) ends(y float64) (low, high float64) {
	draws := s.options.Resamples
	k := int((1-s.options.Confidence)/2*float64(draws+1) + 1e-9)
	if k == 0 { // too few draws to tell
		return math.Inf(-1), math.Inf(1)
	}
	from, last := sort.SearchFloat64s(s.values, y), len(s.values)
	low = s.values[min(s.first(from, func(e int) bool { return s.at(e)[1] >= k }), last-1)]
	high = s.unseen.Good
	if e := s.first(from, func(e int) bool { return draws-s.at(e)[0] < k }); e < last {
		high = s.values[e]
	}
	return low, high
}

// first returns the first index at which a condition holds that holds from some index on;
// the number of values if it holds nowhere. It looks near from first.
func (s *quantileSearch) first(from int, holds func(e int) bool) int {
	from = min(from, len(s.values)-1)
	low, high := 0, len(s.values) // the answer is in [low, high]
	for step := 1; ; step *= 2 {
		e := from
		switch {
		case low > from:
			e = from + step
		case high <= from:
			e = from - step
		}
		if e < low || e >= high {
			break
		}
		if holds(e) {
			high = e
		} else {
			low = e + 1
		}
	}
	return low + sort.Search(high-low, func(i int) bool { return holds(low + i) })
}

// at returns in how many draws the quantile is at most the e-th value.
func (s *quantileSearch) at(e int) [2]int {
	if found, ok := s.counts[e]; ok {
		return found
	}
	v := s.values[e]
	none := math.NaN()
	if y := s.none(); !math.IsNaN(y) {
		none = 0
		if y > v {
			none = 1
		}
	}
	above := s.exactAbove(v, none)
	good, bad := s.drawDirichlet(resample.Setup{Xs: []float64{s.x}, None: none, Above: &v}, s.unseen, nil)
	level := 1 - s.Statistic.q + 1e-9
	var out [2]int
	for i := range good[0] {
		if above+good[0][i] <= level {
			out[0]++
		}
		if above+bad[0][i] <= level {
			out[1]++
		}
	}
	s.counts[e] = out
	return out
}

// exactAbove returns the probability that the best exceeds v, if nothing scored counts as
// none; given a score if none is NaN.
func (s *quantileSearch) exactAbove(v, none float64) float64 {
	scores := s.set.Scores
	scored := s.exact.Reaching(0, s.x)
	above := 0.0
	if e := sort.SearchFloat64s(scores, math.Nextafter(v, math.Inf(1))); e < len(scores) {
		above = s.exact.Reaching(e, s.x)
	}
	if math.IsNaN(none) {
		return above / scored
	}
	return above + none*(1-scored)
}
