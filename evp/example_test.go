package evp_test

import (
	"fmt"
	"log"
	"math"

	"evpkit/evp"
)

// A cheap trial, two expensive ones, and one that failed: the curve against the
// number of trials and against the budget in FPO.
func Example() {
	trials := []evp.Trial{
		{Model: "bilstm", Score: 0.80, Cost: 1e15},
		{Model: "bilstm", Score: 0.84, Cost: 3e15},
		{Model: "bilstm", Score: 0.86, Cost: 4e15},
		{Model: "bilstm", Score: math.NaN(), Cost: 1e15},
	}
	for _, group := range evp.GroupByModel(trials) {
		sample, err := evp.NewSample(group.Model, group.Trials, evp.SampleOptions{})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %d trials, %d failed, %.0e FPO\n", sample.Model(), sample.N(), sample.Failed(), sample.TotalCost())

		byTrials, err := evp.TrialCurve(sample, evp.CurveOptions{At: []float64{1, 2, 4}})
		if err != nil {
			log.Fatal(err)
		}
		for _, p := range byTrials.Points {
			fmt.Printf("best of %.0f: %.3f (nothing yet: %.3f)\n", p.X, p.Estimate, p.PNone)
		}

		byBudget, err := evp.BudgetCurve(sample, evp.CurveOptions{At: []float64{1e15, 4e15, 9e15}})
		if err != nil {
			log.Fatal(err)
		}
		for _, p := range byBudget.Points {
			fmt.Printf("within %.0e FPO: %.3f (nothing yet: %.3f)\n", p.X, p.Estimate, p.PNone)
		}
	}
	// Output:
	// bilstm: 4 trials, 1 failed, 9e+15 FPO
	// best of 1: 0.833 (nothing yet: 0.250)
	// best of 2: 0.841 (nothing yet: 0.062)
	// best of 4: 0.851 (nothing yet: 0.004)
	// within 1e+15 FPO: 0.800 (nothing yet: 0.750)
	// within 4e+15 FPO: 0.834 (nothing yet: 0.105)
	// within 9e+15 FPO: 0.853 (nothing yet: 0.000)
}

// The median of the best of n, of a loss, with a baseline for "nothing yet".
func ExampleTrialCurve() {
	var trials []evp.Trial
	for _, loss := range []float64{2.9, 2.4, 3.8, 2.6, math.NaN()} {
		trials = append(trials, evp.Trial{Score: loss, Cost: math.NaN()})
	}
	sample, err := evp.NewSample("lm", trials, evp.SampleOptions{Direction: evp.Minimize})
	if err != nil {
		log.Fatal(err)
	}
	untrained := 11.0
	curve, err := evp.TrialCurve(sample, evp.CurveOptions{Statistic: evp.Quantile(0.5), Baseline: &untrained})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range curve.Points {
		fmt.Printf("best of %.0f: median %.1f\n", p.X, p.Estimate)
	}
	// Output:
	// best of 1: median 2.9
	// best of 2: median 2.6
	// best of 3: median 2.6
	// best of 4: median 2.4
	// best of 5: median 2.4
}

// A band for the mean of the best of n that holds for the whole curve together
// and for any distribution of scores, as accuracies lie between 0 and 1.
func ExampleTrialCurve_band() {
	var trials []evp.Trial
	for _, accuracy := range []float64{0.71, 0.83, 0.64, 0.80, 0.78, 0.86, 0.69, 0.81, 0.75, 0.84} {
		trials = append(trials, evp.Trial{Score: accuracy, Cost: math.NaN()})
	}
	sample, err := evp.NewSample("bilstm", trials, evp.SampleOptions{})
	if err != nil {
		log.Fatal(err)
	}
	curve, err := evp.TrialCurve(sample, evp.CurveOptions{
		At: []float64{1, 3, 10}, Band: evp.BandLD, Support: &evp.Support{Low: 0, High: 1}, Confidence: 0.95,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range curve.Points {
		fmt.Printf("best of %2.0f: %.3f, between %.3f and %.3f\n", p.X, p.Estimate, p.Lower, p.Upper)
	}
	// Output:
	// best of  1: 0.771, between 0.445 and 0.888
	// best of  3: 0.826, between 0.709 and 0.964
	// best of 10: 0.851, between 0.797 and 0.999
}
