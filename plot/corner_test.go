package plot

import (
	"testing"

	"evpkit/evp"
	"gonum.org/v1/plot/vg"
)

// laidOut returns the figure of curves, laid out but not drawn.
func laidOut(t *testing.T, curves []evp.Curve, o Options) *sheet {
	t.Helper()
	f, err := Curves(curves).Figure(o)
	if err != nil {
		t.Fatal(err)
	}
	s := newSheet(f)
	if err := s.layOut(); err != nil {
		t.Fatal(err)
	}
	return s
}

// straight returns a curve from score a to score b.
func straight(model string, half, a, b float64) evp.Curve {
	var e []float64
	for i := range 30 {
		e = append(e, a+(b-a)*float64(i)/29)
	}
	return trialCurve(model, half, e...)
}

func TestLegendPlace(t *testing.T) {
	rising := []evp.Curve{straight("a", 0, 0, 1), straight("b", 0, 0.1, 1)}
	falling := []evp.Curve{straight("a", 0, 1, 0), straight("b", 0, 0.9, 0)}
	crossing := []evp.Curve{straight("a", 0, 0, 1), straight("b", 0, 1, 0)}
	filled := []evp.Curve{straight("a", 1, 0.5, 0.5), straight("b", 1, 0.4, 0.5)}
	five := []evp.Curve{
		straight("a", 0, 0, 1), straight("b", 0, 0.1, 1), straight("c", 0, 0.2, 1),
		straight("d", 0, 0.3, 1), straight("e", 0, 0.4, 1),
	}
	whole := &[2]float64{0, 1}
	for _, test := range []struct {
		name   string
		curves []evp.Curve
		want   place
		corner string // of the panel, if inside
	}{
		{"one series", rising[:1], legendNone, ""},
		{"rising curves", rising, legendInside, "bottom right"},
		{"falling curves", falling, legendInside, "top right"},
		{"lines to every corner", crossing, legendAbove, ""},
		{"a band in every corner", filled, legendAbove, ""},
		{"five series", five, legendRight, ""},
		{"a name wider than the panel", append([]evp.Curve{straight("a name that is wider than a panel of one column", 0, 0, 1)}, rising...), legendAbove, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laidOut(t, test.curves, Options{YRange: whole, LinearX: true})
			if s.legend.place != test.want {
				t.Fatalf("place %d, want %d", s.legend.place, test.want)
			}
			if got := cornerOf(s.frames[0], s.legend.box); test.want == legendInside && got != test.corner {
				t.Errorf("corner %s, want %s", got, test.corner)
			}
		})
	}
}

// cornerOf names the corner of the frame in which the box is.
func cornerOf(frame, box vg.Rectangle) string {
	name := "bottom "
	if box.Min.Y-frame.Min.Y > frame.Max.Y-box.Max.Y {
		name = "top "
	}
	if box.Min.X-frame.Min.X > frame.Max.X-box.Max.X {
		return name + "right"
	}
	return name + "left"
}

func TestLegendCoversNoLine(t *testing.T) {
	t.Parallel()
	for from := 0.0; from <= 1; from += 0.1 {
		for to := 0.0; to <= 1; to += 0.1 {
			s := laidOut(t, []evp.Curve{straight("model a", 0, from, to), straight("model b", 0, 0.5, to)}, Options{})
			if s.legend.place != legendInside {
				continue
			}
			if lines, _ := s.traces(0); crossed(s.legend.box, lines) {
				t.Errorf("curve from %g to %g runs under the legend", from, to)
			}
		}
	}
}

func TestLegendCountsWhatItHasNoRoomFor(t *testing.T) {
	var curves []evp.Curve
	for i := range 60 {
		curves = append(curves, straight(string(rune('A'+i)), 0, 0, float64(i)))
	}
	s := laidOut(t, curves, Options{})
	last := s.legend.entries[len(s.legend.entries)-1]
	if want := "and 46 more"; last.name != want || len(s.legend.entries) != 15 {
		t.Errorf("%d entries, the last is %q, want 15 and %q", len(s.legend.entries), last.name, want)
	}
}

func TestCovered(t *testing.T) {
	box := rectangle(0, 0, 10, 10)
	half := []vg.Point{point(-5, -5), point(5, -5), point(5, 15), point(-5, 15)}
	if got := covered(box, [][]vg.Point{half}); got != 0.5 {
		t.Errorf("a polygon over the left half covers %g", got)
	}
	if got := covered(box, nil); got != 0 {
		t.Errorf("nothing covers %g", got)
	}
}
