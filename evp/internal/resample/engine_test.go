package resample

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// TestBinned compares estimates and standard errors of merged rows with those of
// single trials. Where a budget cuts through the bulk of the costs an estimate is
// off by a part of a standard error; resamples are off by the same, and only
// their distance from the estimate counts.
func TestBinned(t *testing.T) {
	const n = 20_000
	for _, law := range coverage.Laws {
		s := lawSet(t, law, n)
		for _, budget := range []bool{false, true} {
			unit := 1.0
			if budget {
				unit = s.MeanCost()
			}
			xs := []float64{1 * unit, 30 * unit, n / 8 * unit, n * unit}
			merged := NewEngine(Setup{Trials: s, Budget: budget, Xs: xs, None: math.NaN()})
			single := NewEngine(Setup{Trials: s, Budget: budget, Xs: xs, None: math.NaN(), Single: true})
			if merged.rows > 6_000 || single.rows != n {
				t.Errorf("%s, budget %v: %d rows, %d single", law.Name, budget, merged.rows, single.rows)
			}
			estimate, se := merged.Estimates()
			wantEstimate, wantSE := single.Estimates()
			for k := range xs {
				if !(math.Abs(estimate[k]-wantEstimate[k]) <= 0.3*wantSE[k]) || !(math.Abs(se[k]-wantSE[k]) <= 0.003*wantSE[k]) {
					t.Errorf("%s, budget %v, x = %g: %g ± %g merged, %g ± %g by single trials", law.Name, budget, xs[k], estimate[k],
						se[k], wantEstimate[k], wantSE[k])
				}
			}
		}
	}
}

// TestByGroups: by number of trials an engine has a row per group of scores, whatever N,
// and it makes no difference to estimates, standard errors, and critical values that it
// draws how many trials of each group are in a resample, not which.
func TestByGroups(t *testing.T) {
	for _, n := range []int{50, 500, 5000, 20_000} {
		s := lawSet(t, coverage.HeavyTail, n)
		o := Setup{Trials: s, Xs: []float64{1, float64(n / 8), float64(n)}, None: math.NaN()}
		groups := NewEngine(o)
		o.Single = true
		single := NewEngine(o)
		if most := 20 + 30*int(math.Log(float64(n))); groups.rows > most || single.rows != n {
			t.Errorf("N = %d: %d rows for at most %d groups, %d single", n, groups.rows, most, single.rows)
		}
		estimate, se := groups.Estimates()
		wantEstimate, wantSE := single.Estimates()
		for k, x := range o.Xs {
			if d := estimate[k] - wantEstimate[k]; !(math.Abs(d) <= 1e-9*wantSE[k]) || !(math.Abs(se[k]/wantSE[k]-1) <= 1e-6) {
				t.Errorf("N = %d, n = %g: %g ± %g by groups, %g ± %g by single trials", n, x, estimate[k], se[k],
					wantEstimate[k], wantSE[k])
			}
		}
		if n > 500 {
			continue
		}
		const resamples = 4000 // a critical value of 2 has a standard error of about 0.05
		low, high := groups.Bootstrap(sampling.Bootstrap{Seed: 1}, resamples, nil).Critical(0.8, false)
		wantLow, wantHigh := single.Bootstrap(sampling.Bootstrap{Seed: 2}, resamples, nil).Critical(0.8, false)
		for k, x := range o.Xs[:2] {
			if !(math.Abs(low[k]-wantLow[k]) <= 0.25) || !(math.Abs(high[k]-wantHigh[k]) <= 0.25) {
				t.Errorf("N = %d, n = %g: t from %g to %g by groups, from %g to %g by single trials", n, x, low[k], high[k],
					wantLow[k], wantHigh[k])
			}
		}
	}
}

// lawSet returns n trials drawn from a law, a tenth of them failed.
func lawSet(t *testing.T, law coverage.Law, n int) *trials.Set {
	t.Helper()
	scores, costs := law.Draw(n, rand.New(rand.NewPCG(4, 4)))
	rows := make([]trials.Row, n)
	for i := range rows {
		rows[i] = trials.Row{Score: scores[i], Cost: costs[i], Count: 1}
	}
	s, err := trials.New(rows[n/10:], rows[:n/10])
	if err != nil {
		t.Fatal(err)
	}
	return s
}
