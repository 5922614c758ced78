package sampling

import (
	"math"
	"testing"
)

// TestDirichlet: the probabilities add up to 1 and have the means p = a/A, the variances
// p(1 − p)/(A + 1) and the covariances −p·p'/(A + 1) of the law, a the trials of a row and
// A all of them and one more.
func TestDirichlet(t *testing.T) {
	for _, counts := range [][]int{nil, {1, 2, 1, 30, 400}} {
		a := []float64{1, 1, 1, 1, 1, 1} // of the rows, and of the one more
		for j, c := range counts {
			a[j] = float64(c)
		}
		all := 0.0
		for _, x := range a {
			all += x
		}
		const draws = 40_000
		rows := len(a) - 1
		sum, square, cross := make([]float64, rows+1), make([]float64, rows+1), make([]float64, rows+1)
		weight := make([]float64, rows+1)
		for i := range draws {
			weight[rows] = Bootstrap{Seed: 5, Name: "m"}.Dirichlet(i, counts, weight[:rows])
			total := 0.0
			for j, w := range weight {
				total += w
				sum[j] += w
				square[j] += w * w
				cross[j] += w * weight[rows]
			}
			if math.Abs(total-1) > 1e-12 {
				t.Fatalf("draw %d: the probabilities add up to %g", i, total)
			}
		}
		for j := range weight {
			p := a[j] / all
			mean, want := sum[j]/draws, p*(1-p)/(all+1)
			if se := math.Sqrt(want / draws); math.Abs(mean-p) > 4*se {
				t.Errorf("counts %v, row %d: mean %g, want %g", counts, j, mean, p)
			}
			if variance := square[j]/draws - mean*mean; math.Abs(variance/want-1) > 0.08 {
				t.Errorf("counts %v, row %d: variance %g, want %g", counts, j, variance, want)
			}
			if j == rows {
				continue
			}
			last := sum[rows] / draws
			other := 1 / all
			spread := math.Sqrt(want * other * (1 - other) / (all + 1) / draws)
			if c := cross[j]/draws - mean*last; math.Abs(c+p*other/(all+1)) > 5*spread {
				t.Errorf("counts %v, row %d: covariance %g with the one more, want %g", counts, j, c, -p*other/(all+1))
			}
		}
	}
}

// TestDirichletOfCounts: a row of many trials has the sum of the weights of as many rows of
// one, in law: the third moment of Beta(3, 3).
func TestDirichletOfCounts(t *testing.T) {
	const draws = 40_000
	one, many := 0.0, 0.0
	single, merged := make([]float64, 5), make([]float64, 2)
	for i := range draws {
		Bootstrap{Seed: 6}.Dirichlet(i, nil, single)
		Bootstrap{Seed: 7}.Dirichlet(i, []int{3, 2}, merged)
		one += math.Pow(single[0]+single[1]+single[2], 3) / draws
		many += math.Pow(merged[0], 3) / draws
	}
	const want = 3.0 / 6 * 4 / 7 * 5 / 8
	if math.Abs(one-want) > 0.004 || math.Abs(many-want) > 0.004 { // 5 standard errors
		t.Errorf("third moments %g of single rows, %g of a merged one, want %g", one, many, want)
	}
}

// TestDirichletTail: the weight w of two trials beside one has the law Beta(2, 1), whose
// distribution function is w², in its lower tail, too.
func TestDirichletTail(t *testing.T) {
	const draws = 200_000
	below, weight := 0.0, make([]float64, 1)
	for i := range draws {
		if (Bootstrap{Seed: 8}).Dirichlet(i, []int{2}, weight); weight[0] <= 0.1 {
			below++
		}
	}
	if share := below / draws; math.Abs(share-0.01) > 0.0009 { // 4 standard errors
		t.Errorf("%g of the weights are at most 0.1, want 0.01", share)
	}
}
