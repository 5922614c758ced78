package study

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/number"
	"evpkit/plot"
)

// SizeOptions say how the score is held against the size of trials, which Options.Size
// names. Exactly one of Trials and Budget is needed.
type SizeOptions struct {
	// Curve has Statistic, Estimator, Baseline, Orders, Seed and the band.
	Curve  CurveOptions
	Trials int          // every point is the best of so many trials,
	Budget float64      // or of those within this budget, in cost units
	Look   plot.Options // of the figure whose caption is in the result's JSON
}

// at returns the axis and the x at which every curve is wanted.
func (o SizeOptions) at() (axis evp.Axis, x float64, err error) {
	switch {
	case o.Trials > 0 && o.Budget > 0:
		return axis, x, errors.New("`trials` and `budget` exclude each other: every size has equally many trials, or " +
			"the same budget")
	case o.Trials > 0:
		return evp.Trials, float64(o.Trials), nil
	case o.Budget > 0:
		return evp.Budget, o.Budget, nil
	}
	return axis, x, errors.New("`size` needs `trials N` or `budget B`: what the best score of each size may take")
}

// Sizes is the result of Study.Sizes: what the best score of equally many trials, or of
// equal budgets, is for each size, such as the number of training examples.
type Sizes struct {
	Document
	Size   string      // the column, or the expression, of the sizes
	Axis   evp.Axis    // what X counts
	X      float64     // how many trials, or which budget, every point has
	Models []SizeModel // in the order of Study.Models; those without a trial that has a size are left out

	study   *Study
	options SizeOptions
	caption string // of the figure
}

// A SizeModel is one model at its sizes.
type SizeModel struct {
	Name   string
	Points []SizePoint // by ascending size
}

// A SizePoint is the best score of a model's trials of one size.
type SizePoint struct {
	Size  float64
	Curve *evp.Curve // of these trials; its only point is at Sizes.X, and there is none without a score

	sample *evp.Sample
}

// point returns the estimate; NaN everywhere if no trial has a score.
func (p SizePoint) point(x float64) evp.Point {
	if len(p.Curve.Points) > 0 {
		return p.Curve.Points[0]
	}
	none := math.NaN()
	return evp.Point{X: x, Estimate: none, SD: none, PNone: 1, MCSE: none, Band: evp.Band{Interval: evp.NoInterval()}}
}

// WarnNoSize: trials have no size.
const WarnNoSize evp.WarningCode = "size-missing"

// Sizes returns the expected best score of o.Trials trials, or within o.Budget, for each
// size of each model's trials, with its band: how the score scales with training examples
// or parameters. The trials of one size are a log of their own, so each size needs as many
// trials as a curve does. Trials without a size are left out, with a warning. The log must
// be opened with Options.Size and Options.KeepTrials. Errors are as for Curves.
func (s *Study) Sizes(o SizeOptions) (_ *Sizes, err error) {
	defer func() { err = s.spelled(err) }()
	axis, x, err := o.at()
	if err != nil {
		return nil, &usageError{err}
	}
	if s.sizes == nil || !s.options.KeepTrials {
		return nil, errors.New("the log was opened without its sizes, or without its trials")
	}
	if err := cmp.Or(s.scored(), s.checkSizeCost(axis, o)); err != nil {
		return nil, err
	}
	out := &Sizes{
		Document: s.document(&Request{Command: "returns", Curve: o.Curve, Sizes: o, Figure: o.Look}),
		Size:     s.options.Size, Axis: axis, X: x, study: s, options: o,
	}
	missing := 0
	for i := range s.Groups {
		m, without, err := s.bySize(i)
		if err != nil {
			return nil, err
		}
		if missing += without; len(m.Points) > 0 {
			out.Models = append(out.Models, m)
		}
	}
	if len(out.Models) == 0 {
		return nil, fmt.Errorf("no trial has a size: every cell of %s is empty", out.Size)
	}
	if err := out.compute(); err != nil {
		return nil, err
	}
	if missing > 0 {
		out.warn(s, []evp.Warning{{Code: WarnNoSize, Message: fmt.Sprintf("%s without a size (%s) %s left out",
			counted(missing, "trial"), out.Size, isOrAre(missing))}})
	}
	out.caption = out.Caption(o.Look)
	return out, nil
}

// checkSizeCost reports a budget for trials without a cost, and a range of costs that
// nothing asks for.
func (s *Study) checkSizeCost(axis evp.Axis, o SizeOptions) error {
	if axis == evp.Budget && s.Unit == "" {
		return errors.New("`budget`: the trials have no cost; name the column with `cost`, or give `trials N`")
	}
	return s.checkCostSupport(o.Curve)
}

// bySize divides the trials of group i by their sizes, without curves yet, and counts
// those that have no size.
func (s *Study) bySize(i int) (m SizeModel, missing int, err error) {
	m.Name = s.Models[i]
	of := make(map[float64][]evp.Trial)
	for k, t := range s.Groups[i].Trials {
		if size := s.sizes[i][k]; math.IsNaN(size) {
			missing += max(t.Count, 1)
		} else {
			of[size] = append(of[size], t)
		}
	}
	for _, size := range slices.Sorted(maps.Keys(of)) {
		name := fmt.Sprintf("%s (%s %s)", m.Name, s.options.Size, number.Value(size).Short(6))
		sample, err := s.sample(name, of[size])
		if err != nil {
			return m, missing, err
		}
		m.Points = append(m.Points, SizePoint{Size: size, sample: sample})
	}
	return m, missing, nil
}

// compute computes the curve of each point, all at the same time, and warns of what it
// finds.
func (z *Sizes) compute() error {
	s := z.study
	o := s.ranged(z.options.Curve).CurveOptions
	o.At, o.Also = []float64{z.X}, nil
	var points []*SizePoint
	for i := range z.Models {
		for k := range z.Models[i].Points {
			points = append(points, &z.Models[i].Points[k])
		}
	}
	errs := make([]error, len(points))
	parallel.For(len(points), func(i int) {
		o := o
		o.Progress = s.options.progress(fmt.Sprintf("size %d of %d", i+1, len(points)))
		points[i].Curve, errs[i] = curveOn(z.Axis, points[i].sample, o)
	})
	if err := cmp.Or(errs...); err != nil {
		return err
	}
	z.warn(s, s.rangeWarnings(z.options.Curve))
	exists := false
	for _, p := range points {
		exists = exists || !math.IsNaN(p.point(z.X).Estimate)
		z.warn(s, z.warningsOf(p))
	}
	if !exists {
		return fmt.Errorf("no size has an estimate: %s", z.why(*points[0]))
	}
	return nil
}

// warningsOf returns what the reader must know of a point.
func (z *Sizes) warningsOf(p *SizePoint) []evp.Warning {
	var out []evp.Warning
	for _, w := range p.Curve.Warnings {
		if w.Code == evp.WarnPastData {
			w.Message = fmt.Sprintf("%s is past its own data, which end at %.6g: the estimate hardly differs from the best "+
				"score seen, and says nothing new", z.words(), p.Curve.End)
		}
		out = append(out, w)
	}
	if p.Curve.Unscored() {
		out = append(out, evp.Warning{Code: evp.WarnEmpty, Model: p.Curve.Model,
			Message: fmt.Sprintf("no trial has a score (%s): there is no estimate", counted(p.Curve.Trials, "trial"))})
	} else if math.IsNaN(p.point(z.X).Estimate) {
		out = append(out, evp.Warning{Code: evp.WarnEmpty, Model: p.Curve.Model, Message: fmt.Sprintf("no trial with a score fits %s: there is no estimate", z.words())})
	}
	return out
}

// words says what every point has: "8 trials" or "a budget of 1e17 FPO".
func (z *Sizes) words() string {
	if z.Axis == evp.Trials {
		return counted(int(z.X), "trial")
	}
	return "a budget of " + number.Value(z.X).Short(4) + " " + z.Unit
}

// why says why a point has no estimate.
func (z *Sizes) why(p SizePoint) string {
	if p.Curve.Unscored() {
		return fmt.Sprintf("%s has no trial with a score", p.Curve.Model)
	}
	return fmt.Sprintf("no trial of %s with a score fits %s", p.Curve.Model, z.words())
}

// Figure returns the figure of the sizes: a line per model, and each estimate with its
// interval.
func (z Sizes) Figure(o plot.Options) (*plot.Figure, error) {
	return z.study.spelledFigure(z.drawn().Figure(z.look(o)))
}

// Caption returns the caption of the figure.
func (z Sizes) Caption(o plot.Options) string {
	return z.drawn().Caption(z.look(o)) + z.study.selection()
}

// look adds what the log says to the options of a figure.
func (z Sizes) look(o plot.Options) plot.Options {
	o = z.study.look(o)
	o.Possible, _, o.RangeReason = z.study.knownRange(z.options.Curve)
	return o
}

// drawn returns what the figure shows.
func (z Sizes) drawn() plot.Sizes {
	out := plot.Sizes{Name: z.Size, Axis: z.Axis, X: z.X}
	for _, m := range z.Models {
		model := plot.SizeModel{Name: m.Name}
		for _, p := range m.Points {
			model.Sizes, model.Curves = append(model.Sizes, p.Size), append(model.Curves, p.Curve)
		}
		out.Models = append(out.Models, model)
	}
	return out
}

// Write writes the result in a format: csv (a row per model and size), json, txt or text,
// md, or tex.
func (z Sizes) Write(w io.Writer, format string) error { return write(w, z, format) }
