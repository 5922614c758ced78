package plot

import (
	"errors"
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/plot/internal/ink"
)

// A Figure is a drawing of one or more panels, side by side or in rows.
type Figure struct {
	Width, Height float64   // in inches
	DPI           int       // dots per inch of PNG
	Title         string    // above the panels; empty means none
	Panels        []Panel   // from left to right
	Columns       int       // panels side by side, in rows from the top; 0 means all of them
	Heights       []float64 // of the rows' panels, in proportion; 1 for those that have none
	Legend        string    // its place, as in Options
	Theme         Theme
	Text          string // how text is written: see Options

	// Notes says what a reader cannot see: curves or parts of curves that are
	// not in the figure. One sentence each, in the order of the panels.
	Notes []string
}

// A Panel is one pair of axes with the series drawn in it. Panels with the
// same range of y as the panel to their left have no numbers on that axis.
type Panel struct {
	Title  string
	X, Y   Axis
	Series []Series

	// Categories are the names below the bars of a panel that has some; X then
	// runs from 0 to their number.
	Categories []string
	Bars       []Bar

	// Top is a second scale of the x axis, along the upper edge; none if its
	// Max is 0.
	Top Axis
	// Zero draws a thin line at y = 0, if the axis shows it.
	Zero bool
	// Lines are places on the x axis that a vertical line marks.
	Lines []Line
	// Marks are points of interest, such as where two curves cross.
	Marks []Mark
}

// A Line marks a place on the x axis. It is labelled with its name and X.
type Line struct {
	X    float64 // in data units
	Name string
	Bare bool // without a label, where another panel has it
}

// A Mark is a ring about a point, with a label of two lines: its name and X.
type Mark struct {
	X, Y float64 // in data units
	Name string
}

// A Dot is one trial. Its Y is NaN if it has no score.
type Dot struct{ X, Y float64 }

// A Series is one curve with its band. X, Y, Lower and Upper have the same
// length; NaN is a gap.
type Series struct {
	Name  string // in the legend; equal names are one entry
	Style Style
	X, Y  []float64 // in data units, X ascending

	// Lower and Upper are the ends of the band in data units; an infinite end
	// runs to the edge of the panel, and fades.
	Lower, Upper []float64
	Band         string // what the legend calls the band: see BandLabel
	Law          string // what the legend calls the lines of Fitted series, once; empty: nothing

	// Dots are single trials, drawn as dots, and as a rug along the x axis
	// those without a score too.
	Dots []Dot

	// End is the x at which the series' own data end: what lies beyond is
	// drawn dashed and fainter. NaN means that there is no such x.
	End float64

	// Weak is the x from which the band may hold less often than it says; up to
	// End it is drawn fainter there. 0 means that there is no such x.
	Weak float64

	// Jumps are where the series may change, as in evp.Curve: with one between
	// two points it is drawn as a step.
	Jumps []evp.Jump

	Listed   bool // points, joined by a thin line: not a curve
	Fitted   bool // a thin line with dashes of its own: a fitted law or a bound, not data
	Unlisted bool // without an entry in the legend
}

// Formats returns the names of the formats that Encode writes, sorted.
func Formats() []string { return ink.Formats() }

// Encode draws the figure in the format that Formats names: "eps", "pdf",
// "png", "svg". The same figure gives the same bytes. It is an error if the figure
// cannot be drawn, or leaves no room for its panels.
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
