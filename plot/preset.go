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
}

// presets holds one row per kind of publication; the first is the default.
var presets = []preset{
	{name: "default", width: 3.25, panelsWide: 6.75, heights: []float64{2.2}, label: 8, tick: 7, font: fontSans},
	{name: "icml", width: 3.25, heights: []float64{2.2}, label: 8, tick: 7, font: fontSerif, wide: "icml-wide"},
	{name: "icml-wide", width: 6.75, heights: []float64{2.2, 2.2, 1.9}, label: 8, tick: 7, font: fontSerif},
	{name: "neurips", width: 5.5, heights: []float64{3.4, 2.2}, label: 9, tick: 7, font: fontSerif},
	{name: "acl", width: 3.03, heights: []float64{2.1}, label: 9, tick: 7.5, font: fontSerif, wide: "acl-wide"},
	{name: "acl-wide", width: 6.30, heights: []float64{2.1}, label: 9, tick: 7.5, font: fontSerif},
	{name: "beamer", width: 4.96, heights: []float64{1.86}, label: 9, tick: 7, font: fontSans},
	{name: "slide", width: 8, heights: []float64{4.5}, label: 16, tick: 14, font: fontSans},
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
