package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// differences are what the lower panel of a comparison shows: the difference
// of two models, or how far others are from a reference.
type differences struct {
	pairs     []*compare.Pair
	reference string // empty for two models
	omitted   int    // differences from the reference for which there is no room
	listed    bool   // points, not lines
	banded    bool   // drawn with intervals; otherwise the strength of a line says where models differ
}

// Numbers of differences.
const (
	mostBanded      = 4 // with their bands: more would hide each other
	mostDifferences = 6 // in all
)

// differences chooses the differences that the figure shows: of two models
// theirs; of more those from the reference; of many those of the models that
// rank highest.
func (c Comparison) differences() differences {
	d := differences{listed: c.Listed}
	if len(c.Pairs) == 1 {
		d.pairs, d.banded = c.Pairs, true
		return d
	}
	if d.reference = c.Reference; d.reference == "" && len(c.Ranking) > 0 {
		d.reference = c.Ranking[0]
	}
	for _, p := range c.Pairs {
		if (p.A == d.reference || p.B == d.reference) && len(p.Grid) > 0 {
			d.pairs = append(d.pairs, p)
		}
	}
	if d.omitted = max(len(d.pairs)-mostDifferences, 0); d.omitted == 0 {
		d.banded = len(d.pairs) <= mostBanded
		return d
	}
	place := func(p *compare.Pair) int { return slices.Index(c.Ranking, d.other(p)) }
	best := slices.SortedFunc(slices.Values(d.pairs), func(p, q *compare.Pair) int {
		return cmp.Compare(place(p), place(q))
	})[:mostDifferences]
	d.pairs = slices.DeleteFunc(d.pairs, func(p *compare.Pair) bool { return !slices.Contains(best, p) })
	return d
}

// other returns the model of the pair that is not the reference.
func (d differences) other(p *compare.Pair) string {
	if p.A == d.reference {
		return p.B
	}
	return p.A
}

// row returns the panel. With two models the difference is named; with more the
// lines look as the models' curves do.
func (d differences) row() Row {
	row := Row{Zero: true}
	for _, p := range d.pairs {
		s := d.series(p)
		switch {
		case len(s.X) == 0:
			continue
		case d.reference == "":
			row.Label, row.Title = labelOrTitle(p.A + " − " + p.B)
			if s = s.withoutOpenBand(); s.Band == "" {
				s.Name = "difference"
			} else {
				s.Name, s.Band = "difference, "+s.Band, ""
			}
			row.Series = append(row.Series, s)
			continue
		case p.A == d.reference:
			s = s.negated()
		}
		row.Label, row.Title = referenceLabel(d.reference)
		s.Name = d.other(p)
		if d.banded {
			row.Series = append(row.Series, s)
		} else {
			row.Series = append(row.Series, byVerdict(s, p.Differences)...)
		}
	}
	row.YRange = differenceRange(row.Series)
	return row
}

// mostLabel is how many letters a label of the lower panel's axis has at most: two
// lines of it are as high as the panel.
const mostLabel = 40

// referenceLabel returns the label of the axis of differences from a reference,
// and a title for the panel if the name is too long for the label.
func referenceLabel(reference string) (label, title string) {
	if label = "Difference from " + reference; len([]rune(label)) <= mostLabel {
		return label, ""
	}
	return "Difference", label
}

// labelOrTitle returns the label of the difference's axis and a title for its
// panel: the name is the label, or the title if it is too long for a label.
func labelOrTitle(name string) (label, title string) {
	if len([]rune(name)) > 24 {
		return "Difference", name
	}
	return name, ""
}

// series returns the difference of a pair with its band: on the grid over the
// range that both curves have, or, where the x were listed, at these.
func (d differences) series(p *compare.Pair) Series {
	s := Series{Band: BandLabel(evp.BandBootstrap, p.Confidence), Jumps: p.Jumps}
	rows := p.Grid
	if d.listed {
		s.Listed, s.Jumps = true, nil
		none := func(d compare.Difference) bool { return d.Verdict == compare.VerdictNone }
		rows = slices.DeleteFunc(slices.Clone(p.Differences), none)
		slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
		rows = slices.CompactFunc(rows, func(a, b compare.Difference) bool { return a.X == b.X })
	}
	for _, d := range rows {
		lower, upper := bandEnds(d.Lower, d.Upper)
		s.X, s.Y = append(s.X, d.X), append(s.Y, d.Difference)
		s.Lower, s.Upper = append(s.Lower, lower), append(s.Upper, upper)
	}
	return s
}

// byVerdict returns the line of a series without its band, strong where the
// models differ significantly and faint elsewhere: strong at each x with a
// verdict, and between two x with the same verdict.
func byVerdict(s Series, rows []compare.Difference) []Series {
	s.Lower, s.Upper, s.Band, s.Unlisted = nil, nil, "", true
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b compare.Difference) int { return cmp.Compare(a.X, b.X) })
	decided := make([]bool, len(s.X))
	for i, x := range s.X {
		decided[i] = decidedAt(rows, x)
	}
	faint, strong := s, s
	faint.Faint, faint.Y, strong.Y = true, slices.Clone(s.Y), slices.Clone(s.Y)
	faint.Law = "not significant"
	for i, is := range decided {
		if !is {
			strong.Y[i] = math.NaN()
		} else if (i == 0 || decided[i-1]) && (i == len(decided)-1 || decided[i+1]) { // not the end of a faint part
			faint.Y[i] = math.NaN()
		}
	}
	return slices.DeleteFunc([]Series{faint, strong}, func(s Series) bool {
		return !slices.ContainsFunc(s.Y, func(y float64) bool { return !math.IsNaN(y) })
	})
}

// decidedAt reports whether the verdicts at x, or at the x before and after it,
// are for the same model. Rows are in ascending order of x.
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

// Numbers of the rule that chooses the range of differences.
const (
	bandRoom      = 2.0  // heights of the differences, and 0, that bands may add at either side, …
	bandSeen      = 1.25 // … or so many widths of a band where it is narrowest, if that is more
	differencePad = 0.05 // of the height, left free at either side
)

// differenceRange returns the range of y that shows the differences and 0, and
// their bands: in full unless they dwarf the differences, but at least where
// they are narrowest. It is nil without a difference.
func differenceRange(all []Series) *[2]float64 {
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
	pad := differencePad * (high - low)
	return &[2]float64{low - pad, high + pad}
}

// caption says what the panel shows, with intervals from so many bootstrap
// resamples.
func (d differences) caption(resamples int) string {
	if len(d.pairs) == 0 {
		return "nothing: no other model has a curve where " + d.reference + " has one."
	}
	p := d.pairs[0]
	how := "simultaneous over all x"
	if p.Pointwise {
		how = "at each x alone"
	}
	level := percent(p.Confidence)
	by := fmt.Sprintf("by studentised bootstrap (%d resamples), %s", resamples, how)
	if d.reference == "" {
		return fmt.Sprintf("%s − %s, the difference of the expected best scores (%s), with its %s interval %s.%s",
			p.A, p.B, eachSide(p), level, by, d.captionOpen())
	}
	all := "each other model"
	if d.omitted > 0 {
		all = fmt.Sprintf("each of the %d other models with the best scores", len(d.pairs))
	}
	what := fmt.Sprintf("the expected best score of %s minus that of %s (%s)",
		all, d.reference, better(d.reference, p.Direction))
	if d.banded {
		return fmt.Sprintf("%s, with %s intervals %s.%s", what, level, by, d.captionOpen())
	}
	return fmt.Sprintf("%s, drawn strongly where the trials tell which is better, by its %s interval %s, by a permutation "+
		"test, and whatever scores the log does not show; faintly elsewhere.", what, level, by)
}

// eachSide says which model is better on which side of zero, where the difference
// is that of the first from the second.
func eachSide(p *compare.Pair) string {
	if p.Direction == evp.Minimize {
		return "below 0 " + p.A + " is better, above 0 " + p.B
	}
	return "above 0 " + p.A + " is better, below 0 " + p.B
}

// better says on which side of zero a model is better whose score is
// subtracted: below if scores are maximized, above if they are minimized.
func better(subtracted string, d evp.Direction) string {
	if d == evp.Minimize {
		return "above 0 " + subtracted + " is better"
	}
	return "below 0 " + subtracted + " is better"
}
