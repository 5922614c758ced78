package evp

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkCompare is comparisons with the defaults of the command line, costs
// all different.
func BenchmarkCompare(b *testing.B) {
	for _, c := range []struct {
		models, trials, points int
	}{{2, 100, 24}, {2, 1024, 24}, {12, 100, 8}} {
		b.Run(fmt.Sprintf("models=%d/N=%d", c.models, c.trials), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			var samples []*Sample
			for k := range c.models {
				s, err := NewSample(fmt.Sprint(k), laws[4].shifted(0.002*float64(k), 1+0.1*float64(k)).draw(c.trials, r), SampleOptions{})
				if err != nil {
					b.Fatal(err)
				}
				samples = append(samples, s)
			}
			for b.Loop() {
				if _, err := Compare(samples, "", Budget, CompareOptions{Curve: CurveOptions{Points: c.points}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
