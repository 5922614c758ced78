package plot

import (
	"errors"
	"fmt"
	"math"

	"evpkit/plot/internal/ink"
	"evpkit/plot/internal/sheet"
)

// Formats returns the names of the formats that Encode writes, sorted.
func Formats() []string { return ink.Formats() }

// Encode draws the figure in a format of Formats: "eps", "pdf", "png" or "svg".
// The same figure gives the same bytes. It is an error if the figure cannot be
// drawn, or leaves no room for its panels.
func (f *Figure) Encode(format string) ([]byte, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	page, err := f.paint()
	if err != nil {
		return nil, err
	}
	return page.Encode(format, float64(f.DPI))
}

// paint lays the figure out and draws it.
func (f *Figure) paint() (*ink.Page, error) {
	plan, err := sheet.New(f.sheet())
	if err != nil {
		return nil, err
	}
	return plan.Draw(), nil
}

// sheet returns the figure as package sheet takes it.
func (f *Figure) sheet() sheet.Figure {
	out := sheet.Figure{
		Width: f.Width, Height: f.Height, Title: f.Title, Columns: f.Columns, Heights: f.Heights,
		Legend: f.Legend, Text: ink.TextMode(f.Text), Look: f.Theme.look(),
	}
	if f.base > 0 && f.Height == f.grown { // as it was made
		out.Height, out.Grow = f.base, true
	}
	for _, a := range f.Absent {
		out.Absent = append(out.Absent, sheet.Absent(a))
	}
	for _, p := range f.Panels {
		out.Panels = append(out.Panels, p.sheet())
	}
	return out
}

// sheet returns the panel as package sheet takes it.
func (p Panel) sheet() sheet.Panel {
	out := sheet.Panel{
		Title: p.Title, X: sheet.Axis(p.X), Y: sheet.Axis(p.Y), Top: sheet.Axis(p.Top),
		Categories: p.Categories, Bars: sheetBars(p.Bars), Zero: p.Zero,
	}
	for _, s := range p.Series {
		out.Series = append(out.Series, s.sheet())
	}
	for _, l := range p.Lines {
		out.Lines = append(out.Lines, sheet.Line(l))
	}
	for _, r := range p.References {
		out.References = append(out.References, r.sheet())
	}
	for _, m := range p.Marks {
		out.Marks = append(out.Marks, sheet.Mark(m))
	}
	return out
}

// sheet returns the line as package sheet takes it.
func (r ReferenceLine) sheet() sheet.Reference {
	out := sheet.Reference{Name: r.Name, Y: r.Y}
	for _, p := range r.Passes {
		out.Passes = append(out.Passes, sheet.Pass{X: p.X, Lower: p.Lower, Upper: p.Upper, Style: sheet.Style(p.Style)})
	}
	return out
}

// sheetBars returns bars as package sheet takes them.
func sheetBars(bars []Bar) []sheet.Bar {
	var out []sheet.Bar
	for _, b := range bars {
		out = append(out, sheet.Bar{Name: b.Name, Style: sheet.Style(b.Style), Values: b.Values})
	}
	return out
}

// sheet returns the series as package sheet takes it.
func (s Series) sheet() sheet.Series {
	out := sheet.Series{
		Name: s.Name, Style: sheet.Style(s.Style), X: s.X, Y: s.Y, Lower: s.Lower, Upper: s.Upper,
		Band: s.Band, Law: s.Law, End: s.End, Weak: s.Weak, Listed: s.Listed, Fitted: s.Fitted, Level: s.Level,
		Unlisted: s.Unlisted,
	}
	for _, d := range s.Dots {
		out.Dots = append(out.Dots, sheet.Dot(d))
	}
	for _, j := range s.Jumps {
		out.Jumps = append(out.Jumps, sheet.Jump(j))
	}
	return out
}

// look returns the theme as package sheet takes it.
func (t Theme) look() sheet.Look {
	return sheet.Look{
		Face: t.face(), LabelSize: t.LabelSize, TickSize: t.TickSize, Paper: t.Paper, Ink: t.Ink, Grid: t.Grid,
		AxisWidth: t.AxisWidth, GridWidth: t.GridWidth, LineWidth: t.LineWidth,
		TickLength: t.TickLength, MinorLength: t.MinorLength, BandAlpha: t.BandAlpha, ManyBandAlpha: t.ManyBandAlpha,
		PastDash: t.PastDash, PastAlpha: t.PastAlpha, FitDash: t.FitDash, LevelDash: t.LevelDash,
	}
}

// check reports the first part of the figure that cannot be drawn.
func (f *Figure) check() error {
	if _, err := faceOf(f.Theme.Font, f.Theme.FontFile); err != nil {
		return err
	}
	if err := checkText(f.Text); err != nil {
		return err
	}
	switch {
	case len(f.Panels) == 0:
		return errors.New("the figure has no panel")
	case !(f.Width > 0 && f.Width <= maxSize && f.Height > 0 && f.Height <= maxSize):
		return fmt.Errorf("a figure of %g × %g inches cannot be drawn", f.Width, f.Height)
	case !(f.Theme.LabelSize > 0 && f.Theme.TickSize > 0):
		return fmt.Errorf("type of %g and %g points cannot be drawn", f.Theme.LabelSize, f.Theme.TickSize)
	}
	for _, h := range f.Heights {
		if !(h > 0 && h <= mostHeights && h >= 1/mostHeights) {
			return fmt.Errorf("a row %g times as high as another cannot be drawn", h)
		}
	}
	for i, p := range f.Panels {
		if err := p.check(); err != nil {
			return fmt.Errorf("panel %d: %w", i+1, err)
		}
	}
	return nil
}

// mostHeights is the largest proportion of the heights of rows.
const mostHeights = 100

// check reports the first part of the panel that cannot be drawn.
func (p Panel) check() error {
	axes := []Axis{p.X, p.Y}
	if p.Top.Max != 0 {
		axes = append(axes, p.Top)
	}
	for _, a := range axes {
		if !isRange(a.Min, a.Max) || a.Log && a.Min <= 0 {
			return fmt.Errorf("an axis from %g to %g cannot be drawn", a.Min, a.Max)
		}
	}
	for _, b := range p.Bars {
		if len(b.Values) != len(p.Categories) {
			return fmt.Errorf("%d bars for %d categories", len(b.Values), len(p.Categories))
		}
	}
	for _, s := range p.Series {
		n := len(s.X)
		if len(s.Y) != n || len(s.Lower) != n || len(s.Upper) != n {
			return fmt.Errorf("series %s has %d x, %d y, %d and %d ends of its band",
				quoted(s.Name), n, len(s.Y), len(s.Lower), len(s.Upper))
		}
		for k, x := range s.X {
			if !(math.Abs(x) <= largest) || p.X.Log && x <= 0 || k > 0 && x < s.X[k-1] {
				return fmt.Errorf("series %s has no place for x = %g on the axis", quoted(s.Name), x)
			}
		}
	}
	return nil
}
