package tail

import (
	"math"
	"sync"

	"gonum.org/v1/gonum/integrate/quad"
)

// The range of t in which the logarithm of a noise moment is tabulated, and the steps of
// the table in a unit. Below it no score is ever looked for; above it a series is exact
// enough.
const (
	leastT  = -14.0
	mostT   = 14.0
	stepsT  = 32
	nodesT  = (mostT - leastT) * stepsT
	farTail = 9.0 // standard deviations of noise past which there is nothing
)

// A moment is h_γ(t) = E[max(t + Z, 0)^(γ/2)], Z standard normal: what (β − y)^(γ/2) turns
// into where scores are observed with noise. It is tabulated by its logarithm and the
// derivative of that, between which a cubic joins the nodes (within 1e-9).
type moment struct {
	power      float64 // γ/2
	logs, tilt [int(nodesT) + 1]float64
}

// moments are those by γ, made when they are first needed.
var moments = func() (all [MostGamma + 1]func() *moment) {
	for gamma := 1; gamma <= MostGamma; gamma++ {
		all[gamma] = sync.OnceValue(func() *moment { return newMoment(float64(gamma) / 2) })
	}
	return all
}()

// newMoment makes the table of E[max(t + Z, 0)^power].
func newMoment(power float64) *moment {
	m := &moment{power: power}
	for i := range m.logs {
		t := leastT + float64(i)/stepsT
		value, slope := noiseIntegrals(t, power)
		m.logs[i] = math.Log(value) - math.Min(t, 0)*math.Min(t, 0)/2
		m.tilt[i] = slope/value/stepsT - math.Min(t, 0)/stepsT
	}
	return m
}

// The nodes and weights of Gauss and Legendre on [0, 1].
var gaussX, gaussW = func() (x, w []float64) {
	const nodes = 64
	x, w = make([]float64, nodes), make([]float64, nodes)
	quad.Legendre{}.FixedLocations(x, w, 0, 1)
	return x, w
}()

// noiseIntegrals returns h(t) = ∫_0^∞ x^power·φ(x − t) dx times exp(t²/2) for negative t, and
// its derivative with the factor left as it is. With x = s² the integrand has no root at 0.
func noiseIntegrals(t, power float64) (value, slope float64) {
	down := math.Min(t, 0)
	from := math.Sqrt(math.Max(t-farTail, 0))
	to := math.Sqrt(math.Max(t, 0) + farTail)
	if t < 0 {
		to = math.Min(to, math.Sqrt(45/-t))
	}
	for i, v := range gaussX {
		s := from + (to-from)*v
		x := s * s
		d := x - t
		density := math.Exp(-(d*d-down*down)/2) / math.Sqrt(2*math.Pi)
		f := gaussW[i] * (to - from) * 2 * s * math.Pow(x, power) * density
		value += f
		slope += f * (d + down) // d/dt of φ(x − t)·exp(t²/2)
	}
	return value, slope
}

// log returns ln h(t).
func (m *moment) log(t float64) float64 {
	switch {
	case t >= mostT:
		a, r := m.power, 1/(t*t)
		return a*math.Log(t) + math.Log1p(a*(a-1)/2*r*(1+(a-2)*(a-3)/4*r*(1+(a-4)*(a-5)/6*r)))
	case t < leastT:
		return math.Inf(-1)
	}
	at := (t - leastT) * stepsT
	i := int(at)
	u := at - float64(i)
	a, b, c, d := m.logs[i], m.tilt[i], m.logs[i+1], m.tilt[i+1]
	rise := c - a
	return a + u*(b+u*(3*rise-2*b-d+u*(b+d-2*rise)))
}
