package evp

import (
	"math"
	"testing"
)

func TestHistory(t *testing.T) {
	nan := math.NaN()
	at := func(step, score float64) Evaluation { return Evaluation{Step: step, Cost: 10 * step, Score: score} }
	for name, c := range map[string]struct {
		evaluations       []Evaluation
		most, least, last float64 // scores
		atMost            float64 // step
		scored, evaluated bool
	}{
		"none":                {nil, nan, nan, nan, 0, false, false},
		"one":                 {[]Evaluation{at(1, .5)}, .5, .5, .5, 1, true, true},
		"the first of equals": {[]Evaluation{at(1, .5), at(2, .75), at(3, .75), at(4, .25)}, .75, .25, .25, 2, true, true},
		"diverged at the end": {[]Evaluation{at(1, nan), at(2, .5), at(3, nan)}, .5, .5, nan, 2, true, true},
		"diverged":            {[]Evaluation{at(1, nan)}, nan, nan, nan, 0, false, true},
	} {
		h := History{Evaluations: c.evaluations}
		most, ok1 := h.Best(Maximize)
		least, ok2 := h.Best(Minimize)
		last, ok3 := h.Last()
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		if !same(most.Score, c.most) || !same(least.Score, c.least) || !same(last.Score, c.last) {
			t.Errorf("%s: best %v, %v, last %v", name, most, least, last)
		}
		if most.Step != c.atMost || ok1 != c.scored || ok2 != c.scored || ok3 != c.evaluated {
			t.Errorf("%s: best at %v, ok %v %v %v", name, most.Step, ok1, ok2, ok3)
		}
	}
}
