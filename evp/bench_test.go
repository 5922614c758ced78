package evp

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// BenchmarkBudgetBand is a budget curve with the default grid and bootstrap
// band, of one model.
func BenchmarkBudgetBand(b *testing.B) {
	for _, n := range []int{100, 1024} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, err := NewSample("m", laws[0].draw(n, rand.New(rand.NewPCG(1, 1))), SampleOptions{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := BudgetCurve(s, CurveOptions{Band: BandBootstrap}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
