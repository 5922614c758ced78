package plot

import (
	"strings"
	"testing"

	"evpkit/evp"
	"evpkit/plot/internal/sheet"
)

func TestBudgetLine(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17)}, Options{BudgetLine: 1e19})
	if p := s.Frames[0].Panel; p.X.Max < 1e19 || len(p.Lines) != 1 ||
		p.Lines[0] != (sheet.Line{X: 1e19, Name: "budget"}) {
		t.Errorf("x up to %g, lines %v", p.X.Max, p.Lines)
	}
	if frame, label := s.Frames[0].Box, s.Frames[0].Labels[0].Box; !within(frame, label) {
		t.Errorf("the label at %v leaves the frame %v", label, frame)
	}
	trials, err := Curves{trialCurve("a", 0, 0.5, 0.6)}.Figure(Options{BudgetLine: 1e19, TopAxis: 5,
		Trials: make([]evp.Trial, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(trials.Notes, " "); strings.Count(got, "there is no budget axis") != 3 {
		t.Errorf("notes %q", got)
	}
}

func TestTopAxis(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 1e15, 1e16, 1e17)}, Options{TopAxis: 2e15})
	top, x := s.Frames[0].Panel.Top, s.Frames[0].Panel.X
	if top.Min != x.Min/2e15 || top.Max != x.Max/2e15 || !top.Log || !top.Counts || top.Label != trialsLabel {
		t.Errorf("the second scale is %+v", top)
	}
	if got := len(s.Frames[0].TopScale.Labels()); got < 2 {
		t.Errorf("%d labels on the second scale", got)
	}
	for _, tick := range s.Frames[0].TopScale.Ticks {
		if tick.Value < 0.999 {
			t.Errorf("a tick at %g trials", tick.Value)
		}
	}
}

func TestTopAxisCountsWholeTrials(t *testing.T) {
	s := laidOut(t, []evp.Curve{budgetCurve("a", 2.1, 3, 4.6)}, Options{TopAxis: 1})
	var got []string
	for _, tick := range s.Frames[0].TopScale.Ticks {
		if !tick.Minor() {
			got = append(got, tick.Label)
		}
	}
	if strings.Join(got, " ") != "3 4" {
		t.Errorf("labels %q, want 3 and 4", got)
	}
}
