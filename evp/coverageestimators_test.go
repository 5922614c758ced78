package evp

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/trials"
)

// TestCoverageEstimators measures bias and spread of V and U on the trial axis
// against known laws: U is unbiased, V is biased low and varies less.
func TestCoverageEstimators(t *testing.T) {
	if testing.Short() {
		t.Skip("a simulation")
	}
	samples := 300
	if *coverage.Samples > 0 {
		samples = 20 * *coverage.Samples
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Bias and, in brackets, standard deviation of the estimates of V and U over %d simulated logs, "+
		"in standard deviations of the law's score.\n\n"+
		"| law | N | V: 1 | N/4 | N/2 | N trials | U: 1 | N/4 | N/2 | N trials "+
		"|\n|---|---|---|---|---|---|---|---|---|---|\n", samples)
	for _, law := range []coverage.Law{coverage.LightTail, coverage.HeavyTail, coverage.FineTuning} {
		for _, n := range []int{20, 48, 200} {
			xs := []float64{1, float64(n) / 4, float64(n) / 2, float64(n)}
			at := newSetting(t, law, Trials, Mean, n, xs)
			fmt.Fprintf(&b, "| %s | %d |", law.Name, n)
			for _, estimator := range []Estimator{V, U} {
				for k, e := range at.errors(t, estimator, samples) {
					if se := e.sd / math.Sqrt(float64(samples)); estimator == U && math.Abs(e.bias) > 4*se+0.01 || estimator == V &&
						e.bias > 4*se {
						t.Errorf("%s, N = %d, %s at %g: bias %.4f, standard error %.4f", law.Name, n, estimator, xs[k], e.bias, se)
					}
					fmt.Fprintf(&b, " %.3f (%.3f) |", e.bias, e.sd)
				}
			}
			b.WriteString("\n")
		}
	}
	if *coverage.Samples > 0 {
		coverage.WriteTable(t, "..", "estimators.md", b.String())
	}
}

// An estimateError is the bias and the standard deviation of an estimate, in
// standard deviations of the law's score.
type estimateError struct{ bias, sd float64 }

// errors measures the errors of an estimator at each x.
func (c setting) errors(t *testing.T, estimator Estimator, samples int) []estimateError {
	t.Helper()
	estimates := make([][]float64, len(c.xs))
	for i := range samples {
		s, err := NewSample("m", drawTrials(c.law, c.n, rand.New(rand.NewPCG(coverage.Seed+uint64(c.n), uint64(i)))),
			SampleOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for k, p := range mustCurve(t, Trials, s, CurveOptions{Estimator: estimator, At: c.xs}).Points {
			estimates[k] = append(estimates[k], p.Estimate)
		}
	}
	unit := sdOf(c.law)
	out := make([]estimateError, len(c.xs))
	for k, e := range estimates {
		mean, squares := trials.Tally{Values: e}.Squares()
		out[k] = estimateError{(mean - c.truth[k]) / unit, math.Sqrt(squares/float64(samples)) / unit}
	}
	return out
}

// sdOf returns the standard deviation of a law's score.
func sdOf(l coverage.Law) float64 {
	const many = 100_000
	_, squares := trials.Tally{Values: l.Scores(many)}.Squares()
	return math.Sqrt(squares / many)
}
