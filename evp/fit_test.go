package evp_test

import (
	"math"
	"slices"
	"testing"

	"evpkit/evp"
)

// near reports whether two numbers agree within a share of the second, or both
// are NaN.
func near(got, want, share float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= share*math.Max(math.Abs(want), 1e-300)
}

// Points on a law give its parameters back, at any scale of x.
func TestFitLawsExact(t *testing.T) {
	for _, scale := range []float64{1, 1e-6, 1e18} {
		for _, k := range []float64{0.05, 0.5, 1, 3} {
			var x, power, logs []float64
			for i := range 12 {
				u := math.Pow(1.6, float64(i))
				x = append(x, scale*u)
				power = append(power, 0.9-0.2*math.Pow(u, -k))
				logs = append(logs, 0.5+0.03*math.Log10(scale*u))
			}
			f := evp.FitLaws(x, power, false)[1]
			want := []float64{0.9, 0.2 * math.Pow(scale, k), k}
			for i, p := range f.Params {
				if !near(p, want[i], 1e-4) {
					t.Errorf("scale %g: parameters %v, want %v", scale, f.Params, want)
				}
			}
			if !(f.RMS < 1e-9) || !near(f.R2, 1, 1e-9) || !near(f.At(x[3]), power[3], 1e-8) || !math.IsNaN(f.AICc) {
				t.Errorf("scale %g, k %g: %+v", scale, k, f)
			}
			if f := evp.FitLaws(x, logs, false)[0]; !near(f.Params[0], 0.5, 1e-9) || !near(f.Params[1], 0.03, 1e-9) ||
				f.Law != evp.LogLinear {
				t.Errorf("scale %g: %+v", scale, f)
			}
		}
	}
}

// Figure 4 of "Green AI": FPO in 10⁹ and top-1 accuracy of ten models (ptflops
// and Cadene, May 2019). The wanted numbers are those of SciPy 1.10:
// linalg.lstsq and optimize.least_squares with several starts, AICc with the
// variance among the parameters.
func TestFitLawsAgainstSciPy(t *testing.T) {
	x := []float64{0.72, 1.82, 3.68, 4.12, 7.85, 11.58, 8.03, 15.55, 18.42, 20.82}
	y := []float64{56.432, 70.142, 73.554, 76.002, 77.438, 78.428, 78.188, 78.956, 79.746, 81.304}
	for i, want := range []evp.Fit{
		{Params: []float64{63.58270742189687, 14.408938007762792}, RMS: 2.5019865471406617, R2: 0.8688291460496822,
			AICc: 28.341700703760054},
		{Params: []float64{82.00977951275253, 25.429157309928165 * math.Pow(0.72, 0.7610071306538482), 0.7610071306538482},
			RMS: 0.6880300641873857, R2: 0.9900806723322384, AICc: 8.521545118865214},
	} {
		got := evp.FitLaws(x, y, true)[i]
		for k := range want.Params {
			if !near(got.Params[k], want.Params[k], 1e-6) {
				t.Errorf("%s: parameters %v, want %v", got.Law, got.Params, want.Params)
			}
		}
		if !near(got.RMS, want.RMS, 1e-9) || !near(got.R2, want.R2, 1e-9) || !near(got.AICc, want.AICc, 1e-9) || got.N != 10 {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

// A straight line over log x is the power law of an exponent of 0, and a cliff
// one of infinity: neither is identified.
func TestFitLawsNotIdentified(t *testing.T) {
	for name, y := range map[string][]float64{"line": {1, 2, 3, 4, 5, 6}, "cliff": {0, 1, 1, 1, 1, 1},
		"convex": {1, 2, 4, 8, 16, 32}} {
		x := []float64{1, 10, 100, 1e3, 1e4, 1e5}
		if f := evp.FitLaws(x, y, true)[1]; f.Identified() || !math.IsNaN(f.R2) || !math.IsNaN(f.At(2)) {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// A law needs as many different x as it has parameters, and one more; AICc more
// points than those and the variance and one.
func TestFitLawsFewPoints(t *testing.T) {
	x, y := []float64{1, 2, 2, 4, 8, 16}, []float64{0, 2, 2.5, 3, 3.4, 3.5}
	for n, want := range map[int]struct{ laws, judged int }{2: {0, 0}, 3: {0, 0}, 4: {1, 0}, 5: {2, 1}, 6: {2, 2}} {
		fits, judged := evp.FitLaws(x[:n], y[:n], true), 0
		for _, f := range fits {
			if !math.IsNaN(f.AICc) {
				judged++
			}
		}
		if len(fits) != want.laws || judged != want.judged {
			t.Errorf("%d points: %d laws, %d with AICc, want %+v", n, len(fits), judged, want)
		}
	}
}

// The order of points changes nothing but rounding, and the best law of noisy
// points is no worse than the true one.
func TestFitLawsNoisy(t *testing.T) {
	var x, y []float64
	var rss float64
	for i := range 40 {
		u := math.Exp2(float64(i) / 4)
		noise := 0.007 * math.Sin(12.9898*float64(i*i))
		rss += noise * noise
		x, y = append(x, 1e17*u), append(y, 0.9-0.3*math.Pow(u, -0.7)+noise)
	}
	f := evp.FitLaws(x, y, true)[1]
	if f.RMS > math.Sqrt(rss/40) || !near(f.Params[2], 0.7, 0.05) {
		t.Errorf("%+v, residual of the true law %g", f, math.Sqrt(rss/40))
	}
	slices.Reverse(x)
	slices.Reverse(y)
	if g := evp.FitLaws(x, y, true)[1]; !near(g.Params[2], f.Params[2], 1e-5) || !near(g.RMS, f.RMS, 1e-9) {
		t.Errorf("shuffled: %+v, want %+v", g, f)
	}
}
