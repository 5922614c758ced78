package ordstat

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestMissedExact compares with the product of n exact fractions.
func TestMissedExact(t *testing.T) {
	for _, c := range []struct{ total, m, n int }{
		{10, 3, 0}, {10, 0, 4}, {10, 3, 4}, {10, 3, 7}, {10, 3, 8}, {10, 10, 1},
		{5_000, 2_048, 3}, {20_000, 2_047, 2_049}, {20_000, 2_049, 2_049}, {100_000, 3_000, 2_500},
		{1_000_000, 5_000, 4_000}, {100_000_000, 30_000, 20_000}, {1_000_000_000, 200_000, 100_000}, {1_000_000_000, 3,
			900_000_000},
	} {
		few, many := min(c.m, c.n), max(c.m, c.n)
		want := big.NewFloat(1).SetPrec(200)
		for k := range few {
			want.Mul(want, new(big.Float).SetPrec(200).SetInt64(int64(max(c.total-many-k, 0))))
			want.Quo(want, new(big.Float).SetPrec(200).SetInt64(int64(c.total-k)))
		}
		w, _ := want.Float64()
		if got := missed(c.total, c.m, c.n); !(math.Abs(got-w) <= 1e-11*w) {
			t.Errorf("missed(%d, %d, %d) = %g, want %g", c.total, c.m, c.n, got, w)
		}
	}
	if got := missed(1_000_000, 500_000, 499_000); got != 0 {
		t.Errorf("nearly all draws, half of the trials: %g, want 0", got)
	}
}

// TestCounts: a score that stands for several trials is as good as that many
// equal scores.
func TestCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counted := Sample{Failed: rapid.IntRange(0, 5).Draw(t, "failed")}
		long := Sample{Failed: counted.Failed}
		for i, count := range rapid.SliceOfN(rapid.IntRange(1, 6), 1, 12).Draw(t, "counts") {
			counted.Scores = append(counted.Scores, float64(i*i))
			counted.Above = append(counted.Above, 0)
			for e := range counted.Above {
				counted.Above[e] += count
			}
			long.Scores = append(long.Scores, slices.Repeat([]float64{float64(i * i)}, count)...)
		}
		if counted.N() != long.N() {
			t.Fatalf("%d trials, want %d", counted.N(), long.N())
		}
		ns := upTo(long.N())
		span := long.best() - long.Scores[0]
		same := func(what string, got, want []Moment) {
			for i := range want {
				if !(math.Abs(got[i].Scored-want[i].Scored) <= 1e-14) ||
					want[i].Scored > 0 && !(math.Abs(got[i].Mean-want[i].Mean) <= 1e-12*span &&
						math.Abs(got[i].SD-want[i].SD) <= 1e-6*span) {
					t.Fatalf("%s, n = %d: %+v, want %+v", what, ns[i], got[i], want[i])
				}
			}
		}
		same("V", counted.V(ns), long.V(ns))
		same("U", counted.U(ns), long.U(ns))
		q := rapid.Float64Range(0.01, 0.99).Draw(t, "q")
		n := rapid.IntRange(1, long.N()).Draw(t, "n")
		reached := func(_ int, above float64) bool { return 1-above >= q }
		for what, found := range map[string][2]int{
			"V": {counted.SearchV(n, reached), long.SearchV(n, reached)},
			"U": {counted.SearchU(n, reached), long.SearchU(n, reached)},
		} {
			if long.Scores[found[1]] != counted.Scores[found[0]] {
				t.Fatalf("%s: the quantile is %g, want %g", what, counted.Scores[found[0]], long.Scores[found[1]])
			}
		}
	})
}
