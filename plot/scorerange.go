package plot

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// profileLength is how many points, evenly spaced on the axis, represent a curve
// when the range of scores is chosen.
const profileLength = 101

// Numbers of the rule by which the range of scores is chosen.
const (
	hideAny   = 1.   // doublings of the height for hiding anything
	hideAll   = 10.  // further doublings per whole length hidden
	hideSlack = 0.25 // doublings that are given up to hide less
	bandShare = 0.25 // of the height, that a band may add early at either side
	moreShare = 0.5  // of the height, that single trials or a late band may add at either side
	bandReach = 1.5  // reaches of the nearest quarter of the bands' ends, that it may add
	flatSpan  = 1e-3 // of the best score: less is not worth enlarging
	flatShare = 0.05 // of a constant score, shown at either side
	scorePad  = 0.03 // of the height, left free at either side
	snapShare = 0.06 // of the height, left free at either side to end at a tick
)

// A profile is a curve at evenly spaced places on the axis, with scores
// multiplied by −1 where smaller is better, so that larger is better.
type profile struct{ estimate, lower, upper []float64 }

// setScoreRange sets the range of every panel's y axis, to what is asked for
// or to what scoreRange finds.
func (f *Figure) setScoreRange(d evp.Direction, asked *[2]float64) {
	var lo, hi float64
	if asked != nil {
		lo, hi = asked[0], asked[1]
	} else {
		lo, hi = sharedRange(f.Panels, d)
	}
	for i := range f.Panels {
		f.Panels[i].Y.Min, f.Panels[i].Y.Max = lo, hi
	}
}

// sharedRange returns the range of scores that the panels share.
func sharedRange(panels []Panel, d evp.Direction) (lo, hi float64) {
	var profiles []profile
	for _, p := range panels {
		for _, s := range p.Series {
			if _, _, ok := s.span(); ok {
				profiles = append(profiles, newProfile(s, p.X, sign(d)))
			}
		}
	}
	lo, hi = scoreRange(profiles)
	if d == evp.Minimize {
		lo, hi = -hi, -lo
	}
	lo, hi = withDots(panels, lo, hi)
	return roundRange(lo, hi, extremes(panels))
}

// withDots widens the range from lo to hi by the single trials: at either side
// by no more than half its height.
func withDots(panels []Panel, lo, hi float64) (float64, float64) {
	dotLo, dotHi := lo, hi
	for _, p := range panels {
		for _, s := range p.Series {
			for _, d := range s.Dots {
				dotLo, dotHi = math.Min(dotLo, or(d.Y, lo)), math.Max(dotHi, or(d.Y, hi))
			}
		}
	}
	most := moreShare * (hi - lo)
	return math.Max(dotLo, lo-most), math.Min(dotHi, hi+most)
}

// wholeRange returns a range of y that shows all estimates of the panel,
// which are not scores, and 0 if it has a line there, and the bands as far as
// withinReach lets them widen it.
func (p Panel) wholeRange() (lo, hi float64) {
	var profiles []profile
	for _, s := range p.Series {
		profiles = append(profiles, newProfile(s, p.X, 1))
	}
	whole := extremes([]Panel{p})
	lo, hi = whole[0], whole[1]
	if p.Zero {
		lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	}
	lo, hi = withinReach(profiles, 0, lo, hi)
	lo, hi = earlyBands(profiles, lo, hi)
	return roundRange(lo, hi, [2]float64{math.Inf(-1), math.Inf(1)})
}

// sign is +1 if larger scores are better and −1 if smaller ones are.
func sign(d evp.Direction) float64 {
	if d == evp.Minimize {
		return -1
	}
	return 1
}

// scoreRange returns the range of scores to show, larger being better. All
// estimates are shown, except that the worst ends of the curves are cut off
// where that doubles the height of the rest, and doubles it again for each
// tenth of the curves' length that is hidden; of no curve is more than half
// hidden. The curves decide: bands are shown as far as withinReach lets them
// over the last half of each curve, and elsewhere as far as they add no more
// than a quarter of the height at either side.
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
// its first estimate to its last: each time the nearest point, its scores
// multiplied by sign. The series has an estimate.
func newProfile(s Series, x Axis, sign float64) profile {
	lower, upper := s.Lower, s.Upper
	if sign < 0 {
		lower, upper = upper, lower
	}
	first, last, _ := s.span()
	at := sheet.Axis(x).At
	a, b := at(first), at(last)
	var p profile
	i := 0
	for k := range profileLength {
		place := a + (b-a)*float64(k)/(profileLength-1)
		for i+1 < len(s.X) && math.Abs(at(s.X[i+1])-place) <= math.Abs(at(s.X[i])-place) {
			i++
		}
		if math.IsNaN(s.Y[i]) {
			continue
		}
		p.estimate = append(p.estimate, sign*s.Y[i])
		p.lower = append(p.lower, sign*lower[i])
		p.upper = append(p.upper, sign*upper[i])
	}
	return p
}

// roundRange returns lo to hi, a little wider: out to the next tick where that
// is near, but not past the ends of [0, 1] if all scores lie between them.
func roundRange(lo, hi float64, extremes [2]float64) (float64, float64) {
	if !isRange(lo, hi) {
		lo, hi = about(hi, flatShare)
	}
	pad := scorePad * (hi - lo)
	lo, hi = lo-pad, hi+pad
	if extremes[0] >= 0 && extremes[1] <= 1 {
		lo, hi = math.Max(lo, 0), math.Min(hi, 1)
	}
	step := sheet.StepOf(lo, hi, 6)
	free := snapShare * (hi - lo)
	if tick := step.Floor(lo); lo-tick < free {
		lo = tick
	}
	if tick := step.Ceil(hi); tick-hi < free {
		hi = tick
	}
	return lo, hi
}

// extremes returns the lowest and the highest estimate of the panels.
func extremes(panels []Panel) [2]float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range panels {
		for _, s := range p.Series {
			for _, y := range s.Y {
				lo, hi = math.Min(lo, or(y, lo)), math.Max(hi, or(y, hi))
			}
		}
	}
	return [2]float64{lo, hi}
}
