package plot

import (
	"math"
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/ink"
	"evpkit/plot/internal/sheet"
	"github.com/google/go-cmp/cmp"
)

// TestUnboundedBandFades checks that a band without an upper end reaches the
// edge of its panel, fainter at each step, and does not widen the y axis.
func TestUnboundedBandFades(t *testing.T) {
	c := straight("a", 0.1, 0.4, 0.6)
	bounded := laidOut(t, []evp.Curve{c}, Options{})
	for k := range 10 {
		c.Points[k].Upper = math.Inf(1)
	}
	s := laidOut(t, []evp.Curve{c}, Options{})
	if got, want := s.Frames[0].Panel.Y.Max, bounded.Frames[0].Panel.Y.Max; got > want {
		t.Errorf("the axis ends at %g, with a bounded band at %g", got, want)
	}
	traces := s.Frames[0].Curves[0].Band
	if len(traces) != 2 || traces[0].Unbounded != (sheet.Unbounded{Above: true}) ||
		traces[1].Unbounded != (sheet.Unbounded{}) {
		t.Fatalf("%d traces: %+v", len(traces), traces)
	}
	color, last := s.Frames[0].Panel.Series[0].Style.Color, -1
	strips := slices.DeleteFunc(s.Draw().Marks, func(m ink.Mark) bool {
		return m.Width > 0 || m.Text != nil || m.Color.R != color.R || m.Color.G != color.G || m.Color.B != color.B
	})
	top := s.Frames[0].Box.Max.Y
	for k, m := range strips[:12] {
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
		top -= s.Frames[0].Box.Size().Y * 0.2 / 12 // twelve strips over a fifth of the panel
	}
	f, err := Curves{c}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Where it fades at the edge of the panel, the band of “a” has no end on that " +
		"side."}, f.Notes); diff != "" {
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
	y := s.Frames[0].Panel.Y
	if room := (y.Max - 0.6) / (y.Max - y.Min); room < 0.1 {
		t.Errorf("%g of the panel is above the curve, from %g to %g", room, y.Min, y.Max)
	}
}
