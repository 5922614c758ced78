package sheet

import (
	"image/color"

	"evpkit/plot/internal/ink"
)

// A Look is how a figure is drawn. All lengths are in points and hold for the
// type sizes given with them.
type Look struct {
	Face      *ink.Face
	LabelSize float64 // type size of axis labels and titles
	TickSize  float64 // type size of tick labels and the legend

	Paper, Ink, Grid color.NRGBA // background; text and axes; grid

	AxisWidth, GridWidth, LineWidth float64 // widths of axes and ticks, grid (0: none), curves
	TickLength, MinorLength         float64 // lengths of ticks

	BandAlpha     float64 // opacity of bands, in [0, 1]
	ManyBandAlpha float64 // the same with more than three series in a panel

	PastDash  []float64 // dash of all curves past their data
	PastAlpha float64   // their opacity there, and the factor for that of bands
	FitDash   []float64 // dash of fitted laws
	LevelDash []float64 // dash of levels
}

// A Style is how a series is drawn.
type Style struct {
	Color color.NRGBA
	Dash  []float64 // lengths on and off in turn, in points; nil is solid
}

// em is the unit of small distances: 1 point at the default type size.
func (l Look) em() float64 { return l.TickSize / 7 }

// fit is the look of a law that is fitted to a series, and the width of its
// line: thin, and darker than the series (lighter on a dark background), so that
// it shows where it lies on it.
func (l Look) fit(of Style) (Style, float64) {
	const ink = 0.45
	towards := func(from, to uint8) uint8 { return uint8(float64(from)*(1-ink) + float64(to)*ink + 0.5) }
	c := of.Color
	c.R, c.G, c.B = towards(c.R, l.Ink.R), towards(c.G, l.Ink.G), towards(c.B, l.Ink.B)
	return Style{c, l.FitDash}, 0.6 * l.LineWidth
}

// level is the look of a level to be reached, and the width of its line.
func (l Look) level(of Style) (Style, float64) {
	s, width := l.fit(of)
	s.Dash = l.LevelDash
	return s, width
}

// tickLength returns the length of a tick.
func (l Look) tickLength(t Tick) float64 {
	if t.Minor() {
		return l.MinorLength
	}
	return l.TickLength
}

// tickHeight returns the height of ticks and numbers below or above a frame.
func (l Look) tickHeight() float64 {
	return l.TickLength + labelGap*l.em() + (capHeight+0.12)*l.TickSize
}

// Faded returns the colour with its alpha multiplied by alpha in [0, 1].
func Faded(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(float64(c.A)*alpha + 0.5)
	return c
}
