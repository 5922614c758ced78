package ordstat

import "math"

// shortProduct is the largest number of factors that missed multiplies one by one.
const shortProduct = 2048

// missed returns the probability that n draws without replacement from total trials
// contain none of some m of them: C(total − m, n)/C(total, n), 0 ≤ n, m ≤ total, within
// about 1e-11.
func missed(total, m, n int) float64 {
	few, many := min(n, m), max(n, m)
	switch {
	case few > total-many:
		return 0
	case few > shortProduct:
		return math.Exp(missedLog(float64(total), float64(m), float64(n)))
	}
	// a product over the n draws or, if these are more, over the m trials
	p := 1.0
	for k := 0; k < few && p > 0; k++ {
		p *= float64(total-many-k) / float64(total-k)
	}
	return p
}

// missedLog returns the logarithm of missed for large m and n, from Stirling's series for
// the four factorials, without the terms that cancel.
func missedLog(total, m, n float64) float64 {
	rest := total - m - n
	if rest < shortProduct { // smaller than any float64
		return math.Inf(-1)
	}
	return (total-m+0.5)*math.Log1p(-m/total) + (total-n+0.5)*math.Log1p(-n/total) -
		(rest+0.5)*math.Log1p(-(m+n)/total) +
		stirling(total-m) + stirling(total-n) - stirling(rest) - stirling(total)
}

// stirling is factorialRest for x ≥ 1000, within 1e-18.
func stirling(x float64) float64 {
	return (1 - 1/(30*x*x)) / (12 * x)
}
