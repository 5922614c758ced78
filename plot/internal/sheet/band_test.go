package sheet

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
)

func TestStretches(t *testing.T) {
	inf := math.Inf(1)
	s := Series{X: make([]float64, 7), Lower: []float64{0, 0, 0, -inf, -inf, 0, 0},
		Upper: []float64{inf, 1, 1, 1, inf, 1, 1}}
	want := []stretch{
		{run{0, 2}, Unbounded{Above: true}}, // to the first point with an end
		{run{1, 3}, Unbounded{}},
		{run{2, 4}, Unbounded{Below: true}}, // from the last point with an end
		{run{3, 6}, Unbounded{true, true}},
		{run{5, 7}, Unbounded{}},
	}
	if diff := cmp.Diff(want, s.stretches(run{0, 7}), cmp.AllowUnexported(stretch{}, run{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLayers: a band without an upper end fades step by step towards the upper
// edge of its box.
func TestLayers(t *testing.T) {
	box := rectangle(0, 0, 10, 100)
	band := Trace{Points: []vg.Point{point(0, 50), point(10, 50), point(10, 100), point(0, 100)},
		Unbounded: Unbounded{Above: true}}
	layers := band.layers(box, 0.2)
	if len(layers) != fadeSteps+1 {
		t.Fatalf("%d layers", len(layers))
	}
	top, last := vg.Length(100), 0.0
	for k, l := range layers {
		high := vg.Length(0)
		for _, p := range l.polygon {
			high = max(high, p.Y)
		}
		if math.Abs(float64(high-top)) > 1e-9 || l.alpha <= last || l.alpha > 0.2 {
			t.Errorf("layer %d ends at %g with opacity %g, want %g and more than %g", k, high, l.alpha, top, last)
		}
		top, last = top-box.Size().Y*fadeShare/fadeSteps, l.alpha
	}
	if band.Unbounded = (Unbounded{}); len(band.layers(box, 0.2)) != 1 {
		t.Error("a band with both ends fades")
	}
}
