package renewal

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// BenchmarkMoments is the default grid over the whole range of a budget curve:
// for spread-out costs, and for those of one to four epochs, nearly.
func BenchmarkMoments(b *testing.B) {
	spread := func(r *rand.Rand) trial { return trial{r.Float64(), math.Exp(r.NormFloat64())} }
	epochs := func(r *rand.Rand) trial {
		return trial{r.Float64(), float64(1+r.IntN(4)) * (1 + 1e-4*r.Float64())}
	}
	for _, n := range []int{100, 1024, 10000, 100000, 1000000} {
		b.Run("spread/"+strconv.Itoa(n), func(b *testing.B) { benchmarkMoments(b, random(1, n, 0, spread)) })
	}
	for _, n := range []int{1024, 10000, 100000} {
		b.Run("epochs/"+strconv.Itoa(n), func(b *testing.B) { benchmarkMoments(b, random(1, n, 0, epochs)) })
	}
}

func benchmarkMoments(b *testing.B, trials []trial) {
	l := lawOf(trials)
	start, _ := l.Start(0.05)
	var budgets []float64
	for i := range 200 {
		budgets = append(budgets, start*math.Pow(l.total/start, float64(i)/199))
	}
	b.ReportAllocs()
	for b.Loop() {
		l.Moments(budgets)
	}
}
