package ordstat

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// A beta is the law of the i-th of n ordered uniform variables, Beta(i, n+1−i) for
// 1 < i < n. Its density is computed as a logarithm relative to that at the mode.
type beta struct {
	a, b float64 // density ∝ x^a·(1−x)^b
	mode float64
	peak float64 // density at the mode
}

func newBeta(n, i int) beta {
	d := beta{a: float64(i - 1), b: float64(n - i)}
	d.mode = d.a / (d.a + d.b)
	d.peak = float64(n) * binomialAtMode(d.a, d.b)
	return d
}

// binomialAtMode returns C(a+b, a)·m^a·(1−m)^b with m = a/(a+b), for a, b ≥ 1. The powers
// in Stirling's formula cancel those of m.
func binomialAtMode(a, b float64) float64 {
	n := a + b
	return math.Sqrt(n/(2*math.Pi*a*b)) * math.Exp(factorialRest(n)-factorialRest(a)-factorialRest(b))
}

// factorialRest returns ln x! − [(x + ½) ln x − x + ½ ln 2π] for whole x ≥ 1, within 1e-15
// (NIST Handbook of Mathematical Functions, 5.11.1).
func factorialRest(x float64) float64 {
	if x < 16 {
		g, _ := math.Lgamma(x + 1)
		return g - ((x+0.5)*math.Log(x) - x + 0.5*math.Log(2*math.Pi))
	}
	s := 1 / (x * x)
	return (1.0/12 - s*(1.0/360-s*(1.0/1260-s*(1.0/1680-s/1188)))) / x
}

// log returns the logarithm of the density at x relative to that at the mode; ≤ 0.
func (d beta) log(x float64) float64 {
	return d.a*logRatio(x, d.mode) + d.b*logRatio(1-x, 1-d.mode)
}

// logRatio returns ln(x/y) precisely, even if x is nearly y or far below it.
func logRatio(x, y float64) float64 {
	if x < y/2 {
		return math.Log(x / y)
	}
	return math.Log1p((x - y) / y)
}

// slope returns the derivative of log at x.
func (d beta) slope(x float64) float64 { return d.a/x - d.b/(1-x) }

// edges returns the points to the left and to the right of the mode where log is −h,
// h > 0.
func (d beta) edges(h float64) (l, r float64) {
	spread := math.Sqrt(2 * h * d.mode * (1 - d.mode) / (d.a + d.b))
	l = math.Max(d.mode-spread, d.mode*math.Exp(-h/d.a-1))
	r = math.Min(d.mode+spread, 1-(1-d.mode)*math.Exp(-h/d.b-1))
	return d.edge(h, l, 0), d.edge(h, r, 1)
}

// edge finds the point between the mode and end where log is −h, starting at x. log is
// concave, so that Newton's steps from one side never leave it.
func (d beta) edge(h, x, end float64) float64 {
	for range 60 {
		miss := d.log(x) + h
		next := x - miss/d.slope(x)
		if (next-d.mode)*(end-d.mode) <= 0 || (next-end)*(d.mode-end) <= 0 { // it has left the side
			next = (x + end) / 2
			if miss < 0 {
				next = (x + d.mode) / 2
			}
		}
		if math.Abs(next-x) <= 1e-15*math.Abs(x) || math.Abs(miss) <= 1e-13*h {
			return next
		}
		x = next
	}
	return x
}

// mass returns the probability between l and r.
func (d beta) mass(l, r float64, g gauss) float64 {
	middle, half := (l+r)/2, (r-l)/2
	sum := 0.0
	for k, x := range g.nodes {
		sum += g.weights[k] * math.Exp(d.log(middle+half*x))
	}
	return sum * half * d.peak
}

// gaussPoints is enough for a bell and for an exponential tail to 1e-14.
const gaussPoints = 48

// gauss is the Gauss–Legendre rule on [−1, 1].
type gauss struct{ nodes, weights []float64 }

func newGauss() gauss {
	g := gauss{make([]float64, gaussPoints), make([]float64, gaussPoints)}
	quad.Legendre{}.FixedLocations(g.nodes, g.weights, -1, 1)
	return g
}
