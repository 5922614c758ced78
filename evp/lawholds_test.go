package evp

import (
	"math"
	"testing"
)

// bandedCurve is a curve of 0.5 + 0.1·log10 x up to 1000 with a band of ±0.02.
func bandedCurve() *Curve {
	c := &Curve{End: 1000}
	for x := 1.0; x <= 1000; x *= 1.5 {
		y := 0.5 + 0.1*math.Log10(x)
		c.Points = append(c.Points, Point{
			X: x, Estimate: y, SD: 0.005, Band: Band{Interval{y - 0.02, y + 0.02}, BandDirichlet},
		})
	}
	return c
}

// TestLawDescribes: a law is kept if it stays within the band everywhere, past the points that
// it was fitted to, too; without a band within two standard deviations.
func TestLawDescribes(t *testing.T) {
	for _, c := range []struct {
		name string
		law  Fit
		band bool
		want bool
	}{
		{"the curve itself", Fit{Law: LogLinear, Params: []float64{0.5, 0.1}}, true, true},
		{"within the band", Fit{Law: LogLinear, Params: []float64{0.505, 0.104}}, true, true},
		{"above it at the end only", Fit{Law: LogLinear, Params: []float64{0.5, 0.107}}, true, false},
		{"below it at the end only", Fit{Law: LogLinear, Params: []float64{0.5, 0.093}}, true, false},
		{"within 2 sd", Fit{Law: LogLinear, Params: []float64{0.508, 0.1}}, false, true},
		{"beyond 2 sd", Fit{Law: LogLinear, Params: []float64{0.512, 0.1}}, false, false},
	} {
		of := bandedCurve()
		if !c.band {
			for i := range of.Points {
				of.Points[i].Band = Band{Interval: NoInterval()}
			}
		}
		if got := c.law.describes(of); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestLawWithin: a law that leaves what scores can be within four times the data, or tends to
// what they cannot be, is not kept.
func TestLawWithin(t *testing.T) {
	accuracy := Support{0, 1}
	for _, c := range []struct {
		name string
		law  Fit
		want bool
	}{
		{"saturates", Fit{Law: PowerLaw, Params: []float64{0.95, 0.5, 0.3}, From: 1}, true},
		{"saturates above 1", Fit{Law: PowerLaw, Params: []float64{1.49, 1.2, 0.1}, From: 1}, false},
		{"below 0 at first", Fit{Law: PowerLaw, Params: []float64{0.95, 1.2, 0.3}, From: 1}, false},
		{"rises slowly", Fit{Law: LogLinear, Params: []float64{0.5, 0.1}, From: 1}, true},
		{"1 before four times the end", Fit{Law: LogLinear, Params: []float64{0.5, 0.15}, From: 1}, false},
	} {
		if got := c.law.within(accuracy, 1000); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestLawsOfCurve: what is fitted to the first quarter and leaves the rest of the curve is not
// among the fits, and the residuals of what is are of the whole curve.
func TestLawsOfCurve(t *testing.T) {
	c := bandedCurve()
	r := &Returns{Curve: c}
	r.fitGrid(c, CurveOptions{}.WithDefaults())
	if len(r.Fits) != 1 || r.Lawless || r.Fits[0].Law != LogLinear || r.Fits[0].RMS > 1e-9 {
		t.Fatalf("a straight curve: %+v", r.Fits)
	}
	for i := range c.Points { // it flattens past a quarter of the data
		if p := &c.Points[i]; p.X > 250 {
			y := 0.5 + 0.1*math.Log10(250)
			p.Estimate, p.Interval = y, Interval{y - 0.2, y + 0.2}
		}
	}
	r.Fits = nil
	r.fitGrid(c, CurveOptions{}.WithDefaults())
	if len(r.Fits) == 0 || r.Fits[0].RMS < 0.01 || r.Fits[0].To > 250 {
		t.Errorf("a bend within the band: %+v, want the residual of the whole curve", r.Fits)
	}
	for i := range c.Points {
		if p := &c.Points[i]; p.X > 250 {
			p.Interval = Interval{p.Estimate - 0.02, p.Estimate + 0.02}
		}
	}
	r.Fits = nil
	r.fitGrid(c, CurveOptions{}.WithDefaults())
	if len(r.Fits) != 0 || !r.Lawless {
		t.Errorf("a bend out of the band: %+v, want no law", r.Fits)
	}
}

// TestLawsOfCurveWithin: a law that describes the curve, but leaves what scores can be within four
// times the data, is not among the fits, wherever the range is from.
func TestLawsOfCurveWithin(t *testing.T) {
	for _, c := range []struct {
		name string
		o    CurveOptions
		laws int
	}{
		{"no range", CurveOptions{}, 1}, // it is 0.86 at four times the data
		{"a support that holds it", CurveOptions{Support: &Support{0, 0.87}}, 1},
		{"a support that ends before", CurveOptions{Support: &Support{0, 0.85}}, 0},
		{"a range of the score's name that ends before", CurveOptions{Range: &Support{0, 0.85}}, 0},
	} {
		r := &Returns{Curve: bandedCurve()}
		if r.fitGrid(r.Curve, c.o.WithDefaults()); len(r.Fits) != c.laws || r.Lawless != (c.laws == 0) {
			t.Errorf("%s: %d laws, want %d", c.name, len(r.Fits), c.laws)
		}
	}
}
