package resample

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// walks returns values of draws by x whose spread differs by a factor of a hundred.
func walks(draws int) [][]float64 {
	r := rand.New(rand.NewPCG(14, 9))
	out := make([][]float64, 5)
	for k := range out {
		out[k] = make([]float64, draws)
	}
	for i := range draws {
		y := 0.0
		for k := range out {
			y += r.NormFloat64()
			out[k][i] = y * math.Pow(100, float64(k)/4)
		}
	}
	return out
}

// TestEnvelopes: a share of at least 1 − q of the draws stays within at all x, and no
// end of the next rank would do; the upper envelope is the lower one of the negatives, and
// an envelope is no nearer than the quantile at each x alone.
func TestEnvelopes(t *testing.T) {
	const draws, q = 1000, 0.05
	values := walks(draws)
	low := LowerEnvelope(values, q)
	share := func(ends []float64) float64 {
		held := 0
		for i := range draws {
			in := true
			for k, v := range values {
				in = in && v[i] >= ends[k]
			}
			if in {
				held++
			}
		}
		return float64(held) / draws
	}
	if s := share(low); s < 1-q {
		t.Errorf("%.3f of the draws stay above", s)
	}
	next, negative := make([]float64, len(values)), make([][]float64, len(values))
	for k, v := range values {
		sorted := slices.Sorted(slices.Values(v))
		next[k] = sorted[slices.Index(sorted, low[k])+1]
		for _, x := range v {
			negative[k] = append(negative[k], -x)
		}
		if alone := LowerQuantile(slices.Clone(v), q); low[k] > alone {
			t.Errorf("x %d: envelope %g, quantile %g", k, low[k], alone)
		}
	}
	if s := share(next); s >= 1-q+0.01 {
		t.Errorf("%.3f of the draws stay above the ends of the next rank", s)
	}
	for k, high := range UpperEnvelope(negative, q) {
		if high != -low[k] {
			t.Errorf("x %d: upper %g, lower %g", k, high, low[k])
		}
	}
}

// TestEnvelopeOfFew: too few draws tell nothing.
func TestEnvelopeOfFew(t *testing.T) {
	if low := LowerEnvelope([][]float64{{1, 2, 3}}, 0.05); !math.IsInf(low[0], -1) {
		t.Errorf("lower end %g", low[0])
	}
	if high := UpperEnvelope([][]float64{{1, 2, 3}}, 0.05); !math.IsInf(high[0], 1) {
		t.Errorf("upper end %g", high[0])
	}
}
