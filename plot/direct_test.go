package plot

import (
	"testing"

	"evpkit/evp"
)

func TestMoveApart(t *testing.T) {
	for _, test := range []struct{ ends, want []float64 }{
		{[]float64{10, 30, 50}, []float64{10, 30, 50}},
		{[]float64{50, 50, 50}, []float64{40, 50, 60}},
		{[]float64{10, 12, 50}, []float64{6, 16, 50}},
		{[]float64{0, 1, 2}, []float64{0, 10, 20}},
		{[]float64{98, 99, 100}, []float64{80, 90, 100}},
		{[]float64{40, 45, 58, 80}, []float64{37.5, 47.5, 58, 80}},
	} {
		var names []direct
		for _, y := range test.ends {
			names = append(names, direct{y: y})
		}
		moveApart(names, 10, 0, 100)
		for k, want := range test.want {
			if got := names[k].y; got < want-1e-9 || got > want+1e-9 {
				t.Errorf("%v: name %d at %g, want %g", test.ends, k, got, want)
			}
		}
	}
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
		want   place
	}{
		{"ends apart", rows(0.2, 0.4, 0.6, 0.8, 1), "", legendDirect},
		{"ends together", rows(0.95, 0.96, 0.97, 0.98, 1), "", legendRight},
		{"few", rows(0.2, 0.6, 1), "", legendInside},
		{"too many", rows(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), "", legendRight},
		{"asked for", rows(0.99, 1), "direct", legendDirect},
		{"none asked for", rows(0.2, 1), "none", legendNone},
		{"one series, asked for", rows(1), "above", legendAbove},
		{"right", rows(0.2, 1), "right", legendRight},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := laidOut(t, test.curves, Options{LinearX: true, Legend: test.legend})
			if s.legend.place != test.want {
				t.Errorf("place %d, want %d", s.legend.place, test.want)
			}
		})
	}
}

func TestDirectLabelsDoNotCollide(t *testing.T) {
	var curves []evp.Curve
	for i := range 8 {
		curves = append(curves, straight(string(rune('a'+i)), 0, 0, 1+0.001*float64(i)))
	}
	s := laidOut(t, curves, Options{Legend: "direct"})
	all := s.legend.directs(s)
	for k := 1; k < len(all); k++ {
		if gap := all[k].y - all[k-1].y; gap < directPitch*s.Theme.TickSize*0.999 {
			t.Errorf("names %d and %d are %g points apart", k-1, k, gap)
		}
	}
	if len(all) != 8 {
		t.Errorf("%d names", len(all))
	}
}
