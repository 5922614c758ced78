package study

import (
	"cmp"
	"slices"

	"evpkit/evp/compare"
)

// A verdictRange is a range of x over which a comparison has one verdict.
type verdictRange struct {
	verdict     compare.Verdict
	first, last float64
}

// verdictRanges returns the ranges of a comparison by ascending x. An x without a
// verdict neither begins nor ends a range.
func verdictRanges(p *compare.Pair) []verdictRange {
	rows := slices.Clone(p.Differences)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	var out []verdictRange
	for _, d := range rows {
		switch n := len(out); {
		case d.Verdict == compare.VerdictNone:
		case n > 0 && out[n-1].verdict == d.Verdict:
			out[n-1].last = d.X
		default:
			out = append(out, verdictRange{d.Verdict, d.X, d.X})
		}
	}
	return out
}

// models returns the model that leads in a range, and the other one.
func (r verdictRange) models(p *compare.Pair) (leader, other string) {
	if r.verdict == compare.VerdictA {
		return p.A, p.B
	}
	return p.B, p.A
}
