package resample

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/trials"
)

// tailOf returns the tail of scores, each of which counts as often as counts says; nil: once.
func tailOf(t *testing.T, scores []float64, counts []int, failed int) Tail {
	t.Helper()
	rows := make([]trials.Row, len(scores))
	for i, y := range scores {
		rows[i] = trials.Row{Score: y, Cost: math.NaN(), Count: 1}
		if counts != nil {
			rows[i].Count = counts[i]
		}
	}
	s, err := trials.New(rows, slices.Repeat([]trials.Row{{Cost: math.NaN(), Count: 1}}, failed))
	if err != nil {
		t.Fatal(err)
	}
	tail, ok := GoodEnd(s)
	if ok != (s.Scored() >= 4) || math.IsNaN(tail.End) {
		t.Fatalf("%d scores: %+v, %v", s.Scored(), tail, ok)
	}
	return tail
}

// near reports whether two ends differ by rounding only.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

// TestGoodEndByHand computes ends by hand.
func TestGoodEndByHand(t *testing.T) {
	hundred := make([]float64, 100)
	for i := range hundred {
		hundred[i] = float64(i + 1)
	}
	for name, c := range map[string]struct {
		scores []float64
		end    float64
	}{
		// m = 3: excesses 1, 3, 4 over 1, S = 8/3, spread (2·4 − 2·1)/(3·2)/S = 0.375; with its
		// standard error 1/6 that is above 1/2: g = 1. The better half's 3 are the same, and below
		// the least spread.
		"N = 4": {[]float64{1, 5, 2, 4}, 5 + (2.7+3/math.Sqrt(3))*8/3},
		// m = 6: excesses 1 … 6, S = 3.5, spread 1/3; κ = 1/(1/3 + 1/√72) − 2. The better half's 4
		// have a spread of 1/3, too.
		"N = 9": {hundred[:9], 9 + (2.7+3/math.Sqrt(6))*thinAs(1.0/3, 6)*3.5},
		// m = 20: S = 10.5, spread 1/3.
		"N = 100": {hundred, 100 + (2.7+3/math.Sqrt(20))*thinAs(1.0/3, 20)*10.5},
		// m = 4: excesses 0, 0, 0, 6: S = 1.5, spread 3·6/(4·3)/1.5 = 1: κ = −1/2, not −1, and
		// g = 4^½/2 = 1; the better half, three scores of which two are no better than the next,
		// has a spread of 1, too, and takes the greatest boost: 6.
		"an outlier": {[]float64{1, 1, 1, 1, 7}, 7 + (2.7+1.5)*6*1.5},
	} {
		if tail := tailOf(t, c.scores, nil, 0); !near(tail.End, c.end) {
			t.Errorf("%s: %g, want %g", name, tail.End, c.end)
		}
	}
}

// thinAs is g for a spread that is light even with its standard error.
func thinAs(spread, m float64) float64 {
	shape := math.Min(1/(spread+1/math.Sqrt(12*m))-2, 1)
	return (1 + shape) * math.Pow(m, -shape)
}

// TestGoodEndTies: tied scores of a lattice end a step above the best at least; where
// all are equal, at the best.
func TestGoodEndTies(t *testing.T) {
	lattice := append(slices.Repeat([]float64{0.95}, 20), 0.7, 0.75, 0.9, 0.9, 0.8)
	if tail := tailOf(t, lattice, nil, 0); !near(tail.End, 1) || tail.Heavy {
		t.Errorf("20 of 25 tied at 0.95, in steps of 0.05: %+v", tail)
	}
	if tail := tailOf(t, slices.Repeat([]float64{0.9}, 12), nil, 3); tail.End != 0.9 || tail.Heavy {
		t.Errorf("all equal: %+v", tail)
	}
	noise := []float64{0.3, 0.1 + 0.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}
	if tail := tailOf(t, noise, nil, 0); !near(tail.End, 0.7) {
		t.Errorf("scores that differ by rounding make a step: %+v", tail)
	}
}

// TestGoodEndRows: counted rows are as good as repeated ones, and failed trials do not
// matter.
func TestGoodEndRows(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 200 {
		var all, scores []float64
		var counts []int
		for range 1 + r.IntN(30) {
			y, count := math.Round(20*r.NormFloat64()), 1+r.IntN(5)
			scores, counts = append(scores, y), append(counts, count)
			all = append(all, slices.Repeat([]float64{y}, count)...)
		}
		one, other := tailOf(t, scores, counts, 0), tailOf(t, all, nil, 7)
		if !(one.End == other.End || near(one.End, other.End)) || one.Heavy != other.Heavy {
			t.Fatalf("%v times %v: %+v, repeated %+v", scores, counts, one, other)
		}
	}
}

// TestGoodEndMoves: the end moves with the scores, is at the best at least, and depends
// on scores that do not matter not at all.
func TestGoodEndMoves(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2))
	for _, n := range []int{4, 5, 6, 7, 20, 333} {
		scores, moved, worse := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range scores {
			scores[i] = r.NormFloat64()
			moved[i] = 8*scores[i] - 3
		}
		end := tailOf(t, scores, nil, 0).End
		if got := tailOf(t, moved, nil, 0).End; !near(got, 8*end-3) || end < slices.Max(scores) {
			t.Errorf("N = %d: %g moves to %g, not %g", n, end, got, 8*end-3)
		}
		copy(worse, scores)
		slices.Sort(worse)
		worse[0] -= 100
		if got := tailOf(t, worse, nil, 0).End; n >= 20 && !near(got, end) {
			t.Errorf("N = %d: the worst score moves the end from %g to %g", n, end, got)
		}
	}
}

// TestGoodEndExtremes: no overflow, and no more than can be said of few scores.
func TestGoodEndExtremes(t *testing.T) {
	for n := 1; n <= 8; n++ {
		scores := make([]float64, n)
		for i := range scores {
			scores[i] = float64(2*(i%2)-1) * (1 + float64(i)/10) * 1e308
		}
		if tail := tailOf(t, scores, nil, 0); tail.End < slices.Max(scores) || (n >= 4) == math.IsInf(tail.End, 1) {
			t.Errorf("%d huge scores: %+v", n, tail)
		}
	}
	many := []float64{1, 2, 3, 4, 5}
	counts := []int{4e14, 3e14, 2e14, 9e13, 1e13}
	if tail := tailOf(t, many, counts, 0); tail.End != 6 {
		t.Errorf("10¹⁵ trials on five scores: %+v", tail)
	}
}

// TestGoodEndHolds: the end is above the best that N trials are expected to give,
// almost always, but no farther than it must be; heavy tails are told from light ones.
func TestGoodEndHolds(t *testing.T) {
	for _, c := range []struct {
		law         string
		n           int
		best        float64 // expected of n trials
		median      float64 // of the end, at most
		short       int     // of 200 ends, at most
		heavy, most int     // of 200 logs said to be heavy, at least and at most
	}{
		{"uniform", 20, 20.0 / 21, 1.65, 5, 0, 10},
		{"uniform", 1000, 1000.0 / 1001, 1.01, 5, 0, 0},
		{"exponential tail", 60, 4.68, 12, 20, 10, 80},
		{"exponential tail", 1000, 7.485, 14, 10, 0, 10},
		{"Pareto(3) tail", 200, 7.919, 25, 20, 120, 180},
	} {
		var ends []float64
		short, heavy := 0, 0
		for i := range 200 {
			scores, _ := lawNamed(t, c.law).Draw(c.n, rand.New(rand.NewPCG(uint64(c.n), uint64(i))))
			tail := tailOf(t, scores, nil, 0)
			ends = append(ends, tail.End)
			if tail.End < c.best {
				short++
			}
			if tail.Heavy {
				heavy++
			}
		}
		slices.Sort(ends)
		if short > c.short || ends[100] > c.median || heavy < c.heavy || heavy > c.most {
			t.Errorf("%s, N = %d: %d ends below %g, median %g, %d heavy", c.law, c.n, short, c.best, ends[100], heavy)
		}
	}
}

// lawNamed returns a law of the published tables.
func lawNamed(t *testing.T, name string) coverage.Law {
	t.Helper()
	for _, l := range slices.Concat(coverage.Everyday, coverage.Hard) {
		if l.Name == name {
			return l
		}
	}
	t.Fatalf("no law is named %q", name)
	return coverage.Law{}
}
