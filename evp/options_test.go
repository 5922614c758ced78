package evp

import (
	"errors"
	"strings"
	"testing"
)

// TestValidate has a row per rule, and rows just inside it. want is in the
// message, and empty where there is no error.
func TestValidate(t *testing.T) {
	number := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		name           string
		o              CurveOptions
		trials, budget string
	}{
		{"zero value", CurveOptions{}, "", ""},
		{"start below 0", CurveOptions{Start: -0.1}, "start -0.1", "start -0.1"},
		{"start 1", CurveOptions{Start: 1}, "", ""},
		{"start above 1", CurveOptions{Start: 1.01}, "start 1.01", "start 1.01"},
		{"start NaN", CurveOptions{Start: nan}, "start NaN", "start NaN"},
		{"two points", CurveOptions{Points: 2}, "", ""},
		{"one point", CurveOptions{Points: 1}, "1 points", "1 points"},
		{"negative points", CurveOptions{Points: -3}, "-3 points", "-3 points"},
		{"two orders", CurveOptions{Orders: 2}, "", ""},
		{"one order", CurveOptions{Orders: 1}, "1 random orders", "1 random orders"},
		{"negative orders", CurveOptions{Orders: -1}, "-1 random orders", "-1 random orders"},
		{"end", CurveOptions{To: 0.001}, "", ""},
		{"end below 0", CurveOptions{To: -1}, "end -1", "end -1"},
		{"end infinite", CurveOptions{To: inf}, "end +Inf", "end +Inf"},
		{"end NaN", CurveOptions{To: nan}, "end NaN", "end NaN"},
		{"baseline", CurveOptions{Baseline: number(-7)}, "", ""},
		{"baseline NaN", CurveOptions{Baseline: number(nan)}, "baseline", "baseline"},
		{"baseline infinite", CurveOptions{Baseline: number(-inf)}, "baseline", "baseline"},
		{"bracket", CurveOptions{Bracket: true}, "", ""},
		{"bracket of U", CurveOptions{Bracket: true, Estimator: U}, "bracket", "bracket"},
		{"bracket of the median", CurveOptions{Bracket: true, Statistic: Quantile(0.5)}, "bracket", "bracket"},
		{"range without an end", CurveOptions{Range: &Support{0, inf}}, "", ""},
		{"range of nothing", CurveOptions{Range: &Support{1, 1}}, "range 1 to 1", "range 1 to 1"},
		{"costs", CurveOptions{CostSupport: &CostRange{1, 1}}, "", ""},
		{"costs without ends", CurveOptions{CostSupport: &CostRange{0, inf}}, "", ""},
		{"costs below 0", CurveOptions{CostSupport: &CostRange{-1, 1}}, "cost support -1", "cost support -1"},
		{"costs the wrong way", CurveOptions{CostSupport: &CostRange{2, 1}}, "cost support 2", "cost support 2"},
		{"costs of 0", CurveOptions{CostSupport: &CostRange{}}, "cost support 0", "cost support 0"},
		{"costs NaN", CurveOptions{CostSupport: &CostRange{1, nan}}, "cost support 1", "cost support 1"},
		{"no x", CurveOptions{At: []float64{}}, "", ""},
		{"xs in any order", CurveOptions{At: []float64{7, 1, 7}}, "", ""},
		{"x 0", CurveOptions{At: []float64{1, 0}}, "x = 0 ", "x = 0 "},
		{"x below 0", CurveOptions{At: []float64{-2}}, "x = -2 ", "x = -2 "},
		{"x NaN", CurveOptions{At: []float64{nan}}, "x = NaN ", "x = NaN "},
		{"x infinite", CurveOptions{At: []float64{inf}}, "x = +Inf ", "x = +Inf "},
		{"half a trial", CurveOptions{At: []float64{1.5}}, "x = 1.5 is not a whole number", ""},
		{"many trials", CurveOptions{At: []float64{1e15}}, "", ""},
		{"too many trials", CurveOptions{At: []float64{2e15}}, "x = 2e+15 is not a whole number", ""},
	} {
		for axis, want := range map[Axis]string{Trials: c.trials, Budget: c.budget} {
			err := c.o.Validate(axis)
			if (want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s on the axis %v: error %v, want %q", c.name, axis, err, want)
			}
		}
	}
}

// TestDefaults: zero values mean what their comments say, others stay.
func TestDefaults(t *testing.T) {
	if o := (CurveOptions{}).WithDefaults(); o.Start != 0.05 || o.Points != 200 || o.Orders != 10000 ||
		!o.Statistic.IsMean() || o.Estimator != V || o.Band != BandNone {
		t.Errorf("the zero value means %+v", o)
	}
	if o := (CurveOptions{Start: 0.5, Points: 3, Orders: 7}).WithDefaults(); o.Start != 0.5 || o.Points != 3 ||
		o.Orders != 7 {
		t.Errorf("given options became %+v", o)
	}
}

func TestQuantilePanics(t *testing.T) {
	for _, q := range []float64{0, 1, -0.5, 1.5, nan} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Quantile(%v) does not panic", q)
				}
			}()
			Quantile(q)
		}()
	}
}

func TestNamesOfOptions(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Trials.String(), "trials"}, {Budget.String(), "budget"},
		{V.String(), "v"}, {U.String(), "u"},
		{BandNone.String(), "none"}, {BandSD.String(), "sd"},
		{Mean.String(), "mean"}, {Statistic{}.String(), "mean"},
		{Quantile(0.5).String(), "median"}, {Quantile(0.9).String(), "0.9"}, {Quantile(0.05).String(), "0.05"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if Mean.Q() != 0 || Quantile(0.3).Q() != 0.3 || Quantile(0.3).IsMean() {
		t.Error("a statistic forgets its level")
	}
}

// TestCurveErrors: what the options or the sample rule out is an error, without
// a curve.
func TestCurveErrors(t *testing.T) {
	s := mustSample(t, pairs(0.5, 4, nan, 1, 0.7, 2), Maximize)
	free := mustSample(t, pairs(0.5, nan, 0.7, nan), Maximize)
	for _, c := range []struct {
		name string
		axis Axis
		s    *Sample
		o    CurveOptions
		want string // in the message; empty: no error
	}{
		{"invalid options", Trials, s, CurveOptions{Points: 1}, "1 points"},
		{"invalid options", Budget, s, CurveOptions{Points: 1}, "1 points"},
		{"no cost", Budget, free, CurveOptions{}, "the trials have no cost"},
		{"no cost needed", Trials, free, CurveOptions{}, ""},
		{"U at N, a failed trial included", Trials, s, CurveOptions{Estimator: U, At: []float64{3}}, ""},
		{"U past N", Trials, s, CurveOptions{Estimator: U, At: []float64{1, 4}}, "n = 4, but there are 3 trials"},
		{"U to past N", Trials, s, CurveOptions{Estimator: U, To: 3.9}, ""},
		{"U to further past N", Trials, s, CurveOptions{Estimator: U, To: 4}, "n = 4, but there are 3 trials"},
		{"V past N", Trials, s, CurveOptions{At: []float64{4}}, ""},
		{"U past the total cost", Budget, s, CurveOptions{Estimator: U, Orders: 9, At: []float64{99}}, ""},
	} {
		curve, err := curveOn(c.axis, c.s, c.o)
		if (err == nil) != (c.want == "") || (curve == nil) == (err == nil) || err != nil &&
			!strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: curve %v, error %v, want %q", c.name, curve, err, c.want)
		}
		if errors.Is(err, ErrNoCost) != (c.name == "no cost") {
			t.Errorf("%s: wraps ErrNoCost wrongly: %v", c.name, err)
		}
	}
}
