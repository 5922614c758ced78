package sampling

import (
	"math"
	"math/rand/v2"
)

// binomial draws how many of n independent events with probability p, in
// [0, 1], happen: by inversion where few do, else by transformed rejection
// (Hörmann 1993, "The generation of binomial random variates", algorithm BTRS).
// The work does not grow with n.
func binomial(r *rand.Rand, n int, p float64) int {
	switch {
	case n <= 0 || p <= 0:
		return 0
	case p >= 1:
		return n
	case p > 0.5:
		return n - binomial(r, n, 1-p)
	case float64(n)*p < 10:
		return binomialByInversion(r, n, p)
	}
	return binomialByRejection(r, n, p)
}

// binomialByInversion goes through the probabilities of 0, 1, … events.
func binomialByInversion(r *rand.Rand, n int, p float64) int {
	u, f := r.Float64(), math.Exp(float64(n)*math.Log1p(-p))
	k := 0
	for ; u > f && k < n && f > 0; k++ {
		u -= f
		f *= p / (1 - p) * float64(n-k) / float64(k+1)
	}
	return k
}

// binomialByRejection is for n·p ≥ 10 and p ≤ 1/2.
func binomialByRejection(r *rand.Rand, n int, p float64) int {
	nf := float64(n)
	spread := math.Sqrt(nf * p * (1 - p))
	b := 1.15 + 2.53*spread
	a := -0.0873 + 0.0248*b + 0.01*p
	inner := 0.92 - 4.2/b
	scale := (2.83 + 5.1/b) * spread
	mode := math.Floor((nf + 1) * p)
	odds := math.Log(p / (1 - p))
	for {
		u, v := r.Float64()-0.5, r.Float64()
		edge := 0.5 - math.Abs(u)
		k := math.Floor((2*a/edge+b)*u + nf*p + 0.5)
		switch {
		case edge >= 0.07 && v <= inner:
			return int(k)
		case k < 0 || k > nf:
			continue
		}
		if math.Log(v*scale/(a/(edge*edge)+b)) <= logChoices(mode, nf)-logChoices(k, nf)+(k-mode)*odds {
			return int(k)
		}
	}
}

// logChoices returns log(k!·(n−k)!).
func logChoices(k, n float64) float64 {
	a, _ := math.Lgamma(k + 1)
	b, _ := math.Lgamma(n - k + 1)
	return a + b
}
