package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/plot"
)

// ReportOptions say what a report of a study holds. Open needs KeepTrials and
// KeepColumns for it.
type ReportOptions struct {
	Curve   CurveOptions   // without At, To and Bracket: these make sense for one axis and one table only
	Returns ReturnsOptions // MinGain and GainStep
	Price   PriceOptions
	Look    plot.Options // of all figures
	Images  []string     // the formats in which figures are needed: "svg", "pdf"
	Dark    bool         // SVG figures are also needed on a dark ground
	Command string       // what made the report, as it was typed
	Version string       // of the program
}

// Report returns everything that an appendix needs: trials and cost, the curves
// with their bands, the comparison of the models, diminishing returns, the price,
// and answers to checklists.
func (s *Study) Report(o ReportOptions) (*Report, error) {
	out, err := s.report(o)
	return out, s.spelled(err)
}

func (s *Study) report(o ReportOptions) (*Report, error) {
	curves, err := s.reportCurves(o)
	if err != nil {
		return nil, err
	}
	out := &Report{
		Curves: curves, Points: curves.inTable(), Score: s.Score, Direction: s.Direction, Failed: s.options.Log.Failed.String(),
		Baseline: o.Curve.Baseline, Start: o.Curve.Start, Resamples: o.Curve.Resamples,
		Command: o.Command, Version: o.Version, Warnings: Merged(curves.Warnings),
		Columns: s.furtherColumns(), Best: s.bestTrials(),
	}
	for _, sample := range s.Samples {
		single, err := evp.TrialCurve(sample, evp.CurveOptions{At: []float64{1}})
		if err != nil {
			return nil, err
		}
		out.Single = append(out.Single, single)
	}
	out.Figure, err = out.figure(o, curves.Figure)
	if err != nil {
		return nil, err
	}
	out.Figure.Label, out.Figure.Caption, out.Figure.Alt = "curves", curves.Caption(o.Look), curves.alternative()
	return out, s.sections(o, out)
}

// reportCurves returns the curves of the report. Each has the points of the
// table beside those of its grid, with a band from the same resamples. Which x
// these are is known from the grids of all models, which cost little without
// bands.
func (s *Study) reportCurves(o ReportOptions) (*Curves, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	plain := o.Curve.CurveOptions
	plain.Band, plain.Bracket = evp.BandNone, false
	grids, err := s.curvesOn(s.axes(o.Curve.Axis, "report"), plain, nil)
	if err != nil {
		return nil, err
	}
	r := &Request{Command: "report", Curve: o.Curve, Returns: o.Returns, Price: o.Price, Figure: o.Look}
	return s.curves(o.Curve, r, tableX(grids))
}

// tableX returns the x of the report's table for each model's grid on each axis:
// the round ones that all models share and that lie within its points, and its
// last.
func tableX(grids [][]*evp.Curve) [][][]float64 {
	out := make([][][]float64, len(grids))
	for i, model := range grids {
		out[i] = make([][]float64, len(model))
		for k, grid := range model {
			n := len(grid.Points)
			if n == 0 {
				continue
			}
			low, high := math.Inf(1), 0.0
			for _, other := range grids {
				if points := other[k].Points; len(points) > 0 {
					low, high = min(low, points[0].X), max(high, points[len(points)-1].X)
				}
			}
			for _, x := range roundNumbers(low, high) {
				if x >= grid.Points[0].X && x < grid.Points[n-1].X {
					out[i][k] = append(out[i][k], x)
				}
			}
			out[i][k] = append(out[i][k], grid.Points[n-1].X)
		}
	}
	return out
}

// figure returns a figure in the formats that the documents need, and keeps what
// a reader cannot see in it.
func (r *Report) figure(o ReportOptions, draw func(o plot.Options) (*plot.Figure, error)) (appendix.Figure, error) {
	var out appendix.Figure
	drawn, err := draw(o.Look)
	if err != nil {
		return out, err
	}
	for _, note := range drawn.Notes {
		r.FigureNotes = append(r.FigureNotes, note)
	}
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

// inTable returns the curves at the few x of the table instead of a grid.
func (c Curves) inTable() *Curves {
	out := c
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
func (c Curves) alternative() string {
	s := fmt.Sprintf("Curves of the best %s against ", c.study.Score)
	axes := map[evp.Axis]bool{}
	for _, curve := range c.drawn() {
		axes[curve.Axis] = true
	}
	switch {
	case axes[evp.Trials] && axes[evp.Budget]:
		s += "trials and against training budget"
	case axes[evp.Budget]:
		s += "training budget"
	default:
		s += "trials"
	}
	if n := len(c.Models); n > 1 {
		s += fmt.Sprintf(", for %d models", n)
	}
	return s + "; the tables have its numbers."
}

// furtherColumns returns what the log holds besides score, cost and model.
func (s *Study) furtherColumns() []CheckColumn {
	taken := append(slices.Clone(s.Log.By), s.Log.Score, s.Log.Cost, s.Log.Facet)
	var out []CheckColumn
	for _, column := range s.inspection.Columns {
		if !slices.Contains(taken, column.Name) {
			out = append(out, checkColumn(column))
		}
	}
	return out
}

// bestTrials returns what the log holds of each model's best trial.
func (s *Study) bestTrials() [][]BestCell {
	out := make([][]BestCell, len(s.Groups))
	for i, g := range s.Groups {
		for _, cell := range s.inspection.Best(g.Model, g.Facet) {
			out[i] = append(out[i], BestCell{Column: cell.Column, Value: cell.Text})
		}
	}
	return out
}
