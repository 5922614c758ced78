package number

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestForm: the numbers of a column have one form.
func TestForm(t *testing.T) {
	digits := func(n int, xs ...float64) (all []Measure) {
		for _, x := range xs {
			all = append(all, Measure{Value: x, Digits: n})
		}
		return all
	}
	short := func(n int, xs ...float64) []Measure {
		all := digits(n, xs...)
		for i := range all {
			all[i].Short = true
		}
		return all
	}
	known := func(pairs ...float64) (all []Measure) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, Measure{Value: pairs[i], Uncertainty: pairs[i+1]})
		}
		return all
	}
	for _, c := range []struct {
		name string
		all  []Measure
		want string
	}{
		{"scores", digits(4, 0.9, 0.8731, 0.66666), "0.9000 0.8731 0.6667"},
		{"a tiny one among them", digits(4, 0.9, 1e-5), "0.900000 0.000010"},
		{"three decades", digits(4, 1234.5, 0.01234, 12), "1234.500 0.012 12.000"},
		{"six decades", digits(3, 123456.7, 0.1234), "1.23e5 1.23e-1"},
		{"all tiny", digits(3, 1.5e-6, 2e-5, 0), "1.50e-6 2.00e-5 0"},
		{"whole", digits(3, 12, 1200, 0, -5), "12 1,200 0 -5"},
		{"nearly whole", digits(3, 12, 1200.4), "12 1,200"},
		{"FPO", digits(3, 6.658e19, 9e17), "6.66e19 9.00e17"},
		{"one and FPO", digits(3, 1, 9e17), "1.00e0 9.00e17"},
		{"chosen budgets", short(4, 1e17, 5e17), "1e17 5e17"},
		{"budgets of a grid", short(4, 1.037e17, 4.97e19), "1.037e17 4.970e19"},
		{"chosen scores", short(6, 0.9, 0.88), "0.90 0.88"},
		{"learning rates", short(4, 1e-5, 0.1), "1e-5 1e-1"},
		{"one and a half", short(4, 1, 1.5, 20), "1.0 1.5 20.0"},
		{"uncertain", known(0.61234, 0.012, 0.7, 0.02), "0.612 0.700"},
		{"uncertain in the same place but for one", known(0.61234, 0.012, 0.7, 0.02, 0.75, 0.0002), "0.6123 0.7000 0.7500"},
		{"hardly known", known(61.234, 30, 7, 20), "61 7"},
		{"hardly known, to three digits at least", []Measure{{Value: 0.61234, Digits: 3, Uncertainty: 1}}, "0.612"},
		{"too well known", known(0.61234, 1e-12, 0.7, 1e-12), "0.6123400 0.7000000"},
		{"known and not", append(known(2.67, 0.7), digits(4, 2.6667)...), "2.67 2.67"},
		{"differences about 0", known(-0.0001, 0.01, 0, 0.02), "0.000 0.000"},
		{"only zeros", digits(4, 0, 0), "0 0"},
		{"zero, known", known(0, 0.02), "0.000"},
		{"uncertain FPO", known(2.5e18, 1e17), "2.50e18"},
		{"rounded up", digits(4, 0.99999, 0.5), "1.000 0.500"},
		{"none", digits(4, math.NaN(), math.Inf(1)), " "},
	} {
		form := FormOf(c.all)
		var got []string
		for _, m := range c.all {
			got = append(got, form.Text(m.Value))
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// TestFormIsOne: whatever the numbers, all have an exponent or none has, with as
// many decimals, and the largest has its digits.
func TestFormIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Measure
		for range rapid.IntRange(1, 6).Draw(t, "numbers") {
			x := math.Pow(10, rapid.Float64Range(-12, 20).Draw(t, "log10"))
			all = append(all, Measure{Value: x, Digits: rapid.IntRange(1, 5).Draw(t, "digits")})
		}
		form := FormOf(all)
		decimals, exponents := -1, 0
		for _, m := range all {
			mantissa, _, scientific := strings.Cut(form.Text(m.Value), "e")
			_, after, _ := strings.Cut(mantissa, ".")
			if decimals >= 0 && len(after) != decimals {
				t.Fatalf("%v in the form %+v has %d decimals, others %d", m.Value, form, len(after), decimals)
			}
			decimals = len(after)
			if scientific {
				exponents++
			} else if len(strings.ReplaceAll(mantissa, ",", "")) > len("0.")+mostFixed {
				t.Fatalf("%v in the form %+v is long: %s", m.Value, form, mantissa)
			}
		}
		if exponents != 0 && exponents != len(all) {
			t.Fatalf("%d of %d numbers have an exponent", exponents, len(all))
		}
	})
}
