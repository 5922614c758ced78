package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/cmd/evp/internal/report"
	"evpkit/evp"
	"evpkit/plot"
)

// draw returns the figure: the curves with the crossings above, the differences
// with their bands below; nil if none is wanted.
func (c *compareRun) draw(log *trialLog, axis evp.Axis, result *report.Comparisons) (*plot.Figure, error) {
	if !c.output.hasFigure() {
		return nil, nil
	}
	return c.picture(log, axis, result)
}

// picture returns the figure.
func (c *compareRun) picture(log *trialLog, axis evp.Axis, result *report.Comparisons) (*plot.Figure, error) {
	curves, err := c.curves(log, axis)
	if err != nil {
		return nil, err
	}
	o := c.plotOptions(log)
	top := plot.Row{Height: 1.6, Curves: curves}
	below := plot.Row{Zero: true, Label: "Difference"}
	for _, p := range c.shown(log, result) {
		for _, x := range p.Crossovers {
			top.Marks = append(top.Marks, plot.Mark{X: x.X, Y: scoreAt(curves, p.A, x.X), Name: "crossover"})
		}
		s := plot.Series{Name: p.A + " − " + p.B, Unlisted: len(result.Pairs) == 1, Band: plot.BandLabel(evp.BandBootstrap, p.Confidence)}
		rows := slices.Clone(p.Differences)
		slices.SortStableFunc(rows, func(a, b evp.Difference) int { return int(math.Copysign(1, a.X-b.X)) })
		for _, d := range rows {
			if d.Verdict == evp.VerdictNone || len(s.X) > 0 && s.X[len(s.X)-1] == d.X {
				continue
			}
			lower, upper := d.Lower, d.Upper
			if math.IsNaN(lower) != math.IsNaN(upper) { // open on one side
				if math.IsNaN(lower) {
					lower = math.Inf(-1)
				} else {
					upper = math.Inf(1)
				}
			}
			s.X, s.Y, s.Lower, s.Upper = append(s.X, d.X), append(s.Y, d.Difference), append(s.Lower, lower), append(s.Upper, upper)
		}
		if len(s.X) > 0 {
			below.Series = append(below.Series, s)
		}
		if len(result.Pairs) == 1 {
			below.Label = p.A + " − " + p.B
			if len([]rune(below.Label)) > 24 {
				below.Label = "Difference"
			}
		}
	}
	return plot.Stack(axis, []plot.Row{top, below}, o)
}

// shown returns the comparisons that the figure shows: all of a few, else
// those with the model that is best in the end.
func (c *compareRun) shown(log *trialLog, result *report.Comparisons) []*evp.Comparison {
	if len(result.Pairs) <= 3 {
		return result.Pairs
	}
	best := slices.MaxFunc(log.samples, func(a, b *evp.Sample) int {
		d := a.Best() - b.Best()
		if c.read.minimize {
			d = -d
		}
		return int(math.Copysign(1, d))
	}).Model()
	if c.against != "" {
		best = c.against
	}
	return slices.DeleteFunc(slices.Clone(result.Pairs), func(p *evp.Comparison) bool { return p.A != best && p.B != best })
}

// curves returns the models' curves, without bands.
func (c *compareRun) curves(log *trialLog, axis evp.Axis) ([]evp.Curve, error) {
	o := c.options.Curve
	o.At, o.Points, o.Band = nil, 0, evp.BandNone
	var out []evp.Curve
	for _, s := range log.samples {
		curve, err := curveOn(axis, s, o)
		if err != nil {
			return nil, err
		}
		out = append(out, *curve)
	}
	return out, nil
}

// plotOptions returns the figure flags with what the log says.
func (c *compareRun) plotOptions(log *trialLog) plot.Options {
	o := c.figure.options
	o.ScoreName, o.CostUnit = log.log.Score, log.unit
	return o
}

// scoreAt returns the estimate of a model's curve at x.
func scoreAt(curves []evp.Curve, model string, x float64) float64 {
	i := slices.IndexFunc(curves, func(c evp.Curve) bool { return c.Model == model })
	points := curves[i].Points
	for k := 1; k < len(points); k++ {
		if p, q := points[k-1], points[k]; x >= p.X && x <= q.X {
			return p.Estimate + (q.Estimate-p.Estimate)*math.Log(x/p.X)/math.Log(q.X/p.X)
		}
	}
	return math.NaN()
}

// caption returns the caption of the figure.
func (c *compareRun) caption(log *trialLog, axis evp.Axis, result *report.Comparisons) string {
	curves, err := c.curves(log, axis)
	if err != nil {
		return ""
	}
	how := "simultaneous over all x"
	if c.pointwise {
		how = "at each x alone"
	}
	above := strings.Replace(plot.Caption(curves, c.plotOptions(log)), " No uncertainty is shown.", "", 1)
	return fmt.Sprintf("Above: %s Below: difference of the expected best scores with its %g %% interval by studentised bootstrap (%d resamples), %s.%s",
		above, 100*c.options.Curve.Confidence, c.options.Curve.Resamples, how, c.read.chosen)
}
