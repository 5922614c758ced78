package plot

import (
	"fmt"
	"math"

	"evpkit/evp"
)

// setScoreRange sets the y axes of all panels to one range of scores: that asked
// for, or what suits the curves. It is an error if a
// logarithmic axis cannot show an estimate.
func (f *Figure) setScoreRange(d evp.Direction, o Options) error {
	if err := checkLogY(f.Panels, o); err != nil {
		return err
	}
	clampBands(f.Panels, o.Possible)
	setRange(f.Panels, d, o)
	return nil
}

// setSizeRange sets the y axis of the only panel to a range that shows all estimates: that
// asked for, or what suits them.
func (f *Figure) setSizeRange(d evp.Direction, o Options) error {
	if err := checkLogY(f.Panels, o); err != nil {
		return err
	}
	clampBands(f.Panels, o.Possible)
	if o.YRange != nil {
		setRange(f.Panels, d, o)
		return nil
	}
	y := &f.Panels[0].Y
	y.Min, y.Max = newRule(d, o).wholeScores(f.Panels[0])
	y.Log = o.LogY
	return nil
}

// clampBands takes from bands, which are finite there, what no score can be.
func clampBands(panels []Panel, possible *evp.Support) {
	if possible == nil {
		return
	}
	for _, p := range panels {
		for _, s := range p.Series {
			for k, y := range s.Y {
				if possible.Low <= y && y <= possible.High {
					s.Lower[k], s.Upper[k] = clamped(s.Lower[k], *possible), clamped(s.Upper[k], *possible)
				}
			}
		}
	}
}

// clamped returns the end of a band, or the nearest score that is possible; an infinite
// end as it is.
func clamped(end float64, possible evp.Support) float64 {
	if math.IsInf(end, 0) {
		return end
	}
	return math.Min(math.Max(end, possible.Low), possible.High) // NaN stays
}

// setRange sets the y axes of panels to one range.
func setRange(panels []Panel, d evp.Direction, o Options) {
	var lo, hi float64
	if o.YRange != nil {
		lo, hi = o.YRange[0], o.YRange[1]
	} else {
		lo, hi = newRule(d, o).of(panels)
	}
	for i := range panels {
		panels[i].Y.Min, panels[i].Y.Max, panels[i].Y.Log = lo, hi, o.LogY
	}
}

// freeAbove is how many times as high as a panel needs its y axis must be for each
// panel to get one of its own, where the layout chooses.
const freeAbove = 3

// setFacetRanges sets the y axes of small multiples: one range for all, or one for
// each, as asked for; if nothing is, one for each where a shared one is more than
// three times as high as some panel needs.
func (f *Figure) setFacetRanges(d evp.Direction, o Options) error {
	if err := f.setScoreRange(d, o); err != nil || o.FacetY == "shared" || o.YRange != nil {
		return err
	}
	shared, tallest := f.Panels[0].Y, 0.0
	for i := range f.Panels {
		setRange(f.Panels[i:i+1], d, o)
		tallest = math.Max(tallest, shared.length()/f.Panels[i].Y.length())
	}
	if o.FacetY == "free" || tallest > freeAbove {
		return nil
	}
	for i := range f.Panels {
		f.Panels[i].Y = shared
	}
	return nil
}

// length returns how far it is along the axis, in decades if it is logarithmic.
func (a Axis) length() float64 {
	if a.Log {
		return math.Log10(a.Max / a.Min)
	}
	return a.Max - a.Min
}

// haveFreeY reports whether panels have y axes of their own.
func haveFreeY(panels []Panel) bool {
	for _, p := range panels {
		if p.Y != panels[0].Y {
			return true
		}
	}
	return false
}

// checkLogY returns an error that names an estimate that a logarithmic y axis
// cannot show. Of fitted laws only what it can show is drawn.
func checkLogY(panels []Panel, o Options) error {
	if !o.LogY {
		return nil
	}
	for _, p := range panels {
		for i := range p.Series {
			s := &p.Series[i]
			if s.Fitted {
				s.Y = aboveZero(s.Y)
				continue
			}
			for k, y := range s.Y {
				if y <= 0 {
					return fmt.Errorf("`log-y` needs scores above 0, and the estimate of %s at %s is %g: leave `log-y` out",
						quoted(s.Name), p.X.value(s.X[k]), y)
				}
			}
		}
	}
	return nil
}

// aboveZero returns the numbers, with gaps for those that are not above 0.
func aboveZero(y []float64) []float64 {
	out := make([]float64, len(y))
	for i, v := range y {
		if out[i] = v; !(v > 0) {
			out[i] = math.NaN()
		}
	}
	return out
}

// mostSpan is the factor that the scores of a panel may span before a logarithmic
// y axis is advised.
const mostSpan = 20

// noteSpan adds a note if the estimates of a panel, all above 0, span so much that a
// logarithmic y axis would show them better, unless the axis was asked for.
func (f *Figure) noteSpan(panels []int, o Options) {
	if o.LogY || o.YRange != nil {
		return
	}
	widest, where, ends := float64(mostSpan), -1, [2]float64{}
	for _, i := range panels {
		e := extremes(f.Panels[i : i+1])
		if span := e[1] / e[0]; e[0] > 0 && span > widest {
			widest, where, ends = span, i, e
		}
	}
	if where >= 0 {
		f.note("The estimates in %s span a factor of %s (%s): `log-y` shows small ones as well as large ones.",
			lowered(f.panelName(where)), factor(widest), interval(ends[0], ends[1]))
	}
}

// factor writes a factor above 10: "952" or "1.2e+09".
func factor(x float64) string {
	if x < 1e6 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.2g", x)
}
