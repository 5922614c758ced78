package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/compare"
	"evpkit/evp/study"
	"evpkit/plot"
)

// A differencePanel is what the lower panel of the figure shows: the difference
// of two models, or how far others are from one.
type differencePanel struct {
	pairs     []*compare.Pair
	reference string // the one; empty for two models
	left      int    // differences from it for which there is no room
	banded    bool   // intervals are drawn; else how strong a line is tells where models differ
}

// Numbers of differences.
const (
	mostBanded      = 2 // with their bands, more of which would hide each other
	mostDifferences = 6 // at all
)

// panel chooses the differences that the figure shows: of two models theirs; of
// more those from the one named against, or from the best in the end; of many
// those of the models that come next.
func (c *compareRun) panel(log *trialLog, result *study.Comparisons) differencePanel {
	if len(result.Pairs) == 1 {
		return differencePanel{pairs: result.Pairs, banded: true}
	}
	ranked := ranking(log.samples, c.read.minimize)
	d := differencePanel{reference: ranked[0]}
	if c.against != "" {
		d.reference = c.against
	}
	for _, p := range result.Pairs {
		if (p.A == d.reference || p.B == d.reference) && len(p.Grid) > 0 {
			d.pairs = append(d.pairs, p)
		}
	}
	if d.left = max(len(d.pairs)-mostDifferences, 0); d.left == 0 {
		d.banded = len(d.pairs) <= mostBanded && c.bandsFit(d.pairs)
		return d
	}
	place := func(p *compare.Pair) int { return slices.Index(ranked, d.other(p)) }
	best := slices.SortedFunc(slices.Values(d.pairs), func(p, q *compare.Pair) int { return cmp.Compare(place(p), place(q)) })[:mostDifferences]
	d.pairs = slices.DeleteFunc(d.pairs, func(p *compare.Pair) bool { return !slices.Contains(best, p) })
	return d
}

// ranking returns the models from the one with the best score down, equal ones
// in their order.
func ranking(samples []*evp.Sample, minimize bool) []string {
	sorted := slices.SortedStableFunc(slices.Values(samples), func(a, b *evp.Sample) int {
		if minimize {
			a, b = b, a
		}
		return cmp.Compare(b.Best(), a.Best())
	})
	var out []string
	for _, s := range sorted {
		out = append(out, s.Model())
	}
	return out
}

// other returns the model of the pair that is not the reference.
func (d differencePanel) other(p *compare.Pair) string {
	if p.A == d.reference {
		return p.B
	}
	return p.A
}

// bandsFit reports whether the panel shows the pairs' bands whole: beside the
// lines of several pairs, others say nothing and hide much.
func (c *compareRun) bandsFit(pairs []*compare.Pair) bool {
	var all []plot.Series
	for _, p := range pairs {
		all = append(all, c.difference(p))
	}
	r := differenceRange(all)
	return r != nil && !slices.ContainsFunc(all, func(s plot.Series) bool {
		return slices.ContainsFunc(s.Lower, func(y float64) bool { return y < r[0] }) || slices.ContainsFunc(s.Upper, func(y float64) bool { return y > r[1] })
	})
}

// row returns the panel. Of two models the difference is named; of more the
// lines look as the models' curves do.
func (d differencePanel) row(c *compareRun) plot.Row {
	row := plot.Row{Zero: true}
	for _, p := range d.pairs {
		s := c.difference(p)
		switch {
		case len(s.X) == 0:
			continue
		case d.reference == "":
			row.Label, row.Title = labelled(p.A + " − " + p.B)
			s.Name, s.Band = "difference, "+s.Band, ""
			row.Series = append(row.Series, s)
			continue
		case p.A == d.reference:
			s = negated(s)
		}
		row.Label, row.Title = "Difference", "Difference from "+d.reference
		s.Name = d.other(p)
		if d.banded {
			row.Series = append(row.Series, s)
		} else {
			row.Series = append(row.Series, byVerdict(s, p)...)
		}
	}
	row.YRange = differenceRange(row.Series)
	return row
}

// negated returns the series of the opposite differences.
func negated(s plot.Series) plot.Series {
	lower, upper := s.Lower, s.Upper
	s.Y, s.Lower, s.Upper = slices.Clone(s.Y), slices.Clone(upper), slices.Clone(lower)
	for k := range s.Y {
		s.Y[k], s.Lower[k], s.Upper[k] = -s.Y[k], -s.Lower[k], -s.Upper[k]
	}
	return s
}

// byVerdict returns the line of a series without its band, faint but where the
// models are told apart: at the budgets with a verdict, and between two with the
// same.
func byVerdict(s plot.Series, p *compare.Pair) []plot.Series {
	s.Lower, s.Upper, s.Band, s.Unlisted = nil, nil, "", true
	rows := slices.Clone(p.Differences)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	told := make([]bool, len(s.X))
	for i, x := range s.X {
		told[i] = decidedAt(rows, x)
	}
	faint, strong := s, s
	faint.Faint, faint.Y, strong.Y = true, slices.Clone(s.Y), slices.Clone(s.Y)
	for i, is := range told {
		if !is {
			strong.Y[i] = math.NaN()
		} else if (i == 0 || told[i-1]) && (i == len(told)-1 || told[i+1]) { // no end of a faint part
			faint.Y[i] = math.NaN()
		}
	}
	return slices.DeleteFunc([]plot.Series{faint, strong}, func(s plot.Series) bool {
		return !slices.ContainsFunc(s.Y, func(y float64) bool { return !math.IsNaN(y) })
	})
}

// decidedAt reports whether the verdicts at x, or at the ascending x before and
// after it, are for the same model.
func decidedAt(rows []compare.Difference, x float64) bool {
	before, after := compare.VerdictNone, compare.VerdictNone
	for _, d := range rows {
		if d.X <= x*(1+1e-9) {
			before = d.Verdict
		}
		if d.X >= x*(1-1e-9) {
			after = d.Verdict
			break
		}
	}
	return before == after && (before == compare.VerdictA || before == compare.VerdictB)
}

// note says what is left out; empty if nothing is.
func (d differencePanel) note() string {
	if d.left == 0 {
		return ""
	}
	return fmt.Sprintf("Of the differences from %s those of the %d best other models are drawn, %d are not: the tables have all.", d.reference, len(d.pairs), d.left)
}

// caption says what the panel shows.
func (d differencePanel) caption(c *compareRun) string {
	side := "below"
	if c.read.minimize {
		side = "above"
	}
	how := "simultaneous over all x"
	if c.pointwise {
		how = "at each x alone"
	}
	level, resamples := 100*c.options.Curve.Confidence, c.options.Curve.Resamples
	by := fmt.Sprintf("by studentised bootstrap (%d resamples), %s", resamples, how)
	switch {
	case d.reference == "":
		p := d.pairs[0]
		return fmt.Sprintf("%s − %s, the difference of the expected best scores (%s 0 %s is better), with its %g %% interval %s.", p.A, p.B, side, p.B, level, by)
	case len(d.pairs) == 0:
		return "nothing: no other model has a curve where " + d.reference + " has one."
	}
	all := "each other model"
	if d.left > 0 {
		all = fmt.Sprintf("the %d best other models", len(d.pairs))
	}
	what := fmt.Sprintf("the expected best score of %s minus that of %s (%s 0 %s is better)", all, d.reference, side, d.reference)
	if d.banded {
		return fmt.Sprintf("%s, with %g %% intervals %s.", what, level, by)
	}
	return fmt.Sprintf("%s, drawn strongly where the difference is told from 0, by its %g %% interval %s and by a permutation test, and faintly elsewhere.", what, level, by)
}
