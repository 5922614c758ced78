package resample

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/trials"
)

// TestBinned compares estimates and standard errors of merged rows with those of
// single trials. Where a budget cuts through the bulk of the costs an estimate is
// off by a part of a standard error; resamples are off by the same, and only
// their distance from the estimate counts.
func TestBinned(t *testing.T) {
	const n = 20_000
	for _, law := range coverage.Laws {
		scores, costs := law.Draw(n, rand.New(rand.NewPCG(4, 4)))
		rows := make([]trials.Row, n)
		for i := range rows {
			rows[i] = trials.Row{Score: scores[i], Cost: costs[i], Count: 1}
		}
		s, err := trials.New(rows[n/10:], rows[:n/10])
		if err != nil {
			t.Fatal(err)
		}
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
