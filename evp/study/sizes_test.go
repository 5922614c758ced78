package study

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// sizeLog is a log of two models with 12 trials of each of three sizes, in the order of
// the trials; large at 1,000 has failed trials, and one trial has no size.
func sizeLog() string {
	var b strings.Builder
	b.WriteString("model,n,val_acc,fpo\n")
	for i := range 12 {
		for k, n := range []int{100, 1000, 10000} {
			u := math.Mod(0.618034*float64(3*i+k+1), 1)
			fmt.Fprintf(&b, "small,%d,%.4f,%d\n", n, 0.5+0.1*float64(k)+0.1*u, n*(1+i%3))
			k, n = 2-k, []int{10000, 1000, 100}[k] // in another order than small
			score := fmt.Sprintf("%.4f", 0.45+0.15*float64(k)+0.1*u)
			if k == 1 && i%4 == 3 {
				score = ""
			}
			fmt.Fprintf(&b, "large,%d,%s,%d\n", n, score, 2*n*(1+i%3))
		}
	}
	return b.String() + "small,,0.9,5\n"
}

// openSizes opens sizeLog, with the rows that where keeps.
func openSizes(t *testing.T, size, where string) *Study {
	t.Helper()
	return openText(t, "log.csv", sizeLog(), Options{KeepTrials: true, Size: size,
		Log: triallog.Options{Score: "val_acc", Cost: "fpo", Where: where}})
}

// TestSizes: what Sizes says of a size is what Curves says of a log of that size alone, on
// both axes; the band within the error of its random draws.
func TestSizes(t *testing.T) {
	s := openSizes(t, "n", "")
	band := evp.CurveOptions{Band: evp.BandDirichlet, Resamples: 400}
	for _, o := range []SizeOptions{
		{Curve: CurveOptions{CurveOptions: band}, Trials: 4},
		{Curve: CurveOptions{CurveOptions: band}, Budget: 30000},
	} {
		sizes, err := s.Sizes(o)
		if err != nil {
			t.Fatal(err)
		}
		if len(sizes.Models) != 2 || len(sizes.Models[0].Points) != 3 || sizes.Models[1].Points[1].Curve.Failed != 3 {
			t.Fatalf("%+v", sizes.Models)
		}
		for k, n := range []int{100, 1000, 10000} {
			alone := openSizes(t, "", fmt.Sprintf("n == '%d'", n))
			curve := o.Curve
			curve.At, curve.Axis = []float64{sizes.X}, axisOption(sizes.Axis)
			curves, err := alone.Curves(curve)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range sizes.Models {
				at := slices.IndexFunc(curves.Models, func(c ModelCurves) bool { return c.Name == m.Name })
				got, want := m.Points[k].point(sizes.X), curves.Models[at].Curves[0].Points[0]
				if m.Points[k].Size != float64(n) || got.Estimate != want.Estimate || got.PNone != want.PNone {
					t.Errorf("%s at %d: got %v, want %v", m.Name, n, got, want)
				}
				if math.Abs(got.Lower-want.Lower) > 0.02 || math.Abs(got.Upper-want.Upper) > 0.02 || !(got.Lower < got.Upper) {
					t.Errorf("%s at %d: band %v to %v, want about %v to %v", m.Name, n, got.Lower, got.Upper, want.Lower, want.Upper)
				}
			}
		}
	}
}

// TestSizesOfModels: models that are chosen, in another order, keep their own sizes.
func TestSizesOfModels(t *testing.T) {
	chosen := openText(t, "log.csv", sizeLog(), Options{KeepTrials: true, Size: "n", Log: triallog.Options{Score: "val_acc",
		Cost: "fpo", Models: []triallog.ModelChoice{{Name: "large"}, {Name: "small"}}}})
	all, err := openSizes(t, "n", "").Sizes(SizeOptions{Trials: 4})
	if err != nil {
		t.Fatal(err)
	}
	turned, err := chosen.Sizes(SizeOptions{Trials: 4})
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range turned.Models {
		want := all.Models[1-i]
		if m.Name != want.Name || len(m.Points) != len(want.Points) {
			t.Fatalf("%s has %d sizes, want %s with %d", m.Name, len(m.Points), want.Name, len(want.Points))
		}
		for k, p := range m.Points {
			if got, want := p.point(4).Estimate, want.Points[k].point(4).Estimate; got != want {
				t.Errorf("%s at %g: %g, want %g", m.Name, p.Size, got, want)
			}
		}
	}
}

// TestSizesSay: the caption and the warnings say what is equal and what is not, what was
// left out, and which estimates are past their data.
func TestSizesSay(t *testing.T) {
	s := openSizes(t, "n", "")
	byTrials, err := s.Sizes(SizeOptions{Trials: 50})
	if err != nil {
		t.Fatal(err)
	}
	byBudget, err := s.Sizes(SizeOptions{Budget: 15000})
	if err != nil {
		t.Fatal(err)
	}
	for want, in := range map[string]*Sizes{
		"Every point is the best of 50 trials (hyperparameter assignments) of that size: equal trials are not equal compute, " +
			"as a trial costs from 200 to 4e4 FPO on average.": byTrials,
		"Faint and not joined: sizes with fewer trials than that": byTrials,
		"N = 12 of each size": byTrials,
		"Every point is what a search within 1.5e4 FPO reaches with trials of that size: equal compute": byBudget,
		"(3 without a score)": byBudget,
	} {
		if !strings.Contains(in.caption, want) {
			t.Errorf("no %q in %s", want, in.caption)
		}
	}
	for _, c := range []struct {
		in   *Sizes
		code evp.WarningCode
		word string
	}{
		{byTrials, evp.WarnPastData, "50 trials is past its own data, which end at 12"},
		{byTrials, WarnNoSize, "1 trial without a size (n) is left out"},
		{byBudget, evp.WarnEmpty, "no trial with a score fits a budget of 1.5e4 FPO"},
	} {
		said := false
		for _, w := range c.in.Warnings {
			said = said || w.Code == c.code && strings.Contains(w.Message, c.word)
		}
		if !said {
			t.Errorf("no warning %s of %q: %v", c.code, c.word, c.in.Warnings)
		}
	}
}

// TestSizesFail: what the log or the options do not allow.
func TestSizesFail(t *testing.T) {
	s := openSizes(t, "n", "")
	u := CurveOptions{CurveOptions: evp.CurveOptions{Estimator: evp.U}}
	noCost := openText(t, "log.csv", "n,val_acc\n1,0.5\n2,0.6\n",
		Options{KeepTrials: true, Size: "n", Log: triallog.Options{Score: "val_acc"}})
	empty := openText(t, "log.csv", "n,val_acc\n,0.5\n,0.6\n",
		Options{KeepTrials: true, Size: "n", Log: triallog.Options{Score: "val_acc"}})
	for want, of := range map[string]func() (*Sizes, error){
		"`size` needs `trials N` or `budget B`": func() (*Sizes, error) { return s.Sizes(SizeOptions{}) },
		"exclude each other":                    func() (*Sizes, error) { return s.Sizes(SizeOptions{Trials: 1, Budget: 1}) },
		"no size has an estimate":               func() (*Sizes, error) { return s.Sizes(SizeOptions{Budget: 1}) },
		"the U estimator needs n ≤ N: n = 13":   func() (*Sizes, error) { return s.Sizes(SizeOptions{Trials: 13, Curve: u}) },
		"`budget`: the trials have no cost":     func() (*Sizes, error) { return noCost.Sizes(SizeOptions{Budget: 1}) },
		"no trial has a size":                   func() (*Sizes, error) { return empty.Sizes(SizeOptions{Trials: 1}) },
		"the log was opened without its sizes":  func() (*Sizes, error) { return openSizes(t, "", "").Sizes(SizeOptions{Trials: 1}) },
	} {
		if _, err := of(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
