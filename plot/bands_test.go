package plot

import (
	"math"
	"testing"

	"evpkit/evp"
	"github.com/google/go-cmp/cmp"
)

func TestStretches(t *testing.T) {
	inf := math.Inf(1)
	s := Series{X: make([]float64, 7), Lower: []float64{0, 0, 0, -inf, -inf, 0, 0}, Upper: []float64{inf, 1, 1, 1, inf, 1, 1}}
	want := []stretch{
		{run{0, 2}, open{above: true}}, // to the first point with an end
		{run{1, 3}, open{}},
		{run{2, 4}, open{below: true}}, // from the last point with an end
		{run{3, 6}, open{true, true}},
		{run{5, 7}, open{}},
	}
	if diff := cmp.Diff(want, s.stretches(run{0, 7}), cmp.AllowUnexported(stretch{}, run{}, open{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestUnboundedBandFades checks that a band without an upper end reaches the
// edge of its panel, fainter at each step, and does not widen the y axis.
func TestUnboundedBandFades(t *testing.T) {
	c := straight("a", 0.1, 0.4, 0.6)
	bounded := laidOut(t, []evp.Curve{c}, Options{})
	for k := range 10 {
		c.Points[k].Upper = math.Inf(1)
	}
	s := laidOut(t, []evp.Curve{c}, Options{})
	if got, want := s.Panels[0].Y.Max, bounded.Panels[0].Y.Max; got > want {
		t.Errorf("the axis ends at %g, with a bounded band at %g", got, want)
	}
	traces := s.band(0, s.Panels[0].Series[0])
	if len(traces) != 2 || traces[0].open != (open{above: true}) || traces[1].open != (open{}) {
		t.Fatalf("%d traces: %+v", len(traces), traces)
	}
	s.drawBands(0)
	last := -1
	top := s.frames[0].Max.Y
	for k, m := range s.page.Marks[:fadeSteps] {
		if int(m.Color.A) <= last {
			t.Errorf("strip %d is as faint as the one above it", k)
		}
		last = int(m.Color.A)
		high := m.Path[0].Pos.Y
		for _, c := range m.Path {
			high = max(high, c.Pos.Y)
		}
		if math.Abs(float64(high-top)) > 1e-6 {
			t.Errorf("strip %d ends at %g, want %g", k, high, top)
		}
		top -= s.frames[0].Size().Y * fadeShare / fadeSteps
	}
	f, err := Curves{c}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Where it fades at the edge of the panel, the band of “a” has no end on that side."}, f.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// TestUnboundedBandHasRoomToFade checks that a band without an upper end is
// seen above the highest estimate: at the top of its panel it has faded.
func TestUnboundedBandHasRoomToFade(t *testing.T) {
	c := straight("a", 0.1, 0.4, 0.6)
	for k := range c.Points {
		c.Points[k].Upper = math.NaN()
	}
	s := laidOut(t, []evp.Curve{c}, Options{})
	y := s.Panels[0].Y
	if room := (y.Max - 0.6) / (y.Max - y.Min); room < 0.1 {
		t.Errorf("%g of the panel is above the curve, from %g to %g", room, y.Min, y.Max)
	}
}
