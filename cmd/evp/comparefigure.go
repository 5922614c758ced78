package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/study"
	"evpkit/plot"
)

// draw returns the figure: the curves with the crossings above, the differences
// with their bands below; nil if none is wanted.
func (c *compareRun) draw(log *trialLog, axis evp.Axis, result *study.Comparisons) (*plot.Figure, error) {
	if !c.output.hasFigure() {
		return nil, nil
	}
	return c.picture(log, axis, result)
}

// picture returns the figure.
func (c *compareRun) picture(log *trialLog, axis evp.Axis, result *study.Comparisons) (*plot.Figure, error) {
	curves, err := c.curves(log, axis)
	if err != nil {
		return nil, err
	}
	top, differences := plot.Row{Height: 1.6, Curves: curves}, c.panel(log, result)
	marked := differences.pairs
	if len(result.Pairs) <= mostMarked {
		marked = result.Pairs
	}
	for _, p := range marked {
		top.Marks = append(top.Marks, crossings(p)...)
	}
	figure, err := plot.Stack(axis, []plot.Row{top, differences.row(c)}, c.plotOptions(log))
	if note := differences.note(); err == nil && note != "" {
		figure.Notes = append(figure.Notes, note)
	}
	return figure, err
}

// mostMarked is the most pairs of which all crossovers are marked, not only
// those with the model from which the differences are taken.
const mostMarked = 3

// crossings returns the marks of a pair's crossovers: of many the first ones,
// as a figure has room for.
func crossings(p *compare.Pair) []plot.Mark {
	var out []plot.Mark
	for _, x := range p.Crossovers[:min(len(p.Crossovers), mostMarks)] {
		k, _ := slices.BinarySearchFunc(p.Grid, x.X, func(d compare.Difference, x float64) int { return cmp.Compare(d.X, x) })
		k = min(k, len(p.Grid)-1)
		out = append(out, plot.Mark{X: x.X, Y: p.Grid[k].EstimateA, Name: "crossover"})
	}
	return out
}

// mostMarks is the most crossovers of a pair that are marked.
const mostMarks = 3

// difference returns the difference of a pair with its band: along the range
// that both curves have, or, where the budgets were given, at these.
func (c *compareRun) difference(p *compare.Pair) plot.Series {
	s := plot.Series{Band: plot.BandLabel(evp.BandBootstrap, p.Confidence), Jumps: p.Jumps}
	rows := p.Grid
	if c.options.Curve.At != nil {
		s.Listed, s.Jumps = true, nil
		rows = slices.DeleteFunc(slices.Clone(p.Differences), func(d compare.Difference) bool { return d.Verdict == compare.VerdictNone })
		slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
		rows = slices.CompactFunc(rows, func(a, b compare.Difference) bool { return a.X == b.X })
	}
	for _, d := range rows {
		lower, upper := d.Ends()
		s.X, s.Y, s.Lower, s.Upper = append(s.X, d.X), append(s.Y, d.Difference), append(s.Lower, lower), append(s.Upper, upper)
	}
	return s
}

// Numbers of the rule by which the range of differences is chosen.
const (
	bandRoom = 2.0  // heights of the differences, and 0, that bands may add at either side, …
	bandSeen = 1.25 // … or so many widths of a band where it is narrowest, if that is more
	rangePad = 0.05 // of the height, left free at either side
)

// differenceRange returns the range of y that shows the differences and 0, and
// their bands in full unless these dwarf them, but at least their narrowest part;
// nil without a difference.
func differenceRange(all []plot.Series) *[2]float64 {
	low, high, bandLow, bandHigh, narrowest := 0.0, 0.0, 0.0, 0.0, math.Inf(1)
	for _, s := range all {
		for k, y := range s.Y {
			if math.IsNaN(y) {
				continue
			}
			low, high = math.Min(low, y), math.Max(high, y)
			if s.Lower == nil {
				continue
			}
			if l := s.Lower[k]; l > math.Inf(-1) {
				bandLow = math.Min(bandLow, l)
			}
			if h := s.Upper[k]; h < math.Inf(1) {
				bandHigh = math.Max(bandHigh, h)
			}
			if width := s.Upper[k] - s.Lower[k]; width < narrowest {
				narrowest = width
			}
		}
	}
	room := bandRoom * (high - low)
	if !math.IsInf(narrowest, 1) {
		room = math.Max(room, bandSeen*narrowest)
	}
	if room == 0 {
		room = math.Inf(1)
	}
	low, high = math.Min(low, math.Max(bandLow, low-room)), math.Max(high, math.Min(bandHigh, high+room))
	if low == high {
		return nil
	}
	pad := rangePad * (high - low)
	return &[2]float64{low - pad, high + pad}
}

// labelled returns a label of the difference's axis and a title for its panel:
// its name is the one, or if it is too long for that the other.
func labelled(name string) (label, title string) {
	if len([]rune(name)) > 24 {
		return "Difference", name
	}
	return name, ""
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

// caption returns the caption of the figure.
func (c *compareRun) caption(log *trialLog, axis evp.Axis, result *study.Comparisons) string {
	curves, err := c.curves(log, axis)
	if err != nil {
		return ""
	}
	above := strings.Replace(plot.Caption(curves, c.plotOptions(log)), " No uncertainty is shown.", "", 1)
	return fmt.Sprintf("Above: %s Below: %s%s", above, c.panel(log, result).caption(c), c.read.chosen)
}
