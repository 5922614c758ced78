package number

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumberForMachines(t *testing.T) {
	for _, c := range []struct {
		x          float64
		cell, json string
	}{
		{0, "0", "0"},
		{0.1, "0.1", "0.1"},
		{-1.5, "-1.5", "-1.5"},
		{1e14, "100000000000000", "100000000000000"},
		{1e15, "1e+15", "1000000000000000"},
		{2.5e18, "2.5e+18", "2500000000000000000"},
		{1e-12, "1e-12", "1e-12"},
		{1.0 / 3, "0.3333333333333333", "0.3333333333333333"},
		{math.NaN(), "", "null"},
		{math.Inf(1), "", "null"},
		{math.Inf(-1), "", "null"},
	} {
		if got := Value(c.x).Cell(); got != c.cell {
			t.Errorf("cell of %v: %q, want %q", c.x, got, c.cell)
		}
		if got, err := json.Marshal(Value(c.x)); err != nil || string(got) != c.json {
			t.Errorf("JSON of %v: %s, %v, want %s", c.x, got, err, c.json)
		}
	}
}

// TestRoundTrip: cells and JSON read back as the same number, and whole
// numbers below 10^15 have no exponent.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.OneOf(
			rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64),
			rapid.Map(rapid.Int64(), func(n int64) float64 { return float64(n) }),
			rapid.Map(rapid.Float64Range(-320, 308), func(e float64) float64 { return math.Pow(10, e) }),
		).Draw(t, "x")
		cell := Value(x).Cell()
		if got, err := strconv.ParseFloat(cell, 64); err != nil || got != x {
			t.Fatalf("%v becomes the cell %q, read as %v, %v", x, cell, got, err)
		}
		if x == math.Trunc(x) && math.Abs(x) < 1e15 && strings.Contains(cell, "e") {
			t.Fatalf("the whole number %v becomes %q", x, cell)
		}
		b, err := json.Marshal(Value(x))
		if err != nil {
			t.Fatal(err)
		}
		var got float64
		if err := json.Unmarshal(b, &got); err != nil || got != x {
			t.Fatalf("%v becomes %s, read as %v, %v", x, b, got, err)
		}
	})
}

func TestOr(t *testing.T) {
	for x, want := range map[float64]float64{2: 2, 0: 0, math.Inf(1): 7, math.Inf(-1): 7} {
		if got := Value(x).Or(7); got != want {
			t.Errorf("%v or 7 is %v", x, got)
		}
	}
	if got := Value(math.NaN()).Or(7); got != 7 {
		t.Errorf("NaN or 7 is %v", got)
	}
}
