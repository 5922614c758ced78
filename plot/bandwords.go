package plot

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"evpkit/evp"
)

// BandLabel returns what a legend calls a band, such as "95 % band" or
// "±1 SD"; confidence, in (0, 1), is that of a confidence band. It is empty for
// evp.BandNone.
func BandLabel(kind evp.BandKind, confidence float64) string {
	switch {
	case kind == evp.BandSD:
		return "±1 SD"
	case kind.IsConfidence() && confidence > 0:
		return percent(confidence) + " band"
	case kind.IsConfidence():
		return "confidence band"
	}
	return ""
}

// percent writes a share: "95 %", "97.5 %".
func percent(share float64) string {
	return strconv.FormatFloat(math.Round(1e6*share)/1e4, 'f', -1, 64) + " %"
}

// tailLimits says, after a space, where the band of a tail law does not hold
// (testdata/coverage/tail-law.md, for 48 trials).
const tailLimits = " That of the tail law takes it that scores end at a best possible one. An exponential tail was " +
	"taken for that in 15 %, and a better mode of 3 % of the trials was not seen in 22 %, of simulated logs of 48 " +
	"trials; there it held in fewer than half."

// hasTail reports whether a curve goes on by a tail law that has a band.
func hasTail(c evp.Curve) bool {
	return slices.ContainsFunc(c.Points, func(p evp.Point) bool { return p.Kind == evp.BandTail })
}

// captionBand says what the shading is: the bands that the points have and the
// figure draws, not the band that was asked for, which may not exist; and whose bands
// are not drawn.
func captionBand(panels [][]evp.Curve, o Options) string {
	plan, all := o.bandPlan(panels...), slices.Concat(panels...)
	curves := plan.shaded(all)
	var kinds []string
	oneSided, neither := false, false
	for _, c := range curves {
		for _, p := range c.Points {
			lower, upper := p.Ends()
			if math.IsNaN(lower) || math.IsNaN(upper) {
				neither = neither || c.Band.IsConfidence() && !math.IsNaN(p.Estimate)
				continue
			}
			if kind := bandKind(c, p); !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
			oneSided = oneSided || math.IsInf(lower, 0) || math.IsInf(upper, 0)
		}
	}
	leftOut := plan.captionLeftOut(panels)
	if len(kinds) == 0 {
		return cmp.Or(leftOut, "No uncertainty is shown.")
	}
	what := "Shading: "
	listed := !slices.ContainsFunc(curves, func(c evp.Curve) bool { return !isListed(c) })
	if listed {
		what = "Vertical bars: "
	}
	s := strings.TrimSuffix(what, ": ") + plan.whose(all) + ": " + strings.Join(kinds, "; ") + "."
	switch {
	case oneSided && listed:
		s += " Where one has one arm, the trials bound that side only."
	case oneSided:
		s += " Where it fades out and a thin line goes on, the trials bound that side only."
	}
	if slices.ContainsFunc(curves, func(c evp.Curve) bool { return c.BandWeakFrom > 0 }) {
		s += " Where it is fainter it may hold less often than stated: the scores or costs have a heavy upper tail, " +
			"or are too few to tell."
	}
	if slices.ContainsFunc(curves, hasTail) {
		s += tailLimits
	}
	if neither {
		s += " Where none is drawn, the trials do not bound both sides."
	}
	return sentences([]string{s, leftOut})
}

// captionOpen says, after a space, where the intervals of differences have one end
// only, and which are not drawn because they are open over most of their curve.
func (d differences) captionOpen() string {
	var open []string
	oneSided := false
	for _, p := range d.pairs {
		s := d.series(p)
		if drawn := s.withoutOpenBand(); drawn.Band == "" {
			open = append(open, d.other(p))
			continue
		}
		oneSided = oneSided || slices.ContainsFunc(s.Lower, isInfinite) || slices.ContainsFunc(s.Upper, isInfinite)
	}
	s := ""
	switch {
	case oneSided && d.listed:
		s = " Where one has one arm, the trials bound that side only."
	case oneSided:
		s = " Where the shading fades out and a thin line goes on, the trials bound that side only."
	}
	switch {
	case len(open) == len(d.pairs):
		s += " No interval is drawn: it is open over most of the range."
	case len(open) > 0:
		s += " No interval is drawn for " + strings.Join(open, ", ") + ": it is open over most of the range."
	}
	return s
}

// isInfinite reports whether x is infinite.
func isInfinite(x float64) bool { return math.IsInf(x, 0) }

// bandKind says what the band of a point is.
func bandKind(c evp.Curve, p evp.Point) string {
	kind := p.Kind
	if kind == evp.BandNone {
		kind = c.Band
	}
	if kind == evp.BandSD {
		return "plus and minus one standard deviation of the best score, which is its spread and not a confidence band"
	}
	name := "confidence band"
	if c.Confidence > 0 {
		name = percent(c.Confidence) + " " + name
	}
	switch {
	case (kind == evp.BandBootstrap || kind == evp.BandDirichlet) && c.Simultaneous:
		name += ", simultaneous,"
	case isFromScores(kind) && c.Axis == evp.Budget && c.CostSupport.Bounded():
		name += ", conservative,"
	case isFromScores(kind) && c.Axis == evp.Budget:
		name += ", approximate,"
	}
	return strings.TrimSpace(name + " " + kind.Origin())
}

// isListed reports whether a curve is drawn as single points.
func isListed(c evp.Curve) bool { return c.Listed && len(c.Points) <= mostListed }
