package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"evpkit/plot"
)

// figureFlags say how figures look; parse checks them.
type figureFlags struct {
	preset, width, height, font, text, dpi, yRange, xLabel, yLabel, title, legend, budgetLine string

	linearX, logX, dark, showTrials bool

	options plot.Options
}

// define returns the flags.
func (f *figureFlags) define() []cli.Flag {
	text := textFlag(categoryFigure)
	yes := func(p *bool, name, usage string) cli.Flag {
		return &cli.BoolFlag{DisableDefaultText: true, Name: name, Destination: p, Category: categoryFigure, Usage: usage}
	}
	return []cli.Flag{
		text(&f.preset, "preset", "default", "NAME", "size and type of a venue: NAME is one of "+strings.Join(plot.Presets(), ", ")),
		text(&f.width, "width", "", "IN", "width in IN inches (default: the preset's; 3.25, or 6.75 for two panels)"),
		text(&f.height, "height", "", "IN", "height in IN inches (default: the preset's; 2.2)"),
		text(&f.font, "font", "", "FONT", "FONT of the text: sans, serif, or a TrueType file FILE.ttf (default: the preset's)"),
		text(&f.text, "text", "", "HOW", "HOW text is written: outline (shapes) or font (characters; default in PDF, where the font is embedded)"),
		text(&f.legend, "legend", "auto", "WHERE", "WHERE the models are named: auto, inside, above, right, direct (at the lines' ends) or none"),
		text(&f.budgetLine, "budget-line", "", "X", "mark the budget X by a vertical line"),
		yes(&f.showTrials, "show-trials", "draw the single trials on the budget axis, as dots and as a rug"),
		text(&f.yRange, "y-range", "", "LO,HI", "range LO,HI of the y axis (default: what shows the curves best)"),
		yes(&f.linearX, "linear-x", "linear x axis"),
		yes(&f.logX, "log-x", "logarithmic x axis (the default)"),
		text(&f.xLabel, "x-label", "", "TEXT", "TEXT of the x axis (with two panels, of the budget's)"),
		text(&f.yLabel, "y-label", "", "TEXT", "TEXT of the y axis"),
		text(&f.title, "title", "", "TEXT", "TEXT above the figure (default: none)"),
		yes(&f.dark, "dark", "dark ground, for slides"),
		text(&f.dpi, "dpi", "300", "N", "N dots per inch of PNG"),
	}
}

// parse checks the flags.
func (f *figureFlags) parse() (err error) {
	o := plot.Options{
		Preset: f.preset, Text: f.text, XLabel: f.xLabel, YLabel: f.yLabel, Title: f.title,
		Legend: f.legend, LinearX: f.linearX, Dark: f.dark,
	}
	if f.linearX && f.logX {
		return usagef("--linear-x and --log-x exclude each other")
	}
	for _, size := range []struct {
		flag, value string
		to          *float64
	}{{"width", f.width, &o.Width}, {"height", f.height, &o.Height}, {"budget-line", f.budgetLine, &o.BudgetLine}} {
		if size.value == "" {
			continue
		}
		if *size.to, err = parseNumber(size.flag, size.value); err != nil {
			return err
		}
		if *size.to <= 0 {
			return usagef("--%s %q is not above 0", size.flag, size.value)
		}
	}
	if f.yRange != "" {
		low, high, err := interval("y-range", f.yRange)
		if err != nil {
			return err
		}
		o.YRange = &[2]float64{low, high}
	}
	if o.DPI, err = wholeUpTo("dpi", f.dpi, 1, 2400); err != nil {
		return err
	}
	if slices.Contains(plot.Fonts(), f.font) {
		o.Font = f.font
	} else if f.font != "" && !strings.EqualFold(filepath.Ext(f.font), ".ttf") {
		return usagef("--font %q: give %s or a file FILE.ttf", f.font, strings.Join(plot.Fonts(), ", "))
	}
	f.options = o
	if err := o.Validate(); err != nil {
		return usagef("--%w", err)
	}
	return nil
}

// read reads the font's file, if there is one.
func (f *figureFlags) read() error {
	if f.font == "" || f.options.Font != "" {
		return nil
	}
	content, err := os.ReadFile(f.font)
	if err != nil {
		return fmt.Errorf("cannot read the font %s: %w", f.font, cause(err))
	}
	f.options.FontFile = content
	if err := f.options.Validate(); err != nil {
		return fmt.Errorf("%s: %w", f.font, err)
	}
	return nil
}
