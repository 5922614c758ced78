package plot

import (
	"math"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

// TestLabelsOnTheAxesFit draws ranges from a hundredth of an octave to thirty
// decades on pages from 2.2 to 8 inches wide: at least one number, on pages of
// a column two, none in touch with the next, none off the page.
func TestLabelsOnTheAxesFit(t *testing.T) {
	t.Parallel()
	for _, axis := range []evp.Axis{evp.Budget, evp.Trials} {
		for _, from := range []float64{1, 7, 950, 2.1e5, 3.3e17, 9.7e17, 4e-9} {
			for _, ratio := range []float64{1, 1.007, 1.4, 2, 3, 10, 13, 99, 1e3, 1e6, 1e30} {
				if axis == evp.Trials && (from < 1 || from*ratio > 1e9 || ratio > 1 && from*ratio < from+1) {
					continue // counts are whole numbers
				}
				c := budgetCurve("a", from, from*math.Sqrt(ratio), from*ratio)
				c.Axis = axis
				for _, width := range []float64{2.2, 2.7, 3.25, 5.5, 8} {
					for _, o := range []Options{{Width: width}, {Width: width, LinearX: true}, {Width: width, TopAxis: from / 3}} {
						s := laidOut(t, []evp.Curve{c}, o)
						checkLabels(t, s, s.Frames[0].XScale, s.Frames[0].Panel.X, width, from, ratio, 1)
						if top := s.Frames[0].Panel.Top; top.Max != 0 {
							checkLabels(t, s, s.Frames[0].TopScale, top, width, from, ratio, 0)
						}
					}
				}
			}
		}
	}
}

// checkLabels checks the labels of a horizontal axis of the first panel.
func checkLabels(t *testing.T, p *sheet.Plan, s sheet.Scale, a sheet.Axis, width, from, ratio float64, least int) {
	t.Helper()
	box := p.Frames[0].Box
	end, n := -math.MaxFloat64, 0
	for _, tick := range s.Ticks {
		if tick.Minor() {
			continue
		}
		n++
		x := float64(box.Min.X) + a.At(tick.Value)*float64(box.Size().X)
		half := p.TickWidth(tick) / 2
		if x-half < end+0.3*p.TickSize {
			t.Errorf("%g inches, from %g by %g, log %v: %s is in touch with the number before it", width, from, ratio,
				a.Log, tick.Label)
		}
		if end = x + half; end > p.Width || x < half {
			t.Errorf("%g inches, from %g by %g, log %v: %s leaves the page", width, from, ratio, a.Log, tick.Label)
		}
	}
	if width >= 3.25 && ratio >= 1.4 {
		least *= 2
	}
	if n < least {
		t.Errorf("%g inches, from %g by %g, log %v: %d numbers, want %d", width, from, ratio, a.Log, n, least)
	}
}

// TestDegenerateFigures lays out one trial, one budget, and scores that are
// constant, tiny or huge: every estimate lies in its panel, and both axes have
// numbers.
func TestDegenerateFigures(t *testing.T) {
	for _, axis := range []evp.Axis{evp.Budget, evp.Trials} {
		for _, scale := range []float64{1, 0, 1e-12, 1e12, -1e12} {
			for _, shape := range [][]float64{{1}, {1, 1, 1}, {1, 2, 3}, {1, 1 + 1e-7, 1 + 2e-7}} {
				c := evp.Curve{Model: "a", Axis: axis, End: math.NaN()}
				for i, y := range shape {
					none := evp.Band{Interval: evp.NoInterval()}
					c.Points = append(c.Points, evp.Point{X: float64(i + 1), Estimate: y * scale, Band: none})
				}
				s := laidOut(t, []evp.Curve{c}, Options{Trials: []evp.Trial{{Model: "a", Cost: 1, Score: scale}}, BudgetLine: 1})
				y := s.Frames[0].Panel.Y
				for _, p := range c.Points {
					if p.Estimate < y.Min || p.Estimate > y.Max {
						t.Errorf("%v times %g: the axis from %g to %g leaves out %g", shape, scale, y.Min, y.Max, p.Estimate)
					}
				}
				if len(s.Frames[0].YScale.Labels()) == 0 || len(s.Frames[0].XScale.Labels()) == 0 {
					t.Errorf("%v times %g: an axis without numbers", shape, scale)
				}
				s.Draw()
			}
		}
	}
}
