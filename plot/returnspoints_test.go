package plot

import (
	"slices"
	"strings"
	"testing"

	"evpkit/evp"
)

// returnsAt returns the returns of a model of 64 trials on a grid of so many points.
func returnsAt(t *testing.T, points int) *evp.Returns {
	t.Helper()
	var trials []evp.Trial
	for i := range 64 {
		trials = append(trials, evp.Trial{Score: 1 - 1/float64(i+2), Cost: 1})
	}
	s, err := evp.NewSample("a", trials, evp.SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := evp.CurveReturns(evp.Trials, s, evp.ReturnsOptions{MinGain: 0.001, Curve: evp.CurveOptions{Points: points}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Where few points were asked for, the whole curve is drawn and the points lie on
// it: no polygon through them.
func TestReturnsOfFewPoints(t *testing.T) {
	few, whole := returnsAt(t, 4), returnsAt(t, 0)
	r := Returns{Returns: []*evp.Returns{few}, Whole: []*evp.Returns{whole}}
	f, err := r.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Panels {
		if line := p.Series[0]; line.Listed || len(line.X) < 30 {
			t.Errorf("panel %d: a line through %d points", i, len(line.X))
		}
		k := slices.IndexFunc(p.Series, func(s Series) bool { return s.Listed })
		if k < 0 || !p.Series[k].Unlisted {
			t.Fatalf("panel %d has no points, or they are in the legend", i)
		}
	}
	plan := planned(t, f)
	for i, frame := range plan.Frames {
		k := slices.IndexFunc(f.Panels[i].Series, func(s Series) bool { return s.Listed })
		for _, line := range frame.Curves[k].Line {
			if len(line.Points) > 1 {
				t.Errorf("panel %d: a line joins the points", i)
			}
		}
	}
	if c := r.Caption(Options{}); !strings.Contains(c, "Points mark the x that were asked for.") {
		t.Error(c)
	}
	r.Whole = nil
	if c := r.Caption(Options{}); strings.Contains(c, "Points mark") {
		t.Error(c)
	}
}

// A fitted law and the least gain have an ink and an entry in the legend of their
// own.
func TestReturnsLegend(t *testing.T) {
	of := returnsAt(t, 0)
	of.Fits = []evp.Fit{{Law: evp.LogLinear, Params: []float64{0.6, 0.2}, RMS: 0.01, From: 1, To: 16}}
	f, err := Returns{Returns: []*evp.Returns{of}}.Figure(Options{})
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Join(planned(t, f).Legend.Names(), ", ")
	if !strings.Contains(names, "fitted law") || !strings.Contains(names, "least gain") {
		t.Errorf("legend %q", names)
	}
	for _, p := range f.Panels {
		for _, s := range p.Series {
			if s.Fitted && s.Level || s.Law == "least gain" && !s.Level || s.Law == "fitted law" && !s.Fitted {
				t.Errorf("%q is drawn as a law %v, as a level %v", s.Law, s.Fitted, s.Level)
			}
		}
	}
	if slices.Equal(f.Theme.FitDash, f.Theme.LevelDash) {
		t.Error("one dash for both")
	}
}
