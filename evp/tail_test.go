package evp

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"evpkit/evp/internal/tail"
)

// peakTrials returns trials of random search around a smooth optimum of 0.9 over so many
// hyperparameters that matter, with costs that vary.
func peakTrials(n, dimensions int, seed uint64) []Trial {
	r := rand.New(rand.NewPCG(seed, 7))
	out := make([]Trial, n)
	for i := range out {
		lost := 0.0
		for range dimensions {
			z := r.NormFloat64()
			lost += z * z
		}
		out[i] = Trial{Score: 0.9 - 0.1*lost/float64(dimensions), Cost: math.Exp(0.5 * r.NormFloat64())}
	}
	return out
}

// tailSample returns the sample of trials, and the same with scores turned round.
func tailSample(t *testing.T, log []Trial, d Direction) *Sample {
	t.Helper()
	if d == Minimize {
		for i := range log {
			log[i].Score = -log[i].Score
		}
	}
	s, err := NewSample("m", log, SampleOptions{Direction: d})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTailCurve: within the data the curve is what it is without a law; past them it goes on
// from there with a band that holds what it must, on both axes and in both directions.
func TestTailCurve(t *testing.T) {
	for _, d := range []Direction{Maximize, Minimize} {
		s := tailSample(t, peakTrials(200, 4, 3), d)
		for _, axis := range []Axis{Trials, Budget} {
			o := CurveOptions{Tail: TailQuadratic, Band: BandDirichlet, Resamples: 200}
			c, err := s.Curve(axis, o)
			if err != nil {
				t.Fatal(err)
			}
			if c.Tail == nil || len(c.Warnings) > 0 {
				t.Fatalf("%v: no law: %v", d, c.Warnings)
			}
			best := 0.9 * d.Sign()
			if !c.Tail.BestRange.Contains(best) {
				t.Errorf("%v: the best possible score is in %v, want %g in it", d, c.Tail.BestRange, best)
			}
			last := c.Points[len(c.Points)-1]
			if math.Abs(last.X-4*c.End) > 1e-6*c.End || last.Kind != BandTail {
				t.Errorf("%v by %v: the last point is at %g with a band %v, want %g", d, axis, last.X, last.Kind, 4*c.End)
			}
			o.Tail, o.To = TailNone, last.X
			plain, err := s.Curve(axis, o)
			if err != nil {
				t.Fatal(err)
			}
			previous := math.Inf(-1)
			for i, p := range c.Points {
				q := plain.Points[i]
				if y := p.Estimate * d.Sign(); y < previous-1e-12 && axis == Trials {
					t.Errorf("%v: the curve falls at %g", d, p.X)
				} else {
					previous = y
				}
				switch {
				case !c.PastData(p.X) && p.Estimate != q.Estimate:
					t.Errorf("%v by %v: %g at %g within the data, want %g", d, axis, p.Estimate, p.X, q.Estimate)
				case c.PastData(p.X) && !p.Contains(p.Estimate):
					t.Errorf("%v by %v: at %g the band %v does not hold the estimate %g", d, axis, p.X, p.Interval, p.Estimate)
				}
			}
		}
	}
}

// TestTailNone: where no law is found nothing is said past the data, and why.
func TestTailNone(t *testing.T) {
	equal := make([]Trial, 60)
	for i := range equal {
		equal[i] = Trial{Score: math.Min(float64(i%7), 4), Cost: 1}
	}
	for name, c := range map[string]struct {
		log  []Trial
		code WarningCode
	}{
		"few": {peakTrials(15, 2, 1), WarnTailNone}, "ties": {equal, WarnTailNone},
		"no end": {exponentialTrials(400, 1), WarnTailOpen},
	} {
		s := tailSample(t, c.log, Maximize)
		for _, axis := range []Axis{Trials, Budget} {
			n := float64(len(c.log)) * 2
			curve, err := s.Curve(axis, CurveOptions{Tail: TailQuadratic, To: n * 1e3})
			if err != nil {
				t.Fatal(err)
			}
			if len(curve.Warnings) != 1 || curve.Warnings[0].Code != c.code || curve.Tail != nil {
				t.Errorf("%s: warnings %v, want %s", name, curve.Warnings, c.code)
			}
			if last := curve.Points[len(curve.Points)-1]; curve.PastData(last.X) {
				t.Errorf("%s: a point at %g, past the data", name, last.X)
			}
			curve, err = s.Curve(axis, CurveOptions{Tail: TailQuadratic, At: []float64{2, 1e6}})
			if err != nil || math.IsNaN(curve.Points[0].Estimate) != (axis == Budget && curve.Points[0].PNone > 0.99) ||
				!math.IsNaN(curve.Points[1].Estimate) {
				t.Errorf("%s by %v: points %+v, %v", name, axis, curve.Points, err)
			}
		}
	}
}

// exponentialTrials returns trials whose scores have an exponential tail, which has no end.
func exponentialTrials(n int, seed uint64) []Trial {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]Trial, n)
	for i := range out {
		out[i] = Trial{Score: r.ExpFloat64(), Cost: 1}
	}
	return out
}

// TestTailEndless: exponential tails of 48 trials, of each of which the fit says that it has an
// end, are refused by one gate alone: the noisy form because the law without noise has the
// largest γ (seeds 1, 34), either form because of the spread of the best scores (seed 22).
func TestTailEndless(t *testing.T) {
	for _, c := range []struct {
		seed uint64
		form TailForm
		want string
	}{
		{1, TailNoisy, "the γ of the law without noise is 10"}, {34, TailNoisy, "the γ of the law without noise is 10"},
		{22, TailNoisy, "spread as unevenly"}, {22, TailQuadratic, "spread as unevenly"},
	} {
		law, w := tailSample(t, exponentialTrials(48, c.seed), Maximize).Tail(CurveOptions{Tail: c.form, Resamples: 100})
		if law != nil || w == nil || w.Code != WarnTailOpen || !strings.Contains(w.Message, c.want) {
			t.Errorf("seed %d, %v: %+v, %v, want a warning: %s", c.seed, c.form, law, w, c.want)
		}
	}
}

// TestTailJoins: past the data the curve goes on from where V ends, by the gain of the law, and
// never lies below V or, without noise, above the best possible score.
func TestTailJoins(t *testing.T) {
	for _, form := range []TailForm{TailQuadratic, TailNoisy} {
		s := tailSample(t, peakTrials(60, 4, 5), Maximize)
		c, err := s.Curve(Trials, CurveOptions{Tail: form, Resamples: 100, At: []float64{60, 61, 120}})
		if err != nil || c.Tail == nil {
			t.Fatal(err, c.Warnings)
		}
		flat := c.Points[0].Estimate
		law := func(k float64) float64 { return Mean.of(c.Tail.law, k) }
		for _, p := range c.Points[1:] {
			if want := flat + law(p.X) - law(60); math.Abs(p.Estimate-want) > 1e-12 || want < flat {
				t.Errorf("%v: at %g it is %g, want %g", form, p.X, p.Estimate, want)
			}
		}
	}
	smooth, noisy := tail.Law{Best: 1, Gamma: 2}, tail.Law{Best: 1, Gamma: 2, Noise: 0.05}
	for _, c := range []struct {
		law              tail.Law
		most, flat, want float64
	}{
		{smooth, 1.5, 0.995, 1}, {smooth, 1.5, 1.2, 1.2}, // no better than can be, nor worse than V
		{noisy, 1.05, 1.04, 1.05}, // with noise a score can be better than β
	} {
		l := Tail{law: c.law, most: c.most}
		if got := l.value(Mean, Trials, 1e9, 60, c.flat); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%+v: %g past %g, want %g", c.law, got, c.flat, c.want)
		}
	}
}
