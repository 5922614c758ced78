package sampling

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// four is four searches within one budget: one found nothing, one the score
// 0.2 and two 0.8.
var four = Bests{found: [][]int32{{1, -1, 0, 1}}}

var twoScores = []float64{0.2, 0.8}

// TestEstimate: the numbers are by hand. Without the search that found
// nothing, 0.2, 0.8, 0.8 have the mean 0.6 and the variance
// (0.4² + 2·0.2²)/3 = 0.08; with it as 0.1, the mean 1.9/4 and the variance
// (0.375² + 0.275² + 2·0.325²)/4 = 0.106875.
func TestEstimate(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name   string
		bests  Bests
		scores []float64
		none   float64
		want   Estimate
	}{
		{"conditional", four, twoScores, nan, Estimate{0.75, 0.6, math.Sqrt(0.08), 0.2}},
		{"none is 0.1", four, twoScores, 0.1, Estimate{0.75, 0.475, math.Sqrt(0.106875), math.Sqrt(0.106875 / 3)}},
		{"one score", Bests{found: [][]int32{{-1, 0}}}, twoScores, nan, Estimate{0.5, 0.2, 0, nan}},
		{"no score", Bests{found: [][]int32{{-1, -1}}}, twoScores, nan, Estimate{0, nan, nan, nan}},
		{"no score is 0.1", Bests{found: [][]int32{{-1, -1}}}, twoScores, 0.1, Estimate{0, 0.1, 0, 0}},
		{"all the same", Bests{found: [][]int32{{0, 0, 0}}}, []float64{0.1}, nan, Estimate{1, 0.1, 0, 0}},
	} {
		got := c.bests.Estimate(0, c.scores, c.none)
		if diff := cmp.Diff(c.want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-15)); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// TestQuantile: the smallest value that a share of q does not exceed, of
// 0.2, 0.8, 0.8 and what nothing counts as.
func TestQuantile(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct{ none, q, want float64 }{
		{nan, 0.01, 0.2},
		{nan, 1.0 / 3, 0.2}, // a tie
		{nan, 0.34, 0.8},
		{nan, 0.99, 0.8},
		{0.1, 0.25, 0.1}, // a tie
		{0.1, 0.26, 0.2},
		{0.1, 0.5, 0.2}, // a tie
		{0.1, 0.51, 0.8},
		{0.5, 0.25, 0.2}, // nothing counts as more than the lower score
		{0.5, 0.5, 0.5},
		{0.9, 0.75, 0.8},
		{0.9, 0.76, 0.9},
	} {
		if got, _ := four.Quantile(0, twoScores, c.none, c.q); got != c.want {
			t.Errorf("none %v, q %v: %v, want %v", c.none, c.q, got, c.want)
		}
	}
	nothing := Bests{found: [][]int32{{-1, -1}}}
	if got, _ := nothing.Quantile(0, twoScores, nan, 0.5); !math.IsNaN(got) {
		t.Errorf("without any score: %v, want NaN", got)
	}
	if got, _ := nothing.Quantile(0, twoScores, 0.1, 0.5); got != 0.1 {
		t.Errorf("without any score, none as 0.1: %v", got)
	}
}

// TestQuantileStandardError: 10,000 searches that found scores evenly spread
// over [0, 1]: the median's standard error is √(q(1−q)/n) = 0.005.
func TestQuantileStandardError(t *testing.T) {
	const n = 10000
	b := Bests{found: [][]int32{make([]int32, n)}}
	scores := make([]float64, n)
	for i := range n {
		b.found[0][i] = int32(i)
		scores[i] = float64(i) / n
	}
	if value, se := b.Quantile(0, scores, math.NaN(), 0.5); math.Abs(value-0.5) > 1e-3 || math.Abs(se-0.005) > 1e-4 {
		t.Errorf("median %v ± %v, want 0.5 ± 0.005", value, se)
	}
}

// TestFirstScore: three trials of cost 1, one of which scores. In a third of
// the orders it is the first, in a third the second, in a third the last.
func TestFirstScore(t *testing.T) {
	p := Pool{Costs: []float64{1, 1, 1}, Failed: 2}
	for none, want := range map[float64]float64{0.5: 2, 0.05: 3, 0.8: 1} {
		if got := FirstScore(p, none, 3000, 1); got != want {
			t.Errorf("p_none ≤ %v from a budget of %v on, want %v", none, got, want)
		}
	}
}

// TestAgainstExactLaws compares with two trials, 0.2 for a cost of 1 and 0.9
// for 3. With replacement H(B) = P(0.9 within B) = 1/2 + H(B−1)/2 from B = 3
// on: 1/2, 3/4, 7/8; below it a first draw of 0.9 ends the search without a
// score. Without, B = 3 has room for one of them, and B = 4 for both.
func TestAgainstExactLaws(t *testing.T) {
	const searches = 20000
	p := Pool{Costs: []float64{1, 3}}
	xs := []float64{0.5, 1, 2.9, 3, 4, 5}
	for name, want := range map[string]struct{ scored, best []float64 }{ // P(a score), P(0.9)
		"draws":  {[]float64{0, 0.5, 0.5, 1, 1, 1}, []float64{0, 0, 0, 0.5, 0.75, 0.875}},
		"orders": {[]float64{0, 0.5, 0.5, 1, 1, 1}, []float64{0, 0, 0, 0.5, 1, 1}},
	} {
		bests := searchers[name](p, xs, searches, 17)
		for k, x := range xs {
			got := bests.Estimate(k, []float64{0.2, 0.9}, math.NaN())
			scored, best := want.scored[k], want.best[k]
			if math.Abs(got.Scored-scored) > 4*math.Sqrt(scored*(1-scored)/searches) {
				t.Errorf("%s within %v: scored %v, want %v", name, x, got.Scored, scored)
			}
			if scored == 0 {
				continue
			}
			best /= scored
			mean, sd := 0.2+0.7*best, 0.7*math.Sqrt(best*(1-best))
			se := sd / math.Sqrt(scored*searches)
			if math.Abs(got.Mean-mean) > 4*se+1e-12 || math.Abs(got.SD-sd) > 0.02 || math.Abs(got.SE-se) > 0.03*se {
				t.Errorf("%s within %v: %+v, want mean %v, sd %v, se %v", name, x, got, mean, sd, se)
			}
		}
	}
}
