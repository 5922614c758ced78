package study

import (
	"fmt"
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/plot"
)

// ReportOptions say what a report of a study holds. If Open had Options.KeepColumns,
// the report lists the log's further columns and each model's best trial, where
// hyperparameters are found; if it had Options.KeepTrials, its figures can show the
// single trials.
type ReportOptions struct {
	Curve   CurveOptions   // without At, To and Bracket: these make sense for one axis and one table only
	Returns ReturnsOptions // MinGain and GainStep
	Price   PriceOptions
	Look    plot.Options // of all figures
	Images  []string     // the formats in which figures are needed: "svg" for Markdown and HTML, "pdf" for LaTeX
	Dark    bool         // SVG figures are also needed on a dark background, for HTML
	Command string       // what made the report, as it was typed
	Version string       // of the program
}

// Report returns everything that an appendix needs: trials and cost, the curves
// with their bands, the comparison of the models, diminishing returns, the price,
// and answers to checklists. Errors are those of Curves, Compare, Returns and
// PriceTag; models that cannot be compared are a warning.
func (s *Study) Report(o ReportOptions) (*Report, error) {
	out, err := reporter{study: s, options: o, out: &Report{}}.report()
	return out, s.spelled(err)
}

// A reporter makes a report of a study.
type reporter struct {
	study   *Study
	options ReportOptions
	out     *Report
}

// report makes the report.
func (r reporter) report() (*Report, error) {
	s, o := r.study, r.options
	curves, err := r.curves()
	if err != nil {
		return nil, err
	}
	*r.out = Report{
		Curves: curves, Points: inTable(curves), Score: s.Score, Direction: s.Direction,
		Failed:   s.options.Log.Failed.String(),
		Baseline: o.Curve.Baseline, Start: o.Curve.Start, Resamples: o.Curve.Resamples,
		Command: o.Command, Version: o.Version, Warnings: curves.Warnings, Chosen: s.chosen(),
		Columns: r.furtherColumns(), Best: r.bestTrials(), spell: s.spell,
	}
	for _, sample := range s.Samples {
		single, err := evp.TrialCurve(sample, evp.CurveOptions{At: []float64{1}})
		if err != nil {
			return nil, err
		}
		r.out.Single = append(r.out.Single, single)
	}
	r.out.Figure, err = r.figure(curves.Figure)
	if err != nil {
		return nil, err
	}
	r.out.Figure.Label, r.out.Figure.Caption, r.out.Figure.Alt = "curves", curves.Caption(o.Look), alternative(curves)
	for _, add := range []func() error{r.compare, r.returns, r.price} {
		if err := add(); err != nil {
			return nil, err
		}
	}
	return r.out, nil
}

// axis returns the axis of the comparison and of the diminishing returns.
func (r reporter) axis() evp.Axis {
	if r.study.Unit != "" && r.options.Curve.Axis != AxisTrials {
		return evp.Budget
	}
	return evp.Trials
}

// curves returns the curves of the report. Each has the points of the table
// beside those of its grid, with a band from the same resamples. Which x these
// are is known from the grids of all models, which cost little without bands.
func (r reporter) curves() (*Curves, error) {
	s, o := r.study, r.options
	if err := s.scored(); err != nil {
		return nil, err
	}
	plain := o.Curve.CurveOptions
	plain.Band, plain.Bracket = evp.BandNone, false
	grids, err := s.curvesOn(s.axes(o.Curve.Axis, "report"), plain, nil)
	if err != nil {
		return nil, err
	}
	request := &Request{Command: "report", Curve: o.Curve, Returns: o.Returns, Price: o.Price, Figure: o.Look}
	return s.curves(o.Curve, request, listedByModel(grids))
}

// returns adds what more trials, or more compute, still bring.
func (r reporter) returns() error {
	of := r.options.Returns
	of.Curve = r.options.Curve
	of.Curve.Axis = axisOption(r.axis())
	result, err := r.study.Returns(of)
	if err != nil {
		return err
	}
	figure, err := r.figure(result.Figure)
	if err != nil {
		return err
	}
	figure.Label, figure.Caption = "returns", result.Caption(r.options.Look)
	figure.Alt = "The models' curves with fitted laws above; below, the gain of doubling."
	r.warn(result.Warnings)
	r.out.Returns = returnsSection(result, figure)
	return nil
}

// price adds the price tag, if trials have a cost.
func (r reporter) price() error {
	if r.study.Unit == "" {
		return nil
	}
	costs, err := r.study.PriceTag(r.options.Price)
	if err != nil {
		return err
	}
	r.out.Price = priceSection(costs)
	return nil
}

// warn adds the warnings of a result that neither the log nor the report has.
func (r reporter) warn(all []evp.Warning) {
	known := slices.Concat(r.study.Warnings, r.out.Warnings)
	fresh := slices.DeleteFunc(slices.Clone(all), func(w evp.Warning) bool { return slices.Contains(known, w) })
	r.out.Warnings = slices.Concat(r.out.Warnings, fresh)
}

// figure returns a figure in the formats that the documents need, and keeps what
// a reader cannot see in it.
func (r reporter) figure(draw func(o plot.Options) (*plot.Figure, error)) (appendix.Figure, error) {
	var out appendix.Figure
	o := r.options
	drawn, err := draw(o.Look)
	if err != nil {
		return out, err
	}
	r.out.FigureNotes = append(r.out.FigureNotes, drawn.Notes...)
	for _, format := range o.Images {
		content, err := drawn.Encode(format)
		if err != nil {
			return out, fmt.Errorf("the figure as %s: %w", format, err)
		}
		out.Images = append(out.Images, appendix.Image{Format: format, Content: content})
	}
	if !o.Dark || o.Look.Dark {
		return out, nil
	}
	o.Look.Dark = true
	if drawn, err = draw(o.Look); err != nil {
		return out, err
	}
	content, err := drawn.Encode("svg")
	out.Images = append(out.Images, appendix.Image{Format: "svg", Dark: true, Content: content})
	return out, err
}

// furtherColumns returns what the log holds besides score, cost and model; nil if
// the study did not keep it.
func (r reporter) furtherColumns() []CheckColumn {
	log := r.study.Log
	taken := append(slices.Clone(log.By), log.Score, log.Cost, log.Facet)
	var out []CheckColumn
	if r.study.inspection == nil {
		return out
	}
	for _, column := range r.study.inspection.Columns {
		if !slices.Contains(taken, column.Name) {
			out = append(out, checkColumn(column))
		}
	}
	return out
}

// bestTrials returns what the log holds of each model's best trial; nil if the
// study did not keep it.
func (r reporter) bestTrials() [][]BestCell {
	if r.study.inspection == nil {
		return nil
	}
	out := make([][]BestCell, len(r.study.Groups))
	for i, g := range r.study.Groups {
		for _, cell := range r.study.inspection.Best(g.Model, g.Facet) {
			out[i] = append(out[i], BestCell{Column: cell.Column, Value: cell.Text})
		}
	}
	return out
}

// inTable returns the curves at the few x of the table instead of a grid.
func inTable(c *Curves) *Curves {
	out := *c
	out.Listed, out.Models = true, nil
	for _, m := range c.Models {
		few := ModelCurves{Name: m.Name}
		for _, curve := range m.Curves {
			if len(curve.Points) == 0 {
				continue
			}
			at := *curve
			at.Points = curve.Also
			few.Curves = append(few.Curves, &at)
		}
		out.Models = append(out.Models, few)
	}
	return &out
}

// alternative says what the figure shows to those who cannot see it.
func alternative(c *Curves) string {
	s := fmt.Sprintf("Curves of the best %s against ", c.study.Score)
	switch byTrials, byBudget := c.hasAxis(evp.Trials), c.hasAxis(evp.Budget); {
	case byTrials && byBudget:
		s += "trials and against training budget"
	case byBudget:
		s += "training budget"
	default:
		s += "trials"
	}
	if n := len(c.Models); n > 1 {
		s += fmt.Sprintf(", for %d models", n)
	}
	return s + "; the tables have its numbers."
}

// hasAxis reports whether there are curves on the axis.
func (c Curves) hasAxis(axis evp.Axis) bool {
	return slices.ContainsFunc(c.Models, func(m ModelCurves) bool {
		return slices.ContainsFunc(m.Curves, func(curve *evp.Curve) bool { return curve.Axis == axis })
	})
}
