package compare

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
)

// BenchmarkCompare is comparisons with the defaults of the command line, costs
// all different.
func BenchmarkCompare(b *testing.B) {
	for _, c := range []struct {
		models, trials, points int
	}{{2, 100, 24}, {2, 1024, 24}, {12, 100, 8}, {30, 100, 8}} {
		b.Run(fmt.Sprintf("models=%d/N=%d", c.models, c.trials), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			var samples []*evp.Sample
			for k := range c.models {
				law := coverage.Exponential.Shifted(0.002*float64(k), 1+0.1*float64(k))
				samples = append(samples, named(b, fmt.Sprint(k), drawTrials(law, c.trials, r)))
			}
			for b.Loop() {
				if _, err := Pairs(samples, "", evp.Budget, Options{Curve: evp.CurveOptions{Points: c.points}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
