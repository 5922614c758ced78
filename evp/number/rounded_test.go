package number

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestNumberForPeople(t *testing.T) {
	for _, c := range []struct {
		x       float64
		digits  int
		rounded string
		short   string
	}{
		{0, 4, "0", "0"},
		{7, 4, "7", "7"},
		{-12, 4, "-12", "-12"},
		{0.5, 4, "0.5000", "0.5"},
		{-0.5, 3, "-0.500", "-0.5"},
		{12.34567, 4, "12.35", "12.35"},
		{123.4567, 4, "123.5", "123.5"},
		{0.99994, 4, "0.9999", "0.9999"},
		{0.0001, 4, "0.0001000", "0.0001"},
		{1e-12, 4, "1.000e-12", "1e-12"},
		{-2.5e-7, 3, "-2.50e-7", "-2.5e-7"},
		{9.99996e-5, 4, "0.0001000", "0.0001"},
		{0.99999, 4, "1.000", "1"},
		{9.9996, 4, "10.00", "10"},
		{999999.5, 4, "1.000e6", "1e6"},
		{99999.5, 3, "100000", "1e5"},
		{999999, 4, "999999", "1e6"}, // whole numbers are not rounded below 10^6
		{1e12, 4, "1.000e12", "1e12"},
		{-1e12, 3, "-1.00e12", "-1e12"},
		{1.23456e18, 4, "1.235e18", "1.235e18"},
		{9.9996e18, 4, "1.000e19", "1e19"},
		{math.NaN(), 4, "", ""},
		{math.Inf(1), 4, "", ""},
		{math.Inf(-1), 4, "", ""},
	} {
		if got := Value(c.x).Rounded(c.digits); got != c.rounded {
			t.Errorf("%v to %d digits: %q, want %q", c.x, c.digits, got, c.rounded)
		}
		if got := Value(c.x).Short(c.digits); got != c.short {
			t.Errorf("%v to at most %d digits: %q, want %q", c.x, c.digits, got, c.short)
		}
	}
}

// TestRoundedIsNear: what people read is the number within half a unit of the
// last digit wanted.
func TestRoundedIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := math.Pow(10, rapid.Float64Range(-15, 25).Draw(t, "log10"))
		digits := rapid.IntRange(2, 6).Draw(t, "digits")
		for _, s := range []string{Value(x).Rounded(digits), Value(x).Short(digits)} {
			got, err := strconv.ParseFloat(s, 64)
			if err != nil || math.Abs(got-x) > 0.5001*math.Pow(10, 1-float64(digits))*x {
				t.Fatalf("%v to %d digits: %q (%v)", x, digits, s, err)
			}
		}
	})
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 12: "12", 999: "999", 1000: "1,000", 12345: "12,345", 123456: "123,456", 1000000: "1,000,000",
		-1: "-1", -12: "-12", -123: "-123", -1234: "-1,234", -123456: "-123,456", -1234567: "-1,234,567",
		math.MaxInt64: "9,223,372,036,854,775,807", math.MinInt64: "-9,223,372,036,854,775,808",
	} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestFixed(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{0.125, 2, "0.12"}, {-0.001, 2, "0.00"}, {-0.01, 2, "-0.01"}, {0, 3, "0.000"}, {1234.5, 0, "1234"},
		{math.NaN(), 2, ""}, {math.Inf(1), 2, ""},
	} {
		if got := Value(c.x).Fixed(c.decimals); got != c.want {
			t.Errorf("%v with %d decimals: %q, want %q", c.x, c.decimals, got, c.want)
		}
	}
}
