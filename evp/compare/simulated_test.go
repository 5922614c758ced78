package compare

import (
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/trials"
)

// named returns a sample of a simulated log.
func named(t testing.TB, name string, log []evp.Trial) *evp.Sample {
	t.Helper()
	s, err := evp.NewSample(name, log, evp.SampleOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mustSet returns the trials of a sample.
func mustSet(t *testing.T, s *evp.Sample) *trials.Set {
	t.Helper()
	set, err := setOf(s)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// drawTrials returns the trials of a simulated log.
func drawTrials(l coverage.Law, n int, r *rand.Rand) []evp.Trial { return asTrials(l.Draw(n, r)) }

// asTrials returns trials with the given scores and costs.
func asTrials(scores, costs []float64) []evp.Trial {
	out := make([]evp.Trial, len(scores))
	for i := range out {
		out[i] = evp.Trial{Score: scores[i], Cost: costs[i]}
	}
	return out
}

// mustCompare returns the first pair of the samples.
func mustCompare(t *testing.T, samples []*evp.Sample, axis evp.Axis, o Options) *Pair {
	t.Helper()
	all, err := Pairs(samples, "", axis, o)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}
