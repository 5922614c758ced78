package evp_test

import (
	"fmt"
	"log"
	"math"
	"strings"
	"testing"

	"evpkit/evp"
)

// Top-1 accuracy of ResNets against their FPO per image (Green AI, figure 4b):
// how much a doubling gains, and from where it gains less than 3 points.
func ExamplePointReturns() {
	points := []evp.XY{{X: 1.82e9, Y: 70.142}, {X: 3.68e9, Y: 73.554}, {X: 4.12e9, Y: 76.002}, {X: 7.85e9, Y: 77.438},
		{X: 11.58e9, Y: 78.428}}
	returns, err := evp.PointReturns("ResNet", points, evp.Maximize, evp.ReturnsOptions{MinGain: 3, GainStep: 1})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("doubling %.2e FPO gains %.1f points\n", returns.Points[0].X, returns.Points[0].Gain)
	fmt.Printf("from %.1e FPO on no doubling gains 3\n", returns.Saturation)
	fmt.Printf("the last point costs %.1e FPO from %.1e on\n", returns.NextStep.Cost, returns.NextStep.From)
	// Output:
	// doubling 1.82e+09 FPO gains 3.4 points
	// from 3.8e+09 FPO on no doubling gains 3
	// the last point costs 3.8e+09 FPO from 7.8e+09 on
}

// The curve of a model, what a doubling of the trials gains, and the price of a
// step of 0.02.
func ExampleCurveReturns() {
	var trials []evp.Trial
	for _, score := range []float64{0.80, 0.84, 0.86, 0.87} {
		trials = append(trials, evp.Trial{Score: score, Cost: 1e15})
	}
	sample, err := evp.NewSample("bilstm", trials, evp.SampleOptions{})
	if err != nil {
		log.Fatal(err)
	}
	returns, err := evp.CurveReturns(evp.Trials, sample, evp.ReturnsOptions{GainStep: 0.02})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range returns.Points {
		fmt.Printf("%.0f trials: %.4f, doubling gains %.4f\n", p.X, p.Estimate, p.Gain)
	}
	fmt.Printf("from %.0f on, %.0f more trials gain %.2f\n", returns.NextStep.From, returns.NextStep.Cost,
		returns.NextStep.Step)
	// Output:
	// 1 trials: 0.8425, doubling gains 0.0144
	// 2 trials: 0.8569, doubling gains 0.0086
	// 3 trials: 0.8627, doubling gains NaN
	// 4 trials: 0.8654, doubling gains NaN
	// from 1 on, 2 more trials gain 0.02
}

// returnsOf returns the diminishing returns of trials.
func returnsOf(t *testing.T, axis evp.Axis, trials []evp.Trial, d evp.Direction, o evp.ReturnsOptions) *evp.Returns {
	t.Helper()
	s, err := evp.NewSample("m", trials, evp.SampleOptions{Direction: d})
	if err != nil {
		t.Fatal(err)
	}
	r, err := evp.CurveReturns(axis, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// By hand: half of 8 trials score 1, the others 0, so that E(n) = 1 − 2^−n and
// a doubling from n gains 2^−n − 2^−2n: 0.25, 0.1875, 0.109, 0.059. The best is
// 0.5 above the median.
func TestSaturationByHand(t *testing.T) {
	trials := trialsOf([]float64{0, 1, 0, 1, 0, 1, 0, 1}, []float64{5, 5, 5, 5, 5, 5, 5, 5})
	for least, want := range map[float64]float64{0.3: 1, 0.25: 2, 0.2: 2, 0.15: 3, 0.1: 4, 0.05: math.NaN(),
		0: math.NaN()} {
		for _, d := range []evp.Direction{evp.Maximize, evp.Minimize} { // the same, as a loss
			r := returnsOf(t, evp.Trials, trials, d, evp.ReturnsOptions{MinGain: least})
			if !near(r.Saturation, want, 0) {
				t.Errorf("%s, least gain %g: saturated from %g, want %g", d, least, r.Saturation, want)
			}
			if p := r.Points[1]; !near(p.Gain, 0.1875, 1e-12) || !near(p.Marginal, 0.25*2*math.Ln2*math.Ln2, 1e-12) {
				t.Errorf("%s: a doubling of 2 gains %g, marginal %g", d, p.Gain, p.Marginal)
			}
			if least == 0 && !near(r.MinGain, 0.005, 1e-12) {
				t.Errorf("%s: least gain %g by default, want 1 %% of best − median", d, r.MinGain)
			}
		}
	}
	// By budget every trial costs 5, so that saturation is from 3·5 on.
	r := returnsOf(t, evp.Budget, trials, evp.Maximize, evp.ReturnsOptions{MinGain: 0.15})
	if !near(r.Saturation, 15, 1e-6) {
		t.Errorf("by budget: saturated from %g, want 15", r.Saturation)
	}
}

// By hand, as above: E(1) = 0.5, E(2) = 0.75, E(3) = 0.875.
func TestNextStepByHand(t *testing.T) {
	trials := trialsOf([]float64{0, 1, 0, 1, 0, 1, 0, 1}, []float64{5, 5, 5, 5, 5, 5, 5, 5})
	for _, c := range []struct{ step, from, wantFrom, want float64 }{
		{0.25, 1, 1, 1}, {0.3, 1, 1, 2}, {0.25, 2, 2, math.NaN()}, {0.4, 0, 1, 3}, {0.5, 0, math.NaN(), math.NaN()}, {0.24,
			0, 2, 5}, {0.01, 9, 9, math.NaN()},
	} {
		got := returnsOf(t, evp.Trials, trials, evp.Maximize, evp.ReturnsOptions{GainStep: c.step, From: c.from}).NextStep
		if !near(got.From, c.wantFrom, 0) || !near(got.Cost, c.want, 0) {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

// Saturation is looked for only where a doubling ends within the data, and
// where something has scored.
func TestReturnsWithin(t *testing.T) {
	nan := math.NaN()
	r := returnsOf(t, evp.Trials, trialsOf([]float64{0.5, nan, 0.6, nan, 0.7, 0.8}, []float64{1, 1, 1, 1, 1, 1}),
		evp.Maximize, evp.ReturnsOptions{})
	for _, p := range r.Points {
		if exists := !math.IsNaN(p.Gain); exists != (p.X == 3) { // p_none is 1/3, 1/9, 1/27
			t.Errorf("at %g trials, of which p_none is %g, the gain is %g", p.X, p.PNone, p.Gain)
		}
	}
	to := returnsOf(t, evp.Trials, trialsOf([]float64{0.5, 0.6}, []float64{1, 1}), evp.Maximize,
		evp.ReturnsOptions{Curve: evp.CurveOptions{To: 8}})
	if last := to.Points[len(to.Points)-1]; last.X != 8 || !math.IsNaN(last.Gain) || math.IsNaN(to.Points[2].Gain) ||
		to.End != 2 {
		t.Errorf("with `to`: end %g, %+v", to.End, to.Points)
	}
	one := returnsOf(t, evp.Budget, trialsOf([]float64{0.5}, []float64{3}), evp.Maximize, evp.ReturnsOptions{})
	if len(one.Fits) != 0 || !math.IsNaN(one.Saturation) || !math.IsNaN(one.NextStep.Cost) || len(one.Warnings) == 0 {
		t.Errorf("of one trial: %+v", one)
	}
}

// What is found of a curve does not hang on how many of its points are shown.
func TestReturnsDoNotHangOnThePointsShown(t *testing.T) {
	var scores, costs []float64
	for i := range 40 {
		scores, costs = append(scores, 0.9-0.4/float64(1+i*7%40)), append(costs, float64(1+i%5))
	}
	found := func(r *evp.Returns) string { return fmt.Sprint(r.Fits, r.Saturation, r.NextStep) }
	for axis, holding := range map[evp.Axis]int{evp.Trials: 0, evp.Budget: 1} { // laws that do
		want := returnsOf(t, axis, trialsOf(scores, costs), evp.Maximize, evp.ReturnsOptions{})
		for _, points := range []int{2, 6, 500} {
			got := returnsOf(t, axis, trialsOf(scores, costs), evp.Maximize,
				evp.ReturnsOptions{Curve: evp.CurveOptions{Points: points}})
			if found(got) != found(want) || len(want.Fits) != holding || len(got.Points) > points {
				t.Errorf("%s, %d points, of which %d are shown: %s, want %s", axis, points, len(got.Points), found(got),
					found(want))
			}
		}
	}
}

// Points of the same x count by their mean; between points scores lie on
// straight lines over log x: 1 at 1, 3 at 2, 4 at 8, so that it is 3.5 at 4.
func TestPointReturnsByHand(t *testing.T) {
	points := []evp.XY{{8, 4}, {2, 2}, {1, 1}, {2, 4}}
	r, err := evp.PointReturns("m", points, evp.Maximize, evp.ReturnsOptions{MinGain: 1, GainStep: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []evp.Return{{X: 1, Estimate: 1, Gain: 2, Marginal: 2},
		{X: 2, Estimate: 3, Gain: 0.5, Marginal: 1}, {X: 8, Estimate: 4, Gain: math.NaN(), Marginal: 0.5}} {
		p := r.Points[i]
		if p.X != want.X || !near(p.Estimate, want.Estimate, 1e-12) || !near(p.Gain, want.Gain, 1e-12) ||
			!near(p.Marginal, want.Marginal, 1e-12) {
			t.Errorf("%+v, want %+v", p, want)
		}
	}
	// g(x) = 3 + ½·log2 x − 1 − 2·log2 x on [1, 2] is 1 at x = 2^(2/3).
	if want := math.Exp2(2. / 3); !near(r.Saturation, want, 1e-3) || r.Saturation < want {
		t.Errorf("saturated from %g, want %g", r.Saturation, want)
	}
	if s := r.NextStep; !near(s.From, 4, 1e-3) || !near(s.Cost, 4, 1e-3) {
		t.Errorf("%+v, want from 4 to 8", s)
	}
}

func TestReturnsRefuse(t *testing.T) {
	for want, points := range map[string][]evp.XY{
		"two different x": {{1, 1}, {1, 2}}, "(0, 1)": {{0, 1}, {1, 1}}, "(1, NaN)": {{1, math.NaN()},
			{2, 1}}, "+Inf": {{math.Inf(1), 1}, {2, 1}},
	} {
		if _, err := evp.PointReturns("m", points, evp.Maximize, evp.ReturnsOptions{}); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	for _, o := range []evp.ReturnsOptions{{MinGain: -1}, {GainStep: math.NaN()}, {From: math.Inf(1)}} {
		if o.Validate(evp.Trials) == nil {
			t.Errorf("%+v is taken", o)
		}
	}
}
