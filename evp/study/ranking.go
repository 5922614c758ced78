package study

import (
	"cmp"
	"slices"

	"evpkit/evp"
)

// ranking returns the models from the one with the best score down, equal ones
// in their order.
func (s *Study) ranking() []string {
	sorted := slices.SortedStableFunc(slices.Values(s.Samples), func(a, b *evp.Sample) int {
		if s.Direction == evp.Minimize {
			a, b = b, a
		}
		return cmp.Compare(b.Best(), a.Best())
	})
	var out []string
	for _, sample := range sorted {
		out = append(out, sample.Model())
	}
	return out
}
