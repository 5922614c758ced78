package study

import (
	"errors"

	"evpkit/evp"
	"evpkit/plot"
)

// Figure returns the figure of the comparison: the curves above, the differences
// below.
func (c Comparisons) Figure(o plot.Options) (*plot.Figure, error) {
	drawn, err := c.drawn()
	if err != nil {
		return nil, c.study.spelled(err)
	}
	return c.study.spelledFigure(drawn.Figure(c.study.look(o)))
}

// Caption returns the caption of the figure that Figure makes with the same options.
// It says on which side of 0 which model is better.
func (c Comparisons) Caption(o plot.Options) string {
	drawn, err := c.drawn()
	if err != nil {
		return ""
	}
	return drawn.Caption(c.study.look(o)) + c.study.selection()
}

// drawn returns what the figure shows.
func (c Comparisons) drawn() (plot.Comparison, error) {
	if c.study == nil {
		return plot.Comparison{}, errors.New("only comparisons that Study.Compare made can be drawn")
	}
	curves, err := c.curves()
	return plot.Comparison{
		Curves: curves, Pairs: c.Pairs, Reference: c.options.Against, Ranking: ranking(c.study.scoredSamples()),
		Listed: c.options.Curve.At != nil, Resamples: c.options.Curve.Resamples,
	}, err
}

// wholeCurves returns the models' curves over all their data, without bands.
func wholeCurves(s *Study, axis evp.Axis, o evp.CurveOptions) (plot.Curves, error) {
	o.At, o.Points, o.Band, o.Progress = nil, 0, evp.BandNone, nil
	var out plot.Curves
	curves, err := s.curvesOn([]evp.Axis{axis}, o, nil)
	for _, of := range curves {
		if err == nil {
			out = append(out, *of[0])
		}
	}
	return out, err
}
