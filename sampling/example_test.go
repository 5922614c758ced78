package sampling_test

import (
	"fmt"
	"math"

	"evpkit/sampling"
)

// Two trials score 0.2 for a cost of 1 and 0.9 for a cost of 3. Within a budget
// of 3 a search has room for one of them, whichever comes first; within 4 for
// both.
func ExampleBests() {
	pool := sampling.Pool{Costs: []float64{1, 3}} // from the worst to the best
	budgets := []float64{1, 3, 4}
	const searches = 10_000
	bests := sampling.NewBests(pool, budgets, searches, 1)
	for i := range searches {
		bests.Order(i)
	}
	for k, b := range budgets {
		e := bests.Estimate(k, []float64{0.2, 0.9}, math.NaN())
		fmt.Printf("within %g: a score in %.1f of the searches, %.2f on average\n", b, e.Scored, e.Mean)
	}
	// Output:
	// within 1: a score in 0.5 of the searches, 0.20 on average
	// within 3: a score in 1.0 of the searches, 0.55 on average
	// within 4: a score in 1.0 of the searches, 0.90 on average
}

// A resample is as many draws with replacement as there are trials, given by
// the share of each.
func ExampleBootstrap_Weights() {
	scores := []float64{0.2, 0.4, 0.6, 0.8}
	weight := make([]float64, len(scores))
	sampling.Bootstrap{Seed: 1, Name: "model"}.Weights(0, weight)
	sum := 0.0
	for _, w := range weight {
		sum += w
	}
	fmt.Printf("%d trials, shares in quarters that add up to %g\n", len(weight), sum)
	// Output: 4 trials, shares in quarters that add up to 1
}
