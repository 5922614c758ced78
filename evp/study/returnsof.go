package study

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// ReturnsOptions say what diminishing returns are looked at. The zero value is
// the documented default of its fields.
type ReturnsOptions struct {
	Curve       CurveOptions // Axis (by default the budget, or trials without a cost), Statistic, Estimator, Baseline, Start, To, Points, At, Orders, Seed
	MinGain     float64      // gain of a doubling below which a curve is saturated; 0: 1 % of best minus median score
	GainStep    float64      // gain whose price is wanted; 0 means 0.01
	From        float64      // x from which it is priced; 0: the last from which the curve still rises by it
	Extrapolate bool         // figures draw the fitted law on past the data
	X, Y        string       // columns of measured points, for Points
	Look        plot.Options // of the figure that the result's JSON has the caption of
}

// evp returns the options of the computation.
func (o ReturnsOptions) evp() evp.ReturnsOptions {
	return evp.ReturnsOptions{Curve: o.Curve.CurveOptions, MinGain: o.MinGain, GainStep: o.GainStep, From: o.From}
}

// Returns returns the diminishing returns of every model's curve.
func (s *Study) Returns(o ReturnsOptions) (*Returns, error) {
	out, err := s.returns(o)
	return out, s.spelled(err)
}

func (s *Study) returns(o ReturnsOptions) (*Returns, error) {
	if err := s.scored(); err != nil {
		return nil, err
	}
	axes := s.axes(o.Curve.Axis, "returns")
	out := &Returns{
		Document: s.document(&Request{Command: "returns", Curve: o.Curve, Returns: o}), Listed: o.Curve.At != nil,
		study: s, options: o,
	}
	points := 0
	for i, sample := range s.Samples {
		for _, axis := range axes {
			of := o.evp()
			of.Curve.Progress = s.options.progress(fmt.Sprintf("model %d of %d", i+1, len(s.Samples)))
			r, err := evp.CurveReturns(axis, sample, of)
			if err != nil {
				return nil, needsCost(err)
			}
			points += len(r.Points)
			out.Models = append(out.Models, ReturnsModel{Sample: sample, Returns: r})
			out.warn(s, r.Warnings)
		}
	}
	if points == 0 {
		why := slices.IndexFunc(out.Warnings, func(w evp.Warning) bool { return w.Code == evp.WarnEmpty })
		return nil, fmt.Errorf("no model has a point to show: %s", out.Warnings[why])
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// WarnNoPoint: rows have no x or no y.
const WarnNoPoint evp.WarningCode = "point-incomplete"

// Points returns the diminishing returns of measured points, one per row of a
// table: o.Y against o.X, by the one column of read.Log.By. The direction is
// that of the options, or of the name of o.Y.
func Points(source triallog.Source, read Options, o ReturnsOptions) (*Returns, error) {
	s := &Study{options: read, Score: o.Y, Log: &triallog.Log{By: read.Log.By, Score: o.Y}}
	out, err := s.points(source, o)
	return out, s.spelled(err)
}

func (s *Study) points(source triallog.Source, o ReturnsOptions) (*Returns, error) {
	by := ""
	if len(s.options.Log.By) > 0 {
		by = s.options.Log.By[0]
	}
	table, err := triallog.ReadPoints(source, by, o.X, o.Y)
	if err != nil {
		return nil, err
	}
	known := resolve(s.options.Direction, triallog.Stated{}, o.Y)
	s.Direction, s.DirectionFrom, s.Log.Inputs = known.direction, known.from, []triallog.Input{table.Input}
	out := &Returns{Document: s.document(&Request{Command: "returns", Returns: o}), XName: o.X, study: s, options: o}
	for _, name := range []string{"x", "points", "statistic", "estimator", "start", "orders", "seed", "to", "at", "baseline"} {
		delete(out.Settings, name) // of curves
	}
	out.Settings["points_table"] = []string{o.X, o.Y}
	out.warn(s, known.warnings(triallog.Stated{}, o.Y, o.Y))
	names, points, missing := grouped(table)
	for i, name := range names {
		r, err := evp.PointReturns(name, points[i], s.Direction, o.evp())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table.Input.Name, err)
		}
		out.Models = append(out.Models, ReturnsModel{Returns: r})
		out.warn(s, r.Warnings)
	}
	if missing > 0 {
		out.warn(s, []evp.Warning{{Code: WarnNoPoint, Place: table.Input.Name, Message: fmt.Sprintf(
			"%d of %d rows have no %s or no %s and were left out", missing, len(table.Labels), o.X, o.Y)}})
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// grouped returns the points of each label, in the order in which the labels
// first appear, and how many rows lack an x or a y.
func grouped(table *triallog.Numbers) (names []string, points [][]evp.XY, missing int) {
	for i, name := range table.Labels {
		x, y := table.Values[0][i], table.Values[1][i]
		if math.IsNaN(x) || math.IsNaN(y) {
			missing++
			continue
		}
		if name == "" {
			name = "all"
		}
		k := slices.Index(names, name)
		if k < 0 {
			k, names, points = len(names), append(names, name), append(points, nil)
		}
		points[k] = append(points[k], evp.XY{X: x, Y: y})
	}
	return names, points, missing
}

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
