package plot_test

import (
	"testing"

	"evpkit/evp"
	"evpkit/plot"
)

// BenchmarkFigure draws a figure of everyday size, three models with bands on
// one axis, in each format.
func BenchmarkFigure(b *testing.B) {
	curves := plot.Curves{
		saturating("Logistic regression", evp.Budget, 200, 1.3e15, 3e18, 0.745, 0.832, 0.03),
		saturating("LSTM encoder", evp.Budget, 200, 8e15, 1e19, 0.715, 0.885, 0.04),
		saturating("BERT", evp.Budget, 200, 5e16, 2e19, 0.7, 0.91, 0.05),
	}
	for _, format := range plot.Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				f, err := curves.Figure(plot.Options{ScoreName: "accuracy"})
				encode(b, f, err, format)
			}
		})
	}
}
