package plot

import (
	"errors"
	"fmt"
	"math"

	"evpkit/plot/internal/sheet"
)

// A BarRow is one quantity of several models: a row of bars.
type BarRow struct {
	Label, Unit string
	// Values has one value per model; NaN is an unknown one.
	Values []float64
	// Parts, if there are any, are what the bars are made of, stacked in this
	// order; Values is then ignored.
	Parts []BarPart
	// Score says that the axis may begin above 0, because the scores that matter
	// are close together: it does if the lowest is above half the highest, and
	// the figure's Notes say so. Other quantities begin at 0.
	Score bool
}

// A BarPart is a part of the bars of a row.
type BarPart struct {
	Name   string
	Values []float64 // as in BarRow, ≥ 0
}

// A Bar is a series of bars in a panel, on top of those of the Bars before it.
type Bar struct {
	Name   string // in the legend; empty means not named there
	Style  Style
	Values []float64 // one per category; NaN means none
}

// Bars are aligned rows of bars over one axis of models, each with its own y
// axis, as in figure 4 of Schwartz et al. (2019), "Green AI": parameters, FPO
// and score of several models.
type Bars struct {
	Models []string // from left to right
	Rows   []BarRow // from the top
}

// Figure returns the figure of the bars, with their values above them. It is an
// error if a row does not have one value per model, or an option is out of
// range. Of the options those for size, resolution, background, title, legend
// and XLabel are used.
func (b Bars) Figure(o Options) (*Figure, error) {
	models, rows := b.Models, b.Rows
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if len(models) == 0 || len(rows) == 0 {
		return nil, errors.New("there is no bar to draw")
	}
	f := newFigure(o)
	f.Columns = 1
	if f.Legend != "none" && f.Legend != "right" {
		f.Legend = "above" // bars fill their panels, and there are no lines to name at their ends
	}
	names := make([]string, len(models))
	for i, m := range models {
		names[i] = sheet.Clean(m)
	}
	f.noteLetters(names...)
	f.Width, f.Height = o.size(1)
	if o.Height == 0 {
		f.Height = math.Min(f.Height*(0.5+0.35*float64(len(rows))), maxSize)
	}
	for i, r := range rows {
		p, err := r.panel(names, f.Theme, i)
		if err != nil {
			return nil, err
		}
		p.X.Label = sheet.Typed(o.XLabel)
		p.makeHeadroom(f.Theme.TickSize, f.Width*inch, f.Height*inch/float64(len(rows)))
		f.Panels = append(f.Panels, p)
		if p.Y.Min > 0 {
			f.note("The axis of %s begins at %.4g, not at 0: "+
				"the bars' heights are not in proportion to the values above them.", quoted(p.Y.Label), p.Y.Min)
		}
	}
	return f, nil
}

// panel returns the row's panel, in the colour of its place among the rows.
func (r BarRow) panel(models []string, t Theme, place int) (Panel, error) {
	p := Panel{Categories: models}
	if len(r.Parts) == 0 {
		p.Bars = []Bar{{Style: Style{Color: t.style(place).Color}, Values: r.Values}}
	}
	for i, part := range r.Parts {
		p.Bars = append(p.Bars, Bar{sheet.Clean(part.Name), Style{Color: t.style(i).Color}, part.Values})
	}
	for _, b := range p.Bars {
		if len(b.Values) != len(models) {
			return p, fmt.Errorf("row %s has %d values for %d models", quoted(sheet.Clean(r.Label)), len(b.Values), len(models))
		}
		for _, v := range b.Values {
			if math.Abs(v) > largest || v < 0 && len(p.Bars) > 1 {
				return p, fmt.Errorf("row %s has a value of %g, which cannot be drawn as a bar", quoted(sheet.Clean(r.Label)), v)
			}
		}
	}
	p.X = Axis{Max: float64(len(models))}
	lo, hi := barRange(p.heights(), r.Score && len(r.Parts) == 0)
	p.Y = Axis{Label: sheet.Typed(r.Label), Unit: sheet.Typed(r.Unit), Min: lo, Max: hi}
	return p, nil
}

// inch is its length in points.
const inch = 72

// makeHeadroom widens the y axis where the values above the bars must be
// upright, for type of the given size in a row of the given size in points.
func (p *Panel) makeHeadroom(size, width, height float64) {
	const inner, shown = 0.83, 0.6 // shares of the row's width and height that are bars
	pitch := inner * width / float64(len(p.Categories))
	long := sheet.UprightBarLabels(p.heights(), sheet.Axis(p.Y), size, pitch)
	more := math.Min(long/(shown*height), 0.6) * (p.Y.Max - p.Y.Min)
	if p.Y.Min < 0 {
		p.Y.Min -= more
	}
	if p.Y.Max > 0 {
		p.Y.Max += more
	}
}

// heights returns the sum of the bars of each category; NaN if there is none.
func (p Panel) heights() []float64 { return sheet.Totals(sheetBars(p.Bars), len(p.Categories)) }

// Shares of the height of a row of bars.
const (
	barHead  = 0.18 // left free above the highest bar, for its value
	barFloor = 0.3  // between the floor and the lowest score, of the scores' range
)

// barRange returns the range of the y axis for bars of the given heights: from
// 0, or, for scores whose lowest is above half the highest, from a round
// number below the lowest.
func barRange(heights []float64, score bool) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range heights {
		lo, hi = math.Min(lo, or(v, lo)), math.Max(hi, or(v, hi))
	}
	if lo > hi || lo == 0 && hi == 0 {
		return 0, 1 // nothing, or nothing but zeros
	}
	if score && lo > hi/2 {
		floor := lo - math.Max(barFloor*(hi-lo), 0.02*hi)
		floor = sheet.StepOf(floor, hi, 5).Floor(floor)
		return math.Max(floor, 0), hi + barHead*(hi-math.Max(floor, 0))
	}
	lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	head := barHead * (hi - lo)
	if lo < 0 {
		lo -= 1.5 * head // the values are below the bars
	}
	if hi > 0 {
		hi += head
	}
	return lo, hi
}
