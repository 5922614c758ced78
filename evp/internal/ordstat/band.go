package ordstat

import "math"

// A Band encloses the distribution function F at the ordered scores: with the confidence
// asked for, Lower[i] ≤ F(y_(i+1)) ≤ Upper[i] for all i at once, whatever the law. Between
// the i-th and the (i+1)-th score F lies between the i-th lower and the (i+1)-th upper end.
type Band struct {
	Lower, Upper []float64
	// PerPoint is the coverage of each single interval.
	PerPoint float64
}

// LD returns the band of highest-density intervals of the order statistics,
// Beta(i, n+1−i), all at the same coverage, chosen so that they hold together with the
// confidence (Learned-Miller and DeStefano 2008; Lourie, Cho and He 2024). Exact.
func LD(n int, confidence float64) Band { return exactBand(n, confidence, highestDensity) }

// LDEqualTailed returns the band of equal-tailed intervals of the order
// statistics. Exact.
func LDEqualTailed(n int, confidence float64) Band { return exactBand(n, confidence, equalTailed) }

// exactBand finds the coverage per point at which the intervals of all n order statistics
// hold together with the confidence.
func exactBand(n int, confidence float64, of func(n int, miss float64, g gauss) []float64) Band {
	g := newGauss()
	var lower []float64
	miss := solve(1-confidence, (1-confidence)/effective(n), func(miss float64) float64 {
		lower = of(n, miss, g)
		return 1 - inside(lower)
	})
	return Band{lower, upper(lower), 1 - miss}
}

// effective returns about how many independent points n ordered ones are equivalent to:
// where the search for the coverage starts.
func effective(n int) float64 {
	return math.Exp(0.9 * math.Log(1+math.Log(float64(n))*math.Log(float64(n)+1)))
}

// KS returns the band of the Kolmogorov–Smirnov statistic: F_n ± ε with ε its
// exact quantile. PerPoint is NaN.
func KS(n int, confidence float64) Band {
	var lower []float64
	solveEpsilon := func(miss float64) float64 {
		lower = shifted(n, math.Sqrt(math.Log(2/miss)/(2*float64(n))))
		return 1 - inside(lower)
	}
	solve(1-confidence, 1-confidence, solveEpsilon)
	return Band{lower, upper(lower), math.NaN()}
}

// DKWWidth returns ε of the band F_n ± ε that holds with at least the confidence 1 − α,
// √(ln(2/α)/2n) (Massart 1990).
func DKWWidth(n int, confidence float64) float64 {
	return math.Sqrt(math.Log(2/(1-confidence)) / (2 * float64(n)))
}

// shifted returns i/n − ε for i = 1 … n, at least 0.
func shifted(n int, epsilon float64) []float64 {
	lower := make([]float64, n)
	for i := range lower {
		lower[i] = math.Max(float64(i+1)/float64(n)-epsilon, 0)
	}
	return lower
}
