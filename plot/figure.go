package plot

import (
	"fmt"
	"math"

	"evpkit/plot/internal/sheet"
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
	Text          string   // how text is written: see Options
	Absent        []Absent // what the legend names although it has no curve: models without a score

	// Notes say what a reader cannot see, such as curves or parts of curves that
	// are not in the figure: one sentence each, in the order of the panels.
	Notes []string

	base, grown float64 // the height without and with what the legend needs, where that is more; else 0
}

// An Absent is an entry of the legend without a curve: a name, and after it a remark
// in brackets, which is never shortened.
type Absent struct{ Name, Remark string }

// grow makes the figure as high as its legend needs for the panels to keep their
// height, unless a height was asked for.
func (f *Figure) grow(o Options) {
	if o.Height != 0 || f.check() != nil || !f.needsRoom() {
		return
	}
	f.base, f.grown = f.Height, f.Height
	plan, err := sheet.New(f.sheet())
	if err != nil {
		return // Encode says what is wrong
	}
	if more := plan.Height - f.base*inch; more > 1e-6 {
		f.Height = math.Min(plan.Height/inch, maxSize)
		f.grown = f.Height
	}
}

// Names of which a legend has room in any figure.
const (
	fewNames   = 4  // so many,
	shortNames = 12 // of so many letters
)

// needsRoom reports whether the legend may need more room than the figure has.
func (f *Figure) needsRoom() bool {
	names := make(map[string]bool)
	for _, p := range f.Panels {
		for _, s := range p.Series {
			if names[s.Name] = true; len(s.Name) > shortNames || len(names) > fewNames {
				return true
			}
		}
	}
	return len(f.Absent) > 0
}

// scorePanels returns the indices of the panels of a figure in which each has curves.
func (f *Figure) scorePanels() []int {
	out := make([]int, len(f.Panels))
	for i := range out {
		out[i] = i
	}
	return out
}

// note adds a note.
func (f *Figure) note(format string, args ...any) {
	f.Notes = append(f.Notes, fmt.Sprintf(format, args...))
}

// A Panel is one pair of axes with the series drawn in it. Panels with the same
// y axis as the panel to their left have no numbers on it.
type Panel struct {
	Title  string
	X, Y   Axis
	Series []Series

	// Categories are the names below the bars, in panels that have bars; X then
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
	// References are horizontal lines.
	References []ReferenceLine
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
