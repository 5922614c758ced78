package sheet

import (
	"math"
	"testing"
)

func TestValueLabel(t *testing.T) {
	plain, powers := Axis{Min: 1, Max: 1000}, Axis{Min: 1e15, Max: 1e19}
	for _, test := range []struct {
		x      float64
		a      Axis
		digits int
		want   string
	}{
		{1e18, powers, 3, "10^{18}"},
		{2.5e17, powers, 2, "2.5×10^{17}"},
		{2.544e17, powers, 2, "2.5×10^{17}"},
		{9.96e17, powers, 2, "10^{18}"},
		{1.25e18, powers, 3, "1.25×10^{18}"},
		{250, plain, 3, "250"},
		{12345, plain, 2, "12,000"},
		{0.125, plain, 2, "0.12"},
		{3, plain, 3, "3"},
		{2e-7, plain, 3, "2×10^{−7}"},
		{-2.5, plain, 3, "−2.5"},
		{math.Inf(1), plain, 2, "+Inf"},
	} {
		if got := ValueLabel(test.x, test.a, test.digits); got != test.want {
			t.Errorf("ValueLabel(%g, %d digits) = %q, want %q", test.x, test.digits, got, test.want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, test := range []struct {
		x        float64
		decimals int
		want     string
	}{
		{0, 2, "0.00"}, {-0.001, 2, "0.00"}, {-0.5, 1, "−0.5"}, {999, 0, "999"}, {1000, 0, "1,000"},
		{1234567.25, 1, "1,234,567.2"}, {-12345, 0, "−12,345"},
	} {
		if got := decimal(test.x, test.decimals); got != test.want {
			t.Errorf("%g with %d decimals: %q, want %q", test.x, test.decimals, got, test.want)
		}
	}
}

func TestPlainLabel(t *testing.T) {
	if got := PlainLabel("2.5×10^{17}"); got != "2.5×10^17" {
		t.Errorf("got %q", got)
	}
}
