package compare

import (
	"math"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
)

// TestJudge: each condition of a verdict, when it alone fails, is the reason.
func TestJudge(t *testing.T) {
	nan := math.NaN()
	good := Difference{Difference: 0.1, Interval: evp.Interval{Lower: 0.02, Upper: 0.2}, PAdjusted: 0.01,
		Allowed: evp.Interval{Lower: 0.01, Upper: 0.3}}
	with := func(change func(d *Difference)) Difference {
		d := good
		change(&d)
		return d
	}
	for _, c := range []struct {
		d       Difference
		few     bool
		verdict Verdict
		reason  Reason
	}{
		{good, false, VerdictA, ""},
		{good, true, VerdictUndecided, TooFewTrials},
		{with(func(d *Difference) { d.Lower = nan }), false, VerdictUndecided, IntervalOpen},
		{with(func(d *Difference) { d.Lower = 0 }), false, VerdictUndecided, IntervalIncludes0},
		{with(func(d *Difference) { d.PAdjusted = 0.051 }), false, VerdictUndecided, TestDoesNotReject},
		{with(func(d *Difference) { d.Allowed.Lower = 0 }), false, VerdictUndecided, RangeNotExcluded},
		{with(func(d *Difference) { d.Allowed.Lower = nan }), false, VerdictUndecided, RangeNotExcluded},
		{with(func(d *Difference) { d.PAdjusted = nan }), false, VerdictA, ""}, // a reference
		{with(func(d *Difference) {
			d.Difference, d.Interval, d.Allowed = -0.1, good.Interval.Negated(), good.Allowed.Negated()
		}), false, VerdictB, ""},
		{with(func(d *Difference) {
			d.Difference, d.Interval, d.Allowed = -0.1, good.Interval.Negated(), good.Allowed
		}), false, VerdictUndecided, RangeNotExcluded},
	} {
		d := c.d
		d.judge(evp.Maximize, 0.05, c.few)
		if d.Verdict != c.verdict || d.Reason != c.reason {
			t.Errorf("%+v, few %v: want %s, %q", d, c.few, c.verdict, c.reason)
		}
		mirrored := map[Verdict]Verdict{VerdictA: VerdictB, VerdictB: VerdictA, VerdictUndecided: VerdictUndecided}
		if d.judge(evp.Minimize, 0.05, c.few); d.Verdict != mirrored[c.verdict] || d.Reason != c.reason {
			t.Errorf("smaller is better: %+v, few %v: want %s, %q", d, c.few, mirrored[c.verdict], c.reason)
		}
	}
}

// TestClaim: a claim needs an interval of the ratio without 1, on its side, and the verdict at
// both costs; between two x it needs that of both.
func TestClaim(t *testing.T) {
	at := func(x float64, v Verdict) Difference { return Difference{X: x, Verdict: v} }
	all := []Difference{at(1, VerdictA), at(2, VerdictA), at(4, VerdictUndecided), at(8, VerdictA)}
	for _, c := range []struct {
		lower, upper float64
		rests        [2]float64
		want         Verdict
	}{
		{1.1, 3, [2]float64{1, 2}, VerdictA},
		{1.1, 3, [2]float64{1.5, 8}, VerdictA},
		{1.1, math.NaN(), [2]float64{1, 2}, VerdictA},
		{1, 3, [2]float64{1, 2}, VerdictNone},
		{0.2, 0.9, [2]float64{1, 2}, VerdictNone}, // of the other model
		{1.1, 3, [2]float64{1, 4}, VerdictNone},
		{1.1, 3, [2]float64{3, 2}, VerdictNone}, // between one that names it and one that does not
		{1.1, 3, [2]float64{0.5, 2}, VerdictNone},
		{1.1, 3, [2]float64{1, 9}, VerdictNone},
	} {
		e := EqualScore{CostA: 1, CostB: 2, Interval: evp.Interval{Lower: c.lower, Upper: c.upper}, rests: c.rests}
		if e.setClaim(all); e.Claim != c.want {
			t.Errorf("[%g, %g] at %v: %s, want %s", c.lower, c.upper, c.rests, e.Claim, c.want)
		}
	}
}

// TestAdjust: Holm, by hand: the smallest of three p-values is multiplied by 3, the next by 2,
// the largest by 1, and none becomes smaller than the one before.
func TestAdjust(t *testing.T) {
	pair := func(ps ...float64) *Pair {
		p := &Pair{Confidence: 0.95}
		for _, x := range ps {
			d := Difference{Difference: 1, Interval: evp.Interval{Lower: 1, Upper: 1}, PAdjusted: x,
				Allowed: evp.Interval{Lower: 1, Upper: 1}}
			d.judge(evp.Maximize, 0.05, false)
			p.Differences = append(p.Differences, d)
		}
		return p
	}
	pairs := []*Pair{pair(0.03, 0.2), pair(0.01, 0.02), pair(0.014)}
	if !Adjust(pairs) {
		t.Fatal("not adjusted")
	}
	want := [][]float64{{0.03, 0.2}, {0.03, 0.06}, {0.03}}
	verdicts := [][]Verdict{{VerdictA, VerdictUndecided}, {VerdictA, VerdictUndecided}, {VerdictA}}
	for i, p := range pairs {
		for k, d := range p.Differences {
			if math.Abs(d.PAdjusted-want[i][k]) > 1e-12 || d.Verdict != verdicts[i][k] {
				t.Errorf("pair %d, x %d: p = %g, %s; want %g, %s", i, k, d.PAdjusted, d.Verdict, want[i][k], verdicts[i][k])
			}
		}
	}
	if Adjust(pairs[:1]) || Adjust([]*Pair{pair(math.NaN()), pair(0.01)}) {
		t.Error("one tested pair is adjusted")
	}
	if n := PermutationsFor(60); float64(60)/float64(n+1) > 0.03 || PermutationsFor(3) != 1000 || PermutationsFor(435) != 1000 {
		t.Errorf("%d permutations for 60 pairs, %d for 3, %d for 435", n, PermutationsFor(3), PermutationsFor(435))
	}
}

// constant returns a model of n trials with one score.
func constant(t *testing.T, name string, score float64, n int) *evp.Sample {
	var trials []evp.Trial
	for range n {
		trials = append(trials, evp.Trial{Score: score, Cost: 1})
	}
	return named(t, name, trials)
}

// TestNothingVaries: 10 trials of .9 against 10 of .8 are decided although no interval can be
// formed; 3 against 3 cannot be, whatever the scores.
func TestNothingVaries(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector, which other tests run the same code under")
	}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		p := mustCompare(t, []*evp.Sample{constant(t, "a", 0.9, 10), constant(t, "b", 0.8, 10)}, axis, Options{})
		if p.Separated != VerdictA {
			t.Errorf("%s: separated %q", axis, p.Separated)
		}
		for _, d := range p.Differences {
			if d.Verdict != VerdictA || math.Abs(d.Lower-0.1) > 1e-9 || math.Abs(d.Upper-0.1) > 1e-9 || d.PAdjusted > 0.004 {
				t.Errorf("%s: %+v", axis, d)
			}
		}
		p = mustCompare(t, []*evp.Sample{constant(t, "a", 0.9, 3), constant(t, "b", 0.8, 3)}, axis, Options{})
		for _, d := range p.Differences {
			if d.Reason != TooFewTrials {
				t.Errorf("%s: 3 against 3: %+v", axis, d)
			}
		}
	}
	if p := leastP(3, 3); math.Abs(p-0.1) > 1e-12 {
		t.Errorf("least p of 3 against 3: %g", p)
	}
	if p := leastP(2, 10); math.Abs(p-1/66.) > 1e-12 {
		t.Errorf("least p of 2 against 10: %g", p)
	}
}

// TestSeparated: a failed trial is worse than any score.
func TestSeparated(t *testing.T) {
	better := []evp.Trial{{Score: 2, Cost: 1}, {Score: 3, Cost: 1}}
	worse := []evp.Trial{{Score: 1, Cost: 1}, {Score: 1.5, Cost: 1}, {Score: math.NaN(), Cost: 1}}
	failed := []evp.Trial{{Score: 2, Cost: 1}, {Score: math.NaN(), Cost: 1}}
	model := func(log []evp.Trial) *model {
		return &model{Sample: named(t, "m", log), set: mustSet(t, named(t, "m", log))}
	}
	for _, c := range []struct {
		a, b []evp.Trial
		want Verdict
	}{{better, worse, VerdictA}, {worse, better, VerdictB}, {failed, worse, VerdictNone}, {better, better, VerdictNone}} {
		if got := separated(model(c.a), model(c.b)); got != c.want {
			t.Errorf("%v against %v: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// TestSupportGate: with few trials over the whole of [0, 1] nothing is decided, though interval
// and test agree; without a support it is.
func TestSupportGate(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector, which other tests run the same code under")
	}
	r := rand.New(rand.NewPCG(2, 8))
	draw := func(name string, base float64, n int) *evp.Sample {
		var trials []evp.Trial
		for range n {
			trials = append(trials, evp.Trial{Score: base + 0.05*r.Float64(), Cost: 1})
		}
		return named(t, name, trials)
	}
	samples := []*evp.Sample{draw("a", 0.8, 5), draw("b", 0.6, 8)}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		o := Options{Curve: evp.CurveOptions{At: []float64{2}}}
		if d := mustCompare(t, samples, axis, o).Differences[0]; d.Verdict != VerdictA {
			t.Errorf("%s: %+v", axis, d)
		}
		o.Curve.Support = &evp.Support{Low: 0, High: 1}
		if d := mustCompare(t, samples, axis, o).Differences[0]; d.Reason != RangeNotExcluded {
			t.Errorf("%s, over [0, 1]: %+v", axis, d)
		}
	}
}

// TestReference: a known score and a model of one trial are compared at every x, without a
// test; two searched models are compared as they are without them.
func TestReference(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	searched := named(t, "searched", drawTrials(coverage.LightTail, 40, r))
	one := named(t, "one", []evp.Trial{{Score: 0.35, Cost: 2}})
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		pairs, err := Pairs([]*evp.Sample{searched, one}, "", axis, Options{
			Curve: evp.CurveOptions{At: []float64{1, 3, 20}}, References: []Reference{{"published", 0.7}}})
		if err != nil {
			t.Fatal(err)
		}
		if len(pairs) != 3 || !pairs[0].Reference || pairs[1].B != "published" {
			t.Fatalf("%s: %d pairs", axis, len(pairs))
		}
		last := pairs[0].Differences[2]
		if last.EstimateB != 0.35 || last.Verdict != VerdictA || !math.IsNaN(last.PAdjusted) {
			t.Errorf("%s, against one trial: %+v", axis, last)
		}
		if d := pairs[1].Differences[1]; d.EstimateB != 0.7 || d.Verdict == VerdictNone && axis == evp.Trials {
			t.Errorf("%s, against a published score: %+v", axis, d)
		}
		e := pairs[1].EqualScores[0]
		curve, err := searched.Curve(axis, evp.CurveOptions{At: []float64{e.CostA}})
		if err != nil || e.Score != 0.7 || !(curve.Points[0].Estimate >= 0.7-1e-3) || e.Claim != VerdictNone {
			t.Errorf("%s: %+v, %v", axis, e, err)
		}
	}
}

// TestAgainstReference: a known score can be the one that all models are compared with.
func TestAgainstReference(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	samples := []*evp.Sample{named(t, "a", drawTrials(coverage.LightTail, 20, r)), named(t, "b", drawTrials(coverage.LightTail, 20, r))}
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		pairs, err := Pairs(samples, "published", axis, Options{
			Curve: evp.CurveOptions{At: []float64{3}}, References: []Reference{{"published", 100}, {"other", 0.1}}})
		if err != nil || len(pairs) != 2 {
			t.Fatalf("%s: %d pairs, %v", axis, len(pairs), err)
		}
		for i, p := range pairs {
			if p.A != "published" || p.B != samples[i].Model() || p.Separated != VerdictA {
				t.Errorf("%s: %+v", axis, p)
			}
		}
	}
}

// TestGate: with a support scores not seen are allowed for at the confidence; without one at
// levels that were simulated, stricter below two trials or two mean costs.
func TestGate(t *testing.T) {
	m := &model{Sample: constant(t, "m", 1, 10), axis: evp.Trials}
	costs := &model{Sample: named(t, "c", []evp.Trial{{Score: 1, Cost: 4}, {Score: 2, Cost: 6}}), axis: evp.Budget}
	for _, c := range []struct {
		support    *evp.Support
		m          *model
		confidence float64
		x, want    float64
	}{
		{&evp.Support{Low: 0, High: 1}, m, 0.95, 10, 0.05}, {nil, m, 0.95, 10, usualGate}, {nil, m, 0.95, 1, firstGate},
		{nil, m, 0.99, 10, usualGate / 5}, {nil, m, 0.8, 10, usualGate},
		{nil, costs, 0.95, 9.9, firstGate}, {nil, costs, 0.95, 10.1, usualGate},
	} {
		o := Options{Curve: evp.CurveOptions{Confidence: c.confidence, Support: c.support}}
		if got := (&comparison{options: o}).gate(c.m, c.m, c.x); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("support %v, confidence %g, at %g: %g, want %g", c.support, c.confidence, c.x, got, c.want)
		}
	}
}

// TestMirrored: where smaller scores are better all is the mirror image.
func TestMirrored(t *testing.T) {
	samples := func(minimize bool) (out []*evp.Sample) {
		r := rand.New(rand.NewPCG(3, 8))
		for _, shift := range []float64{0, 0.4} {
			log, o := drawTrials(coverage.LightTail.Shifted(shift, 1), 40, r), evp.SampleOptions{}
			if minimize {
				o.Direction = evp.Minimize
				for i := range log {
					log[i].Score = -log[i].Score
				}
			}
			s, err := evp.NewSample(map[float64]string{0: "a", 0.4: "b"}[shift], log, o)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
		return out
	}
	o := Options{Curve: evp.CurveOptions{At: []float64{4, 20}}}
	up, down := mustCompare(t, samples(false), evp.Trials, o), mustCompare(t, samples(true), evp.Trials, o)
	for k, d := range up.Differences {
		e := down.Differences[k]
		for what, values := range map[string][2]float64{
			"difference": {d.Difference, -e.Difference}, "corrected": {d.Corrected, -e.Corrected}, "lower": {d.Lower, -e.Upper},
			"upper": {d.Upper, -e.Lower}, "allowed below": {d.Allowed.Lower, -e.Allowed.Upper},
			"allowed above": {d.Allowed.Upper, -e.Allowed.Lower}, "p": {d.PAdjusted, e.PAdjusted},
		} {
			if !(math.Abs(values[0]-values[1]) < 1e-9) {
				t.Errorf("%s at %g: %g and mirrored %g", what, d.X, values[0], values[1])
			}
		}
		if d.Verdict != VerdictB || e.Verdict != VerdictB {
			t.Errorf("verdicts %s and %s: %+v", d.Verdict, e.Verdict, d)
		}
	}
}
