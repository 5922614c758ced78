package plot_test

import (
	"math"
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

// heavy are figures with more data than a file can hold.
var heavy = []struct {
	name   string
	figure func() (*plot.Figure, error)
}{
	{"noisy curve of a million points", func() (*plot.Figure, error) {
		return plot.Curves{noisy("a", 1_000_000, 0.05)}.Figure(plot.Options{})
	}},
	{"four noisy curves in two columns", func() (*plot.Figure, error) {
		var curves []evp.Curve
		for i := range 4 {
			curves = append(curves, noisy(string(rune('a'+i)), 20_000, 0.05))
		}
		return plot.Curves(curves).Figure(plot.Options{Width: 6.75})
	}},
	{"100,000 trials", func() (*plot.Figure, error) {
		o := plot.Options{Trials: scattered(100_000, "Logistic regression", "LSTM encoder"), BudgetLine: 1e18}
		return plot.Curves(twoModels(200)).Figure(o)
	}},
	{"100,000 trials in three panels", func() (*plot.Figure, error) {
		g := groups(3)
		for i := range g {
			g[i].Trials = scattered(34_000, "Logistic regression", "LSTM encoder")
		}
		return plot.Facets(g).Figure(plot.Options{})
	}},
}

// noisy returns a curve of n points with a noisy band, by budget.
func noisy(model string, n int, noise float64) evp.Curve {
	c := saturating(model, evp.Budget, n, 1e15, 1e18, 0.5, 0.8, 0.02)
	for i := range c.Points {
		_, u := math.Modf(float64(i) * math.Phi)
		c.Points[i].Estimate += noise * u
		c.Points[i].Lower -= noise * u
		c.Points[i].Upper += noise * u
	}
	return c
}

// TestHeavyFiguresAreSmall: how long they take is BenchmarkHeavy's to say.
func TestHeavyFiguresAreSmall(t *testing.T) {
	if testing.Short() {
		t.Skip("figures of a million points")
	}
	t.Parallel()
	for _, test := range heavy {
		f, err := test.figure()
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range plot.Formats() {
			b, err := f.Encode(format)
			if err != nil {
				t.Fatal(err)
			}
			if len(b) > 300_000 {
				t.Errorf("%s: %d bytes of %s", test.name, len(b), format)
			}
		}
	}
}

func BenchmarkHeavy(b *testing.B) {
	for _, test := range heavy {
		for _, format := range plot.Formats() {
			b.Run(test.name+"/"+format, func(b *testing.B) {
				for b.Loop() {
					f, err := test.figure()
					encode(b, f, err, format)
				}
			})
		}
	}
}
