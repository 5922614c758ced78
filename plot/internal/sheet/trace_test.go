package sheet

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
)

func TestRuns(t *testing.T) {
	pattern := "..ab.c...de"
	got := runs(len(pattern), func(i int) bool { return pattern[i] != '.' })
	if diff := cmp.Diff([]run{{2, 4}, {5, 6}, {9, 11}}, got, cmp.AllowUnexported(run{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := runs(0, nil); got != nil {
		t.Errorf("no points have runs %v", got)
	}
}

func TestSplit(t *testing.T) {
	line := []vg.Point{point(0, 0), point(10, 10), point(20, 0)}
	for _, test := range []struct {
		name          string
		x             vg.Length
		before, after []vg.Point
	}{
		{"between points", 15, []vg.Point{point(0, 0), point(10, 10), point(15, 5)}, []vg.Point{point(15, 5), point(20, 0)}},
		{"at a point", 10, []vg.Point{point(0, 0), point(10, 10), point(10, 10)}, []vg.Point{point(10, 10), point(20, 0)}},
		{"before the line", -1, nil, line},
		{"behind the line", 30, line, nil},
		{"at the end", 20, line, nil},
		{"nowhere", vg.Length(math.NaN()), line, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, after := split(line, test.x)
			if diff := cmp.Diff([][]vg.Point{test.before, test.after}, [][]vg.Point{before, after}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestThinned(t *testing.T) {
	s := tracer{columnWidth: column}
	short := make([]vg.Point, thinAbove)
	if got := s.thinned(short); len(got) != len(short) {
		t.Errorf("%d points thinned to %d", len(short), len(got))
	}
	var line []vg.Point
	for i := range 100000 {
		x := float64(i) / 100000 * 200
		line = append(line, point(x, x+math.Sin(float64(i))))
	}
	line[54321].Y = 1000 // must survive
	thin := s.thinned(line)
	if most := 4 * (200/column + 1); float64(len(thin)) > most {
		t.Errorf("%d points left, want at most %g", len(thin), most)
	}
	if thin[0] != line[0] || thin[len(thin)-1] != line[len(line)-1] {
		t.Error("the ends did not survive")
	}
	high := vg.Length(0)
	for i, p := range thin {
		high = max(high, p.Y)
		if i > 0 && p.X < thin[i-1].X {
			t.Fatal("x do not ascend")
		}
	}
	if high != 1000 {
		t.Errorf("the highest point is %g, want 1000", high)
	}
}

func TestCurveIsBrokenClippedAndSplit(t *testing.T) {
	c := straight("a", 0.1, 0, 1)
	c.End = 20.5
	c.Y[9] = math.NaN()
	c.Y[11] = math.NaN() // leaves a dot between the gaps
	f := figureOf(c)
	f.Panels[0].Y.Min, f.Panels[0].Y.Max = 0.1, 0.9
	frame := laidOut(t, f).Frames[0]
	var sizes []int
	var past []bool
	for _, tr := range frame.Curves[0].Line {
		sizes, past = append(sizes, len(tr.Points)), append(past, tr.Past)
		for _, p := range tr.Points {
			if f := frame.Box; p.Y < f.Min.Y-1e-6 || p.Y > f.Max.Y+1e-6 {
				t.Errorf("point %v lies outside the frame", p)
			}
		}
	}
	// Points 4 to 9 and the edge; 11; 13 to 20 and the end; the end, 21 to 27 and the edge.
	if diff := cmp.Diff([]int{7, 1, 9, 9}, sizes); diff != "" {
		t.Errorf("sizes of the pieces (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{false, false, false, true}, past); diff != "" {
		t.Errorf("past the data (-want +got):\n%s", diff)
	}
}
