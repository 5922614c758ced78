package resample

import (
	"math"
	"testing"

	"evpkit/evp/internal/trials"
)

// scored returns the set of the scores.
func scored(t *testing.T, scores ...float64) *trials.Set {
	t.Helper()
	rows := make([]trials.Row, len(scores))
	for i, y := range scores {
		rows[i] = trials.Row{Score: y, Cost: math.NaN(), Count: 1}
	}
	s, err := trials.New(rows, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestGoodEndByHand: N = 4, m = 2: q = (1 − √0.05)^(1/2) = 0.88113, q/(1 − q) = 7.4126.
func TestGoodEndByHand(t *testing.T) {
	tail, ok := GoodEnd(scored(t, 1, 5, 2, 4))
	if want := 5 + 3*7.41257; !ok || math.Abs(tail.End-want) > 1e-3 {
		t.Errorf("%+v, %v; want %g", tail, ok, want)
	}
	if _, ok := GoodEnd(scored(t, 1, 2, 3)); ok {
		t.Error("three scores have a tail")
	}
}
