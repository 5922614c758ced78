package study

import "evpkit/plot"

// Figure returns the figure of the returns: the curves above, the gain of
// doubling below.
func (r Returns) Figure(o plot.Options) (*plot.Figure, error) {
	return r.study.spelledFigure(r.drawn().Figure(r.study.look(o)))
}

// Caption returns the caption of the figure.
func (r Returns) Caption(o plot.Options) string {
	return r.drawn().Caption(r.study.look(o)) + r.study.selection()
}

// drawn returns what the figure shows.
func (r Returns) drawn() plot.Returns {
	out := plot.Returns{XName: r.XName, Extrapolate: r.options.Extrapolate, To: r.options.Curve.To}
	for _, m := range r.Models {
		out.Returns = append(out.Returns, m.Returns)
	}
	return out
}
