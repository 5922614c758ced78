package plot

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// A Row is one panel of the figure that Stack draws.
type Row struct {
	Title  string      // above the panel, such as "(a) Curves"; empty means none
	Label  string      // of the y axis; empty means that of the curves' score
	Height float64     // in proportion to the other rows; 0 means 1
	YRange *[2]float64 // of the y axis, low then high; nil means chosen to suit what is drawn
	LogY   bool        // the y axis, which then needs a YRange above 0, is logarithmic

	// Curves are drawn as Curves draws them, with the score of Options on the
	// y axis.
	Curves []evp.Curve
	// Series are drawn as well, such as a difference or a fitted law. A series
	// without a colour looks like the curve of its name; if there is none it has
	// the colour of text, or a look of its own if several names have no curve.
	// Lower and Upper may be nil, which means no band, and End may be 0, which
	// means no end.
	Series []Series

	Zero  bool   // a thin line at y = 0, which the y axis then shows
	Lines []Line // vertical lines; the x axis is widened to show them
	Marks []Mark // points of interest
}

// Stack returns a figure of rows above each other, from the top, on one x axis:
// its numbers and its label are below the last row. The y axis of every row has
// a range of its own, and one legend names the series that are not Unlisted.
// Without o.Height the first row is as high as a figure of one panel, and the
// others are in proportion. A budget line is drawn in every row, labelled in the
// first; single trials, a second scale, o.YLabel and o.YRange are those of the
// first row. Rows that have no point are left out, and the Notes say so. It is an
// error if nothing is left, if a curve has another axis, if some curves of a row
// are maximized and others minimized, or if an option is out of range.
func Stack(axis evp.Axis, rows []Row, o Options) (*Figure, error) { return stacked(axis, rows, 1, o) }

// stacked returns a figure of panels, which are rows of Stack, in so many columns. Those
// in the first column have what else the first row has. Of several columns the panels of
// a row have one height, and each needs a point.
func stacked(axis evp.Axis, rows []Row, columns int, o Options) (*Figure, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	f := newFigure(o)
	f.Columns = columns
	shown := o.namesShown(modelsOf(curvesOf(rows)))
	rows, o = shown.rows(rows), shown.options(o)
	plan := o.bandPlan(curvesByRow(rows)...)
	f.noteBands(plan, curvesByRow(rows))
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Curves = plan.shaded(rows[i].Curves)
	}
	names := namesOf(rows)
	var drawn []Row
	for i, r := range rows {
		if err := r.check(axis); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		if f.addRow(i, r, axis, names, o.forRow(i, columns)) {
			drawn = append(drawn, r)
		}
	}
	if len(f.Panels) == 0 {
		return nil, errors.New("no row has a point to draw")
	}
	f.Absent = absent(scorelessOf(curvesOf(rows)))
	f.shareX(o)
	if err := f.checkXRange(o); err != nil {
		return nil, err
	}
	if err := f.setRowRanges(drawn, o); err != nil {
		return nil, err
	}
	first := f.firstPanels()
	f.addReferences(first, o)
	f.noteSpan(first, o)
	if f.Width, f.Height = o.stackSize(f.Heights); columns > 1 {
		f.Width, f.Height = o.rowsSize(len(f.Heights))
	}
	f.grow(o)
	f.noteOutside()
	f.noteDots()
	f.noteCut(shown)
	f.noteLetters()
	f.noteMany()
	f.noteNoBudget(o)
	return f, nil
}

// rows returns rows with the names of models as they are shown.
func (n shownNames) rows(rows []Row) []Row {
	if n == nil {
		return rows
	}
	rows = slices.Clone(rows)
	for i := range rows {
		r := &rows[i]
		r.Curves, r.Series = n.curves(r.Curves), slices.Clone(r.Series)
		for k := range r.Series {
			r.Series[k].Name = n.of(r.Series[k].Name)
		}
	}
	return rows
}

// firstPanels returns the indices of the panels of a stack that have what its first row
// has: that row, or the first of each row if there are several columns.
func (f *Figure) firstPanels() []int {
	out := []int{0}
	for i := range f.Panels {
		if i > 0 && isFirst(i, f.Columns) {
			out = append(out, i)
		}
	}
	return out
}

// isFirst reports whether panel i of so many columns is one of firstPanels.
func isFirst(i, columns int) bool { return i == 0 || columns > 1 && i%columns == 0 }

// forRow returns the options of panel i in so many columns: what the first ones alone
// have is left out of the others.
func (o Options) forRow(i, columns int) Options {
	if !isFirst(i, columns) {
		o.Trials, o.TopAxis, o.YLabel, o.YRange, o.References = nil, 0, "", nil, nil
	}
	return o
}

// stackSize returns the size of a figure with rows of the given heights.
func (o Options) stackSize(heights []float64) (width, height float64) {
	width, height = o.size(1)
	if o.Height > 0 {
		return width, height
	}
	whole := 0.0
	for _, h := range heights {
		whole += h
	}
	return width, math.Min(height*whole/heights[0], maxSize)
}

// check reports the first part of the row that cannot be drawn on an axis.
func (r Row) check(axis evp.Axis) error {
	if r.Height < 0 {
		return fmt.Errorf("a height of %g is negative", r.Height)
	}
	if y := r.YRange; y != nil && !isRange(y[0], y[1]) {
		return fmt.Errorf("a y range from %g to %g is not a range that can be drawn", y[0], y[1])
	}
	if r.LogY && (r.YRange == nil || r.YRange[0] <= 0) {
		return errors.New("a logarithmic y axis needs a range above 0")
	}
	for _, c := range r.Curves {
		if c.Axis != axis {
			return fmt.Errorf("%s is a curve by %s, not by %s", quoted(sheet.Clean(c.Model)), c.Axis, axis)
		}
	}
	for _, s := range r.Series {
		if n := len(s.X); len(s.Y) != n || s.Lower != nil && len(s.Lower) != n || len(s.Upper) != len(s.Lower) {
			return fmt.Errorf("series %s has %d x, %d y, %d and %d ends of its band",
				quoted(sheet.Clean(s.Name)), n, len(s.Y), len(s.Lower), len(s.Upper))
		}
	}
	for _, l := range r.Lines {
		if !(l.X >= 1/largest && l.X <= largest) {
			return fmt.Errorf("a line at x = %g cannot be drawn", l.X)
		}
	}
	return cmp.Or(sameDirection(r.Curves), checkModels(r.Curves))
}

// curvesByRow returns the curves of each row.
func curvesByRow(rows []Row) [][]evp.Curve {
	var all [][]evp.Curve
	for _, r := range rows {
		all = append(all, r.Curves)
	}
	return all
}

// curvesOf returns the curves of all rows.
func curvesOf(rows []Row) []evp.Curve {
	var all []evp.Curve
	for _, r := range rows {
		all = append(all, r.Curves...)
	}
	return all
}

// rowNames are the names that the rows' series have in the legend.
type rowNames struct {
	curves [][]string // of each row's curves
	order  []string   // of all curves, each name once
	others []string   // of series that have no curve's name
}

// namesOf returns the names of the rows' series.
func namesOf(rows []Row) rowNames {
	var n rowNames
	for _, r := range rows {
		names := seriesNames(r.Curves)
		n.curves = append(n.curves, names)
		n.order = unique(append(n.order, names...))
	}
	for _, r := range rows {
		for _, s := range r.Series {
			if name := sheet.Clean(s.Name); !slices.Contains(n.order, name) {
				n.others = unique(append(n.others, name))
			}
		}
	}
	return n
}

// style returns the look of a series of the given name.
func (n rowNames) style(name string, t Theme) Style {
	if i := slices.Index(n.order, name); i >= 0 {
		return t.style(i)
	}
	if len(n.others) == 1 {
		return Style{Color: t.Ink}
	}
	return t.style(len(n.order) + slices.Index(n.others, name))
}

// addRow adds the panel of row i, and reports whether it has a point.
func (f *Figure) addRow(i int, r Row, axis evp.Axis, names rowNames, o Options) bool {
	p, models := f.panelOf(axis, r.Curves, names.curves[i], names.order, o)
	for _, s := range r.Series {
		s = s.placed(!o.LinearX).withoutOpenBand()
		if _, _, ok := s.span(); !ok {
			f.note("%s has no point to draw in row %d.", quoted(s.Name), i+1)
			continue
		}
		if s.Style.Color.A == 0 {
			s.Style = names.style(s.Name, f.Theme)
		}
		if s.Faint {
			s.Style.Color = sheet.Faded(s.Style.Color, f.Theme.PastAlpha)
		}
		p.Series = append(p.Series, s)
	}
	if len(p.Series) == 0 {
		f.note("There is nothing to draw in row %d.", i+1)
		return false
	}
	p.Lines, p.Marks, p.Zero, p.Title = slices.Clone(r.Lines), slices.Clone(r.Marks), r.Zero, sheet.Clean(r.Title)
	p = f.withAxis(p, axis, models, o)
	if o.BudgetLine != 0 && axis == evp.Budget {
		p.Lines[len(p.Lines)-1].Bare = len(f.Panels) > 0
	}
	p.Y.Label = r.label(o)
	f.Panels = append(f.Panels, p)
	if (len(f.Panels)-1)%f.Columns == 0 {
		f.Heights = append(f.Heights, r.height())
	}
	return true
}

// height returns the row's height in proportion to the others.
func (r Row) height() float64 {
	if r.Height == 0 {
		return 1
	}
	return r.Height
}

// label returns the label of the row's y axis.
func (r Row) label(o Options) string {
	switch {
	case o.YLabel != "":
		return sheet.Typed(o.YLabel)
	case r.Label != "" || len(r.Curves) == 0:
		return sheet.Clean(r.Label)
	}
	return yLabel(r.Curves, o)
}

// setRowRanges sets the range of each panel's y axis. What the options say of it is
// about the first row.
func (f *Figure) setRowRanges(rows []Row, o Options) error {
	for i, r := range rows {
		own := o.forRow(i, f.Columns)
		own.LogY = own.LogY && isFirst(i, f.Columns)
		if err := f.setRowRange(i, r, own); err != nil {
			return err
		}
	}
	return nil
}

// setRowRange sets the range of y of one row, whose panel is panel i.
func (f *Figure) setRowRange(i int, r Row, o Options) error {
	p := &f.Panels[i]
	if err := checkLogY(f.Panels[i:i+1], o); err != nil {
		return err
	}
	if o.YRange == nil {
		o.YRange = r.YRange
	}
	o.LogY = o.LogY || r.LogY
	if len(r.Curves) > 0 {
		clampBands(f.Panels[i:i+1], o.Possible)
	}
	if len(r.Curves) > 0 || o.YRange != nil {
		setRange(f.Panels[i:i+1], direction(r.Curves), o)
	} else {
		p.Y.Log = o.LogY
		p.Y.Min, p.Y.Max = newRule(evp.Maximize, o).whole(*p)
	}
	if r.Zero && !p.Y.Log && o.YRange == nil {
		p.Y.Min, p.Y.Max = math.Min(p.Y.Min, 0), math.Max(p.Y.Max, 0)
	}
	return nil
}
