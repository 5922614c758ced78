package plot_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// sizesOf returns the sizes of models by number of trials: of each size 1,000·10^k trials
// whose scores, times the direction's sign, are about 0.6 + 0.1·k, each of the counts.
func sizesOf(t testing.TB, d evp.Direction, x float64, models int, counts ...int) plot.Sizes {
	t.Helper()
	out := plot.Sizes{Name: "examples", Axis: evp.Trials, X: x}
	for m := range models {
		model := plot.SizeModel{Name: fmt.Sprintf("net-%d", m)}
		for k, n := range counts {
			var trials []evp.Trial
			for i := range n {
				u := math.Mod(0.618034*float64(i+1)+0.2*float64(m), 1)
				trials = append(trials, evp.Trial{Score: d.Sign() * (0.6 + 0.1*float64(k) + 0.02*float64(m) + 0.1*u), Cost: math.Pow10(k)})
			}
			s, err := evp.NewSample(model.Name, trials, evp.SampleOptions{Direction: d})
			if err != nil {
				t.Fatal(err)
			}
			c, err := evp.TrialCurve(s, evp.CurveOptions{At: []float64{x}, Band: evp.BandDirichlet, Resamples: 200})
			if err != nil {
				t.Fatal(err)
			}
			model.Sizes, model.Curves = append(model.Sizes, 1000*math.Pow10(k)), append(model.Curves, c)
		}
		out.Models = append(out.Models, model)
	}
	return out
}

// TestSizesGolden compares figures of sizes with the golden ones: of two models, the last
// size of each with fewer trials than are asked for, and of losses.
func TestSizesGolden(t *testing.T) {
	for name, of := range map[string]plot.Sizes{
		"sizes":        sizesOf(t, evp.Maximize, 8, 2, 20, 20, 12, 5),
		"sizes-losses": sizesOf(t, evp.Minimize, 8, 1, 20, 10),
	} {
		t.Run(name, func(t *testing.T) {
			o := plot.Options{ScoreName: "val_score", Text: "font"}
			f, err := of.Figure(o)
			svg := encode(t, f, err, "svg")
			golden.Check(t, goldenFile("returns", name), append(svg, "<!-- "+of.Caption(o)+" -->\n"...))
		})
	}
}

// TestSizesFigure: every estimate is shown; those past the trials of their size are apart,
// faint and not joined, and one that does not exist is a gap.
func TestSizesFigure(t *testing.T) {
	z := sizesOf(t, evp.Maximize, 8, 1, 20, 20, 20, 5)
	z.Models[0].Curves[1].Points = nil
	f, err := z.Figure(plot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if len(p.Series) != 2 || !p.X.Log || p.X.Label != "examples" {
		t.Fatalf("%d series, %+v", len(p.Series), p.X)
	}
	own, past := p.Series[0], p.Series[1]
	if !slices.Equal(own.X, []float64{1e3, 1e4, 1e5, 1e6}) || math.IsNaN(own.Y[0]) || !math.IsNaN(own.Y[1]) ||
		math.IsNaN(own.Y[2]) || !math.IsNaN(own.Y[3]) {
		t.Errorf("own estimates %v at %v", own.Y, own.X)
	}
	if past.X[0] != 1e6 || math.IsNaN(past.Y[0]) || !past.Unlisted || past.Style.Color.A >= own.Style.Color.A {
		t.Errorf("past the data: %+v", past)
	}
	for _, s := range p.Series {
		for k, y := range s.Y {
			if y < p.Y.Min || y > p.Y.Max || s.X[k] < p.X.Min || s.X[k] > p.X.Max {
				t.Errorf("the estimate %g at %g is outside", y, s.X[k])
			}
			if !math.IsNaN(y) && !(s.Lower[k] <= y && y <= s.Upper[k]) {
				t.Errorf("the interval at %g is %g to %g, the estimate %g", s.X[k], s.Lower[k], s.Upper[k], y)
			}
		}
	}
}

// TestSizesCaption: which compute is equal, and what the trials of the sizes do to them.
func TestSizesCaption(t *testing.T) {
	budget := sizesOf(t, evp.Maximize, 8, 1, 20, 20)
	budget.Axis = evp.Budget
	for want, of := range map[string]plot.Sizes{
		"equal trials are not equal compute, as a trial costs from 1 to 100 FPO on average": sizesOf(t, evp.Maximize, 8, 1, 9, 9, 9),
		"net-0 N = 9 of each size, net-1 N = 9 of each size":                                sizesOf(t, evp.Maximize, 8, 2, 9, 9),
		"V is biased towards worse scores, the more the fewer trials a size has":            sizesOf(t, evp.Maximize, 8, 1, 9, 30),
		"Faint and not joined: sizes with fewer trials than that":                           sizesOf(t, evp.Maximize, 8, 1, 9, 5),
		"within 8 FPO reaches with trials of that size: equal compute":                      budget,
		"(lower is better)": sizesOf(t, evp.Minimize, 8, 1, 9, 9),
	} {
		if got := of.Caption(plot.Options{}); !strings.Contains(got, want) {
			t.Errorf("no %q in: %s", want, got)
		}
	}
	if got := sizesOf(t, evp.Maximize, 8, 1, 9, 9).Caption(plot.Options{}); strings.Contains(got, "biased") || strings.Contains(got, "Faint") {
		t.Error(got)
	}
	many := sizesOf(t, evp.Maximize, 2, 12, 9, 9)
	if got := many.Caption(plot.Options{}); !strings.Contains(got, "Bands are left out: there are too many models.") {
		t.Error(got)
	}
}

// TestSizesFail: what cannot be drawn says why.
func TestSizesFail(t *testing.T) {
	zero := sizesOf(t, evp.Maximize, 2, 1, 9, 9)
	zero.Models[0].Sizes[0] = 0
	none := sizesOf(t, evp.Maximize, 2, 1, 9)
	none.Models[0].Curves[0].Points = nil
	for want, z := range map[string]plot.Sizes{
		"0 of “net-0” has no place on a logarithmic axis": zero,
		"no size has an estimate to draw":                 none,
	} {
		if _, err := z.Figure(plot.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if f, err := zero.Figure(plot.Options{LinearX: true}); err != nil {
		t.Error(err)
	} else {
		encode(t, f, err, "pdf")
	}
}
