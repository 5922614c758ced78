package plot

import (
	"math"
	"strings"
	"testing"

	"evpkit/evp"
)

// withBand makes the band of a curve one of confidence.
func withBand(c evp.Curve) evp.Curve {
	c.Band, c.Confidence = evp.BandBootstrap, 0.95
	return c
}

func TestReferences(t *testing.T) {
	up := withBand(trialCurve("LSTM", 0.02, 0.5, 0.6, 0.7, 0.75, 0.77, 0.78))
	slow := withBand(trialCurve("SGD", 0.02, 0.4, 0.45, 0.5, 0.52, 0.53, 0.535))
	o := Options{ScoreName: "accuracy", References: []Reference{{"published", 0.7}, {"near", 0.82}, {"far", 0.99}}}
	f, err := Curves{up, slow}.Figure(o)
	if err != nil {
		t.Fatal(err)
	}
	p := f.Panels[0]
	if len(p.References) != 2 || p.Y.Max < 0.82 || p.Y.Max > 0.9 {
		t.Fatalf("lines %+v, y up to %g", p.References, p.Y.Max)
	}
	passes := p.References[0].Passes
	if len(passes) != 2 || passes[0].X != 3 || passes[0].Lower != 3 || passes[0].Upper != 4 || !math.IsNaN(passes[1].X) {
		t.Errorf("passes %+v", passes)
	}
	if notes := strings.Join(f.Notes, "\n"); !strings.Contains(notes, "The reference “far” (0.99) lies outside the panel") ||
		strings.Contains(notes, "“near”") {
		t.Errorf("notes %q", notes)
	}
	caption := Curves{up, slow}.Caption(o)
	for _, want := range []string{
		"Horizontal dashed lines: published (0.7), near (0.82); rings mark where curves first reach them",
		"LSTM reaches 0.7 (published) at 3 trials [3, 4].", "SGD does not reach 0.7 (published) within 6 trials.",
		"LSTM does not reach 0.99 (far) within 6 trials.",
	} {
		if !strings.Contains(caption, want) {
			t.Errorf("no %q in %q", want, caption)
		}
	}
	if file, err := f.EncodeChecked("svg"); err != nil || file == nil {
		t.Errorf("not drawn: %v", err)
	}
}

func TestReachSentences(t *testing.T) {
	up := withBand(trialCurve("a", 0.1, 0.5, 0.6, 0.7, 0.75))
	budget := up
	budget.Axis = evp.Budget
	down := withBand(trialCurve("a", 0.1, negated([]float64{-5, -4, -3, -2})...))
	down.Direction = evp.Minimize
	plainBand := trialCurve("a", 0, 0.5, 0.6)
	for _, test := range []struct {
		curves Curves
		score  float64
		want   string
	}{
		{Curves{up}, 0.7, "The estimate of a reaches 0.7 (x) at 3 trials [2, > 4]."},
		{Curves{up}, 0.8, "The estimate of a does not reach 0.8 (x) within 4 trials (its band does from 3)."},
		{Curves{up, budget}, 0.45, "a reaches 0.45 (x) at 1 trial [1, 2] and at or below 1 FPO [≤ 1, 1.41]."},
		{Curves{down}, 3, "a reaches 3 (x) at 3 trials [3, 4]."},
		{Curves{plainBand}, 0.6, "The estimate of a reaches 0.6 (x) at 2 trials."},
	} {
		got := test.curves.Reaches(Options{References: []Reference{{"x", test.score}}})
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestReferencesInFacets(t *testing.T) {
	o := Options{References: []Reference{{"SOTA", 0.28}}}
	facets := facetsOf(0.15, 0.29, 20, 31)
	f, err := facets.Figure(o)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Panels[0].References) != 1 || len(f.Panels[1].References) != 0 {
		t.Errorf("lines %+v, %+v", f.Panels[0].References, f.Panels[1].References)
	}
	if s := facets.Reaches(o); len(s) != 1 || !strings.HasPrefix(s[0], "(a) A: The estimate of a reaches 0.28 (SOTA) at 13 trials") {
		t.Errorf("%q", s) // E(n) = 0.15 + 0.14 n/(n+1) ≥ 0.28 from n = 13 on
	}
	if notes := strings.Join(f.Notes, "\n"); !strings.Contains(notes, "“SOTA” (0.28) lies outside panel (b)") {
		t.Errorf("notes %q", notes)
	}
}

func TestReferenceErrors(t *testing.T) {
	c := trialCurve("a", 0, 0.5, 0.6)
	for _, test := range []struct {
		references []Reference
		want       string
	}{
		{[]Reference{{"", 0.5}}, "has no name"},
		{[]Reference{{"a", math.NaN()}}, "cannot be drawn"},
		{[]Reference{{"a", 1}, {"a", 2}}, "is given twice"},
	} {
		if _, err := (Curves{c}).Figure(Options{References: test.references}); err == nil ||
			!strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: error %v", test.references, err)
		}
	}
}
