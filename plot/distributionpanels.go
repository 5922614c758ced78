package plot

import (
	"math"
	"slices"

	"evpkit/evp"
)

// panels returns the pair of panels of a facet, whose models have scores: all scores, and
// the better tail. A name's place in order decides its colour and dash.
func (d Distributions) panels(g DistributionFacet, t Theme, order []string, plan bandPlan, o Options) (whole, tail Panel) {
	low, high := g.ends()
	whole = Panel{X: d.scoreAxis(low, high, o), Y: Axis{Min: 0, Max: 1}}
	if d.Range != nil {
		whole.X.Min, whole.X.Max = d.Range[0], d.Range[1]
	}
	low, high = g.tailEnds()
	tail = Panel{X: d.scoreAxis(low, high, o)}
	tail.Y = g.tailAxis(tail.X, plan)
	for _, m := range g.scored() {
		name := nameOrNone(m.Model)
		style := t.style(slices.Index(order, name))
		band := plan.drawsBandOf(m.Model)
		all := steps(m, whole.X, cumulative(m.Direction), band)
		best := steps(m, tail.X, atLeast(tail.Y.Min), band).endingAtBest(m)
		all.Name, all.Style, best.Name, best.Style = name, style, name, style
		if g.hasRug() {
			for _, y := range m.Scores {
				all.Dots = append(all.Dots, Dot{X: y, Y: math.NaN()})
			}
		}
		whole.Series, tail.Series = append(whole.Series, all), append(tail.Series, best)
		if m.Tail != nil {
			law := tailLine(m, tail.X, tail.Y.Min)
			law.Name, law.Style = name, style
			tail.Series = append(tail.Series, law)
		}
	}
	return whole, tail
}

// hasRug reports whether the single scores are drawn as ticks: of more models the rows
// would be too low to be seen.
func (g DistributionFacet) hasRug() bool { return len(g.scored()) <= mostShaded }

// atLeast returns how the share of trials that score at least as well follows from the
// share that score worse, on an axis that ends at floor.
func atLeast(floor float64) func(below float64) float64 {
	return func(below float64) float64 { return math.Max(1-below, floor) }
}

// endingAtBest returns the series of a tail without its line beyond the best score, where
// the share is 0; its band goes on there.
func (s Series) endingAtBest(m *evp.Distribution) Series {
	best := m.Scores[len(m.Scores)-1]
	for i, x := range s.X {
		if (x-best)*m.Direction.Sign() > 0 {
			s.Y[i] = math.NaN()
		}
	}
	return s
}

// cumulative returns how the share of trials that score at most y, as numbers, follows from
// the share that score worse.
func cumulative(d evp.Direction) func(below float64) float64 {
	if d == evp.Minimize {
		return func(below float64) float64 { return 1 - below }
	}
	return func(below float64) float64 { return below }
}

// scoreAxis returns the axis of scores from low to high, a little wider, but not beyond
// what a score can be.
func (d Distributions) scoreAxis(low, high float64, o Options) Axis {
	a := Axis{Log: d.LogScores}
	possible := evp.Support{Low: math.Inf(-1), High: math.Inf(1)}
	if o.Possible != nil {
		possible = *o.Possible
	} else if low >= 0 {
		possible.Low = 0
	}
	if a.Log {
		a.Min, a.Max = roundDecades(math.Log10(low), math.Log10(high), possible.High)
		return a
	}
	a.Min, a.Max = roundRange(low, high, possible)
	return a
}

// tailEnds returns the smallest and the largest score of the enlarged tail: from the
// worst of the models' best quarters, or best few trials, to the best score.
func (g DistributionFacet) tailEnds() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, m := range g.scored() {
		least := math.Max(tailShare, float64(tailTrials)/float64(m.Trials))
		first := len(m.Scores) - 1
		for first > 0 && 1-m.Below[first] < least-1e-12 {
			first--
		}
		for _, y := range m.Scores[first:] {
			low, high = math.Min(low, y), math.Max(high, y)
		}
	}
	return g.towardsBest(low, high)
}

// towardsBest widens a range of scores to the best possible ones that are near.
func (g DistributionFacet) towardsBest(low, high float64) (float64, float64) {
	from, to, most := low, high, tailBeyond*(high-low)
	for _, m := range g.scored() {
		if m.Tail != nil {
			low = math.Max(math.Min(low, m.Tail.Best), from-most)
			high = math.Min(math.Max(high, m.Tail.Best), to+most)
		}
	}
	return low, high
}

// tailLine returns the law of a model's best scores as a line from its threshold to the
// better end of an axis of scores, or to where its share falls to floor.
func tailLine(m *evp.Distribution, x Axis, floor float64) Series {
	s := Series{Fitted: true, Unlisted: true, Law: "fitted tail", End: math.NaN()}
	from, to, sign := m.Tail.Threshold, x.Max, m.Direction.Sign()
	if sign < 0 {
		to = x.Min
	}
	if m.Tail.Noise == 0 && (to-m.Tail.Best)*sign > 0 {
		to = m.Tail.Best // the law ends there
	}
	for i := range lawPoints + 1 {
		left := 1 - float64(i)/lawPoints
		y := to - (to-from)*left*left*left // closer where it falls
		share := m.Tail.Better(y)
		if s.X, s.Y = append(s.X, y), append(s.Y, math.Max(share, floor)); share < floor {
			break
		}
	}
	if sign < 0 {
		slices.Reverse(s.X)
		slices.Reverse(s.Y)
	}
	s.Lower = slices.Repeat([]float64{math.NaN()}, len(s.X))
	s.Upper = s.Lower
	return s
}

// tailAxis returns the logarithmic axis of the share of trials that score at least as well:
// from half a trial of the largest model to the largest share that the axis of scores
// shows, bands included.
func (g DistributionFacet) tailAxis(x Axis, plan bandPlan) Axis {
	least, most := 1.0, 0.0
	for _, m := range g.scored() {
		least = math.Min(least, tailFloor/float64(m.Trials))
		for k := range m.Below {
			if from, to := levelEnds(m, k); to < x.Min || from > x.Max {
				continue
			}
			most = math.Max(most, 1-m.Below[k])
			if plan.drawsBandOf(m.Model) {
				most = math.Max(most, 1-m.Lower[k])
			}
		}
	}
	return Axis{Min: least, Max: math.Min(1, most*math.Pow(most/least, scorePad)), Log: true}
}

// levelEnds returns the scores, as numbers, between which level k of a distribution holds;
// infinite at the ends.
func levelEnds(m *evp.Distribution, k int) (from, to float64) {
	worse, better := -math.Inf(1)*m.Direction.Sign(), math.Inf(1)*m.Direction.Sign()
	if k > 0 {
		worse = m.Scores[k-1]
	}
	if k < len(m.Scores) {
		better = m.Scores[k]
	}
	return math.Min(worse, better), math.Max(worse, better)
}

// steps returns a property of a model's levels, which follows from the share of trials
// that score worse, as a series of steps over an axis of scores: two points at each score.
func steps(m *evp.Distribution, x Axis, of func(below float64) float64, band bool) Series {
	s := Series{End: math.NaN()}
	levels := len(m.Below)
	add := func(at float64, k int) {
		s.X, s.Y = append(s.X, at), append(s.Y, of(m.Below[k]))
		lower, upper := math.NaN(), math.NaN()
		if band {
			lower, upper = of(m.Lower[k]), of(m.Upper[k])
		}
		s.Lower, s.Upper = append(s.Lower, math.Min(lower, upper)), append(s.Upper, math.Max(lower, upper))
	}
	if band {
		s.Band = BandLabel(m.Band, m.Confidence)
	}
	for j := range levels { // in ascending order of scores
		k := j
		if m.Direction == evp.Minimize {
			k = levels - 1 - j
		}
		from, to := levelEnds(m, k)
		from, to = math.Max(from, x.Min), math.Min(to, x.Max)
		if from <= to {
			add(from, k)
			add(to, k)
		}
	}
	return s
}
