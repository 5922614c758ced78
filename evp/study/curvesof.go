package study

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/parallel"
	"evpkit/plot"
)

// Curves returns the budget/accuracy curves of every model.
func (s *Study) Curves(o CurveOptions) (*Curves, error) {
	out, err := s.curves(o, &Request{Command: "curve", Curve: o}, nil)
	return out, s.spelled(err)
}

// curves returns the curves for a command. also are further x at which each
// model's curve is wanted on each axis, as in evp.CurveOptions; nil for none.
func (s *Study) curves(o CurveOptions, r *Request, also [][][]float64) (*Curves, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	axes := s.axes(o.Axis, r.Command)
	if err := s.oneAxis(o, axes); err != nil {
		return nil, err
	}
	out := &Curves{
		Document: s.document(r), Listed: o.At != nil, Bracket: o.Bracket, Orders: o.Orders, Seed: uint64(o.Seed),
		study: s, options: o,
	}
	curves, err := s.curvesOn(axes, o.CurveOptions, also)
	if err != nil {
		return nil, err
	}
	points := 0
	for i, name := range s.Models {
		out.Models = append(out.Models, ModelCurves{Name: name, Curves: curves[i]})
		for _, curve := range curves[i] {
			points += len(curve.Points)
			out.warn(s, curve.Warnings)
		}
	}
	if points == 0 {
		why := slices.IndexFunc(out.Warnings, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", out.Warnings[why])
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// curvesOn returns the curves of each sample on each axis. They are computed at
// the same time, so that no core waits for another's sorting.
func (s *Study) curvesOn(axes []evp.Axis, o evp.CurveOptions, also [][][]float64) ([][]*evp.Curve, error) {
	out := make([][]*evp.Curve, len(s.Samples))
	for i := range out {
		out[i] = make([]*evp.Curve, len(axes))
	}
	errs := make([]error, len(s.Samples)*len(axes))
	parallel.For(len(errs), func(job int) {
		i, k := job/len(axes), job%len(axes)
		o := o
		if also != nil {
			o.Also = also[i][k]
		}
		o.Progress = s.options.progress(fmt.Sprintf("model %d of %d", i+1, len(s.Samples)))
		out[i][k], errs[job] = curveOn(axes[k], s.Samples[i], o)
	})
	return out, cmp.Or(errs...)
}

// Figure returns the figure of the curves: small multiples if the log has
// facets.
func (c Curves) Figure(o plot.Options) (*plot.Figure, error) {
	if c.study.Log.Facet != "" {
		return c.study.spelledFigure(c.facets().Figure(c.look(o)))
	}
	return c.study.spelledFigure(c.drawn().Figure(c.look(o)))
}

// Caption returns the caption of the figure that Figure makes with the same
// options.
func (c Curves) Caption(o plot.Options) string {
	if c.study.Log.Facet != "" {
		return c.facets().Caption(c.look(o)) + c.study.selection()
	}
	return c.drawn().Caption(c.look(o)) + c.study.selection()
}

// look adds what the log says to the options of a figure.
func (c Curves) look(o plot.Options) plot.Options {
	o = c.study.look(o)
	byBudget := slices.ContainsFunc(c.drawn(), func(c evp.Curve) bool { return c.Axis == evp.Budget })
	if len(c.study.Samples) == 1 && byBudget {
		if least, most := c.study.Samples[0].CostRange(); most-least <= 1e-9*least {
			o.TopAxis = math.Sqrt(least * most)
		}
	}
	if c.options.ShowTrials && c.study.Log.Facet == "" {
		for _, g := range c.study.Groups {
			o.Trials = append(o.Trials, g.Trials...)
		}
	}
	return o
}

// look adds the score and the unit to the options of a figure.
func (s *Study) look(o plot.Options) plot.Options {
	o.ScoreName, o.CostUnit, o.DirectionReason = s.Score, s.Unit, s.DirectionFrom.words()
	return o
}

// drawn returns the curves of all models.
func (c Curves) drawn() plot.Curves {
	var out plot.Curves
	for _, m := range c.Models {
		for _, curve := range m.Curves {
			out = append(out, *curve)
		}
	}
	return out
}

// facets returns what each panel of small multiples shows, in the order in
// which the facets' values first appear.
func (c Curves) facets() plot.Facets {
	var out plot.Facets
	place := make(map[string]int)
	for i, g := range c.study.Groups {
		k, ok := place[g.Facet]
		if !ok {
			k = len(out)
			place[g.Facet] = k
			out = append(out, plot.Facet{Value: g.Facet})
		}
		for _, curve := range c.Models[i].Curves {
			inPanel := *curve
			inPanel.Model = g.Model
			out[k].Curves = append(out[k].Curves, inPanel)
		}
		if c.options.ShowTrials {
			out[k].Trials = append(out[k].Trials, g.Trials...)
		}
	}
	return out
}
