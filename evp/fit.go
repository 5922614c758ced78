package evp

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat"

	"evpkit/evp/number"
)

// A Law is a family of curves that is fitted to describe diminishing returns.
type Law int8

// The laws.
const (
	LogLinear Law = iota // y = a + b·log10 x
	PowerLaw             // y = c − d·x^(−k), which saturates at c
)

// String returns "log-linear" or "power-law".
func (l Law) String() string {
	if l == PowerLaw {
		return "power-law"
	}
	return "log-linear"
}

// The range in which the exponent of a power law is searched.
const (
	leastExponent = 0.01
	mostExponent  = 10
)

// A Fit is a law fitted by least squares. It describes the points between From and To and
// says nothing about what lies beyond them.
type Fit struct {
	Law Law
	// Params are a and b, or c, d and k; nil if the power law is not identified, which
	// means that the best exponent is an end of its range, 0.01 to 10.
	Params   []float64
	R2       float64 // 1 − residual / total sum of squares; NaN where y does not vary
	RMS      float64 // root of the mean squared residual, in score units
	AICc     float64 // n·ln(RSS/n) + 2p + 2p(p+1)/(n−p−1); NaN unless points are raw and n > p + 1
	N        int     // points fitted
	From, To float64 // their range
}

// Identified reports whether the law has parameters.
func (f Fit) Identified() bool { return f.Params != nil }

// At returns the law's value at x > 0; NaN if it is not identified.
func (f Fit) At(x float64) float64 {
	switch {
	case !f.Identified():
		return math.NaN()
	case f.Law == PowerLaw:
		return f.Params[0] - f.Params[1]*math.Pow(x, -f.Params[2])
	}
	return f.Params[0] + f.Params[1]*math.Log10(x)
}

// Formula writes the law with its parameters, for people. A power law is written as
// c − g·(x/x1)^−k, where x1 = From: g, in score units, is what was still to be gained
// at x1, while d = g·x1^k would be a number without a meaning of its own.
func (f Fit) Formula() string {
	switch {
	case !f.Identified():
		return f.Law.String() + ": not identified"
	case f.Law == LogLinear:
		return fmt.Sprintf("%s %s·log10 x", number.Value(f.Params[0]).Short(4), signed(f.Params[1]))
	}
	c, d, k := f.Params[0], f.Params[1], f.Params[2]
	x := "x"
	if first := number.Value(f.From).Short(4); first != "1" {
		x = "(x/" + first + ")"
	}
	gain := -d * math.Pow(f.From, -k)
	return fmt.Sprintf("%s %s·%s^−%s", number.Value(c).Short(4), signed(gain), x, number.Value(k).Short(3))
}

// signed writes a number with its sign apart, to be added to another.
func signed(x float64) string {
	if x < 0 {
		return "− " + number.Value(-x).Short(3)
	}
	return "+ " + number.Value(x).Short(3)
}

// FitLaws fits both laws to points (x > 0, y finite), in any order: the log-linear law to
// at least 3 points with different x, the power law to at least 4, by variable projection
// (for each exponent, c and d are found by linear least squares). A law with too few points
// is left out.
//
// raw says that the points are observations and not values computed from others, such as
// the grid points of a curve: only then does AICc have a meaning. Its p counts the law's
// parameters and the variance.
func FitLaws(x, y []float64, raw bool) []Fit {
	distinct := slices.Clone(x)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	var out []Fit
	if len(distinct) >= 3 {
		out = append(out, fitLogLinear(x, y, raw))
	}
	if len(distinct) >= 4 {
		out = append(out, fitPowerLaw(x, y, raw))
	}
	return out
}

// fitLogLinear fits y = a + b·log10 x.
func fitLogLinear(x, y []float64, raw bool) Fit {
	logs := make([]float64, len(x))
	for i := range x {
		logs[i] = math.Log10(x[i])
	}
	a, b := stat.LinearRegression(logs, y, nil, false)
	f := Fit{Law: LogLinear, Params: []float64{a, b}}
	f.judge(x, y, raw)
	return f
}

// fitPowerLaw fits y = c − d·x^(−k).
func fitPowerLaw(x, y []float64, raw bool) Fit {
	p := newProjection(x, y)
	const steps = 120
	ends := [2]float64{math.Log(leastExponent), math.Log(mostExponent)}
	width := (ends[1] - ends[0]) / steps
	best, least := 0, math.Inf(1)
	for i := range steps + 1 {
		if r := p.residual(math.Exp(ends[0] + width*float64(i))); r < least {
			best, least = i, r
		}
	}
	f := Fit{Law: PowerLaw}
	if best > 0 && best < steps {
		k := math.Exp(p.refine(ends[0]+width*float64(best), width))
		f.Params = p.params(k)
	}
	f.judge(x, y, raw)
	return f
}

// A projection is a fit of a power law as a function of the exponent.
type projection struct {
	logs  []float64 // of x, less the smallest
	first float64   // smallest x
	y     []float64
	v     []float64 // scratch
}

// newProjection prepares the fit to points.
func newProjection(x, y []float64) *projection {
	p := &projection{logs: make([]float64, len(x)), v: make([]float64, len(x)), first: slices.Min(x), y: y}
	for i := range x {
		p.logs[i] = math.Log(x[i] / p.first)
	}
	return p
}

// lines returns the least-squares α and β in y = α + β·((x/first)^(−k) − 1).
func (p *projection) lines(k float64) (alpha, beta float64) {
	for i, l := range p.logs {
		p.v[i] = math.Expm1(-k * l)
	}
	return stat.LinearRegression(p.v, p.y, nil, false)
}

// residual returns the residual sum of squares for an exponent.
func (p *projection) residual(k float64) float64 {
	alpha, beta := p.lines(k)
	sum := 0.0
	for i, v := range p.v {
		r := p.y[i] - alpha - beta*v
		sum += r * r
	}
	return sum
}

// refine returns the logarithm of the best exponent near t, the best on a grid of the given
// spacing.
func (p *projection) refine(t, width float64) float64 {
	scale := p.residual(math.Exp(t))
	if scale == 0 {
		return t
	}
	problem := optimize.Problem{Func: func(x []float64) float64 {
		if math.Abs(x[0]-t) > width {
			return math.Inf(1)
		}
		return p.residual(math.Exp(x[0])) / scale
	}}
	settings := &optimize.Settings{
		Converger: &optimize.FunctionConverge{Absolute: 1e-14, Iterations: 60}, MajorIterations: 500,
	}
	result, err := optimize.Minimize(problem, []float64{t}, settings, &optimize.NelderMead{SimplexSize: width / 2})
	if err != nil || result.F > 1 {
		return t
	}
	return result.X[0]
}

// params returns c, d and k for an exponent.
func (p *projection) params(k float64) []float64 {
	alpha, beta := p.lines(k)
	return []float64{alpha - beta, -beta * math.Pow(p.first, k), k}
}

// judge sets how well the law describes the points.
func (f *Fit) judge(x, y []float64, raw bool) {
	f.N, f.From, f.To = len(x), slices.Min(x), slices.Max(x)
	f.R2, f.RMS, f.AICc = math.NaN(), math.NaN(), math.NaN()
	if !f.Identified() {
		return
	}
	mean := stat.Mean(y, nil)
	var rss, tss float64
	for i := range x {
		r := y[i] - f.At(x[i])
		rss += r * r
		tss += (y[i] - mean) * (y[i] - mean)
	}
	n, p := float64(f.N), float64(len(f.Params)+1)
	f.RMS = math.Sqrt(rss / n)
	if tss > 0 {
		f.R2 = 1 - rss/tss
	}
	if raw && n > p+1 {
		f.AICc = n*math.Log(rss/n) + 2*p + 2*p*(p+1)/(n-p-1)
	}
}
