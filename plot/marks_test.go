package plot

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
	"gonum.org/v1/plot/vg"
)

func TestValueLabel(t *testing.T) {
	plain, powers := Axis{Min: 1, Max: 1000}, Axis{Min: 1e15, Max: 1e19}
	for _, test := range []struct {
		x      float64
		a      Axis
		digits int
		want   string
	}{
		{1e18, powers, 3, "10^{18}"},
		{2.5e17, powers, 2, "2.5×10^{17}"},
		{2.544e17, powers, 2, "2.5×10^{17}"},
		{9.96e17, powers, 2, "10^{18}"},
		{1.25e18, powers, 3, "1.25×10^{18}"},
		{250, plain, 3, "250"},
		{12345, plain, 2, "12,000"},
		{0.125, plain, 2, "0.12"},
		{3, plain, 3, "3"},
		{2e-7, plain, 3, "2×10^{−7}"},
		{-2.5, plain, 3, "−2.5"},
		{math.Inf(1), plain, 2, "+Inf"},
	} {
		if got := valueLabel(test.x, test.a, test.digits); got != test.want {
			t.Errorf("valueLabel(%g, %d digits) = %q, want %q", test.x, test.digits, got, test.want)
		}
	}
}

func TestBudgetLine(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17)}, Options{BudgetLine: 1e19})
	if p := s.Panels[0]; p.X.Max < 1e19 || len(p.Lines) != 1 || p.Lines[0] != (Line{X: 1e19, Name: "budget"}) {
		t.Errorf("x up to %g, lines %v", p.X.Max, p.Lines)
	}
	f, n := s.frames[0], s.notes[0][0]
	if n.box.Min.X < f.Min.X || n.box.Max.X > f.Max.X || n.box.Max.Y > f.Max.Y {
		t.Errorf("the label at %v leaves the frame %v", n.box, f)
	}
	trials, err := Curves{trialCurve("a", 0, 0.5, 0.6)}.Figure(Options{BudgetLine: 1e19, TopAxis: 5, Trials: make([]evp.Trial, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(trials.Notes, " "); strings.Count(got, "there is no budget axis") != 3 {
		t.Errorf("notes %q", got)
	}
}

// TestMarksAreReadable puts marks all along two curves: no label may leave the
// panel, cross a curve or cover the legend.
func TestMarksAreReadable(t *testing.T) {
	curves := []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17, 1e18, 1e19), budgetCurve("b", 1e16, 1e17, 1e18, 1e19)}
	f, err := Curves(curves).Figure(Options{BudgetLine: 3e17})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range curves[0].Points {
		f.Panels[0].Marks = []Mark{{X: p.X, Y: p.Estimate, Name: "crossover"}}
		s := newSheet(f)
		if err := s.layOut(); err != nil {
			t.Fatal(err)
		}
		lines, _ := s.traces(0)
		n := s.notes[0][len(s.notes[0])-1]
		frame := s.frames[0]
		if n.box.Min.X < frame.Min.X || n.box.Max.X > frame.Max.X || n.box.Min.Y < frame.Min.Y || n.box.Max.Y > frame.Max.Y {
			t.Errorf("x = %g: the label at %v leaves the frame %v", p.X, n.box, frame)
		}
		if crossed(n.box, lines) || s.legend.place == legendInside && overlap(n.box, s.legend.box) || overlap(n.box, s.notes[0][0].box) {
			t.Errorf("x = %g: the label at %v covers something", p.X, n.box)
		}
		if n.mark == nil || len(n.lines) != 2 {
			t.Errorf("x = %g: the label has %d lines", p.X, len(n.lines))
		}
	}
}

func TestTopAxis(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17)}, Options{TopAxis: 2e15})
	top, x := s.Panels[0].Top, s.Panels[0].X
	if top.Min != x.Min/2e15 || top.Max != x.Max/2e15 || !top.Log || !top.Counts || top.Label != trialsLabel {
		t.Errorf("the second scale is %+v", top)
	}
	if got := labels(s.topScale[0].ticks); got < 2 {
		t.Errorf("%d labels on the second scale", got)
	}
	for _, tick := range s.topScale[0].ticks {
		if tick.Value < 0.999 {
			t.Errorf("a tick at %g trials", tick.Value)
		}
	}
}

func TestTopAxisCountsWholeTrials(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 2.1, 3, 4.6)}, Options{TopAxis: 1})
	var got []string
	for _, tick := range s.topScale[0].ticks {
		if !tick.Minor() {
			got = append(got, tick.Label)
		}
	}
	if strings.Join(got, " ") != "3 4" {
		t.Errorf("labels %q, want 3 and 4", got)
	}
}

// TestLeaderCrossings: a leader line that runs through another curve counts,
// one that begins at its own curve does not.
func TestLeaderCrossings(t *testing.T) {
	sh := laidOut(t, []evp.Curve{budgetCurve("a", 1, 2)}, Options{})
	own := []vg.Point{point(0, 0), point(10, 0)}
	other := []vg.Point{point(2, -5), point(2, 5)}
	if bad := sh.crossings([]vg.Point{point(5, 0), point(5, 8)}, [][]vg.Point{own, other}); bad != 0 {
		t.Errorf("a free leader counts %g", bad)
	}
	if bad := sh.crossings([]vg.Point{point(5, 0), point(0, 4)}, [][]vg.Point{own, other}); bad == 0 {
		t.Error("a leader through another curve does not count")
	}
}

// TestLeaderEndsAtItsLabel: a leader ends on the edge of its label's box, so
// that it does not run through what stands there.
func TestLeaderEndsAtItsLabel(t *testing.T) {
	box := rectangle(10, 10, 30, 12)
	for _, at := range []vg.Point{point(0, 10.5), point(60, 11.5), point(20, 0), point(12, 40), point(0, 0), point(60, 40)} {
		to := leader(at, box)[1]
		inside := to.X > box.Min.X && to.X < box.Max.X && to.Y > box.Min.Y && to.Y < box.Max.Y
		if inside || !contains(box, to) {
			t.Errorf("the leader from %v ends at %v, which is not on the edge of %v", at, to, box)
		}
	}
}
