package sheet

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"evpkit/plot/internal/ink"
)

// testLook returns a look for type of 8 and 7 points.
func testLook() Look {
	grey := func(v uint8) color.NRGBA { return color.NRGBA{v, v, v, 255} }
	return Look{
		Face: ink.Sans(), LabelSize: 8, TickSize: 7, Paper: grey(255), Ink: grey(34), Grid: grey(227),
		AxisWidth: 0.6, GridWidth: 0.4, LineWidth: 1.25, TickLength: 3, MinorLength: 1.65,
		BandAlpha: 0.18, ManyBandAlpha: 0.12, PastDash: []float64{1.6, 2}, PastAlpha: 0.55, FitDash: []float64{2.6, 1.3},
	}
}

// seriesOf returns a series without a band through the points given.
func seriesOf(name string, x, y []float64) Series {
	s := Series{Name: name, Style: Style{Color: color.NRGBA{0, 0x72, 0xB2, 255}}, X: x, Y: y, End: math.NaN()}
	for range x {
		s.Lower, s.Upper = append(s.Lower, math.NaN()), append(s.Upper, math.NaN())
	}
	return s
}

// straight returns a series of 30 points from a to b, with a band of the given
// half-width if that is > 0.
func straight(name string, half, a, b float64) Series {
	var x, y []float64
	for i := range 30 {
		x, y = append(x, float64(i+1)), append(y, a+(b-a)*float64(i)/29)
	}
	s := seriesOf(name, x, y)
	for k := range y {
		if half > 0 {
			s.Lower[k], s.Upper[k] = y[k]-half, y[k]+half
		}
	}
	return s
}

// rising returns a series from 0.5 to 0.9.
func rising(name string, x ...float64) Series {
	var y []float64
	for i := range x {
		y = append(y, 0.5+0.4*float64(i)/float64(len(x)-1))
	}
	return seriesOf(name, x, y)
}

// figureOf returns a figure of one panel that shows the series whole, on linear
// axes.
func figureOf(series ...Series) Figure {
	x := Axis{Label: "x", Min: math.Inf(1), Max: math.Inf(-1)}
	y := Axis{Label: "y", Min: math.Inf(1), Max: math.Inf(-1)}
	for _, s := range series {
		for k := range s.X {
			x.Min, x.Max = math.Min(x.Min, s.X[k]), math.Max(x.Max, s.X[k])
			y.Min, y.Max = math.Min(y.Min, s.Y[k]), math.Max(y.Max, s.Y[k])
		}
	}
	pad := 0.03*(y.Max-y.Min) + 1e-3
	y.Min, y.Max = y.Min-pad, y.Max+pad
	return Figure{Width: 3.25, Height: 2.2, Look: testLook(), Panels: []Panel{{X: x, Y: y, Series: series}}}
}

// laidOut returns the plan of a figure.
func laidOut(t *testing.T, f Figure) *Plan {
	t.Helper()
	p, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestRoom: a figure that is too small for its panels is an error.
func TestRoom(t *testing.T) {
	f := figureOf(straight("a", 0, 0, 1))
	f.Width, f.Height = 0.5, 0.5
	if _, err := New(f); err == nil || !strings.Contains(err.Error(),
		"0.5 × 0.5 inches leaves no room for its 1 panels") {
		t.Errorf("error %v", err)
	}
}

// TestDrawTwice: drawing does not change the plan.
func TestDrawTwice(t *testing.T) {
	f := figureOf(straight("a", 0.1, 0, 1), straight("b", 0.1, 0.5, 0.7))
	f.Panels[0].Marks = []Mark{{X: 15, Y: 0.6, Name: "here"}}
	p := laidOut(t, f)
	a, err := p.Draw().Encode("svg", 0)
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Draw().Encode("svg", 0)
	if err != nil || string(a) != string(b) {
		t.Errorf("the second drawing differs, error %v", err)
	}
}

// TestArrangement: five panels in three columns; a panel with others of the same
// axes below or to its left has no numbers there.
func TestArrangement(t *testing.T) {
	f := figureOf(straight("a", 0, 0, 1))
	for range 4 {
		f.Panels = append(f.Panels, f.Panels[0])
	}
	f.Columns, f.Width, f.Height = 3, 6, 4
	f.Panels[4].X.Max++
	p := laidOut(t, f)
	for i, want := range []struct{ hasX, hasY bool }{{false, true}, {true, false}, {true, false}, {true, true},
		{true, false}} {
		if got := p.Frames[i]; got.hasX != want.hasX || got.hasY != want.hasY {
			t.Errorf("panel %d: numbers on x %v, on y %v, want %v", i, got.hasX, got.hasY, want)
		}
	}
	if p.Frames[0].Box.Min.Y <= p.Frames[3].Box.Max.Y || p.Frames[0].Box.Min.X != p.Frames[3].Box.Min.X {
		t.Errorf("panel 3 at %v is not below panel 0 at %v", p.Frames[3].Box, p.Frames[0].Box)
	}
}
