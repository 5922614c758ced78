package plot

import (
	"slices"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
	"gonum.org/v1/plot/vg"
)

// laidOut returns the plan of the figure of curves.
func laidOut(t *testing.T, curves []evp.Curve, o Options) *sheet.Plan {
	t.Helper()
	f, err := Curves(curves).Figure(o)
	if err != nil {
		t.Fatal(err)
	}
	return planned(t, f)
}

// planned returns the plan of a figure.
func planned(t *testing.T, f *Figure) *sheet.Plan {
	t.Helper()
	p, err := sheet.New(f.sheet())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// within reports whether a box lies in a frame.
func within(frame, box vg.Rectangle) bool {
	return box.Min.X >= frame.Min.X && box.Max.X <= frame.Max.X && box.Min.Y >= frame.Min.Y && box.Max.Y <= frame.Max.Y
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
	fan := slices.Clone(crossing)
	for _, y := range []float64{0.2, 0.5, 0.8} {
		fan = append(fan, straight("a", 0, y, y), straight("b", 0, 1-y, y))
	}
	apart := []evp.Curve{straight("a", 0, 0.1, 0.1), straight("b", 0, 0.9, 0.9)}
	filled := []evp.Curve{straight("a", 1, 0.5, 0.5), straight("b", 1, 0.4, 0.5)}
	five := []evp.Curve{
		straight("a", 0, 0, 1), straight("b", 0, 0.1, 1), straight("c", 0, 0.2, 1),
		straight("d", 0, 0.3, 1), straight("e", 0, 0.4, 1),
	}
	whole := &[2]float64{0, 1}
	for _, test := range []struct {
		name   string
		curves []evp.Curve
		want   sheet.Place
		corner string // of the panel, if inside
	}{
		{"one series", rising[:1], sheet.Nowhere, ""},
		{"rising curves", rising, sheet.Inside, "bottom right"},
		{"falling curves", falling, sheet.Inside, "top right"},
		{"lines to every corner", crossing, sheet.Inside, "bottom left"}, // between the lines
		{"lines everywhere", fan, sheet.Above, ""},
		{"lines along two edges", apart, sheet.Inside, "bottom left"},
		{"a band in every corner", filled, sheet.Above, ""},
		{"five series", five, sheet.Right, ""},
		{"a name wider than the panel", append([]evp.Curve{straight("a name that is wider than a panel of one column",
			0, 0, 1)}, rising...), sheet.Above, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laidOut(t, test.curves, Options{YRange: whole, LinearX: true})
			if s.Legend.Place != test.want {
				t.Fatalf("place %v, want %v", s.Legend.Place, test.want)
			}
			for _, tr := range s.Frames[0].Curves {
				for _, line := range tr.Line {
					for _, p := range line.Points {
						if b := s.Legend.Box; p.X > b.Min.X && p.X < b.Max.X && p.Y > b.Min.Y && p.Y < b.Max.Y {
							t.Errorf("the legend covers %v", p)
						}
					}
				}
			}
			if got := cornerOf(s.Frames[0].Box, s.Legend.Box); test.want == sheet.Inside && got != test.corner {
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

func TestDirectLabelsAreChosenWhereLinesPart(t *testing.T) {
	rows := func(ends ...float64) []evp.Curve {
		var curves []evp.Curve
		for i, y := range ends {
			curves = append(curves, straight(string(rune('a'+i)), 0, 0, y))
		}
		return curves
	}
	for _, test := range []struct {
		name   string
		curves []evp.Curve
		legend string
		want   sheet.Place
	}{
		{"ends apart", rows(0.2, 0.4, 0.6, 0.8, 1), "", sheet.Direct},
		{"ends together", rows(0.95, 0.96, 0.97, 0.98, 1), "", sheet.Right},
		{"few", rows(0.2, 0.6, 1), "", sheet.Inside},
		{"too many", rows(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), "", sheet.Right},
		{"asked for", rows(0.99, 1), "direct", sheet.Direct},
		{"none asked for", rows(0.2, 1), "none", sheet.Nowhere},
		{"one series, asked for", rows(1), "above", sheet.Above},
		{"right", rows(0.2, 1), "right", sheet.Right},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laidOut(t, test.curves, Options{LinearX: true, Legend: test.legend})
			if s.Legend.Place != test.want {
				t.Errorf("place %v, want %v", s.Legend.Place, test.want)
			}
		})
	}
}
