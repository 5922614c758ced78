// Package tail knows the law of the best scores of random search near the best possible
// score, fits it, and says how far the fit can be trusted.
//
// Near its optimum a smooth score falls off as a square in each hyperparameter that
// matters, so that scores above some threshold follow a law of three parameters (Lourie, He
// and Cho 2025, "Hyperparameter Loss Surfaces Are Simple Near their Optima"). It is the
// generalised Pareto law with a shape of −2/γ. Scores are larger if better throughout.
package tail

import (
	"math"
	"sort"
)

// MostGamma is the largest number of effective hyperparameters that is looked for.
const MostGamma = 10

// A Law is the law of scores
//
//	P(score > y) = ((β − y)/(β − α))^(γ/2), α ≤ y ≤ β,
//
// plus, if there is noise, a normal variable with standard deviation σ.
type Law struct {
	Start float64 // α, below which nothing lies; of a tail: where the law would begin
	Best  float64 // β, the best possible score, without noise
	Gamma int     // γ, the number of effective hyperparameters, 1 to MostGamma
	Noise float64 // σ ≥ 0
}

// Above returns P(score > y).
func (l Law) Above(y float64) float64 {
	power := float64(l.Gamma) / 2
	switch {
	case l.Noise == 0 && y <= l.Start:
		return 1
	case l.Noise == 0 && y >= l.Best:
		return 0
	case l.Noise == 0:
		return math.Pow((l.Best-y)/(l.Best-l.Start), power)
	}
	t := (l.Best - y) / l.Noise
	whole := math.Exp(power*math.Log(l.Noise/(l.Best-l.Start)) + moments[l.Gamma]().log(t))
	return math.Min(math.Max(whole-l.before(y), 0), 1)
}

// before returns by how much the probability above y would be too large if the power law went
// on below Start, where it exceeds 1.
func (l Law) before(y float64) float64 {
	from, width := (y-l.Start)/l.Noise, l.Best-l.Start
	if from > farTail {
		return 0
	}
	sum := 0.0
	lo := math.Max(0, -from-farTail)
	length := math.Max(-from, 0) + farTail - lo
	for i, v := range gaussX {
		x := lo + length*v
		sum += gaussW[i] * length * (math.Pow(1+x*l.Noise/width, float64(l.Gamma)/2) - 1) *
			math.Exp(-(from+x)*(from+x)/2)
	}
	return sum / math.Sqrt(2*math.Pi)
}

// ends returns scores between which all lie.
func (l Law) ends() (low, high float64) { return l.Start - farTail*l.Noise, l.Best + farTail*l.Noise }

// Exceeded returns the score that is exceeded with probability p.
func (l Law) Exceeded(p float64) float64 {
	if l.Noise == 0 {
		return l.Best - (l.Best-l.Start)*math.Pow(p, 2/float64(l.Gamma))
	}
	low, high := l.ends()
	for range 60 {
		if middle := low + (high-low)/2; l.Above(middle) > p {
			low = middle
		} else {
			high = middle
		}
	}
	return low + (high-low)/2
}

// QuantileOfBest returns the q-quantile of the best of k scores, 0 < q < 1, k > 0:
//
//	β − (β − α)·(1 − q^(1/k))^(2/γ) without noise.
func (l Law) QuantileOfBest(q, k float64) float64 { return l.Exceeded(-math.Expm1(math.Log(q) / k)) }

// MeanOfBest returns the expected best of k scores, k > 0:
//
//	β − (β − α)·Γ(k+1)·Γ(1+2/γ)/Γ(k+1+2/γ) without noise,
//
// else the integral of 1 − P(score ≤ y)^k.
func (l Law) MeanOfBest(k float64) float64 {
	if l.Noise == 0 {
		root := 2 / float64(l.Gamma)
		a, _ := math.Lgamma(k + 1)
		b, _ := math.Lgamma(1 + root)
		c, _ := math.Lgamma(k + 1 + root)
		return l.Best - (l.Best-l.Start)*math.Exp(a+b-c)
	}
	low, high := l.ends()
	low, high = l.narrowed(low, high, 40/k), l.narrowed(low, high, 1e-17/k)
	const panels = 2
	width, sum := (high-low)/panels, 0.0
	for p := range panels {
		for i, v := range gaussX {
			y := low + width*(float64(p)+v)
			sum += gaussW[i] * width * math.Exp(k*math.Log1p(-l.Above(y)))
		}
	}
	return high - sum
}

// narrowed returns a score between low and high that is exceeded with about probability p.
func (l Law) narrowed(low, high, p float64) float64 {
	if p >= 1 {
		return low
	}
	const steps = 64
	i := sort.Search(steps, func(i int) bool { return l.Above(low+(high-low)*float64(i)/steps) <= p })
	if p < 1e-12 {
		return low + (high-low)*float64(i)/steps
	}
	return low + (high-low)*float64(max(i-1, 0))/steps
}
