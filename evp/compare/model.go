package compare

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"evpkit/evp"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/resample"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// A model is one of the models that are compared, with all that its pairs share. Where it
// is compared has two parts: the x asked for and, if the models are few, those that the
// claims of its pairs rest on.
type model struct {
	*evp.Sample
	axis       evp.Axis
	options    evp.CurveOptions
	set        *trials.Set
	fixed      bool       // a reference: its score is known, and the same at every x
	start, end float64    // range of x in which the curve exists
	fine       *evp.Curve // over all of that range
	xs, ys     []float64  // its points where it exists; ys are larger if better

	terms map[int][]float64 // by the number of trials taken: by how much less that makes of it, at termXs

	at           []float64 // ascending x at which it is evaluated
	points       []evp.Point
	errors       []float64             // standard errors there; NaN where there can be no verdict
	laws         map[float64][]outcome // of the best score at the x asked for
	shared       []evp.Point           // at the x that all models share, where the curve exists
	endsOnce     sync.Once
	best, worst  [][]float64 // by at, then by draw: what the trials not seen allow; see setEnds
	replicates   resample.Replicates
	common       map[float64]bool    // the x of the replicates that are not the model's own
	resampled    [][]float64         // of each resample, the best of its fine curve up to each of xs
	costs        map[float64]float64 // of the scores that are compared, see setCosts
	tailWarnings []evp.Warning
}

// finePoints is the number of points of the curves in which crossovers and costs of
// scores are looked for: two neighbouring budgets are then at most a few per cent
// apart.
const finePoints = 300

// newModel returns a model, with its fine curve unless only its range is wanted.
func newModel(s *evp.Sample, axis evp.Axis, o evp.CurveOptions, onlyRange bool) (*model, error) {
	m := &model{Sample: s, axis: axis, options: o, fixed: s.N() == 1, terms: make(map[int][]float64)}
	var err error
	if m.set, err = setOf(s); err != nil {
		return nil, err
	}
	if m.fixed {
		return m, m.setFixed()
	}
	if err := m.setFine(onlyRange); err != nil {
		return nil, err
	}
	m.setLine(m.fine.Points)
	return m, nil
}

// setLine sets the points of the fine curve where the curve exists.
func (m *model) setLine(points []evp.Point) {
	m.xs, m.ys = nil, nil
	for _, p := range points {
		if m.exists(p.X) && !math.IsNaN(p.Estimate) {
			m.xs, m.ys = append(m.xs, p.X), append(m.ys, p.Estimate*m.Direction().Sign())
		}
	}
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

// rangePoints is the number of points of a curve of which only the range is wanted.
const rangePoints = 2

// setFine sets the fine curve, with the ends of its jumps among its x, and its range. If
// only that is wanted and the curve does not jump, it has rangePoints.
func (m *model) setFine(onlyRange bool) error {
	o := m.options
	o.At, o.Points, o.To = nil, finePoints, 0
	if onlyRange {
		o.Points = rangePoints
	}
	curve, err := m.Curve(m.axis, o)
	if err != nil {
		return err
	}
	m.fine, m.start, m.end = curve, math.Inf(1), curve.End
	m.tailWarnings = slices.DeleteFunc(m.TailWarnings(curve, m.options), func(w evp.Warning) bool {
		return w.Code != evp.WarnBandWeak
	})
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
	switch {
	case m.start > m.end:
		return fmt.Sprintf("%s has no curve", m.Model())
	case math.IsInf(m.end, 1):
		return fmt.Sprintf("%s is one score, from %.4g on", m.Model(), m.start)
	}
	return fmt.Sprintf("the curve of %s goes from %.4g to %.4g", m.Model(), m.start, m.end)
}

// warnings returns those of the curve that matter for a comparison.
func (m *model) warnings() []evp.Warning {
	if m.fixed {
		return nil
	}
	out := slices.DeleteFunc(slices.Clone(m.fine.Warnings), func(w evp.Warning) bool {
		return w.Code != evp.WarnStart && w.Code != evp.WarnDropped
	})
	return append(out, m.tailWarnings...)
}

// evaluate sets all that belongs to the x at which the model is compared: those asked for
// and others, of claims.
func (m *model) evaluate(c *comparison, claims []float64) error {
	m.at = grid.Distinct(slices.Concat(c.xs, claims))
	if m.fixed {
		m.evaluateFixed(c)
		return nil
	}
	o := m.options
	o.At = slices.Clone(m.at)
	for _, x := range c.shared {
		if m.exists(x) {
			o.At = append(o.At, x)
		}
	}
	curve, err := m.Curve(m.axis, o)
	if err != nil {
		return err
	}
	m.points, m.shared = curve.Points[:len(m.at)], curve.Points[len(m.at):]
	if len(m.fine.Points) <= rangePoints {
		m.setLine(m.shared)
	}
	xs := grid.Distinct(c.xs)
	laws := make([][]outcome, len(xs))
	parallel.For(len(xs), func(k int) { laws[k] = outcomes(m.set, m.axis, xs[k], m.none()) })
	m.laws = make(map[float64][]outcome, len(xs))
	for k, x := range xs {
		m.laws[x] = laws[k]
	}
	m.setErrors()
	m.resample(c, claims)
	return nil
}

// index returns the position of an x at which the model is evaluated.
func (m *model) index(x float64) int {
	k, found := slices.BinarySearch(m.at, x)
	if !found {
		panic("compare: the model is not evaluated there")
	}
	return k
}

// engine returns an engine for resamples of the model.
func (m *model) engine(xs []float64) *resample.Engine { return resample.NewEngine(m.setup(xs)) }

// setup says what an engine evaluates.
func (m *model) setup(xs []float64) resample.Setup {
	return resample.Setup{Trials: m.set, Budget: m.axis == evp.Budget, Xs: xs, None: m.none()}
}

// setErrors sets the standard errors.
func (m *model) setErrors() {
	var at []float64
	var places []int
	m.errors = make([]float64, len(m.at))
	for k, x := range m.at {
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

// decidable reports whether there can be a verdict at an x at which the model is evaluated.
func (m *model) decidable(x float64) bool { return !math.IsNaN(m.errors[m.index(x)]) }

// resample sets the replicates, at the anchors and the claims' x at which there can be a
// verdict and at some x of the model's own, and the fine curve of each resample.
func (m *model) resample(c *comparison, claims []float64) {
	common := slices.DeleteFunc(grid.Distinct(slices.Concat(c.anchors, claims)), func(x float64) bool {
		return !m.decidable(x)
	})
	m.common = make(map[float64]bool)
	for _, x := range common {
		m.common[x] = true
	}
	draw := sampling.Bootstrap{Seed: m.options.Seed, Name: m.Model()}
	m.replicates = m.engine(m.withOwn(common)).BootstrapAt(draw, m.options.Resamples, c.progress, func(x float64) bool {
		return m.common[x]
	})
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
	for _, x := range m.spread(ownAnchors) {
		isNear := func(y float64) bool { return math.Abs(math.Log(x/y)) < near }
		if end := x == m.start || x == m.end; end || !slices.ContainsFunc(xs, isNear) {
			out = append(out, x)
		}
	}
	return grid.Distinct(out)
}

// spread returns up to n x, ascending, from the start of the model's curve to its end.
func (m *model) spread(n int) []float64 {
	if !(m.start <= m.end) {
		return nil
	}
	xs := grid.Log(m.start, m.end, n)
	if m.axis == evp.Trials {
		for i, x := range xs {
			xs[i] = math.Round(x)
		}
	}
	return grid.Distinct(xs)
}

// setResampled sets the best that each resample has reached up to each x of the fine curve: the
// exact curve, shifted as much as the estimates of the resample are, which is interpolated
// between the x of the replicates.
func (m *model) setResampled() {
	if m.replicates.Size() == 0 {
		return
	}
	places := grid.Places(m.replicates.Xs, m.xs)
	m.resampled = make([][]float64, m.replicates.Size())
	for i := range m.resampled {
		shift := m.replicates.Shift(i)
		values, best := make([]float64, len(m.ys)), math.Inf(-1)
		for k, p := range places {
			best = math.Max(best, resample.OrBelow(m.ys[k]+p.Of(shift)))
			values[k] = best
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
	if m.fixed {
		return slices.Repeat([]float64{m.ys[0]}, len(xs))
	}
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
