package plot

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
)

// Options say how figures are drawn. The zero value is the documented default.
type Options struct {
	// ScoreName is the score's name in the log, such as "accuracy"; the y axis
	// is labelled "Expected validation accuracy". Empty means "score".
	ScoreName string
	// DirectionReason says in captions how it is known which scores are better,
	// such as "as the log states"; empty says nothing of it.
	DirectionReason string
	// RangeReason says in captions how it is known where scores lie (evp.Curve.Range),
	// such as "as accuracies do"; empty says nothing of it.
	RangeReason string
	// CostUnit is the unit of the budget axis; empty means FPO.
	CostUnit string

	// Preset is one of Presets: size, type sizes and font. Empty means
	// "default": 3.25 (6.75 with two panels) by 2.2 inches, 8 and 7 points.
	Preset string
	// Width and Height are the figure's size in inches; 0 means the preset's.
	Width, Height float64
	// Font is one of Fonts; empty means the preset's. FontFile is the content
	// of a TrueType file to take in its place; it must not be changed.
	Font     string
	FontFile []byte
	// Text is how text is written: "outline" as shapes of glyphs, "font" as
	// characters, embedded in PDF and in the reader's own font in SVG. Empty
	// means "font" in PDF, if the font can be embedded, and "outline" in SVG.
	// PNG and EPS always have outlines.
	Text string
	// DPI is the resolution of PNG in dots per inch; 0 means 300.
	DPI int

	// LinearX makes the x axes linear; they are logarithmic by default.
	LinearX bool
	// XRange is the range of the x axis, low then high, in trials or cost units;
	// nil means all of the curves. Curves are clipped, not computed anew. It needs
	// one axis: Curves by trials and by budget have none in common.
	XRange *[2]float64
	// LogY makes the y axis of scores logarithmic; all estimates must be above 0.
	LogY bool
	// FacetY says whether the panels of Facets share the range of their y axes:
	// "shared", "free", or "auto", which "" means: each has its own where a shared
	// one would leave some panel less than a third of its height.
	FacetY string
	// YRange is the range of the y axis, low then high, in score units; nil
	// means that it is chosen to suit the curves. It must be above 0 with LogY.
	YRange *[2]float64
	// Possible is the range that scores cannot leave, such as 0 to 1, which the y axis
	// does not go beyond; nil: unknown.
	Possible *evp.Support

	// XLabel replaces the label of the x axis; with two panels, that of the
	// budget axis. YLabel replaces the label of the y axis.
	XLabel, YLabel string
	// Title is written above the figure; empty means none.
	Title string
	// Colors are the colours of the models, in their order, as #rrggbb; further models
	// have those of the palette that are not among them.
	Colors []string
	// Dark draws on a dark background, for slides.
	Dark bool

	// Legend is where the series are named: "inside" a panel (above, if every
	// place there covers data), "above" or "right" of the panels, "direct" at
	// the ends of the lines, "none"; "" and "auto" choose.
	Legend string
	// BandFor are the models whose bands are drawn, by evp.Curve.Model; empty means
	// all, or none where a panel has more than five models, whose bands would cover
	// each other.
	BandFor []string
	// BudgetLine is a budget, in cost units, that a vertical line marks on the
	// budget axis; 0 means none.
	BudgetLine float64
	// References are scores that horizontal lines mark, each labelled with its name.
	// Where a curve first passes one is marked, with the interval by its band.
	References []Reference
	// TopAxis is the cost of one trial, if every trial shown costs the same:
	// the budget axis gets a second scale above it, in trials. 0 means none.
	TopAxis float64
	// Trials are drawn one by one on the budget axis, each at its own cost, in
	// the colour of the curve of the same Model.
	Trials []evp.Trial
}

// legendPlaces are the values of Options.Legend and Figure.Legend.
var legendPlaces = []string{"auto", "inside", "above", "right", "none", "direct"}

// Limits of the size of a figure, in inches.
const (
	minSize = 0.8
	maxSize = 60
)

// Validate reports the first option that is out of range: its name, as it is
// spelt on the command line, and what is wrong with it.
func (o Options) Validate() error {
	if err := o.validateType(); err != nil {
		return err
	}
	for _, size := range []struct {
		name   string
		inches float64
	}{{"width", o.Width}, {"height", o.Height}} {
		if size.inches != 0 && !(size.inches >= minSize && size.inches <= maxSize) {
			return fmt.Errorf("%s %g is not between %g and %g inches",
				size.name, size.inches, minSize, float64(maxSize))
		}
	}
	if o.DPI < 0 {
		return fmt.Errorf("dpi %d is negative", o.DPI)
	}
	if err := cmp.Or(o.validateAxes(), o.validateReferences()); err != nil {
		return err
	}
	for _, c := range o.Colors {
		if _, err := parseColor(c); err != nil {
			return err
		}
	}
	if o.Legend != "" && !slices.Contains(legendPlaces, o.Legend) {
		return fmt.Errorf("legend %q is not one of %s", o.Legend, strings.Join(legendPlaces, ", "))
	}
	for _, budget := range []struct {
		name string
		cost float64
	}{{"budget-line", o.BudgetLine}, {"top-axis", o.TopAxis}} {
		if budget.cost != 0 && !(budget.cost >= 1/largest && budget.cost <= largest) {
			return fmt.Errorf("%s %g is not a cost above 0 that can be drawn", budget.name, budget.cost)
		}
	}
	return nil
}

// facetYs are the values of Options.FacetY.
var facetYs = []string{"auto", "free", "shared"}

// validateAxes reports the first option about ranges of axes that is out of range.
func (o Options) validateAxes() error {
	switch y := o.YRange; {
	case y != nil && !isRange(y[0], y[1]):
		return fmt.Errorf("y-range %g,%g is not a range that can be drawn", y[0], y[1])
	case y != nil && o.LogY && y[0] <= 0:
		return fmt.Errorf("y-range %g,%g: a logarithmic axis begins above 0", y[0], y[1])
	case o.FacetY != "" && !slices.Contains(facetYs, o.FacetY):
		return fmt.Errorf("facet-y %q is not one of %s", o.FacetY, strings.Join(facetYs, ", "))
	case y != nil && o.FacetY == "free":
		return errors.New("facet-y free and a y-range exclude each other")
	}
	return o.validateXRange()
}

// validateType reports the first option about type that is out of range.
func (o Options) validateType() error {
	if _, err := presetOf(o.Preset); err != nil {
		return err
	}
	if _, err := faceOf(o.Font, o.FontFile); err != nil {
		return err
	}
	if o.Font != "" && len(o.FontFile) > 0 {
		return fmt.Errorf("font %q and a font file exclude each other", o.Font)
	}
	return checkText(o.Text)
}

// preset returns the options' preset; the default for one that Validate
// rejects.
func (o Options) preset() preset {
	p, err := presetOf(o.Preset)
	if err != nil {
		return presets[0]
	}
	return p
}

// size returns the figure's width and height in inches for a number of panels.
func (o Options) size(panels int) (width, height float64) {
	width, height = o.preset().size(panels)
	if o.Width > 0 {
		width = o.Width
	}
	if o.Height > 0 {
		height = o.Height
	}
	return width, height
}

// resolution returns the dots per inch of PNG.
func (o Options) resolution() int {
	if o.DPI == 0 {
		return 300
	}
	return o.DPI
}

// theme returns the colours, lengths and font.
func (o Options) theme() Theme {
	t := Light()
	if o.Dark {
		t = Dark()
	}
	t = o.preset().theme(t)
	t.Palette = o.palette(t.Palette)
	if o.Font != "" {
		t.Font = o.Font
	}
	t.FontFile = o.FontFile
	return t
}
