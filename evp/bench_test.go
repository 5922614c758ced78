package evp

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"evpkit/evp/internal/coverage"
)

// benchSample returns n trials whose scores have a light upper tail and whose
// costs are spread out, none the same.
func benchSample(b *testing.B, n int) *Sample {
	b.Helper()
	s, err := NewSample("bench", drawTrials(coverage.LightTail, n, rand.New(rand.NewPCG(1, uint64(n)))), SampleOptions{})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// benchCurve runs a curve's benchmark for several N.
func benchCurve(b *testing.B, curve func(*Sample, CurveOptions) (*Curve, error), o func(n int) CurveOptions,
	sizes ...int) {
	b.Helper()
	for _, n := range sizes {
		b.Run(fmt.Sprintf("N=%d", n), func(b *testing.B) {
			s, o := benchSample(b, n), o(n)
			for b.Loop() {
				if _, err := curve(s, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// always returns the same options for every N.
func always(o CurveOptions) func(int) CurveOptions { return func(int) CurveOptions { return o } }

// whole returns the options of a curve at every n = 1 … N.
func whole(estimator Estimator) func(n int) CurveOptions {
	return func(n int) CurveOptions {
		o := CurveOptions{Estimator: estimator, At: make([]float64, n)}
		for i := range o.At {
			o.At[i] = float64(i + 1)
		}
		return o
	}
}

func BenchmarkTrialCurve(b *testing.B) {
	for _, estimator := range []Estimator{V, U} {
		b.Run(estimator.String(), func(b *testing.B) {
			benchCurve(b, TrialCurve, whole(estimator), 1024, 10_000, 100_000, 1_000_000)
		})
	}
}

func BenchmarkBudgetCurve(b *testing.B) {
	benchCurve(b, BudgetCurve, always(CurveOptions{}), 100, 1024, 10_000, 100_000, 1_000_000)
}

// BenchmarkBand is the default grid with a band.
func BenchmarkBand(b *testing.B) {
	ld := CurveOptions{Band: BandLD, Support: &Support{0, 1}}
	b.Run("ld/trials", func(b *testing.B) { benchCurve(b, TrialCurve, always(ld), 100, 1024, 10_000, 100_000) })
	bootstrap := CurveOptions{Band: BandBootstrap}
	b.Run("bootstrap/trials", func(b *testing.B) {
		benchCurve(b, TrialCurve, always(bootstrap), 100, 1024, 5000, 10_000, 100_000)
	})
	b.Run("bootstrap/budget", func(b *testing.B) { benchCurve(b, BudgetCurve, always(bootstrap), 100, 1024, 5000, 10_000) })
	dirichlet := CurveOptions{Band: BandDirichlet}
	b.Run("dirichlet/trials", func(b *testing.B) {
		benchCurve(b, TrialCurve, always(dirichlet), 100, 1024, 5000, 10_000, 100_000)
	})
	b.Run("dirichlet/budget", func(b *testing.B) { benchCurve(b, BudgetCurve, always(dirichlet), 100, 1024, 5000, 10_000) })
}
