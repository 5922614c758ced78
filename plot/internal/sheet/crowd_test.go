package sheet

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestTrialsAreThinnedOut(t *testing.T) {
	t.Parallel()
	var spots []Spot
	for i := range 50000 {
		_, v := math.Modf(float64(i) * 0.618033988749895)
		spots = append(spots, Spot{point(float64(i)/250, 100*v), 1})
	}
	corner := map[vg.Point]bool{point(-7, 3): true, point(300, 1): true, point(50, -9): true, point(60, 999): true}
	for at := range corner {
		spots = append(spots, Spot{at, 1})
	}
	outermostFirst(spots)
	left := slices.Clone(spots)
	thin([]*[]Spot{&left}, MostDots)
	total, kept := 0, 0
	for _, p := range left {
		total += p.Count
		if corner[p.At] {
			kept++
		}
	}
	if len(left) > MostDots || len(left) < MostDots/3 {
		t.Errorf("%d dots are left", len(left))
	}
	if total != len(spots) {
		t.Errorf("the dots stand for %d trials of %d", total, len(spots))
	}
	if kept != len(corner) {
		t.Errorf("%d of the %d outermost are left", kept, len(corner))
	}
}

func TestFewTrialsAreNotThinned(t *testing.T) {
	spots := []Spot{{point(1, 1), 1}, {point(2, 1), 1}, {point(1.5, 1), 1}}
	thin([]*[]Spot{&spots}, MostDots)
	if got := len(spots); got != 3 {
		t.Errorf("%d of 3 dots are left", got)
	}
}
