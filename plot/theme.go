package plot

import "image/color"

// A Theme is the look of a figure. All lengths are in points and hold for the
// type sizes given with them: whoever changes the type sizes scales the rest
// with Scaled.
type Theme struct {
	LabelSize float64 // type size of axis labels and titles
	TickSize  float64 // type size of tick labels and the legend

	Font     string // one of Fonts; empty means the first
	FontFile []byte // content of a TrueType file to use instead, or nil

	Paper, Ink, Grid color.NRGBA // background; text and axes; grid

	AxisWidth, GridWidth, LineWidth float64 // widths of axes and ticks, grid (0: none), curves
	TickLength, MinorLength         float64 // lengths of ticks

	BandAlpha     float64 // opacity of bands, in [0, 1]
	ManyBandAlpha float64 // the same with more than three series in a panel

	Palette []color.NRGBA // colours of the series, in order
	Dashes  [][]float64   // dashes of the series, in order: on and off in turn

	// PastDash is the dash of all curves past their data, PastAlpha their
	// opacity there and the factor for that of bands.
	PastDash  []float64
	PastAlpha float64

	FitDash   []float64 // dash of fitted laws
	LevelDash []float64 // dash of levels
}

// A Style is how a series is drawn.
type Style struct {
	Color color.NRGBA
	Dash  []float64 // lengths on and off in turn, in points; nil is solid
}

// Light returns the default theme: 8 point labels, dark on white.
func Light() Theme {
	return Theme{
		LabelSize: 8, TickSize: 7,
		Paper: rgb(0xFFFFFF), Ink: rgb(0x222222), Grid: rgb(0xE3E3E3),
		AxisWidth: 0.6, GridWidth: 0.4, LineWidth: 1.25,
		TickLength: 3, MinorLength: 1.65,
		BandAlpha: 0.18, ManyBandAlpha: 0.12,
		Palette: okabeIto,
		Dashes: [][]float64{
			nil, {4, 1.6}, {1.2, 1.4}, {5, 1.5, 1.2, 1.5}, {7, 2}, {3, 1.2, 1, 1.2, 1, 1.2},
			nil, {2.4, 2.4}, {1.2, 3.2}, {8, 1.4, 1.2, 1.4, 1.2, 1.4}, {4, 1.2, 4, 3.6}, {10, 4}, // the first is black
		},
		PastDash:  []float64{1.6, 2},
		PastAlpha: 0.55,
		FitDash:   []float64{2.6, 1.3},
		LevelDash: []float64{0.7, 1.3},
	}
}

// Dark returns the theme for dark slides.
func Dark() Theme {
	t := Light()
	t.Paper, t.Ink, t.Grid = rgb(0x16181D), rgb(0xE6E6E6), rgb(0x33363D)
	t.Palette = okabeItoDark
	return t
}

// Scaled returns the theme with type sizes and every other length multiplied
// by factor > 0.
func (t Theme) Scaled(factor float64) Theme {
	for _, length := range []*float64{
		&t.LabelSize, &t.TickSize, &t.AxisWidth, &t.GridWidth, &t.LineWidth, &t.TickLength, &t.MinorLength,
	} {
		*length *= factor
	}
	dashes := make([][]float64, len(t.Dashes))
	for i, d := range t.Dashes {
		dashes[i] = scaled(d, factor)
	}
	t.Dashes = dashes
	t.PastDash = scaled(t.PastDash, factor)
	t.FitDash, t.LevelDash = scaled(t.FitDash, factor), scaled(t.LevelDash, factor)
	return t
}

// style returns the look of series i. Each of the first twelve has a colour and a
// dash of its own, except that the black one is solid as well as the first. Further
// ones have the same colours with the next dash.
func (t Theme) style(i int) Style {
	n := len(t.Palette)
	return Style{t.Palette[i%n], t.Dashes[(i+i/n)%len(t.Dashes)]}
}

// scaled returns a multiplied by factor.
func scaled(a []float64, factor float64) []float64 {
	b := make([]float64, len(a))
	for i, x := range a {
		b[i] = x * factor
	}
	return b
}

// rgb returns the opaque colour 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}
