package sheet

import "testing"

func TestMoveApart(t *testing.T) {
	for _, test := range []struct{ ends, want []float64 }{
		{[]float64{10, 30, 50}, []float64{10, 30, 50}},
		{[]float64{50, 50, 50}, []float64{40, 50, 60}},
		{[]float64{10, 12, 50}, []float64{6, 16, 50}},
		{[]float64{0, 1, 2}, []float64{0, 10, 20}},
		{[]float64{98, 99, 100}, []float64{80, 90, 100}},
		{[]float64{40, 45, 58, 80}, []float64{37.5, 47.5, 58, 80}},
	} {
		var names []directLabel
		for _, y := range test.ends {
			names = append(names, directLabel{y: y, entry: entry{shown: make([]Phrase, 1)}})
		}
		moveApart(names, 10/directPitch, 0, 100)
		for k, want := range test.want {
			if got := names[k].y; got < want-1e-9 || got > want+1e-9 {
				t.Errorf("%v: name %d at %g, want %g", test.ends, k, got, want)
			}
		}
	}
}

func TestDirectLabelsDoNotCollide(t *testing.T) {
	var all []Series
	for i := range 8 {
		all = append(all, straight(string(rune('a'+i)), 0, 0, 1+0.001*float64(i)))
	}
	f := figureOf(all...)
	f.Legend = "direct"
	p := laidOut(t, f)
	names := p.Legend.direct
	for k := 1; k < len(names); k++ {
		if gap := names[k].y - names[k-1].y; gap < directPitch*p.TickSize*0.999 {
			t.Errorf("names %d and %d are %g points apart", k-1, k, gap)
		}
	}
	if len(names) != 8 {
		t.Errorf("%d names", len(names))
	}
}
