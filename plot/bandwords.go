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

// captionBand says what the shading is: the bands that the points have and the
// figure draws, not the band that was asked for, which may not exist; and whose bands
// are not drawn.
func captionBand(all []evp.Curve, plan bandPlan) string {
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
	leftOut := plan.captionLeftOut(all)
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
		s += " Past a quarter of a model's own trials or compute, where it is fainter, " +
			"it holds less often than stated if the scores have a heavy upper tail."
	}
	if neither {
		s += " Where no band is drawn, the trials bound neither side."
	}
	return sentences([]string{s, leftOut})
}

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
	case kind == evp.BandBootstrap && c.Simultaneous:
		name += ", simultaneous,"
	case kind != evp.BandBootstrap && kind.IsConfidence() && c.Axis == evp.Budget:
		name += ", conservative,"
	}
	return strings.TrimSpace(name + " " + kind.Origin())
}

// isListed reports whether a curve is drawn as single points.
func isListed(c evp.Curve) bool { return c.Listed && len(c.Points) <= mostListed }
