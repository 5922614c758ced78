package tail

import (
	"math"
	"testing"
)

// TestGates: each gate alone refuses scores that the others let pass: n spread evenly between
// 0 and 1, and so many equal ones better than these.
func TestGates(t *testing.T) {
	for _, c := range []struct {
		name            string
		n, equal        int
		better          float64
		fits, has, even bool // what each gate says: the misfit, the best score, ties
	}{
		{"all pass", 60, 1, 0.01, true, true, true},
		{"a gap", 60, 2, 0.5, false, true, true},
		{"a plateau that few see", 60, 6, 0.05, true, false, true},
		{"equal best scores", 20, 4, 0.1, true, true, false},
	} {
		var y []float64
		for i := range c.n {
			y = append(y, (float64(i)+0.5)/float64(c.n))
		}
		for range c.equal {
			y = append(y, 1+c.better)
		}
		f := &fitter{form: Quadratic, most: math.Inf(1)}
		fit := f.at(NewScores(y, len(y)), 0, 0)
		fits, has, even := fit.Misfit <= mostMisfit(Quadratic, fit.Gamma, f.scores), f.hasBest(f.rest(fit.Law)), f.continuous()
		if fits != c.fits || has != c.has || even != c.even {
			t.Errorf("%s: fits %v (%.3g), has the best %v, without ties %v", c.name, fits, fit.Misfit, has, even)
		}
		if want := c.fits && c.has && c.even; fit.Passes != want {
			t.Errorf("%s: passes %v, want %v", c.name, fit.Passes, want)
		}
	}
}

// TestMostMisfit: the table is met at its nodes, and between them by the logarithm.
func TestMostMisfit(t *testing.T) {
	for form := range misfits {
		for gamma := 1; gamma <= MostGamma; gamma++ {
			row := misfits[form][gamma]
			for i, m := range misfitScores {
				if got := mostMisfit(Form(form), gamma, int(m)); math.Abs(got-row[i]) > 1e-12 {
					t.Errorf("form %d, γ = %d, %g scores: %g, want %g", form, gamma, m, got, row[i])
				}
			}
			if got := mostMisfit(Form(form), gamma, 9000); got != row[len(row)-1] {
				t.Errorf("form %d, γ = %d, past the table: %g", form, gamma, got)
			}
		}
	}
	row := misfits[Quadratic][3]
	want := row[0] + (row[1]-row[0])*math.Log(24.0/15)/math.Log(40.0/15)
	if got := mostMisfit(Quadratic, 3, 24); math.Abs(got-want) > 1e-12 {
		t.Errorf("between nodes: %g, want %g", got, want)
	}
}
