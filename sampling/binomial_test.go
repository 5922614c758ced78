package sampling

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBinomial compares how often each number comes with its probability, over
// both ways of drawing: Pearson's χ² stays within 5 of its standard deviations.
func TestBinomial(t *testing.T) {
	const draws = 200_000
	for i, c := range []struct {
		n int
		p float64
	}{{1, 0.3}, {7, 0.5}, {100, 0.02}, {100, 0.0999}, {100, 0.1}, {40, 0.75}, {5000, 0.3}, {1_000_000, 0.0001}, {3,
		1e-9}} {
		r := rand.New(rand.NewPCG(7, uint64(i)))
		seen := make(map[int]float64)
		for range draws {
			k := binomial(r, c.n, c.p)
			if k < 0 || k > c.n {
				t.Fatalf("n = %d, p = %g: %d events", c.n, c.p, k)
			}
			seen[k]++
		}
		chi2, cells, rest, restSeen := 0.0, 0, 1.0, float64(draws)
		for k := 0; k <= c.n; k++ {
			ln, _ := math.Lgamma(float64(c.n) + 1)
			expected := math.Exp(ln - logChoices(float64(k),
				float64(c.n)) + float64(k)*math.Log(c.p) + float64(c.n-k)*math.Log1p(-c.p))
			if expected*draws < 20 {
				continue
			}
			d := seen[k] - expected*draws
			chi2 += d * d / (expected * draws)
			cells++
			rest, restSeen = rest-expected, restSeen-seen[k]
		}
		if limit := float64(cells) + 5*math.Sqrt(2*float64(cells)); chi2 > limit {
			t.Errorf("n = %d, p = %g: χ² is %.1f over %d numbers", c.n, c.p, chi2, cells)
		}
		if slack := 5*math.Sqrt(draws*math.Max(rest, 0)) + 5; math.Abs(restSeen-rest*draws) > slack {
			t.Errorf("n = %d, p = %g: %g draws in the tails, expected %g", c.n, c.p, restSeen, rest*draws)
		}
	}
}

func TestBinomialAtTheEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		n    int
		p    float64
		want int
	}{{0, 0.5, 0}, {10, 0, 0}, {10, 1, 10}} {
		if got := binomial(r, c.n, c.p); got != c.want {
			t.Errorf("n = %d, p = %g: %d, want %d", c.n, c.p, got, c.want)
		}
	}
}

// TestCountedWeights: the rows' shares add up to 1, and have the means and
// variances of the multinomial law: p and p(1 − p)/n.
func TestCountedWeights(t *testing.T) {
	counts := []int{1, 2, 30, 400, 5000}
	n := 0
	for _, c := range counts {
		n += c
	}
	const resamples = 20_000
	sum, square, weight := make([]float64, len(counts)), make([]float64, len(counts)), make([]float64, len(counts))
	for i := range resamples {
		Bootstrap{Seed: 3, Name: "m"}.CountedWeights(i, counts, weight)
		all := 0.0
		for j, w := range weight {
			all += w
			sum[j] += w
			square[j] += w * w
		}
		if math.Abs(all-1) > 1e-12 {
			t.Fatalf("resample %d: the shares add up to %g", i, all)
		}
	}
	for j, c := range counts {
		p := float64(c) / float64(n)
		mean, variance := sum[j]/resamples, square[j]/resamples-sum[j]*sum[j]/resamples/resamples
		want := p * (1 - p) / float64(n)
		if se := math.Sqrt(want / resamples); math.Abs(mean-p) > 4*se {
			t.Errorf("row %d: mean share %g, want %g", j, mean, p)
		}
		if math.Abs(variance/want-1) > 0.1 { // about 4 standard errors for a count of 1
			t.Errorf("row %d: variance %g, want %g", j, variance, want)
		}
	}
}
