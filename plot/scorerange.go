package plot

import (
	"math"
	"slices"

	"evpkit/plot/internal/sheet"
)

// profileLength is how many points, evenly spaced on the axis, represent a curve
// when the range of scores is chosen.
const profileLength = 101

// Numbers of the rule by which the range of scores is chosen.
const (
	hideAny    = 1.     // doublings of the height for hiding anything
	hideAll    = 10.    // further doublings per whole length hidden
	hideSlack  = 0.25   // doublings that are given up to hide less
	beginShare = 2. / 3 // of the height, that the worst ends of the curves may take
	bandShare  = 0.25   // of the height, that a band may add early at either side
	moreShare  = 0.5    // of the height, that single trials or a late band may add at either side
	bandReach  = 1.5    // reaches of the nearest quarter of the bands' ends, that it may add
	flatSpan   = 1e-3   // of the best score: less is not worth enlarging
	flatShare  = 0.05   // of a constant score, shown at either side
	nearShare  = 0.25   // of the height, that a reference may add at either side
	scorePad   = 0.03   // of the height, left free at either side
	snapShare  = 0.06   // of the height, left free at either side to end at a tick
)

// A profile is a curve at evenly spaced places on the axis, as a scoreScale has
// its scores: larger is better.
type profile struct{ estimate, lower, upper []float64 }

// scoreRange returns the range of scores to show, larger being better. All
// estimates are shown, except that the worst ends of the curves are cut off where
// that doubles the height of the rest, and doubles it again for each tenth of the
// curves' length that is hidden; of no curve is more than half hidden. Of what is
// so cut off, which is where curves begin, as much is shown all the same as takes
// two thirds of the height. The curves decide: bands are shown as far as withinReach
// lets them over the last half of each curve, and elsewhere as far as they add no
// more than a quarter of the height at either side.
func scoreRange(profiles []profile) (lo, hi float64) {
	var pool []float64
	limit := math.Inf(1)
	for _, p := range profiles {
		sorted := slices.Sorted(slices.Values(p.estimate))
		pool = append(pool, sorted...)
		limit = math.Min(limit, sorted[len(sorted)/2])
	}
	slices.Sort(pool)
	hi = pool[len(pool)-1]
	lo = cutOff(pool, limit, math.Inf(1), hi)
	coreLo, hi := withinReach(profiles, 0.5, lo, hi)
	lo = math.Min(cutOff(pool, limit, coreLo, hi), coreLo)
	begin := hi - (hi-lo)/(1-beginShare)
	first := slices.IndexFunc(pool, func(e float64) bool { return e >= begin })
	lo = math.Min(lo, pool[first])
	return earlyBands(profiles, lo, hi)
}

// cutOff returns the lowest estimate to show: of pool, which is sorted, at
// most limit, to minimise log2(height shown) + 1 + 10 · (share hidden), where
// the 1 falls away if nothing is hidden. Of those that come within a quarter
// of the least it returns the lowest. What is shown reaches at least from
// coreLo to coreHi.
func cutOff(pool []float64, limit, coreLo, coreHi float64) float64 {
	flat := flatSpan * math.Abs(coreHi)
	loss := func(i int) float64 {
		height := math.Log2(math.Max(coreHi-math.Min(pool[i], coreLo), flat))
		if pool[i] == pool[0] {
			return height
		}
		return height + hideAny + hideAll*float64(i)/float64(len(pool))
	}
	least := math.Inf(1)
	for i := 0; i < len(pool) && pool[i] <= limit; i++ {
		least = math.Min(least, loss(i))
	}
	i := 0
	for loss(i) > least+hideSlack {
		i++
	}
	return pool[i]
}

// withinReach widens the range from lo to hi by the bands over the curves from
// the share from of their lengths on: at either side by no more than half its
// height, or, if that is more, by one and a half times the distance from their
// estimates of the nearest quarter of all bands' ends at that side. So a band
// that grows without limit cannot flatten the curves, and one that is wide
// everywhere is shown whole.
func withinReach(profiles []profile, from, lo, hi float64) (float64, float64) {
	bandLo, bandHi := lo, hi
	var below, above []float64
	for _, p := range profiles {
		late := int(from * float64(len(p.estimate)))
		for i, estimate := range p.estimate {
			lower, upper := or(p.lower[i], estimate), or(p.upper[i], estimate)
			if lower < estimate {
				below = append(below, estimate-lower)
			}
			if upper > estimate {
				above = append(above, upper-estimate)
			}
			if i >= late {
				bandLo, bandHi = math.Min(bandLo, lower), math.Max(bandHi, upper)
			}
		}
	}
	most := func(reaches []float64) float64 {
		if len(reaches) == 0 {
			return 0
		}
		slices.Sort(reaches)
		return math.Max(moreShare*(hi-lo), bandReach*reaches[len(reaches)/4])
	}
	return math.Max(bandLo, lo-most(below)), math.Min(bandHi, hi+most(above))
}

// earlyBands widens the range from lo to hi by the bands over the first half of
// each curve, by a quarter of its height at most at either side.
func earlyBands(profiles []profile, lo, hi float64) (float64, float64) {
	bandLo, bandHi := lo, hi
	for _, p := range profiles {
		for i, estimate := range p.estimate[:len(p.estimate)/2] {
			if estimate < lo {
				continue
			}
			bandLo, bandHi = math.Min(bandLo, or(p.lower[i], lo)), math.Max(bandHi, or(p.upper[i], hi))
		}
	}
	more := bandShare * (hi - lo)
	return math.Max(bandLo, lo-more), math.Min(bandHi, hi+more)
}

// or returns x, or y if x cannot be drawn.
func or(x, y float64) float64 {
	if !(math.Abs(x) <= largest) {
		return y
	}
	return x
}

// newProfile returns the series seen at evenly spaced places of the axis, from
// its first estimate there to its last: each time the nearest point. It is empty
// if the axis shows no estimate of the series.
func newProfile(s Series, x Axis, scale scoreScale) profile {
	var p profile
	first, last, ok := s.seen(x)
	if !ok {
		return p
	}
	lower, upper := s.Lower, s.Upper
	if scale.sign < 0 {
		lower, upper = upper, lower
	}
	at := sheet.Axis(x).At
	a, b := at(first), at(last)
	i := 0
	for k := range profileLength {
		place := a + (b-a)*float64(k)/(profileLength-1)
		for i+1 < len(s.X) && math.Abs(at(s.X[i+1])-place) <= math.Abs(at(s.X[i])-place) {
			i++
		}
		if math.IsNaN(s.Y[i]) {
			continue
		}
		p.estimate = append(p.estimate, scale.at(s.Y[i]))
		p.lower = append(p.lower, scale.at(lower[i]))
		p.upper = append(p.upper, scale.at(upper[i]))
	}
	return p
}
