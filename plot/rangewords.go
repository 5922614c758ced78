package plot

import (
	"fmt"
	"slices"

	"evpkit/evp"
)

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
