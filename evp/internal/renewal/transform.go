package renewal

import (
	"math"
	"math/cmplx"
	"sync"

	"gonum.org/v1/gonum/dsp/fourier"
)

// wrap is r^M, the weight with which values M steps further on come back into the result.
// At 1e-12 that error balances the rounding error, which grows like r^(−M/2); both are
// then near 1e-11.
const wrap = 1e-12

// A circle holds the points z_m = r·e^{2πi m/M}, m = 0 … M/2, at which generating
// functions are evaluated; those at −m are their conjugates.
type circle struct {
	points int          // M
	mask   int          // M − 1
	roots  []complex128 // e^{2πi m/M}, m = 0 … M − 1
	powers []float64    // r^k, k = 0 … M
	fft    *fourier.FFT
	seq    []float64 // scratch for evaluate
}

// circles are the circles of one computation by number of points, each made once. They
// are not safe for concurrent use.
type circles map[int]*circle

// of returns the circle with so many points.
func (cs circles) of(points int) *circle {
	if cs[points] == nil {
		cs[points] = newCircle(points, wrap)
	}
	return cs[points]
}

// newCircle returns the circle with so many points whose radius r has r^M = wrap.
func newCircle(points int, wrap float64) *circle {
	c := &circle{
		points: points,
		mask:   points - 1,
		roots:  rootsOfUnity(points),
		powers: powersUpTo(points, wrap),
		fft:    fourier.NewFFT(points),
		seq:    make([]float64, points),
	}
	return c
}

// Tables that all circles share: they are never changed.
var (
	rootTables  sync.Map // by points
	powerTables sync.Map // by powerTable
)

// rootsOfUnity returns e^{2πi m/M}, m = 0 … M − 1.
func rootsOfUnity(points int) []complex128 {
	if table, ok := rootTables.Load(points); ok {
		return table.([]complex128)
	}
	out := make([]complex128, points)
	for m := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(m) / float64(points))
		out[m] = complex(cos, sin)
	}
	rootTables.Store(points, out)
	return out
}

// A powerTable says which powers: r^M = wrap.
type powerTable struct {
	points int
	wrap   float64
}

// powersUpTo returns r^k, k = 0 … M.
func powersUpTo(points int, wrap float64) []float64 {
	key := powerTable{points, wrap}
	if table, ok := powerTables.Load(key); ok {
		return table.([]float64)
	}
	out := make([]float64, points+1)
	rate := math.Log(wrap) / float64(points)
	for k := range out {
		out[k] = math.Exp(rate * float64(k))
	}
	powerTables.Store(key, out)
	return out
}

// z returns the m-th point.
func (c *circle) z(m int) complex128 {
	return c.roots[m] * complex(c.powers[1], 0)
}

// evaluate returns Σ_k w[k]·z_m^k for m = 0 … M/2, where w has at most
// M/2 + 3 weights. The result is in dst if that is not nil.
func (c *circle) evaluate(dst []complex128, w []float64) []complex128 {
	for k, v := range w {
		c.seq[k] = v * c.powers[k]
	}
	clear(c.seq[len(w):])
	out := c.fft.Coefficients(dst, c.seq)
	for m := range out {
		out[m] = cmplx.Conj(out[m]) // the FFT has the opposite sign
	}
	return out
}

// invert returns the coefficients 0 … n of the function with the given values at the
// points 0 … M/2; it overwrites values.
func (c *circle) invert(values []complex128, n int) []float64 {
	for m := range values {
		values[m] = cmplx.Conj(values[m])
	}
	seq := c.fft.Sequence(nil, values)
	out := seq[:n+1]
	scale := 1 / float64(c.points)
	for k := range out {
		out[k] *= scale / c.powers[k]
	}
	return out
}
