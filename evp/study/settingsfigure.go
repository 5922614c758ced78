package study

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/table"
	"evpkit/plot"
)

// outputSettings say where results go.
func outputSettings() []Setting {
	var drawn, tables []string
	for _, command := range tableCommands {
		if slices.Contains(drawingCommands, command) {
			drawn = append(drawn, command)
		} else {
			tables = append(tables, command)
		}
	}
	files := func(commands []string, help string) Setting {
		return Setting{Name: "o", Value: "FILE", Group: GroupOutput, Commands: commands, Repeats: true, Help: help,
			set: func(r *Request, text string) error {
				r.Output.Files = append(r.Output.Files, text)
				return nil
			}}
	}
	const repeated = ". May be repeated; - is standard output, the default"
	return []Setting{
		files(drawn, "write to FILE, in the format of its ending: "+Endings(plot.Formats(), TableFormats)+repeated),
		files(tables, "write to FILE, in the format of its ending: "+Endings(TableFormats)+repeated),
		files([]string{"report"}, "write to FILE, in the format of its ending: "+Endings(ReportFormats)+
			". May be repeated; - is Markdown on standard output, the default"),
		{Name: "print", Value: "FORMAT", Default: "text", Group: GroupOutput, Commands: tableCommands, Words: printWords,
			Help: "format of what goes to standard output: " + alternatives(printWords),
			set:  parseWord("print", func(r *Request) *string { return &r.Output.Print }, printWords, printWords),
		},
	}
}

// TableFormats are the formats of tables, as the endings of their files.
var TableFormats = []string{"csv", "json", "md", "tex", "txt"}

// ReportFormats are the formats of reports, as the endings of their files.
var ReportFormats = []string{"md", "tex", "html"}

// printWords are the forms of tables on standard output.
var printWords = []string{"text", "csv", "json", "md", "tex"}

// Endings lists the endings of files, for messages.
func Endings(formats ...[]string) string { return "." + strings.Join(slices.Concat(formats...), " .") }

// figureSettings say how figures look.
func figureSettings() []Setting {
	length := func(name, help string, to func(r *Request) *float64) Setting {
		return Setting{Name: name, Value: "IN", Group: GroupFigure, Commands: drawingCommands, Help: help,
			set: setPositive(name, to), get: func(r *Request, _ *Study) any { return positiveOrNull(*to(r)) }}
	}
	text := func(name, value, help string, to func(r *Request) *string) Setting {
		return Setting{Name: name, Value: value, Group: GroupFigure, Commands: drawingCommands, Help: help,
			set: parseText(to), get: func(r *Request, _ *Study) any { return orNull(*to(r)) }}
	}
	words := func(s Setting, words []string) Setting {
		s.Words = words
		return s
	}
	preset := words(text("preset", "NAME", "size and type of a venue: "+alternatives(plot.Presets()),
		func(r *Request) *string { return &r.Figure.Preset }), plot.Presets())
	preset.Default = "default"
	legend := words(text("legend", "WHERE", "where the models are named: auto, inside (above, if every place there covers "+
		"data), above, right, direct (at the ends of the lines) or none",
		func(r *Request) *string { return &r.Figure.Legend }), []string{"auto", "inside", "above", "right", "direct", "none"})
	legend.Default = "auto"
	facetYs := []string{"auto", "free", "shared"}
	facetY := words(text("facet-y", "WHICH", "y axes of the panels of `facet`: free (each has a range of its own), shared, "+
		"or auto (free where a shared one would leave some panel less than a third of its height)",
		func(r *Request) *string { return &r.Figure.FacetY }), facetYs)
	facetY.Default, facetY.Commands = "auto", []string{"curve", "report"}
	return []Setting{
		preset,
		length("width", "width in inches (default: the preset's; 3.25, or 6.75 for two panels)",
			func(r *Request) *float64 { return &r.Figure.Width }),
		length("height", "height in inches (default: the preset's; 2.2)",
			func(r *Request) *float64 { return &r.Figure.Height }),
		{Name: "font", Value: "FONT", Group: GroupFigure, Commands: drawingCommands, Words: plot.Fonts(),
			Help: "font of the text: " + strings.Join(plot.Fonts(), ", ") + ", or a TrueType file FILE.ttf (default: the " +
				"preset's)",
			set: setFont,
			get: func(r *Request, _ *Study) any { return orNull(r.Figure.Font) }},
		words(text("text", "HOW", "how text is written: outline (shapes) or font (characters; the default in PDF, "+
			"where the font is embedded)",
			func(r *Request) *string { return &r.Figure.Text }), []string{"outline", "font"}),
		legend,
		{Name: "band-for", Value: "MODEL,…", Group: GroupFigure, Commands: []string{"check", "curve", "report"},
			List: true,
			Help: "draw the bands of these models only, named as in the table, with commas between them; a name with a " +
				"comma or a = is in double quotes (default: of all, or of none where a panel has more than five models)",
			set: func(r *Request, text string) (err error) {
				r.Figure.BandFor, err = parseModels("band-for", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return namesOrNull(r.Figure.BandFor) }},
		{Name: "budget-line", Value: "X", Group: GroupFigure, Commands: figureCommands,
			Help: "mark the budget X by a vertical line",
			set:  setPositive("budget-line", func(r *Request) *float64 { return &r.Figure.BudgetLine }),
			get:  func(r *Request, _ *Study) any { return positiveOrNull(r.Figure.BudgetLine) }},
		{Name: "show-trials", Group: GroupFigure, Commands: []string{"curve", "compare", "report", "bars"},
			Help: "draw the single trials on the budget axis of curves, as dots and as a rug",
			set:  parseSwitch(func(r *Request) *bool { return &r.Curve.ShowTrials }),
			get:  func(r *Request, _ *Study) any { return r.Curve.ShowTrials }},
		{Name: "y-range", Value: "LO,HI", Group: GroupFigure, Commands: figureCommands, List: true,
			Help: "range of the y axis (default: chosen to show the curves best)",
			set: func(r *Request, text string) (err error) {
				r.Figure.YRange, err = parseRange("y-range", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Figure.YRange }},
		{Name: "reference", Value: "NAME=SCORE", Group: GroupFigure, Commands: curveCommands, Repeats: true,
			Help: "mark a score, such as a published one, by a horizontal line, and where each curve first reaches it; what " +
				"follows the last = is the score. May be repeated",
			set: setReference,
			get: func(r *Request, _ *Study) any { return referencesOrNull(r.Figure.References) }},
		{Name: "log-y", Group: GroupFigure, Commands: curveCommands,
			Help: "logarithmic y axis, for scores above 0",
			set:  parseSwitch(func(r *Request) *bool { return &r.Figure.LogY }),
			get:  func(r *Request, _ *Study) any { return r.Figure.LogY }},
		facetY,
		{Name: "x-range", Value: "LO,HI", Group: GroupFigure, Commands: curveCommands, List: true,
			Help: "range of the x axis, in trials or cost units; curves are clipped, not computed anew; two panels need " +
				"`x trials` or `x budget` (default: all of the curves)",
			set: func(r *Request, text string) (err error) {
				r.Figure.XRange, err = parseRange("x-range", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Figure.XRange }},
		{Name: "linear-x", Excludes: "log-x", Group: GroupFigure, Commands: figureCommands, Help: "linear x axis",
			set: setLinear(true),
			get: func(r *Request, _ *Study) any { return r.Figure.LinearX }},
		{Name: "log-x", Excludes: "linear-x", Group: GroupFigure, Commands: figureCommands,
			Help: "logarithmic x axis (the default)",
			set:  setLinear(false)},
		{Name: "colors", Value: "C,C,…", Group: GroupFigure, Commands: drawingCommands, List: true,
			Help: "colours of the models as #rrggbb, in the models' order; further models have those of the palette that are " +
				"left",
			set: func(r *Request, text string) error {
				r.Figure.Colors = parseColumns(text)
				return nil
			},
			get: func(r *Request, _ *Study) any { return namesOrNull(r.Figure.Colors) }},
		text("x-label", "TEXT", "label of the x axis (with two panels, of the budget's)",
			func(r *Request) *string { return &r.Figure.XLabel }),
		text("y-label", "TEXT", "label of the y axis", func(r *Request) *string { return &r.Figure.YLabel }),
		text("title", "TEXT", "title above the figure (default: none)", func(r *Request) *string { return &r.Figure.Title }),
		{Name: "dark", Group: GroupFigure, Commands: drawingCommands, Help: "dark background, for slides",
			set: parseSwitch(func(r *Request) *bool { return &r.Figure.Dark }),
			get: func(r *Request, _ *Study) any { return r.Figure.Dark }},
		{Name: "dpi", Value: "N", Default: "300", Group: GroupFigure, Commands: drawingCommands,
			Help: "resolution of PNG in dots per inch",
			set: func(r *Request, text string) (err error) {
				r.Figure.DPI, err = parseWhole("dpi", text, 1, 2400)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Figure.DPI }},
	}
}

// setFont reads the name of a font, or of a file with one.
func setFont(r *Request, text string) error {
	if slices.Contains(plot.Fonts(), text) {
		r.Figure.Font = text
		return nil
	}
	if !strings.EqualFold(filepath.Ext(text), ".ttf") {
		return fmt.Errorf("`font` %q: give %s or a file FILE.ttf", text, strings.Join(plot.Fonts(), ", "))
	}
	r.Output.FontFile = text
	return nil
}

// setLinear reads one of the two switches of the x axis.
func setLinear(linear bool) func(r *Request, text string) error {
	return func(r *Request, text string) error {
		if r.Given("linear-x") && r.Given("log-x") {
			return errors.New("`linear-x` and `log-x` exclude each other")
		}
		if text == "true" {
			r.Figure.LinearX = linear
		}
		return nil
	}
}

// setReference adds a score that a horizontal line marks. A name in double quotes is
// what they enclose.
func setReference(r *Request, text string) error {
	i := strings.LastIndexByte(text, '=')
	if i < 0 {
		return fmt.Errorf("`reference` %q: give a name and a score, as in published=0.874", text)
	}
	name := strings.TrimSpace(text[:i])
	if n := len(name); n > 1 && name[0] == '"' && name[n-1] == '"' {
		name = name[1 : n-1]
	}
	score, err := parseNumber("reference", text[i+1:])
	if err != nil {
		return fmt.Errorf("`reference` %q: %q is not a number; give a name and a score, as in published=0.874",
			text, text[i+1:])
	}
	if strings.TrimSpace(name) == "" {
		return fmt.Errorf("`reference` %q has no name: give a name and a score, as in published=0.874", text)
	}
	r.Figure.References = append(slices.Clip(r.Figure.References), plot.Reference{Name: name, Score: score})
	return nil
}

// referencesOrNull returns references as they are in JSON; nil if there are none.
func referencesOrNull(all []plot.Reference) any {
	if len(all) == 0 {
		return nil
	}
	var out []table.Object
	for _, r := range all {
		out = append(out, table.Object{}.With("name", r.Name).With("score", r.Score))
	}
	return out
}

// checkFigure reports settings of a figure that do not go together.
func checkFigure(r *Request) error {
	if len(r.Figure.BandFor) > 0 && r.Given("band") && r.Curve.Band == evp.BandNone {
		return errors.New("`band-for` draws bands, and `band none` makes none: leave one of them out")
	}
	if r.Figure.XRange != nil && r.Curve.Axis == AxisBoth && !r.Given("facet") {
		return errors.New("`x-range` needs one axis: `x trials` or `x budget`")
	}
	if r.Figure.FacetY == "free" && r.Figure.YRange != nil {
		return errors.New("`facet-y free` and `y-range` exclude each other")
	}
	r.Curve.Look, r.Compare.Look, r.Returns.Look, r.Bars.Look = r.Figure, r.Figure, r.Figure, r.Figure
	r.Check.Look, r.Sizes.Look = r.Figure, r.Figure
	if err := r.Figure.Validate(); err != nil {
		name, rest, _ := splitWord(err.Error())
		return fmt.Errorf("`%s`%s", name, rest)
	}
	return nil
}

// splitWord returns the first word of a text, and the rest with the space before it.
func splitWord(text string) (word, rest string, ok bool) {
	i := strings.IndexByte(text, ' ')
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i:], true
}
