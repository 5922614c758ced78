package evp

import (
	"math"
	"math/rand/v2"
	"testing"
)

// simulated returns samples of laws that differ in how cost varies and how it
// goes with the score.
func simulated(t *testing.T) map[string]*Sample {
	t.Helper()
	laws := map[string]func(r *rand.Rand) Trial{
		"equal":      func(r *rand.Rand) Trial { return Trial{Score: r.Float64(), Cost: 3} },
		"lognormal":  func(r *rand.Rand) Trial { return Trial{Score: r.Float64(), Cost: math.Exp(r.NormFloat64())} },
		"whole":      func(r *rand.Rand) Trial { return Trial{Score: r.Float64(), Cost: float64(1 + r.IntN(5))} },
		"dear good":  func(r *rand.Rand) Trial { u := r.Float64(); return Trial{Score: u, Cost: math.Exp(3 * u)} },
		"cheap good": func(r *rand.Rand) Trial { u := r.Float64(); return Trial{Score: -u, Cost: math.Exp(3 * u)} },
		"six decades": func(r *rand.Rand) Trial {
			return Trial{Score: r.Float64(), Cost: math.Pow(10, 6*r.Float64())}
		},
		"failures": func(r *rand.Rand) Trial {
			u := r.Float64()
			if u < 0.4 {
				return Trial{Score: math.NaN(), Cost: 0.2 + r.Float64()}
			}
			return Trial{Score: u, Cost: 1 + r.Float64()}
		},
		"skewed": func(r *rand.Rand) Trial {
			u := r.Float64()
			return Trial{Score: 1 - u*u*u, Cost: 1 / (0.02 + r.Float64())}
		},
	}
	out := map[string]*Sample{}
	for name, f := range laws {
		for _, n := range []int{15, 400} {
			r := rand.New(rand.NewPCG(21, uint64(n)))
			trials := make([]Trial, n)
			for i := range trials {
				trials[i] = f(r)
			}
			out[name+map[int]string{15: ", few", 400: ", many"}[n]] = mustSample(t, trials, Maximize)
		}
	}
	return out
}
