package sheet

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

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
