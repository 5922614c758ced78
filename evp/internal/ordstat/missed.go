package ordstat

import "math"

// shortProduct is the most factors that missed multiplies one by one where
// there is another way.
const shortProduct = 2048

// missed returns the probability that n draws without replacement from total
// trials are none of some m of them: C(total − m, n)/C(total, n), 0 ≤ n, m ≤
// total, within about 1e-11.
func missed(total, m, n int) float64 {
	few, many := min(n, m), max(n, m)
	switch {
	case few > total-many:
		return 0
	case few > shortProduct:
		return math.Exp(missedLog(float64(total), float64(m), float64(n)))
	}
	// a product over the n draws, or, the other way round, over the m trials
	// that none of them may be
	p := 1.0
	for k := 0; k < few && p > 0; k++ {
		p *= float64(total-many-k) / float64(total-k)
	}
	return p
}

// missedLog returns the logarithm of missed for large m and n, from Stirling's
// series for the four factorials; what cancels among them is left out.
func missedLog(total, m, n float64) float64 {
	rest := total - m - n
	if rest < shortProduct { // below what a float64 can hold
		return math.Inf(-1)
	}
	return (total-m+0.5)*math.Log1p(-m/total) + (total-n+0.5)*math.Log1p(-n/total) -
		(rest+0.5)*math.Log1p(-(m+n)/total) +
		stirling(total-m) + stirling(total-n) - stirling(rest) - stirling(total)
}

// stirling returns ln x! − [(x + ½) ln x − x + ½ ln 2π] for x ≥ 1000, within
// 1e-18 (NIST Handbook of Mathematical Functions, 5.11.1).
func stirling(x float64) float64 {
	return (1 - 1/(30*x*x)) / (12 * x)
}
