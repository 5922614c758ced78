package plot

import (
	"fmt"
	"strings"
)

// A preset is the size and the type of figures for one kind of publication.
// Sizes are in inches, type sizes in points.
type preset struct {
	name       string
	width      float64
	heights    []float64 // with one panel, two, and so on; the last holds for more
	label      float64   // type size of axis labels and titles
	tick       float64   // type size of tick labels and the legend
	font       string
	panelsWide float64 // width with more than one panel; 0 means width
	wide       string  // the preset for more than one panel; empty means this one
	gridless   bool    // has no grid
}

// presets holds one row per kind of publication; the first is the default.
//
// A figure is as wide as the venue's column or text, rounded down to a hundredth
// of an inch, and its type is one to two points smaller than the captions, in the
// font of the text. The widths are from these lines of the venues' style files,
// with 72.27 points, or 6.0225 picas, to the inch:
//
//   - icml: icml2024.sty, \textwidth 6.75in and \columnsep 0.25in, so columns of 3.25; captions of 9 points.
//   - neurips: neurips_2023.sty, textwidth=5.5in; captions of 10 points.
//   - acl: acl.sty, a4paper with margin=2.5cm, so a text of 16 cm (6.299in; 6.30 is over by 0.06 points, less than
//     TeX's \hfuzz), and \columnsep 0.6cm, so columns of 7.7 cm (3.031in); captions of 10 points.
//   - cvpr: cvpr.sty of 2025, \textwidth 6.875in and \columnsep 0.3125in, so columns of 3.281; captions in \small, 9 points.
//   - iclr: iclr2021_conference.sty, \textwidth 5.5 true in, which has not changed since; captions of 10 points.
//   - aaai: aaai24.sty, \textwidth 7.0in and \columnsep 0.375in, so columns of 3.3125; captions of 10 points.
//   - ieee: IEEEtran.cls 1.8b, \textwidth 43pc ("2 x 21pc + 1pc"), so 7.140in and columns of 3.487; captions in
//     \footnotesize, 8 points.
//   - nature: research-figure-guide.nature.com, "Building and exporting figure panels": 89 mm (3.504in) and 183 mm
//     (7.205in) wide, at most 170 mm (6.69in) high, Arial or Helvetica, 5 to 7 points; and "Preparing figures - our
//     specifications": no background gridlines.
var presets = []preset{
	{name: "default", width: 3.25, panelsWide: 6.75, heights: []float64{2.2}, label: 8, tick: 7, font: fontSans},
	{name: "icml", width: 3.25, heights: []float64{2.2}, label: 8, tick: 7, font: fontSerif, wide: "icml-wide"},
	{name: "icml-wide", width: 6.75, heights: []float64{2.2, 2.2, 1.9}, label: 8, tick: 7, font: fontSerif},
	{name: "neurips", width: 5.5, heights: []float64{3.4, 2.2}, label: 9, tick: 7, font: fontSerif},
	{name: "acl", width: 3.03, heights: []float64{2.1}, label: 9, tick: 7.5, font: fontSerif, wide: "acl-wide"},
	{name: "acl-wide", width: 6.30, heights: []float64{2.1}, label: 9, tick: 7.5, font: fontSerif},
	{name: "beamer", width: 4.96, heights: []float64{1.86}, label: 9, tick: 7, font: fontSans},
	{name: "slide", width: 8, heights: []float64{4.5}, label: 16, tick: 14, font: fontSans},
	{name: "cvpr", width: 3.28, heights: []float64{2.2}, label: 8, tick: 7, font: fontSerif, wide: "cvpr-wide"},
	{name: "cvpr-wide", width: 6.87, heights: []float64{2.2, 2.2, 1.9}, label: 8, tick: 7, font: fontSerif},
	{name: "iclr", width: 5.5, heights: []float64{3.4, 2.2}, label: 9, tick: 7, font: fontSerif},
	{name: "aaai", width: 3.31, heights: []float64{2.2}, label: 9, tick: 7.5, font: fontSerif, wide: "aaai-wide"},
	{name: "aaai-wide", width: 7, heights: []float64{2.2}, label: 9, tick: 7.5, font: fontSerif},
	{name: "ieee", width: 3.48, heights: []float64{2.3}, label: 8, tick: 7, font: fontSerif, wide: "ieee-wide"},
	{name: "ieee-wide", width: 7.13, heights: []float64{2.2, 2.2, 1.9}, label: 8, tick: 7, font: fontSerif},
	{name: "nature", width: 3.5, heights: []float64{2.2}, label: 7, tick: 6, font: fontSans, wide: "nature-wide", gridless: true},
	{name: "nature-wide", width: 7.2, heights: []float64{2.2, 2.2, 1.9}, label: 7, tick: 6, font: fontSans, gridless: true},
}

// Presets returns the names of the presets, the default first.
func Presets() []string {
	names := make([]string, len(presets))
	for i, p := range presets {
		names[i] = p.name
	}
	return names
}

// presetOf returns the preset of a name; the empty name is the default.
func presetOf(name string) (preset, error) {
	if name == "" {
		return presets[0], nil
	}
	for _, p := range presets {
		if p.name == name {
			return p, nil
		}
	}
	return preset{}, fmt.Errorf("preset %q is not one of %s", name, strings.Join(Presets(), ", "))
}

// size returns the width and height of a figure with a number of panels.
func (p preset) size(panels int) (width, height float64) {
	width = p.width
	if panels > 1 && p.panelsWide > 0 {
		width = p.panelsWide
	}
	return width, p.heights[max(0, min(panels, len(p.heights))-1)]
}

// theme returns the theme with the preset's font and type, and all lengths in
// proportion to the type of tick labels.
func (p preset) theme(t Theme) Theme {
	t = t.Scaled(p.tick / t.TickSize)
	t.LabelSize, t.Font = p.label, p.font
	if p.gridless {
		t.GridWidth = 0
	}
	return t
}

// noteWidth adds a note if the figure has more panels side by side than the
// preset has room for.
func (f *Figure) noteWidth(o Options) {
	p := o.preset()
	if o.Width == 0 && len(f.Panels) > 1 && p.wide != "" {
		f.note("%d panels share a width of %g inches: preset %s is made for them.", len(f.Panels), f.Width, p.wide)
	}
}
