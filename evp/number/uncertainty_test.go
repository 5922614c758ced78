package number

import (
	"math"
	"testing"
)

func TestUncertainty(t *testing.T) {
	for _, c := range []struct {
		x, uncertainty float64
		to, supported  string
	}{
		{0.61234, 0.012, "0.612", "0.612"},
		{0.61234, 0.12, "0.61", "0.61"},
		{12.345, 0.5, "12.35", "12.35"},
		{-0.125, 0.02, "-0.125", "-0.125"},
		{0.001, 0.1, "0.00", "0.0010"}, // at least two significant digits if they are what counts
		{0, 0.01, "0.000", "0"},
		{123456.7, 0.001, "123456.7000", "123457"}, // at most six
		{2.5e18, 1e17, "2.50e18", "2.50e18"},
		{1e-12, 1e-13, "1.00e-12", "1.00e-12"},
		{0.61234, 0, "0.6123", "0.6123"},
		{0.61234, math.NaN(), "0.6123", "0.6123"},
		{0.61234, math.Inf(1), "0.6123", "0.6123"},
		{math.NaN(), 0.1, "", ""},
	} {
		if got := Value(c.x).To(c.uncertainty); got != c.to {
			t.Errorf("%v to ±%v: %q, want %q", c.x, c.uncertainty, got, c.to)
		}
		if got := Value(c.x).Supported(c.uncertainty); got != c.supported {
			t.Errorf("%v supported by ±%v: %q, want %q", c.x, c.uncertainty, got, c.supported)
		}
	}
}
