package study

import (
	"slices"

	"evpkit/evp/compare"
)

// namesModel reports whether a verdict of the pair names a model.
func namesModel(p *compare.Pair) bool {
	return slices.ContainsFunc(p.Differences, func(d compare.Difference) bool {
		return d.Verdict == compare.VerdictA || d.Verdict == compare.VerdictB
	})
}
