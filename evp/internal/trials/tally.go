package trials

// A Tally is values, each of which stands for a number of trials.
type Tally struct {
	Values []float64
	Counts []int // nil: one each
}

// Count returns the number of trials that have the i-th value.
func (t Tally) Count(i int) int {
	if t.Counts == nil {
		return 1
	}
	return t.Counts[i]
}

// Squares returns the mean over all trials, and the sum of their squared distances
// from it.
func (t Tally) Squares() (mean, squares float64) {
	n := 0.0
	for i, v := range t.Values {
		k := float64(t.Count(i))
		n += k
		d := v - mean
		mean += d * k / n
		squares += k * d * (v - mean)
	}
	return mean, squares
}

// A Sum adds numbers with compensation for rounding (Kahan 1965), so that their
// order does not matter.
type Sum struct{ sum, lost float64 }

// Add adds x.
func (s *Sum) Add(x float64) {
	y := x - s.lost
	t := s.sum + y
	s.lost = t - s.sum - y
	s.sum = t
}

// Value returns the sum so far.
func (s *Sum) Value() float64 { return s.sum }
