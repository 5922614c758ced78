package compare

import (
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/internal/resample"
)

// A Reference is a score that is known, such as a published one: a model that is not
// searched. Models are compared with it at every x.
type Reference struct {
	Name  string
	Score float64 // in score units
}

// noCost is what a reference costs that is no trial: less than any budget.
const noCost = 1e-300

// sample returns the reference as a model of one trial.
func (r Reference) sample(d evp.Direction) (*evp.Sample, error) {
	return evp.NewSample(r.Name, []evp.Trial{{Score: r.Score, Cost: noCost}}, evp.SampleOptions{Direction: d})
}

// setFixed sets what a model of one trial is: its score, at every x from 1 trial, or from the
// trial's cost, on. Running it again would give nothing better, and nothing is said of how it
// varies.
func (m *model) setFixed() error {
	m.start, m.end = 1, math.Inf(1)
	if m.axis == evp.Budget {
		m.start = m.TotalCost()
	}
	m.fine = &evp.Curve{Model: m.Model(), Axis: m.axis, Direction: m.Direction(), Trials: 1, Best: m.Best()}
	m.xs, m.ys = []float64{m.start}, []float64{m.Best() * m.Direction().Sign()}
	return nil
}

// evaluateFixed sets all that belongs to the x at which a reference is compared.
func (m *model) evaluateFixed(c *comparison) {
	m.errors = make([]float64, len(m.at))
	m.laws = make(map[float64][]outcome)
	m.common = make(map[float64]bool)
	m.points = m.pointsAt(m.at)
	for k, x := range m.at {
		m.laws[x] = []outcome{{m.ys[0], 1}}
		if m.common[x] = m.exists(x); !m.common[x] {
			m.errors[k] = math.NaN()
		}
	}
	m.shared = m.pointsAt(slices.DeleteFunc(slices.Clone(c.shared), func(x float64) bool { return !m.exists(x) }))
	m.replicates = resample.Constant(m.at, m.ys[0], m.options.Resamples)
	c.progress.Add(m.options.Resamples)
}

// pointsAt returns the points of a reference.
func (m *model) pointsAt(xs []float64) []evp.Point {
	out := make([]evp.Point, len(xs))
	for k, x := range xs {
		out[k] = evp.Point{X: x, Estimate: m.Best()}
	}
	return out
}
