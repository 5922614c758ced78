package sheet

import "evpkit/plot/internal/ink"

// A Figure is what is drawn on a page: one or more panels, side by side or in
// rows. Its numbers must be finite and its ranges not empty: package plot checks
// that.
type Figure struct {
	Width, Height float64      // in inches
	Grow          bool         // makes the page higher where the legend needs it
	Title         string       // above the panels; empty means none
	Panels        []Panel      // from left to right, at least one
	Columns       int          // panels side by side, in rows from the top; 0 means all of them
	Heights       []float64    // of the rows' panels, in proportion; 1 for those that have none
	Absent        []Absent     // what the legend names although it has no series
	Legend        string       // "inside", "above", "right", "direct" or "none"; anything else lets the layout choose
	Text          ink.TextMode // how text is written
	Look          Look
}

// An Absent is an entry of the legend without a series: a name, and after it a remark,
// which is never shortened.
type Absent struct{ Name, Remark string }

// A Panel is one pair of axes with the series drawn in it.
type Panel struct {
	Title  string // empty means none
	X, Y   Axis
	Top    Axis // a second scale of the x axis, along the upper edge; none if its Max is 0
	Series []Series

	// Categories are the names below the bars; if there are any, X runs from 0 to
	// their number.
	Categories []string
	Bars       []Bar

	Zero  bool   // draws a thin line at y = 0, if the axis shows it
	Lines []Line // vertical lines
	Marks []Mark // points of interest

	References []Reference // horizontal lines
}

// A Line marks a place on the x axis. It is labelled with its name and X.
type Line struct {
	X    float64 // in data units
	Name string
	Bare bool // without a label
}

// A Mark is a ring about a point, with a label of two lines: its name and X.
type Mark struct {
	X, Y float64 // in data units
	Name string
}

// bandAlpha returns the opacity of bands: less where many may overlap.
func (f Figure) bandAlpha() float64 {
	for _, p := range f.Panels {
		if len(p.Series) > 3 {
			return min(f.Look.BandAlpha, f.Look.ManyBandAlpha)
		}
	}
	return f.Look.BandAlpha
}
