package plot_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/evp/golden"
	"evpkit/plot"
)

// TestCaptionKinds: captions of everyday figures, to be read in one file: they are
// grammatical, as short as they can be, and say what a figure hides.
func TestCaptionKinds(t *testing.T) {
	models := func(n int, change func(c *evp.Curve)) plot.Curves {
		var out plot.Curves
		for i := range n {
			c := saturating(fmt.Sprintf("model %d", i+1), evp.Budget, 30, 1e15, 1e18, 0.6, 0.8+float64(i)/100, 0.02)
			c.Trials, c.Band, c.Confidence = 20+i, evp.BandBootstrap, 0.95
			change(&c)
			out = append(out, c)
		}
		return out
	}
	as := func(*evp.Curve) {}
	facets := groups(2)
	for i := range facets {
		for k := range facets[i].Curves {
			facets[i].Curves[k].Trials = 20
		}
	}
	zero := 0.0
	var b strings.Builder
	for _, c := range []struct {
		name string
		of   interface{ Caption(o plot.Options) string }
	}{
		{"one model", models(1, as)},
		{"two models", models(2, as)},
		{"five models", models(5, as)},
		{"twelve models", models(12, as)},
		{"facets", facets},
		{"minimised", plot.Curves(minimized(1, models(2, as)...))},
		{"a failure", models(1, func(c *evp.Curve) { c.Failed = 1 })},
		{"baseline", models(1, func(c *evp.Curve) { c.Baseline, c.Points[0].PNone = &zero, 0.04 })},
		{"no band", models(2, func(c *evp.Curve) {
			c.Band = evp.BandNone
			for i := range c.Points {
				c.Points[i].Interval = evp.NoInterval()
			}
		})},
		{"band open", models(2, func(c *evp.Curve) {
			for i := range c.Points[20:] {
				c.Points[20+i].Upper = math.NaN()
			}
		})},
		{"one falls", models(2, func(c *evp.Curve) {
			if c.Model == "model 1" {
				c.Points[0].Estimate, c.Points[0].Interval = 0.78, evp.Interval{Lower: 0.7, Upper: 0.8}
			}
		})},
		{"its beginning is hidden", models(1, func(c *evp.Curve) {
			for i := range c.Points[:3] {
				c.Points[i].Estimate, c.Points[i].Interval = -9, evp.Interval{Lower: -10, Upper: -8}
			}
		})},
	} {
		fmt.Fprintf(&b, "%s\n%s\n\n", c.name, strings.ReplaceAll(c.of.Caption(plot.Options{ScoreName: "acc"}), ". ", ".\n"))
	}
	golden.Check(t, "../testdata/golden/plot/captions.txt", []byte(b.String()))
}
