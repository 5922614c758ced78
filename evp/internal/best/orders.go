package best

import (
	"math"
	"slices"
	"sort"

	"evpkit/evp/internal/parallel"
	"evpkit/evp/internal/trials"
	"evpkit/sampling"
)

// ordersRoom is the number of outcomes of random orders that are held at a time.
const ordersRoom = 1 << 25

// Orders is the law by budget of trials drawn without replacement, estimated by
// random orders of the logged trials. Results at one x do not depend on the others.
type Orders struct {
	Set      *trials.Set // without counts
	Count    int         // number of random orders
	Seed     sampling.Seed
	Progress func(done, total int) // may be nil
}

// At implements Law.
func (l Orders) At(xs []float64, q Query) []Point {
	order := make([]int, len(xs)) // indices of xs, by ascending x
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return xs[order[a]] < xs[order[b]] })
	budgets := make([]float64, len(xs))
	for k, i := range order {
		budgets[k] = xs[i]
	}
	out := make([]Point, len(xs))
	room := max(ordersRoom/l.Count, 1) // budgets at a time
	for first := 0; first < len(order); first += room {
		last := min(first+room, len(order))
		bests := l.run(budgets[first:last])
		for k, i := range order[first:last] {
			out[i] = l.point(bests, k, xs[i], q)
		}
	}
	return out
}

// run runs the random searches.
func (l Orders) run(budgets []float64) *sampling.Bests {
	bests := sampling.NewBests(l.pool(), budgets, l.Count, l.Seed)
	progress := parallel.NewProgress(l.Count, l.Progress)
	parallel.For(l.Count, func(i int) {
		bests.Order(i)
		progress.Add(1)
	})
	return bests
}

// point returns the law of the best within the k-th budget of bests, which is x.
func (l Orders) point(bests *sampling.Bests, k int, x float64, q Query) Point {
	scores := l.Set.Scores
	given := bests.Estimate(k, scores, math.NaN())
	p := Point{Scored: given.Scored, Mean: given.Mean, SD: given.SD, Quantile: math.NaN()}
	if l.Set.Failed == 0 { // something scores if and only if the first trial fits
		fit := 0
		for _, c := range l.Set.Costs {
			if sampling.Fits(c, x) {
				fit++
			}
		}
		p.Scored = float64(fit) / float64(len(l.Set.Costs))
	}
	p.SE = bests.Estimate(k, scores, q.None).SE
	if q.Quantile > 0 {
		p.Quantile, p.SE = bests.Quantile(k, scores, q.None, q.Quantile)
	}
	return p
}

// pool returns the trials to draw searches from.
func (l Orders) pool() sampling.Pool {
	return sampling.Pool{Costs: slices.Concat(l.Set.FailedCosts, l.Set.Costs), Failed: l.Set.Failed}
}

// FirstScore returns the smallest budget within which a share of at most none of
// the searches has no score yet.
func (l Orders) FirstScore(none float64) float64 {
	return sampling.FirstScore(l.pool(), none, l.Count, l.Seed)
}
