package compare

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/parallel"
)

// lengths returns a short log and a long one of the same law, whose best scores are 20 and 400
// evenly spaced quantiles.
func lengths(t *testing.T) (short, long *evp.Sample) {
	t.Helper()
	model := func(name string, n int) *evp.Sample {
		var trials []evp.Trial
		for _, y := range coverage.Exponential.Scores(n) {
			trials = append(trials, evp.Trial{Score: y, Cost: 1})
		}
		return named(t, name, trials)
	}
	return model("short", 20), model("long", 400)
}

// TestEqualTerms: V of the longer log, on equal terms, is the mean of the V of random choices of
// as many trials as the other has. By number of trials that is Σ_d P(D = d)·U(d), where D is the
// number of different trials among n draws from 20; the interval holds the difference with it
// and without.
func TestEqualTerms(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector, which other tests run the same code under")
	}
	short, long := lengths(t)
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		p := mustCompare(t, []*evp.Sample{short, long}, axis, Options{Curve: evp.CurveOptions{At: []float64{1, 5, 20}}})
		if p.Taken != [2]int{20, 20} {
			t.Fatalf("%s: taken %v", axis, p.Taken)
		}
		for _, d := range p.Differences {
			want := d.EstimateA - meanOfChoices(t, long, 20, int(d.X))
			if math.Abs(d.Corrected-want) > 0.1 || d.X == 20 && !(d.Corrected > d.Difference+0.2) {
				t.Errorf("%s, %g: difference %g, on equal terms %g, want %g", axis, d.X, d.Difference, d.Corrected, want)
			}
			below, above := math.Min(d.Difference, d.Corrected)-d.Lower, d.Upper-math.Max(d.Difference, d.Corrected)
			if !(below > 0) || math.Abs(above-below) > 1e-9 {
				t.Errorf("%s, %g: [%g, %g] is not as far around %g as around %g", axis, d.X, d.Lower, d.Upper, d.Difference, d.Corrected)
			}
		}
	}
	if p := mustCompare(t, []*evp.Sample{long, short}, evp.Trials, Options{}); p.Taken != [2]int{20, 20} {
		t.Errorf("the longer log first: taken %v", p.Taken)
	}
	p := mustCompare(t, []*evp.Sample{long, long}, evp.Trials, Options{Curve: evp.CurveOptions{At: []float64{20}}})
	if d := p.Differences[0]; p.Taken != [2]int{400, 400} || d.Corrected != d.Difference {
		t.Errorf("equally long logs: %+v", p)
	}
}

// meanOfChoices returns V of n trials, averaged over the choices of so many of a model's trials.
func meanOfChoices(t *testing.T, s *evp.Sample, trials, n int) float64 {
	t.Helper()
	different := make([]float64, trials+1) // P(D = d)
	different[0] = 1
	for range n {
		for d := trials; d > 0; d-- {
			different[d] = different[d]*float64(d)/float64(trials) + different[d-1]*float64(trials-d+1)/float64(trials)
		}
		different[0] = 0
	}
	var xs []float64
	for d := 1; d <= min(n, trials); d++ {
		xs = append(xs, float64(d))
	}
	u, err := s.Curve(evp.Trials, evp.CurveOptions{At: xs, Estimator: evp.U})
	if err != nil {
		t.Fatal(err)
	}
	mean := 0.0
	for i, p := range u.Points {
		mean += different[i+1] * p.Estimate
	}
	return mean
}

// TestUnevenLogsAreCentered: the test's differences are about the mean that permutations have,
// which is not 0 if one log is longer.
func TestUnevenLogsAreCentered(t *testing.T) {
	uneven := newMaxT([]float64{3}, [][]float64{{1}, {2}, {2}}, false, 0.05, 99)
	if uneven.center[0] != 2 || math.Abs(uneven.observed[0]-math.Sqrt2) > 1e-12 {
		t.Errorf("center %v, observed %v", uneven.center, uneven.observed)
	}
	if even := newMaxT([]float64{3}, [][]float64{{1}, {2}, {2}}, true, 0.05, 99); even.center[0] != 0 {
		t.Errorf("center %v of equally long logs", even.center)
	}
}

// TestEqualTermsOfCosts: by budget a log of cheap trials is taken to have as many as cost what
// the other log costs; for the same score, as many as the other has, so that a model that
// costs three times as much and is otherwise the same needs exactly that.
func TestEqualTermsOfCosts(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector, which other tests run the same code under")
	}
	r := rand.New(rand.NewPCG(6, 6))
	cheap := drawTrials(coverage.LightTail, 60, r)
	var dear []evp.Trial
	for _, x := range cheap {
		dear = append(dear, evp.Trial{Score: x.Score, Cost: 3 * x.Cost})
	}
	p := mustCompare(t, []*evp.Sample{named(t, "cheap", cheap), named(t, "dear", dear)}, evp.Budget,
		Options{Curve: evp.CurveOptions{Resamples: 200}})
	if p.Taken != [2]int{60, 20} {
		t.Errorf("taken %v", p.Taken)
	}
	for _, e := range p.EqualScores {
		if math.Abs(e.Ratio-3) > 0.01 {
			t.Errorf("%+v", e)
		}
	}
}

// TestCompareCores: the same bytes on any number of goroutines.
func TestCompareCores(t *testing.T) {
	short, long := lengths(t)
	o := Options{Curve: evp.CurveOptions{Resamples: 100, Points: 4}}
	first := mustCompare(t, []*evp.Sample{short, long}, evp.Budget, o)
	parallel.For(4, func(int) {
		again, err := Pairs([]*evp.Sample{short, long}, "", evp.Budget, o)
		if err != nil {
			t.Error(err)
			return
		}
		for k, d := range again[0].Differences {
			if fmt.Sprint(d) != fmt.Sprint(first.Differences[k]) { // NaN is not itself
				t.Errorf("%+v and %+v", d, first.Differences[k])
			}
		}
	})
}
