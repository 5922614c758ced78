package sheet

import (
	"math"
	"strings"
	"testing"
)

// referencePlan lays out a panel of a rising line with references.
func referencePlan(t *testing.T, references ...Reference) *Plan {
	t.Helper()
	nan := math.NaN()
	s := Series{Name: "a", X: []float64{1, 9}, Y: []float64{0, 10}, Lower: []float64{nan, nan}, Upper: []float64{nan, nan}, End: nan}
	panel := Panel{X: Axis{Min: 0, Max: 10}, Y: Axis{Min: 0, Max: 10}, Series: []Series{s}, References: references}
	p, err := New(Figure{Width: 3, Height: 2, Legend: "none", Panels: []Panel{panel}, Look: testLook()})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReferenceLabels(t *testing.T) {
	long := strings.Repeat("a very long name ", 9)
	p := referencePlan(t, Reference{Name: "published", Y: 5}, Reference{Name: "close", Y: 5.2}, Reference{Name: long, Y: 2})
	f := &p.Frames[0]
	if len(f.Labels) != 3 {
		t.Fatalf("%d labels", len(f.Labels))
	}
	lines, _ := f.outlines()
	for i, l := range f.Labels {
		if !contains(f.Box, l.Box.Min) || !contains(f.Box, l.Box.Max) {
			t.Errorf("label %d at %v sticks out of %v", i, l.Box, f.Box)
		}
		if meets(lines[0], l.Box) {
			t.Errorf("label %d covers the curve", i)
		}
		for _, other := range f.Labels[:i] {
			if overlap(l.Box, other.Box) {
				t.Errorf("label %d covers another", i)
			}
		}
	}
	if n := len(f.Labels[2].Lines); n != 3 {
		t.Errorf("the long name takes %d lines", n)
	}
}

func TestBar(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	f := &Frame{Axes: Axes{window: cutTracer().window}}
	for _, test := range []struct {
		pass     Pass
		from, to float64
		ok       bool
	}{
		{Pass{Lower: 2, Upper: 4}, 20, 40, true},
		{Pass{Lower: 2, Upper: inf}, 20, 100, true},
		{Pass{Lower: -3, Upper: 4}, 0, 40, true},
		{Pass{Lower: 12, Upper: 14}, 0, 0, false},
		{Pass{Lower: nan, Upper: nan}, 0, 0, false},
	} {
		from, to, ok := f.bar(test.pass)
		if ok != test.ok || ok && (float64(from) != test.from || float64(to) != test.to) {
			t.Errorf("%+v: %v to %v, %v", test.pass, from, to, ok)
		}
	}
	for row, want := range []int{0, -1, 1, -2, 2} {
		if side(row) != want {
			t.Errorf("row %d: %d", row, side(row))
		}
	}
}
