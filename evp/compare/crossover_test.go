package compare

import (
	"math"
	"slices"
	"testing"

	"evpkit/evp"
)

// repeat returns so many trials of one score and cost.
func repeat(n int, score, cost float64) []evp.Trial {
	return slices.Repeat([]evp.Trial{{Score: score, Cost: cost}}, n)
}

// steady always scores 0.6 at a cost of 1; coin scores 0 or 1 at a cost of 2,
// so that its expected best of n is 1 − 2^−n; rare scores 1 in a quarter of its
// trials, which cost 3: 1 − (3/4)^n.
func byHand(t *testing.T) (steady, coin, rare *evp.Sample) {
	t.Helper()
	return named(t, "steady", repeat(40, 0.6, 1)),
		named(t, "coin", append(repeat(10, 0, 2), repeat(10, 1, 2)...)),
		named(t, "rare", append(repeat(15, 0, 3), repeat(5, 1, 3)...))
}

// TestCrossoverByHand: coin passes 0.6 with its second trial, rare with its
// fourth (1 − 0.75³ = 0.578, 1 − 0.75⁴ = 0.684).
func TestCrossoverByHand(t *testing.T) {
	steady, coin, rare := byHand(t)
	for _, c := range []struct {
		b    *evp.Sample
		axis evp.Axis
		want float64
	}{{coin, evp.Trials, 2}, {coin, evp.Budget, 4}, {rare, evp.Trials, 4}, {rare, evp.Budget, 12}} {
		found := mustCompare(t, []*evp.Sample{steady, c.b}, c.axis,
			Options{Curve: evp.CurveOptions{Resamples: 200}}).Crossovers
		if len(found) != 1 || math.Abs(found[0].X-c.want) > 1e-7*c.want {
			t.Errorf("%s, %s: crossovers %+v, want one at %g", c.b.Model(), c.axis, found, c.want)
			continue
		}
		if x := found[0]; !(x.Share > 0.5 && x.Share <= 1) || x.Lower > x.X || x.Upper < x.X {
			t.Errorf("%s, %s: %+v", c.b.Model(), c.axis, x)
		}
	}
	if found := mustCompare(t, []*evp.Sample{coin, rare}, evp.Trials,
		Options{Curve: evp.CurveOptions{Resamples: 100}}).Crossovers; len(found) > 0 {
		t.Errorf("coin is better than rare at any number of trials, yet they cross: %+v", found)
	}
}

// TestEqualScoreByHand: coin reaches 0.75 with 2 trials, 0.8 with 3 (0.875);
// rare 0.75 with 5 (0.763), 0.8 with 6 (0.822).
func TestEqualScoreByHand(t *testing.T) {
	_, coin, rare := byHand(t)
	for _, c := range []struct {
		axis             evp.Axis
		score            float64
		costA, costB     float64
		costOfA, costOfB float64 // of one trial, on that axis
	}{
		{evp.Trials, 0.75, 2, 5, 1, 1}, {evp.Trials, 0.8, 3, 6, 1, 1},
		{evp.Budget, 0.75, 2, 5, 2, 3}, {evp.Budget, 0.8, 3, 6, 2, 3},
	} {
		e := mustCompare(t, []*evp.Sample{coin, rare}, c.axis, Options{Curve: evp.CurveOptions{Resamples: 200},
			Scores: []float64{c.score}}).EqualScores[0]
		a, b := c.costA*c.costOfA, c.costB*c.costOfB
		if math.Abs(e.CostA-a) > 1e-7*a || math.Abs(e.CostB-b) > 1e-7*b || math.Abs(e.Ratio-b/a) > 1e-6 {
			t.Errorf("%s, %g: %+v, want costs %g and %g", c.axis, c.score, e, a, b)
		}
		if e.Lower > e.Ratio || e.Upper < e.Ratio {
			t.Errorf("%s, %g: %g is outside its interval from %g to %g", c.axis, c.score, e.Ratio, e.Lower, e.Upper)
		}
	}
}

// TestEqualScoreBelowStart: a curve that starts above the score bounds the cost
// only, so that there is no ratio; from one trial on it does not.
func TestEqualScoreBelowStart(t *testing.T) {
	steady, coin, _ := byHand(t)
	o := Options{Curve: evp.CurveOptions{Resamples: 100}, Scores: []float64{0.55}}
	c := mustCompare(t, []*evp.Sample{steady, coin}, evp.Budget, o)
	if e := c.EqualScores[0]; e.CostA != 1 || math.Abs(e.CostB-4) > 1e-6 || !math.IsNaN(e.Ratio) || !math.IsNaN(e.Lower) {
		t.Errorf("%+v", e)
	}
	isWeak := func(w evp.Warning) bool { return w.Code == evp.WarnBandWeak } // all scores of steady are equal
	c.Warnings = slices.DeleteFunc(c.Warnings, isWeak)
	if len(c.Warnings) != 1 || c.Warnings[0].Code != evp.WarnBelowStart || c.Warnings[0].Model != "steady" {
		t.Errorf("warnings %v", c.Warnings)
	}
	c = mustCompare(t, []*evp.Sample{steady, coin}, evp.Trials, o)
	if e := c.EqualScores[0]; e.CostA != 1 || e.CostB != 2 || e.Ratio != 2 || len(c.Warnings) != 1 || !isWeak(c.Warnings[0]) {
		t.Errorf("by trials: %+v, warnings %v", e, c.Warnings)
	}
}

// TestTurns: straight by the logarithm, from −1 at 1 to 1 at 100 is 0 at 10; what
// has no sign is passed over.
func TestTurns(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		xs, values []float64
		want       []signChange
	}{
		{[]float64{1, 100}, []float64{-1, 1}, []signChange{{10, 1, 100, true}}},
		{[]float64{1, 10, 100}, []float64{2, 0, -2}, []signChange{{10, 1, 100, false}}},
		{[]float64{1, 10, 100}, []float64{2, nan, -2}, []signChange{{10, 1, 100, false}}},
		{[]float64{1, 10, 100, 1000}, []float64{0, 1, 1e-12, 3}, nil},
		{[]float64{1, 100, 10000}, []float64{1, -1, 1}, []signChange{{10, 1, 100, false}, {1000, 100, 10000, true}}},
	} {
		got := signChanges(c.xs, c.values)
		if !slices.EqualFunc(got, c.want, func(a, b signChange) bool {
			return math.Abs(a.x/b.x-1) < 1e-12 && a.before == b.before && a.after == b.after && a.rising == b.rising
		}) {
			t.Errorf("%v: %v, want %v", c.values, got, c.want)
		}
	}
}

// TestCrossoverInterval: of 99 resamples with crossings at 1 … 99 the 90 %
// interval goes from the 5th to the 95th; ones that cross past an end of the
// range, if anywhere, open that side.
func TestCrossoverInterval(t *testing.T) {
	resamples := func(before, after, unclear int) []resampledSigns {
		var out []resampledSigns
		for i := range 99 {
			switch h := (resampledSigns{}); {
			case i < before:
				h.positive = true // all along: a rising difference has crossed by then
				out = append(out, h)
			case i >= 99-after:
				out = append(out, h)
			case i >= 99-after-unclear:
				out = append(out, resampledSigns{changes: []signChange{{x: 5}}})
			default:
				out = append(out, resampledSigns{changes: []signChange{{x: float64(i + 1), rising: true}}})
			}
		}
		return out
	}
	nan := math.NaN()
	for _, c := range []struct {
		before, after, unclear int
		lower, upper, share    float64
	}{
		{0, 0, 0, 5, 95, 1},
		{4, 0, 0, 5, 95, 95. / 99},
		{5, 0, 0, nan, 95, 94. / 99},
		{0, 5, 0, 5, nan, 94. / 99},
		{0, 0, 5, nan, nan, 94. / 99},
		{0, 40, 0, 5, nan, 59. / 99},
	} {
		x := Crossover{X: 50}
		x.summarise(resamples(c.before, c.after, c.unclear), true, 0.9)
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		if !same(x.Lower, c.lower) || !same(x.Upper, c.upper) || math.Abs(x.Share-c.share) > 1e-12 {
			t.Errorf("%+v: %+v", c, x)
		}
	}
}

// TestFirstAt: straight by the logarithm from 0 at 1 to 1 at 100.
func TestFirstAt(t *testing.T) {
	xs, values := []float64{1, 100, 1000}, []float64{0, 1, 1}
	for y, want := range map[float64]float64{-1: 1, 0: 1, 0.5: 10, 1: 100} {
		if got := firstX(xs, values, y); math.Abs(got-want) > 1e-9 {
			t.Errorf("%g is reached at %g, want %g", y, got, want)
		}
	}
	if got := firstX(xs, values, 1.1); !math.IsNaN(got) {
		t.Errorf("1.1 is reached at %g", got)
	}
	if got := firstX(xs, []float64{math.NaN(), 2, 2}, 1); got != 100 {
		t.Errorf("after a gap: %g", got)
	}
}
