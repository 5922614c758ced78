package ordstat

import (
	"math"
	"testing"
)

// TestGroupedEnds compares the ends with sums over the scores of all trials and one more:
// E[(best − base)·1(scored)] = Σ (y − base)·[P(best ≤ y) − P(best < y)].
func TestGroupedEnds(t *testing.T) {
	g := Grouped{Group: []int32{0, 0, 1, 2, 2, -1, -1}, Gaps: []float64{0, 1.5, 0.25}}
	values := []float64{4, 5.5, 5.75}
	weight, extra := []float64{0.1, 0.05, 0.2, 0.15, 0.05, 0.12, 0.08}, 0.25
	const above, below = 2.0, 3.0
	for _, n := range []float64{1, 2, 3.5, 40} {
		for _, failed := range []bool{false, true} {
			base := values[0]
			if !failed {
				base -= below
			}
			gainOf := func(scores, masses []float64, lost, base float64) End {
				mass, gain := lost, 0.0
				for k, y := range scores {
					less := mass
					mass += masses[k]
					gain += (y - base) * (math.Pow(mass, n) - math.Pow(less, n))
				}
				return End{gain, 1 - math.Pow(lost, n)}
			}
			masses := []float64{0.15, 0.2, 0.2}
			wantGood := gainOf(append(values[:3:3], 7.75), append(masses[:3:3], extra), 0.2, values[0])
			wantBad := gainOf(append([]float64{1}, values...), append([]float64{extra}, masses...), 0.2, base)
			low := below
			if failed {
				low, wantBad = 0, gainOf(values, masses, 0.2+extra, base)
			}
			tails := NewTails(3)
			g.SetTails(tails, weight, extra)
			good, bad := g.Ends(tails, n, Beyond{Above: above, Below: low, Failed: failed})
			for _, end := range [][2]End{{good, wantGood}, {bad, wantBad}} {
				if math.Abs(end[0].Gain-end[1].Gain) > 1e-12 || math.Abs(end[0].Scored-end[1].Scored) > 1e-12 {
					t.Errorf("n = %g, failed %v: %+v, want %+v", n, failed, end[0], end[1])
				}
			}
		}
	}
}
