package ordstat

import "math"

// negligibleTerm is the probability, relative to the largest one, below which inside leaves
// out Poisson terms.
const negligibleTerm = 1e-20

// inside returns the probability that the i-th of n ordered uniform variables lies between
// lower[i−1] and 1 − lower[n−i], for all i at once. lower ascends within [0, 1).
//
// It follows a Poisson process of rate n between the boundaries (Moscovich and Nadler 2017,
// "Fast calculation of boundary crossing probabilities for Poisson processes"): given n
// points up to time 1, the number of points up to time x has the law of the number of
// variables below x. Because the boundary is symmetric under x → 1 − x, i → n+1−i, and the
// process before ½ is independent of that after it, the first half is enough:
// with Q(m) the probability of m points up to ½ and no boundary crossed,
// P = Σ_m Q(m)·Q(n − m) / P(n points up to 1). Work is O(n^1.5).
func inside(lower []float64) float64 {
	n := len(lower)
	q := walk{rate: float64(n), q: make([]float64, n+1)}
	q.q[0] = 1
	most, least := 0, n // indices of the next lower end and of the next upper end
	for {
		low, up := math.Inf(1), math.Inf(1)
		if most < n {
			low = lower[most]
		}
		if least > 0 {
			up = 1 - lower[least-1]
		}
		x := math.Min(low, up)
		if !(x <= 0.5) {
			break
		}
		q.advance(x)
		if up <= low { // the (n+1−least)-th variable must be below x
			q.least = n + 1 - least
			least--
		} else {
			most++
			q.most = most
		}
		if q.least > q.most {
			return 0
		}
	}
	q.advance(0.5)
	p := 0.0
	for m := max(q.least, n-q.most); m <= min(q.most, n-q.least); m++ {
		p += q.q[m] * q.q[n-m]
	}
	return math.Min(p/poissonAt(n), 1)
}

// poissonAt returns e^{−n}·n^n/n!, the probability of n points of mean n.
func poissonAt(n int) float64 {
	x := float64(n)
	return math.Exp(-factorialRest(x)) / math.Sqrt(2*math.Pi*x)
}

// A walk is the Poisson process at a time, in which counts outside least … most have been
// excluded.
type walk struct {
	rate        float64
	time        float64
	q           []float64 // by count
	least, most int       // counts that are allowed; q is 0 above most
	terms       []float64 // Poisson probabilities
	reached     int       // the largest count with q > 0
}

// advance continues to time x.
func (w *walk) advance(x float64) {
	mean := w.rate * (x - w.time)
	if mean <= 0 {
		return
	}
	w.time = x
	w.poisson(mean)
	top := min(w.most, w.reached+len(w.terms)-1)
	for m := top; m >= w.least; m-- {
		terms := w.terms[:min(len(w.terms), m-w.least+1)]
		from := w.q[m-len(terms)+1 : m+1]
		sum := 0.0
		for k, p := range terms {
			sum += p * from[len(from)-1-k]
		}
		w.q[m] = sum
	}
	w.reached = top
}

// poisson fills terms with the probabilities of 0, 1, … points.
func (w *walk) poisson(mean float64) {
	w.terms = w.terms[:0]
	p := math.Exp(-mean)
	largest := p
	for k := 1; ; k++ {
		w.terms = append(w.terms, p)
		p *= mean / float64(k)
		largest = math.Max(largest, p)
		if float64(k) > mean && p < negligibleTerm*largest {
			return
		}
	}
}
