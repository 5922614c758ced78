package ordstat

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// drawSample draws scores with ties and failed trials.
func drawSample(t *rapid.T) Sample {
	steps := rapid.SliceOfN(rapid.IntRange(0, 3), 1, 40).Draw(t, "steps")
	s := Sample{Scores: make([]float64, len(steps)), Failed: rapid.IntRange(0, 20).Draw(t, "failed")}
	level := rapid.IntRange(-50, 50).Draw(t, "lowest")
	for i, step := range steps {
		level += step
		s.Scores[i] = float64(level)
	}
	return s
}

// TestNoTrial: of no trials, none has a score.
func TestNoTrial(t *testing.T) {
	want := []Moment{{Mean: math.NaN(), SD: math.NaN()}}
	for _, failed := range []int{0, 3} {
		s := Sample{Scores: []float64{1, 2, 4}, Failed: failed}
		for _, estimator := range estimators {
			if diff := cmp.Diff(want, estimator.moments(s, []int{0}), cmpopts.EquateNaNs()); diff != "" {
				t.Errorf("%s, %d failed: -want +got\n%s", estimator.name, failed, diff)
			}
		}
	}
}

// TestOneTrial: with n = 1 it makes no difference whether trials are put
// back, and the best is the mean of the scores.
func TestOneTrial(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		mean := 0.0
		for _, y := range s.Scores {
			mean += y / float64(len(s.Scores))
		}
		v, u := s.V([]int{1})[0], s.U([]int{1})[0]
		if diff := cmp.Diff(v, u, cmpopts.EquateApprox(0, 1e-6)); diff != "" {
			t.Fatalf("-V +U\n%s", diff)
		}
		if math.Abs(v.Mean-mean) > 1e-11 || math.Abs(u.Mean-mean) > 1e-11 {
			t.Fatalf("V %v and U %v of one trial, the mean is %v", v.Mean, u.Mean, mean)
		}
		for e := range len(s.Scores) + 1 {
			want := float64(len(s.Scores)-e) / float64(s.N()) // draws at e or above
			if math.Abs(s.TailV(e, 1)-want) > 1e-15 || math.Abs(s.TailU(e, 1)-want) > 1e-15 {
				t.Fatalf("TailV %v and TailU %v, want %v", s.TailV(e, 1), s.TailU(e, 1), want)
			}
		}
	})
}

// TestAllTrials: all N without replacement hold the best score for certain,
// and more draws with replacement than can be counted do so as well.
func TestAllTrials(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		want := Moment{Scored: 1, Mean: s.best()}
		if got := s.U([]int{s.N()})[0]; got != want {
			t.Fatalf("U at N: %+v, want %+v", got, want)
		}
		if got := s.V([]int{1e15})[0]; got != want {
			t.Fatalf("V at 10^15: %+v, want %+v", got, want)
		}
		if p := s.TailU(len(s.Scores)-1, s.N()); p != 1 {
			t.Fatalf("P(the best is among all) = %v", p)
		}
	})
}

// TestTailsAreTheLaw: tails fall from the lowest score to 0 above the best,
// rise with n, and the mean is the sum of the gaps times them.
func TestTailsAreTheLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		n := rapid.IntRange(1, s.N()).Draw(t, "n")
		for _, estimator := range estimators {
			scored := estimator.tail(s, 0, n)
			mean, last := s.Scores[0], 1.0
			for e := range s.Scores {
				p := estimator.tail(s, e, n)
				if p > last || p < estimator.tail(s, e, n-1) {
					t.Fatalf("%s: P(best ≥ score %d) = %v after %v, and %v for n − 1", estimator.name, e, p, last,
						estimator.tail(s, e, n-1))
				}
				if last = p; e > 0 {
					mean += (s.Scores[e] - s.Scores[e-1]) * p / scored
				}
			}
			if p := estimator.tail(s, len(s.Scores), n); p != 0 {
				t.Fatalf("%s: P(above the best) = %v", estimator.name, p)
			}
			got := estimator.moments(s, []int{n})[0]
			if math.Abs(got.Mean-mean) > 1e-10 || got.Scored != scored { // scores span up to 120
				t.Fatalf("%s: %+v, by the tails mean %v, scored %v", estimator.name, got, mean, scored)
			}
		}
	})
}

// TestSearchSeesTails: a search asks with P(best > score e), finds the first
// position for which it hears yes, and the end if it never does.
func TestSearchSeesTails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSample(t)
		n := rapid.IntRange(1, s.N()).Draw(t, "n")
		want := rapid.IntRange(0, len(s.Scores)).Draw(t, "position")
		for _, estimator := range estimators {
			got := estimator.search(s, n, func(e int, above float64) bool {
				if p := estimator.tail(s, e+1, n); math.Abs(p-above) > 1e-13 {
					t.Fatalf("%s: P(best > score %d) = %v, asked with %v", estimator.name, e, p, above)
				}
				return e >= want
			})
			if got != want {
				t.Fatalf("%s: found %d, want %d", estimator.name, got, want)
			}
		}
	})
}

// TestLongSearch: with few draws from many trials, V and U differ by less
// than n/N, so that their quantiles are next to each other.
func TestLongSearch(t *testing.T) {
	s := Sample{Scores: make([]float64, 100000)}
	for _, q := range []float64{0.01, 0.5, 0.99} {
		reached := func(e int, above float64) bool { return 1-above >= q }
		v, u := s.SearchV(10, reached), s.SearchU(10, reached)
		want := math.Pow(q, 0.1) * 100000 // F⁻¹(q^{1/n})
		if math.Abs(float64(v)-want) > 1.5 || math.Abs(float64(u-v)) > 10 {
			t.Errorf("the %v-quantile stands at %d by V and %d by U, want %.1f", q, v, u, want)
		}
	}
}

// TestMillion: a million trials with the scores 1 … N. E_U(n) = n(N+1)/(n+1);
// E_V(1) = (N+1)/2, and N − E_V(N) = Σ (i/N)^N tends to Σ e^−k = 1/(e−1).
func TestMillion(t *testing.T) {
	const total = 1000000
	s := Sample{Scores: make([]float64, total)}
	for i := range s.Scores {
		s.Scores[i] = float64(i + 1)
	}
	ns := []int{1, 2, 3, 1000, 1030, 500000, total - 1, total}
	v, u := s.V(ns), s.U(ns)
	for i, n := range ns {
		x := float64(n)
		if want := x * (total + 1) / (x + 1); math.Abs(u[i].Mean-want) > 1e-9*total || u[i].Scored != 1 {
			t.Errorf("U at %d: %+v, want a mean of %v", n, u[i], want)
		}
		if !(v[i].Mean <= u[i].Mean+1e-9*total) || !(v[i].SD >= 0) || v[i].Scored != 1 {
			t.Errorf("V at %d: %+v, above U's mean %v", n, v[i], u[i].Mean)
		}
	}
	if got, want := v[0].Mean, (total+1)/2.0; math.Abs(got-want) > 1e-9*total {
		t.Errorf("V at 1: %v, want %v", got, want)
	}
	if got, want := total-v[len(v)-1].Mean, 1/(math.E-1); math.Abs(got-want) > 1e-5 {
		t.Errorf("N − V at N: %v, want %v", got, want)
	}
}
