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
		name                   string
		models, trials, points int
	}{{"2x100", 2, 100, 24}, {"2x1024", 2, 1024, 24}, {"12x100", 12, 100, 8}} {
		b.Run(c.name, func(b *testing.B) {
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
