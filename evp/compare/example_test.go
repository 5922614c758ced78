package compare_test

import (
	"fmt"
	"log"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// A cheap model and an expensive one that is better in the end: who leads at which
// budget, as far as ten trials of each can tell.
func ExamplePairs() {
	var samples []*evp.Sample
	for _, m := range []struct {
		name   string
		scores []float64
		cost   float64 // of each trial, in FPO
	}{
		{"bow", []float64{0.76, 0.79, 0.77, 0.80, 0.78, 0.75, 0.79, 0.77, 0.78, 0.80}, 1e15},
		{"bilstm", []float64{0.84, 0.71, 0.88, 0.86, 0.79, 0.87, 0.85, 0.83, 0.86, 0.88}, 4e15},
	} {
		var trials []evp.Trial
		for _, score := range m.scores {
			trials = append(trials, evp.Trial{Score: score, Cost: m.cost})
		}
		sample, err := evp.NewSample(m.name, trials, evp.SampleOptions{})
		if err != nil {
			log.Fatal(err)
		}
		samples = append(samples, sample)
	}
	pairs, err := compare.Pairs(samples, "", evp.Budget, compare.Options{
		Curve: evp.CurveOptions{At: []float64{4e15, 1e16}, Seed: 1},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range pairs {
		for _, d := range p.Differences {
			fmt.Printf("%.0e FPO: %s − %s = %.3f, between %.3f and %.3f: %s\n", d.X, p.A, p.B, d.Difference, d.Lower, d.Upper,
				d.Verdict)
		}
	}
	// Output:
	// 4e+15 FPO: bow − bilstm = -0.043, between -0.103 and 0.018: undecided
	// 1e+16 FPO: bow − bilstm = -0.062, between -0.085 and -0.034: b
}
