package evp

import (
	"math"
	"testing"
)

// intervals returns one interval per letter: c closed, o open above, n none.
func intervals(letters string) []Interval {
	var all []Interval
	for _, l := range letters {
		switch l {
		case 'c':
			all = append(all, NewInterval(0, 1))
		case 'o':
			all = append(all, NewInterval(0, math.Inf(1)))
		default:
			all = append(all, NoInterval())
		}
	}
	return all
}

func TestClosedShare(t *testing.T) {
	for _, test := range []struct {
		x    []float64
		open string
		want float64
	}{
		{[]float64{1, 10, 100}, "ccc", 1},
		{[]float64{1, 10, 100}, "cco", 0.5},
		{[]float64{1, 10, 1000}, "cco", 1. / 3},
		{[]float64{1, 10, 100}, "coc", 0},
		{[]float64{1, 10, 100}, "ooo", 0},
		{[]float64{1, 10, 100}, "ncc", 0.5},
		{[]float64{0, 1, 10}, "ocn", 0},
		{[]float64{7}, "c", 1},
		{[]float64{7}, "o", 0},
		{nil, "", 0},
	} {
		if got := ClosedShare(test.x, intervals(test.open)); math.Abs(got-test.want) > 1e-12 {
			t.Errorf("x %v, %s: %g, want %g", test.x, test.open, got, test.want)
		}
	}
}

func TestMostlyOpen(t *testing.T) {
	curve := func(open string) *Curve {
		c := &Curve{Band: BandLD}
		for k, i := range intervals(open) {
			c.Points = append(c.Points, Point{X: float64(k + 1), Estimate: 0.5, Band: Band{Interval: i}})
		}
		return c
	}
	listed, undrawn, none, unmade := curve("ooo"), curve("ccccnnnnnnnnnnnnnnnn"), curve("nnn"), curve("nnn")
	listed.Listed, none.Band = true, BandNone
	for k := range undrawn.Points[4:] {
		undrawn.Points[4+k].Estimate = math.NaN()
	}
	unmade.Warnings = []Warning{{Code: WarnBandNone}}
	for name, test := range map[string]struct {
		c    *Curve
		want bool
	}{
		"closed": {curve("ccc"), false}, "open": {curve("ooo"), true}, "neither side": {curve("nnn"), true},
		"closed to 3 of 20": {curve("cccooooooooooooooooo"), false}, "closed to 2 of 20": {curve("ccoooooooooooooooooo"), true},
		"listed": {listed, false}, "no curve where there is no band": {undrawn, false},
		"none asked for": {none, false}, "none made": {unmade, false}, "no points": {curve(""), false},
	} {
		if got := test.c.MostlyOpen(); got != test.want {
			t.Errorf("%s: %t, want %t", name, got, test.want)
		}
	}
}
