package plot

import (
	"fmt"
	"slices"

	"evpkit/evp"
)

// captionLimits says what the bands that are drawn take for granted.
func captionLimits(panels [][]evp.Curve, o Options) string {
	curves := o.bandPlan(panels...).shaded(slices.Concat(panels...))
	return sentences([]string{captionUnseen(curves), captionRange(curves, o)})
}

// captionRange says where scores were taken to lie for the bands, and how that is known:
// "Scores lie in [0, 1], as accuracies do."
func captionRange(curves []evp.Curve, o Options) string {
	for _, c := range curves {
		banded := slices.ContainsFunc(c.Points, func(p evp.Point) bool {
			return p.Interval.Exists() && (p.Kind.IsConfidence() || p.Kind == evp.BandNone && c.Band.IsConfidence())
		})
		if c.Range != nil && o.RangeReason != "" && banded {
			return fmt.Sprintf("Scores %s, %s.", c.Range.Words(), o.RangeReason)
		}
	}
	return ""
}

// captionUnseen says what the bands do not allow for, as the log need not show it.
func captionUnseen(curves []evp.Curve) string {
	scores, costs := false, false
	for _, c := range curves {
		for _, p := range c.Points {
			kind := p.Kind
			if !p.Interval.Exists() || !kind.IsConfidence() {
				continue
			}
			scores = scores || kind == evp.BandBootstrap || kind == evp.BandDirichlet && !c.Supported
			if c.Axis == evp.Budget {
				costs = costs || kind == evp.BandBootstrap || !c.CostSupport.Bounded()
			}
		}
	}
	what := ""
	switch {
	case scores && costs:
		what = "better scores or higher costs"
	case scores:
		what = "better scores"
	case costs:
		what = "higher costs"
	default:
		return ""
	}
	return "The band does not allow for " + what + " that fewer than 3 in N trials have: the log may not show them."
}

// isFromScores reports whether a band is derived from one of the scores' distribution.
func isFromScores(kind evp.BandKind) bool {
	switch kind {
	case evp.BandLD, evp.BandLDEqualTailed, evp.BandKS, evp.BandDKW:
		return true
	}
	return false
}
