package compare

import (
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// A model is one of the models that are compared, with all that its pairs share.
type model struct {
	*evp.Sample
	axis       evp.Axis
	options    evp.CurveOptions
	set        *trials.Set
	start, end float64    // range of x in which the curve exists
	fine       *evp.Curve // over all of that range
	xs, ys     []float64  // its points where it exists; ys are larger if better

	points []evp.Point // at the comparison's xs
	laws   [][]outcome // of the best score there
	errors []float64   // standard errors there; NaN where there can be no verdict
	shared []evp.Point // at the x that all models share, where the curve exists

	replicates resample.Replicates
	common     []bool              // of each x of the replicates: it is not the model's own
	resampled  [][]float64         // the fine curve of each resample: ys at xs
	costs      map[float64]float64 // of the scores that are compared, see setCosts
}

// finePoints is the number of points of the curves in which crossovers and costs of
// scores are looked for: two neighbouring budgets are then at most a few per cent
// apart.
const finePoints = 300

// newModel returns a model with its fine curve.
func newModel(s *evp.Sample, axis evp.Axis, o evp.CurveOptions) (*model, error) {
	m := &model{Sample: s, axis: axis, options: o}
	var err error
	if m.set, err = setOf(s); err != nil {
		return nil, err
	}
	if err := m.setFine(); err != nil {
		return nil, err
	}
	for _, p := range m.fine.Points {
		if m.exists(p.X) && !math.IsNaN(p.Estimate) {
			m.xs, m.ys = append(m.xs, p.X), append(m.ys, p.Estimate*s.Direction().Sign())
		}
	}
	return m, nil
}

// setOf returns the trials of a sample in the form that the engine takes.
func setOf(s *evp.Sample) (*trials.Set, error) {
	var scored, failed []trials.Row
	for _, t := range s.Trials() {
		row := trials.Row{Score: t.Score * s.Direction().Sign(), Cost: t.Cost, Count: max(t.Count, 1)}
		if t.Failed() {
			failed = append(failed, row)
		} else {
			scored = append(scored, row)
		}
	}
	return trials.New(scored, failed)
}

// setFine sets the fine curve, with the ends of its jumps among its x, and its range.
func (m *model) setFine() error {
	o := m.options
	o.At, o.Points, o.To = nil, finePoints, 0
	curve, err := m.Curve(m.axis, o)
	if err != nil {
		return err
	}
	m.fine, m.start, m.end = curve, math.Inf(1), curve.End
	if k := slices.IndexFunc(curve.Points, m.started); k >= 0 {
		m.start = curve.Points[k].X
	}
	if curve.Jumps == nil || m.start > m.end {
		return nil
	}
	o.At = withJumps(grid.Log(m.start, m.end, finePoints), curve.Jumps)
	warnings := curve.Warnings
	if m.fine, err = m.Curve(m.axis, o); err == nil {
		m.fine.Warnings = warnings
	}
	return err
}

// started reports whether the curve has started at a point: a score is as likely there
// as was asked for.
func (m *model) started(p evp.Point) bool {
	return !math.IsNaN(p.Estimate) && p.PNone <= m.options.Start*(1+1e-6)
}

// exists reports whether the model's curve exists at x.
func (m *model) exists(x float64) bool { return grid.Within(x, m.start, m.end) }

// none returns the baseline as a score that is larger if better; NaN without one.
func (m *model) none() float64 {
	if m.options.Baseline == nil {
		return math.NaN()
	}
	return *m.options.Baseline * m.Direction().Sign()
}

// rangeInWords says from where to where the model's curve goes.
func (m *model) rangeInWords() string {
	if m.start > m.end {
		return fmt.Sprintf("%s has no curve", m.Model())
	}
	return fmt.Sprintf("the curve of %s goes from %.4g to %.4g", m.Model(), m.start, m.end)
}

// warnings returns those of the curve that matter for a comparison.
func (m *model) warnings() []evp.Warning {
	return slices.DeleteFunc(slices.Clone(m.fine.Warnings), func(w evp.Warning) bool {
		return w.Code != evp.WarnStart && w.Code != evp.WarnDropped
	})
}

// evaluate sets the points, the laws and the resamples of the model.
func (m *model) evaluate(c *comparison) error {
	o := m.options
	o.At = slices.Clone(c.xs)
	if o.At == nil {
		o.At = []float64{}
	}
	for _, x := range c.shared {
		if m.exists(x) {
			o.At = append(o.At, x)
		}
	}
	curve, err := m.Curve(m.axis, o)
	if err != nil {
		return err
	}
	m.points, m.shared = curve.Points[:len(c.xs)], curve.Points[len(c.xs):]
	m.laws = make([][]outcome, len(c.xs))
	parallel.For(len(c.xs), func(k int) { m.laws[k] = outcomes(m.set, m.axis, c.xs[k], m.none()) })
	m.setErrors(c.xs)
	m.resample(c)
	return nil
}

// engine returns an engine for resamples of the model.
func (m *model) engine(xs []float64) *resample.Engine {
	return resample.NewEngine(resample.Setup{Trials: m.set, Budget: m.axis == evp.Budget, Xs: xs, None: m.none()})
}

// setErrors sets the standard errors at the comparison's xs.
func (m *model) setErrors(xs []float64) {
	var at []float64
	var places []int
	m.errors = make([]float64, len(xs))
	for k, x := range xs {
		m.errors[k] = math.NaN()
		if m.exists(x) && m.started(m.points[k]) {
			at, places = append(at, x), append(places, k)
		}
	}
	_, errors := m.engine(at).Estimates()
	for i, k := range places {
		m.errors[k] = errors[i]
	}
}

// resample sets the replicates, at the anchors at which there can be a verdict and at
// some x of the model's own, and the fine curve of each resample.
func (m *model) resample(c *comparison) {
	anchors := slices.DeleteFunc(slices.Clone(c.anchors), func(x float64) bool {
		return math.IsNaN(m.errors[slices.Index(c.xs, x)])
	})
	all := m.withOwn(anchors)
	draw := sampling.Bootstrap{Seed: m.options.Seed, Name: m.Model()}
	m.replicates = m.engine(all).Bootstrap(draw, m.options.Resamples, c.progress)
	for _, x := range all {
		m.common = append(m.common, slices.Contains(anchors, x))
	}
	m.setResampled()
}

// ownAnchors is the number of x of its own at which a model is resampled, for the
// costs of equal scores.
const ownAnchors = 6

// withOwn adds x to the ascending xs so that they cover the whole of the model's
// curve.
func (m *model) withOwn(xs []float64) []float64 {
	if !(m.start <= m.end) {
		return xs
	}
	out := slices.Clone(xs)
	near := math.Log(m.end/m.start) / (ownAnchors - 1) / 2
	for _, x := range grid.Log(m.start, m.end, ownAnchors) {
		if m.axis == evp.Trials {
			x = math.Round(x)
		}
		isNear := func(y float64) bool { return math.Abs(math.Log(x/y)) < near }
		if end := x == m.start || x == m.end; end || !slices.ContainsFunc(xs, isNear) {
			out = append(out, x)
		}
	}
	return grid.Distinct(out)
}

// setResampled sets the fine curves of the resamples: the exact one, shifted as much
// as the estimates of the resample are, which is interpolated between the x of the
// replicates.
func (m *model) setResampled() {
	if m.replicates.Size() == 0 {
		return
	}
	places := grid.Places(m.replicates.Xs, m.xs)
	m.resampled = make([][]float64, m.replicates.Size())
	for i := range m.resampled {
		shift := m.replicates.Shift(i)
		values := slices.Clone(m.ys)
		for k, p := range places {
			values[k] += p.Of(shift)
		}
		m.resampled[i] = values
	}
}

// function returns the model's curve from start to end as a function.
func (m *model) function(start, end float64) grid.Function {
	return grid.Function{Start: start, End: end, Whole: m.axis == evp.Trials, Values: grid.Sorted(m.values)}
}

// values returns the exact curve at ascending distinct xs; larger is better.
func (m *model) values(xs []float64) []float64 {
	o := m.options
	o.At, o.Progress = xs, nil
	out := slices.Repeat([]float64{math.NaN()}, len(xs))
	if curve, err := m.Curve(m.axis, o); err == nil {
		for k, p := range curve.Points {
			out[k] = p.Estimate * m.Direction().Sign()
		}
	}
	return out
}
