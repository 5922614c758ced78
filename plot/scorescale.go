package plot

import (
	"math"

	"evpkit/evp"
	"evpkit/evp/metric"
	"evpkit/plot/internal/sheet"
)

// A scoreScale is how scores lie on a y axis: scores multiplied by −1 where smaller
// is better, and their logarithms where the axis is logarithmic, so that larger is
// better and equal distances are as long.
type scoreScale struct {
	sign float64 // −1 if smaller is better, else 1
	log  bool
}

// newScoreScale returns the scale of scores of a direction.
func newScoreScale(d evp.Direction, log bool) scoreScale {
	if d == evp.Minimize {
		return scoreScale{-1, log}
	}
	return scoreScale{1, log}
}

// at returns the place of a score. On a logarithmic scale that of 0 and of what is
// below is infinitely far away.
func (s scoreScale) at(score float64) float64 {
	if s.log && !math.IsNaN(score) {
		score = math.Log10(math.Max(score, 0))
	}
	return s.sign * score
}

// turned returns a range of places as one of scores, or of their logarithms: low
// then high.
func (s scoreScale) turned(lo, hi float64) (float64, float64) {
	if s.sign < 0 {
		return -hi, -lo
	}
	return lo, hi
}

// A yRule says how the range of a y axis of scores is chosen.
type yRule struct {
	scale      scoreScale
	name       string       // of the score
	possible   *evp.Support // that scores cannot leave; nil: unknown
	references []Reference  // that are shown if they are near
}

// newRule returns the rule for scores of a direction.
func newRule(d evp.Direction, o Options) yRule {
	return yRule{newScoreScale(d, o.LogY), o.ScoreName, o.Possible, o.References}
}

// of returns the range of scores that some panels share.
func (r yRule) of(panels []Panel) (lo, hi float64) {
	profiles := r.profiles(panels)
	if len(profiles) == 0 { // nothing to see
		return about(1, flatShare)
	}
	lo, hi = scoreRange(profiles)
	lo, hi = r.withDots(panels, lo, hi)
	lo, hi = r.withReferences(lo, hi)
	lo, hi = r.scale.turned(lo, hi)
	return r.round(lo, hi, panels)
}

// whole returns a range of y that shows all estimates of a panel, which need not be
// scores, and 0 if it has a line there, and the bands as far as withinReach lets
// them widen it.
func (r yRule) whole(p Panel) (lo, hi float64) {
	lo, hi = r.everything(p)
	if r.scale.log {
		return roundDecades(lo, hi, math.Inf(1))
	}
	return roundRange(lo, hi, evp.Support{Low: math.Inf(-1), High: math.Inf(1)})
}

// wholeScores is whole for scores that are points with bars: the range does not go beyond
// what scores can be, shows the references that are near, and the bars as far as they no
// more than triple its height.
func (r yRule) wholeScores(p Panel) (lo, hi float64) {
	r.scale.sign = 1
	lo, hi = r.everything(p)
	bars, height := bandExtremes([]Panel{p}), hi-lo
	lo = math.Max(math.Min(r.scale.at(bars[0]), lo), lo-height)
	hi = math.Min(math.Max(r.scale.at(bars[1]), hi), hi+height)
	lo, hi = r.withReferences(lo, hi)
	return r.round(lo, hi, []Panel{p})
}

// everything returns the range of whole, not yet rounded, as numbers or their logarithms.
func (r yRule) everything(p Panel) (lo, hi float64) {
	r.scale.sign = 1
	profiles := r.profiles([]Panel{p})
	ends := extremes([]Panel{p})
	lo, hi = r.scale.at(ends[0]), r.scale.at(ends[1])
	if p.Zero && !r.scale.log {
		lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	}
	lo, hi = withinReach(profiles, 0, lo, hi)
	return earlyBands(profiles, lo, hi)
}

// profiles returns those of the series of some panels that can be seen there.
func (r yRule) profiles(panels []Panel) []profile {
	var all []profile
	for _, p := range panels {
		for _, s := range p.Series {
			if of := newProfile(s, p.X, r.scale); len(of.estimate) > 0 {
				all = append(all, of)
			}
		}
	}
	return all
}

// withDots widens the range from lo to hi by the single trials: at either side
// by no more than half its height.
func (r yRule) withDots(panels []Panel, lo, hi float64) (float64, float64) {
	dotLo, dotHi := lo, hi
	for _, p := range panels {
		for _, s := range p.Series {
			for _, d := range s.Dots {
				at := r.scale.at(d.Y)
				dotLo, dotHi = math.Min(dotLo, or(at, lo)), math.Max(dotHi, or(at, hi))
			}
		}
	}
	most := moreShare * (hi - lo)
	return math.Max(dotLo, lo-most), math.Min(dotHi, hi+most)
}

// withReferences widens the range from lo to hi by the references that are near.
func (r yRule) withReferences(lo, hi float64) (float64, float64) {
	near := nearShare * (hi - lo)
	from, to := lo-near, hi+near
	for _, reference := range r.references {
		if at := r.scale.at(reference.Score); at >= from && at <= to {
			lo, hi = math.Min(lo, at), math.Max(hi, at)
		}
	}
	return lo, hi
}

// round returns the range from lo to hi, of scores or of their logarithms, a little
// wider, but not beyond what a score can be.
func (r yRule) round(lo, hi float64, panels []Panel) (float64, float64) {
	possible := r.limits(panels)
	if r.scale.log {
		return roundDecades(lo, hi, possible.High)
	}
	return roundRange(lo, hi, possible)
}

// limits returns what the axis should not go beyond: the range that scores cannot
// leave, or else 0 where nothing is below it, and 1 where nothing is above it and
// the score may be a share. Estimates decide over bands unless it is known that
// the score may be above 1.
func (r yRule) limits(panels []Panel) evp.Support {
	out := evp.Support{Low: math.Inf(-1), High: math.Inf(1)}
	ends := extremes(panels)
	if r.possible != nil {
		if r.possible.Low <= ends[0] {
			out.Low = r.possible.Low
		}
		if r.possible.High >= ends[1] {
			out.High = r.possible.High
		}
		return out
	}
	name, known := metric.Read(r.name)
	bands := bandExtremes(panels)
	isShare := ends[0] >= 0 && ends[1] <= 1 && (!known || name.Share)
	if isShare || ends[0] >= 0 && bands[0] >= 0 {
		out.Low = 0
	}
	if isShare {
		out.High = 1
	}
	return out
}

// roundDecades returns the range from 10^lo to 10^hi, a little wider: out to the next
// power of ten where that is near, but not beyond most.
func roundDecades(lo, hi, most float64) (float64, float64) {
	if hi-lo < 1e-6 {
		lo, hi = lo-flatShare/2, hi+flatShare/2
	}
	free := snapShare * (hi - lo)
	pad := scorePad * (hi - lo)
	top := math.Pow(10, hi+pad)
	if k := math.Ceil(hi - 1e-9); k-hi < free {
		top = math.Pow10(int(k))
	}
	bottom := math.Pow(10, lo-pad)
	if k := math.Floor(lo + 1e-9); lo-k < free {
		bottom = math.Pow10(int(k))
	}
	return bottom, math.Max(math.Min(top, most), math.Pow(10, hi))
}

// roundRange returns lo to hi, a little wider: out to the next tick where that
// is near, but not past the ends of what is possible, which lo and hi may be.
func roundRange(lo, hi float64, possible evp.Support) (float64, float64) {
	if !isRange(lo, hi) {
		lo, hi = about(hi, flatShare)
	}
	pad := scorePad * (hi - lo)
	lo, hi = math.Max(lo-pad, possible.Low), math.Min(hi+pad, possible.High)
	step := sheet.StepOf(lo, hi, 6)
	free := snapShare * (hi - lo)
	if tick := step.Floor(lo); lo-tick < free && tick >= possible.Low {
		lo = tick
	}
	if tick := step.Ceil(hi); tick-hi < free && tick <= possible.High {
		hi = tick
	}
	return lo, hi
}

// extremes returns the lowest and the highest estimate that the panels' x axes show.
func extremes(panels []Panel) [2]float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range panels {
		for _, s := range p.Series {
			for i, y := range s.Y {
				if p.X.shows(s.X[i]) {
					lo, hi = math.Min(lo, or(y, lo)), math.Max(hi, or(y, hi))
				}
			}
		}
	}
	return [2]float64{lo, hi}
}

// bandExtremes returns the lowest and the highest finite end of a band that the
// panels' x axes show.
func bandExtremes(panels []Panel) [2]float64 {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range panels {
		for _, s := range p.Series {
			for i, x := range s.X {
				if p.X.shows(x) {
					lo, hi = math.Min(lo, or(s.Lower[i], lo)), math.Max(hi, or(s.Upper[i], hi))
				}
			}
		}
	}
	return [2]float64{lo, hi}
}
