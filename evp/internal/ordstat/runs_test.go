package ordstat

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// upTo returns 1 … n.
func upTo(n int) []int {
	ns := make([]int, n)
	for i := range ns {
		ns[i] = i + 1
	}
	return ns
}

func TestRuns(t *testing.T) {
	for _, c := range []struct {
		name string
		ns   []int
		want []run
	}{
		{"none", nil, nil},
		{"one", []int{5}, []run{{0, 5, 1}}},
		{"neighbours", []int{5, 6, 7}, []run{{0, 5, 3}}},
		{"gap", []int{1, 2, 4}, []run{{0, 1, 2}, {2, 4, 1}}},
		{"twice", []int{3, 3, 4}, []run{{0, 3, 1}, {1, 3, 2}}},
		{"downwards", []int{3, 2}, []run{{0, 3, 1}, {1, 2, 1}}},
		{"longest", upTo(32), []run{{0, 1, 32}}},
		{"longer", upTo(65), []run{{0, 1, 32}, {32, 33, 32}, {64, 65, 1}}},
	} {
		if diff := cmp.Diff(c.want, runs(c.ns), cmp.AllowUnexported(run{})); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// TestNeighbours: an n in a run of neighbours has the same moments as alone,
// up to rounding.
func TestNeighbours(t *testing.T) {
	for _, c := range []struct{ scored, failed int }{{1, 0}, {2, 3}, {300, 0}, {300, 200}, {3, 497}} {
		s := sample(randomLevels(c.scored, 200), c.failed)
		for _, estimator := range estimators {
			ns := upTo(s.N())
			if estimator.endless {
				ns = upTo(3 * s.N())
			}
			for i, together := range estimator.moments(s, ns) {
				alone := estimator.moments(s, ns[i:i+1])[0]
				// A mean is the best score less a shortfall: relative to the best.
				if together.Scored != alone.Scored || math.Abs(together.Mean-alone.Mean) > 1e-14*s.best() ||
					math.Abs(together.SD*together.SD-alone.SD*alone.SD) > 1e-13 {
					t.Errorf("%s of %+v at n = %d: %+v in a run, %+v alone", estimator.name, c, ns[i], together, alone)
				}
			}
		}
	}
}

// TestOrderOfNs: results are in the order of ns, whatever it is.
func TestOrderOfNs(t *testing.T) {
	s := sample(randomLevels(50, 1023), 10)
	ns := []int{60, 1, 2, 3, 2, 1, 40, 41, 39, 60}
	for _, estimator := range estimators {
		for i, got := range estimator.moments(s, ns) {
			want := estimator.moments(s, ns[i:i+1])[0]
			if math.Abs(got.Mean-want.Mean) > 1e-14 || got.Scored != want.Scored {
				t.Errorf("%s at place %d, n = %d: %+v, want %+v", estimator.name, i, ns[i], got, want)
			}
		}
	}
}

func BenchmarkWholeCurve(b *testing.B) {
	for _, estimator := range estimators {
		for _, total := range []int{1e4, 1e5, 1e6} {
			s := Sample{Scores: make([]float64, total)}
			for i := range s.Scores {
				s.Scores[i] = math.Sqrt(float64(i))
			}
			ns := upTo(total)
			b.Run(fmt.Sprintf("%s/N=%d", estimator.name, total), func(b *testing.B) {
				for b.Loop() {
					estimator.moments(s, ns)
				}
			})
		}
	}
}
