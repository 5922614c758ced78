package ordstat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"
)

// TestPerPoint compares the coverage per point with values computed by an
// independent implementation of the same crossing probability.
func TestPerPoint(t *testing.T) {
	for _, c := range []struct {
		n                                int
		confidence, equalTailed, highest float64
	}{
		{20, 0.80, 0.9760053127, 0.9748458551}, {20, 0.95, 0.9952293044, 0.9948501202},
		{48, 0.80, 0.9842751639, 0.9830953634}, {48, 0.95, 0.9969850809, 0.9966859177},
		{100, 0.80, 0.9882931167, 0.9873271249}, {100, 0.95, 0.9978047277, 0.9975819380},
		{500, 0.80, 0.9929430684, 0.9924038654}, {500, 0.95, 0.9987157475, 0.9986042116},
	} {
		if got := LDEqualTailed(c.n, c.confidence).PerPoint; math.Abs(got-c.equalTailed) > 1e-9 {
			t.Errorf("N = %d, %g: equal-tailed %.10f, want %.10f", c.n, c.confidence, got, c.equalTailed)
		}
		if got := LD(c.n, c.confidence).PerPoint; math.Abs(got-c.highest) > 1e-9 {
			t.Errorf("N = %d, %g: highest density %.10f, want %.10f", c.n, c.confidence, got, c.highest)
		}
	}
}

// TestKolmogorov compares with the quantiles of the Kolmogorov statistic of
// scipy 1.10.1 (stats.kstwo.ppf), which agree with the printed tables (Miller
// 1956: 0.29408 for N = 20, α = 0.05).
func TestKolmogorov(t *testing.T) {
	for _, c := range []struct {
		n               int
		alpha, critical float64
	}{
		{1, 0.05, 0.9750000000}, {2, 0.05, 0.8418861170}, {3, 0.05, 0.7075982262}, {5, 0.05, 0.5632751984},
		{10, 0.05, 0.4092460848}, {20, 0.05, 0.2940753144}, {50, 0.05, 0.1884064792}, {100, 0.05, 0.1340279165},
		{10, 0.20, 0.3225679017}, {20, 0.01, 0.3524108916}, {100, 0.01, 0.1608086809},
	} {
		if got := 1 - KS(c.n, 1-c.alpha).Lower[c.n-1]; math.Abs(got-c.critical) > 1e-9 {
			t.Errorf("N = %d, α = %g: ε = %.10f, want %.10f", c.n, c.alpha, got, c.critical)
		}
	}
}

// TestBandsByHand: of one score the interval is [α/2, 1 − α/2] for each exact
// kind; of two, U_(1) ≤ u and U_(2) ≥ 1 − u fail apart with probability
// (1 − u)² each, so that t = 1 − α/2 and u = 1 − √(α/2).
func TestBandsByHand(t *testing.T) {
	const alpha = 0.1
	for name, b := range map[string]Band{"ld": LD(1, 1-alpha), "equal": LDEqualTailed(1, 1-alpha), "ks": KS(1, 1-alpha)} {
		if math.Abs(b.Lower[0]-alpha/2) > 1e-12 || math.Abs(b.Upper[0]-1+alpha/2) > 1e-12 {
			t.Errorf("%s, N = 1: %+v", name, b)
		}
	}
	b := LD(2, 1-alpha)
	u := 1 - math.Sqrt(alpha/2)
	if math.Abs(b.PerPoint-(1-alpha/2)) > 1e-10 || b.Lower[0] != 0 || b.Upper[1] != 1 ||
		math.Abs(b.Upper[0]-u) > 1e-10 || math.Abs(b.Lower[1]-(1-u)) > 1e-10 {
		t.Errorf("N = 2: %+v, want u = %g", b, u)
	}
}

// TestInsideSimulated counts how often uniform variables stay inside.
func TestInsideSimulated(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 44))
	for _, n := range []int{3, 12} {
		for _, miss := range []float64{0.4, 0.05} {
			lower := highestDensity(n, miss, newGauss())
			high := upper(lower)
			const samples = 40_000
			held := 0
			u := make([]float64, n)
			for range samples {
				for i := range u {
					u[i] = r.Float64()
				}
				slices.Sort(u)
				ok := true
				for i := range u {
					ok = ok && lower[i] <= u[i] && u[i] <= high[i]
				}
				if ok {
					held++
				}
			}
			p := inside(lower)
			if z := (float64(held)/samples - p) / math.Sqrt(p*(1-p)/samples); math.Abs(z) > 4 {
				t.Errorf("n = %d, miss %g: %d of %d inside, want a share of %g (z = %.1f)", n, miss, held, samples, p, z)
			}
		}
	}
}

// TestIntervals checks the intervals by the incomplete beta function: their
// coverage, equal densities at the ends, equal tails.
func TestIntervals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{2, 3, 7, 30, 400, 3000}).Draw(t, "n")
		miss := math.Pow(10, rapid.Float64Range(-6, -0.3).Draw(t, "miss"))
		i := rapid.IntRange(1, n).Draw(t, "i")
		a, b := float64(i), float64(n+1-i)
		near := func(what string, got, want, tolerance float64) {
			if math.Abs(got-want) > tolerance {
				t.Fatalf("n = %d, i = %d, miss %g: %s is %g, want %g", n, i, miss, what, got, want)
			}
		}
		lower := highestDensity(n, miss, newGauss())
		l, u := lower[i-1], 1-lower[n-i]
		near("coverage of the highest density", mathext.RegIncBeta(a, b, u)-mathext.RegIncBeta(a, b, l), 1-miss, 1e-9)
		if i > 1 && i < n {
			d := newBeta(n, i)
			near("density at the ends", d.log(l), d.log(u), 1e-6)
		}
		lower = equalTailed(n, miss, newGauss())
		l, u = lower[i-1], 1-lower[n-i]
		near("lower tail", mathext.RegIncBeta(a, b, l), miss/2, 1e-9)
		near("upper tail", 1-mathext.RegIncBeta(a, b, u), miss/2, 1e-9)
	})
}

// TestBandsNest: a band of higher confidence holds that of a lower one, dkw
// holds ks, and no band is empty.
func TestBandsNest(t *testing.T) {
	for _, n := range []int{1, 2, 5, 40, 300} {
		for name, of := range map[string]func(int, float64) Band{"ld": LD, "equal": LDEqualTailed, "ks": KS, "dkw": dkw} {
			outer := of(n, 0.9999)
			for _, confidence := range []float64{0.95, 0.8, 0.5} {
				b := of(n, confidence)
				for i := range n {
					if b.Lower[i] < outer.Lower[i]-1e-12 || b.Upper[i] > outer.Upper[i]+1e-12 || b.Lower[i] > b.Upper[i] {
						t.Fatalf("%s, N = %d, %g: [%g, %g] at %d is not within [%g, %g]", name, n, confidence, b.Lower[i], b.Upper[i],
							i, outer.Lower[i], outer.Upper[i])
					}
				}
				outer = b
			}
		}
		if ks, wide := KS(n, 0.95), dkw(n, 0.95); ks.Lower[n-1] < wide.Lower[n-1] {
			t.Errorf("N = %d: ks is wider than dkw", n)
		}
	}
}

// dkw returns the band F_n ± DKWWidth.
func dkw(n int, confidence float64) Band {
	lower := shifted(n, DKWWidth(n, confidence))
	return Band{lower, upper(lower), math.NaN()}
}

// TestClopperPearson: none of ten, by hand: 1 − 0.025^(1/10); and five of ten
// from Clopper and Pearson's chart as computed by R's binom.test.
func TestClopperPearson(t *testing.T) {
	low, high := ClopperPearson(0, 10, 0.95)
	if low != 0 || math.Abs(high-(1-math.Pow(0.025, 0.1))) > 1e-12 {
		t.Errorf("0 of 10: %g to %g", low, high)
	}
	if low, high = ClopperPearson(5, 10, 0.95); math.Abs(low-0.1870860) > 1e-6 || math.Abs(high-0.8129140) > 1e-6 {
		t.Errorf("5 of 10: %g to %g", low, high)
	}
	if low, high = ClopperPearson(10, 10, 0.95); high != 1 || math.Abs(low-math.Pow(0.025, 0.1)) > 1e-12 {
		t.Errorf("10 of 10: %g to %g", low, high)
	}
}

func BenchmarkLD(b *testing.B) {
	for _, n := range []int{100, 1024, 10_000} {
		b.Run("", func(b *testing.B) {
			for b.Loop() {
				LD(n, 0.95)
			}
		})
	}
}
