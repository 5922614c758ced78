package compare

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"evpkit/evp"
	"evpkit/evp/internal/coverage"
	"evpkit/evp/internal/grid"
	"evpkit/evp/internal/parallel"
)

// A duel is two laws whose logs are compared again and again.
type duel struct {
	laws     [2]coverage.Law
	sizes    [2]int
	axis     evp.Axis
	at       []float64 // x
	scores   []float64 // whose costs are compared; nil: the default
	supports bool
}

// An outcome of duels: how often a model was named at some x, was claimed to need less, and
// would have been named by interval and test alone.
type duelCount struct{ named, claimed, bare, of int }

// run simulates pairs of logs.
func (d duel) run(t *testing.T, pairs, resamples int) duelCount {
	t.Helper()
	results := make([]duelCount, pairs)
	parallel.For(pairs, func(i int) {
		r := rand.New(rand.NewPCG(coverage.Seed, uint64(i)))
		samples := []*evp.Sample{named(t, "a", drawTrials(d.laws[0], d.sizes[0], r)),
			named(t, "b", drawTrials(d.laws[1], d.sizes[1], r))}
		o := Options{Curve: evp.CurveOptions{At: d.at, Resamples: resamples, Seed: 5, Points: 8}, Scores: d.scores}
		if ends := d.laws[0].ScoreEnds; d.supports {
			o.Curve.Support = &evp.Support{Low: ends[0], High: ends[1]}
		}
		all, err := Pairs(samples, "", d.axis, o)
		if err != nil {
			t.Error(err)
			return
		}
		for _, x := range all[0].Differences {
			if x.Verdict == VerdictA || x.Verdict == VerdictB {
				results[i].named, results[i].bare = 1, 1
			}
			if x.Reason == RangeNotExcluded {
				results[i].bare = 1
			}
		}
		for _, e := range all[0].EqualScores {
			if e.Claim != VerdictNone {
				results[i].claimed = 1
			}
		}
	})
	var out duelCount
	for _, r := range results {
		out.named, out.claimed, out.bare, out.of = out.named+r.named, out.claimed+r.claimed, out.bare+r.bare, out.of+1
	}
	return out
}

func TestFalseProbe(t *testing.T) {
	_ = grid.Log
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		for _, law := range []coverage.Law{coverage.LightTail, coverage.Exponential, coverage.Pareto3} {
			for _, sizes := range [][2]int{{20, 20}, {20, 100}, {20, 400}} {
				c := duel{laws: [2]coverage.Law{law, law}, sizes: sizes, axis: axis}.run(t, *coverage.Samples, 200)
				fmt.Printf("%s %s %v named %d claimed %d bare %d of %d\n", axis, law.Name, sizes, c.named, c.claimed, c.bare, c.of)
			}
		}
	}
}
