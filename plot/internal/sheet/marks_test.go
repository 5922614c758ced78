package sheet

import (
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
)

// TestMarksAreReadable puts marks all over two curves: no label may leave the
// panel, cross a curve or cover the legend.
func TestMarksAreReadable(t *testing.T) {
	a, b := rising("a", 1e15, 1e16, 1e17, 1e18, 1e19), rising("b", 1e16, 1e17, 1e18, 1e19)
	f := figureOf(a, b)
	f.Panels[0].X.Log = true
	f.Panels[0].Lines = []Line{{X: 3e17, Name: "budget"}}
	for k, x := range a.X {
		f.Panels[0].Marks = []Mark{{X: x, Y: a.Y[k], Name: "crossover"}}
		p := laidOut(t, f)
		frame := p.Frames[0]
		lines, _ := frame.outlines()
		first, l := frame.Labels[0].Box, frame.Labels[len(frame.Labels)-1]
		if !contains(frame.Box, l.Box.Min) || !contains(frame.Box, l.Box.Max) {
			t.Errorf("x = %g: the label at %v leaves the frame %v", x, l.Box, frame.Box)
		}
		covers := slices.ContainsFunc(lines, func(line []vg.Point) bool { return meets(line, l.Box) })
		if covers || p.Legend.Place == Inside && overlap(l.Box, p.Legend.Box) || overlap(l.Box, first) {
			t.Errorf("x = %g: the label at %v covers something", x, l.Box)
		}
		if l.Mark == nil || len(l.Lines) != 2 {
			t.Errorf("x = %g: the label has %d lines", x, len(l.Lines))
		}
	}
}

// TestLeaderCrossings: a leader line that runs through another curve counts,
// one that begins at its own curve does not.
func TestLeaderCrossings(t *testing.T) {
	l := labeller{typesetter: newTypesetter(testLook())}
	own := []vg.Point{point(0, 0), point(10, 0)}
	other := []vg.Point{point(2, -5), point(2, 5)}
	l.lines = [][]vg.Point{own, other}
	if bad := l.crossings([]vg.Point{point(5, 0), point(5, 8)}); bad != 0 {
		t.Errorf("a free leader counts %g", bad)
	}
	if bad := l.crossings([]vg.Point{point(5, 0), point(0, 4)}); bad == 0 {
		t.Error("a leader through another curve does not count")
	}
}

// TestLeaderEndsAtItsLabel: a leader ends on the edge of its label's box, so
// that it does not run through the text.
func TestLeaderEndsAtItsLabel(t *testing.T) {
	box := rectangle(10, 10, 30, 12)
	for _, at := range []vg.Point{point(0, 10.5), point(60, 11.5), point(20, 0), point(12, 40), point(0, 0),
		point(60, 40)} {
		to := leader(at, box)[1]
		inside := to.X > box.Min.X && to.X < box.Max.X && to.Y > box.Min.Y && to.Y < box.Max.Y
		if inside || !contains(box, to) {
			t.Errorf("the leader from %v ends at %v, which is not on the edge of %v", at, to, box)
		}
	}
}
