package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
)

// TestCoverageExact measures how often the bands of the distribution function
// hold at all scores at once, whatever their law: as often as they say, dkw at
// least as often.
func TestCoverageExact(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	const samples, nominal = 10_000, 0.95
	var b strings.Builder
	fmt.Fprintf(&b, "Shares of %d simulated logs whose band of the scores' distribution function (nominal %g) held "+
		"it everywhere.\n\n| band | N = 10 | N = 48 | N = 200 |\n|---|---|---|---|\n", samples, nominal)
	for _, kind := range exactBands {
		fmt.Fprintf(&b, "| %s |", kind)
		for _, n := range []int{10, 48, 200} {
			share := heldEverywhere(kind, n, nominal, samples)
			z := (share - nominal) / math.Sqrt(nominal*(1-nominal)/samples)
			if z < -4 || kind != BandDKW && z > 4 {
				t.Errorf("%s, N = %d: a share of %.4f held, z = %.1f", kind, n, share, z)
			}
			fmt.Fprintf(&b, " %.4f |", share)
		}
		b.WriteString("\n")
	}
	if *coverage.Samples > 0 {
		coverage.WriteTable(t, "..", "exact.md", b.String())
	}
}

// heldEverywhere returns the share of samples of n uniform scores whose
// distribution function lies within the band.
func heldEverywhere(kind BandKind, n int, confidence float64, samples int) float64 {
	ranks := make([]int, n)
	for i := range ranks {
		ranks[i] = i + 1
	}
	lower, upper := cdfBounds(kind, ranks, confidence)
	r := rand.New(rand.NewPCG(coverage.Seed, uint64(n)))
	held, levels := 0, make([]float64, n)
	for range samples {
		for i := range levels {
			levels[i] = r.Float64()
		}
		slices.Sort(levels)
		held++
		for i, v := range levels {
			if v < lower[i] || v > upper[i] {
				held--
				break
			}
		}
	}
	return float64(held) / float64(samples)
}
