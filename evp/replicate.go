package evp

import (
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"evpkit/evp/internal/ordstat"
	"evpkit/evp/internal/renewal"
	"evpkit/sampling"
)

// replicates are the estimates of the mean of the best at some x, and their
// standard errors, for the logged trials and for bootstrap resamples of them.
// Scores stand in groups and costs on a coarse lattice, so that estimates are
// for differences only. What does not exist is NaN.
type replicates struct {
	xs           []float64
	estimate, se []float64   // by x, of the logged trials
	estimates    [][]float64 // by x, then by resample
	ses          [][]float64
}

// replicate draws the resamples and evaluates them at each x. name tells its
// random numbers from those of other samples.
func (s *Sample) replicate(axis Axis, xs []float64, o CurveOptions, name string) replicates {
	b := s.bestAt(axis, xs, o, false)
	r := replicates{xs: xs, estimates: make([][]float64, len(xs)), ses: make([][]float64, len(xs))}
	r.estimate, r.se = b.logged()
	for k := range xs {
		r.estimates[k], r.ses[k] = make([]float64, o.Resamples), make([]float64, o.Resamples)
	}
	draw := sampling.Bootstrap{Seed: o.Seed, Name: name}
	inParallel(o.Resamples, o.Progress, func() func(i int) {
		weight, evaluate := make([]float64, b.rows), b.evaluator()
		return func(i int) {
			if b.counts == nil {
				draw.Weights(i, weight)
			} else {
				draw.CountedWeights(i, b.counts, weight)
			}
			for k := range xs {
				r.estimates[k][i], r.ses[k][i] = evaluate(k, weight, true)
			}
		}
	})
	return r
}

// inParallel calls, for i in [0, n), the functions that worker makes, one for
// each core. Every call must write only what belongs to its own i.
func inParallel(n int, progress func(done, of int), worker func() func(i int)) {
	var next, done atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			work := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
				if k := done.Add(1); progress != nil {
					progress(int(k), n)
				}
			}
		})
	}
	wg.Wait()
}

// bestAt evaluates the mean of the best at some x for any weights of a sample's
// rows, scored ones first, in the order of the sample. Scores stand in groups.
type bestAt struct {
	trials int       // N
	rows   int       // trials, or clumps of them
	counts []int     // trials that each row stands for; nil: one each
	values []float64 // of the groups
	none   float64   // the baseline; NaN without one

	grouped ordstat.Grouped   // on the trial axis, and where all costs are equal
	ns      []float64         // numbers of trials there
	coarse  []*renewal.Coarse // else
}

// coarseSlack is the share by which a budget is taken as larger: costs that fit
// it exactly, such as 2 and 3 into 5, must not be pushed out by the rounding to
// the coarse lattice, of which it is one and a half steps.
const coarseSlack = 1.5 / 128

// bestAt prepares the evaluation at each x. apart says that the weights may be
// far from equal, so that no score is certain to be passed and each trial needs
// its own.
func (s *Sample) bestAt(axis Axis, xs []float64, o CurveOptions, apart bool) *bestAt {
	cost, equal := s.equalCost()
	group, values := scoreGroups(s.scores, s.counts)
	rows := s
	if !apart {
		rows, group = s.clumped(axis, group, values)
	}
	b := &bestAt{trials: s.N(), rows: len(rows.scores) + rows.failedRows(), counts: rows.rowCounts(), values: values, none: s.baseline(o)}
	if axis == Budget && !equal {
		law := rows.law()
		b.coarse = make([]*renewal.Coarse, len(xs))
		inParallel(len(xs), nil, func() func(int) {
			return func(k int) { b.coarse[k] = law.NewCoarse(xs[k]*(1+coarseSlack), group, values, apart) }
		})
		return b
	}
	b.grouped.Group = append(group, slices.Repeat([]int32{-1}, rows.failedRows())...)
	b.grouped.Gaps = make([]float64, len(values))
	for k := 1; k < len(values); k++ {
		b.grouped.Gaps[k] = values[k] - values[k-1]
	}
	for _, x := range xs {
		if axis == Budget {
			x = math.Floor(x / cost * (1 + 1e-9))
		}
		b.ns = append(b.ns, x)
	}
	return b
}

// scoreGroups puts ascending scores, each of so many trials (nil: one), into
// groups: small against the resamples' own noise. Of the best of many only the
// upper scores count, so that a group holds at most a quarter of the trials
// above it; of the best of few the far ones count most, so that what a group's
// spread can hide of the scores' variance is at most a thousandth of it. A
// group's value is its mean score.
func scoreGroups(scores []float64, counts []int) (group []int32, values []float64) {
	trials := tally{scores, counts}
	center, squares := trials.squares()
	group = make([]int32, len(scores))
	room, above := squares/1000, 0.0
	for high := len(scores); high > 0; {
		low, size, sum := high, 0.0, 0.0
		for low > 0 {
			count := float64(trials.count(low - 1))
			width := scores[high-1] - scores[low-1]
			if low < high && !(size+count <= math.Max(above/4, 1) && (size+count)*width*width <= room) {
				break
			}
			low--
			size += count
			sum += count * (scores[low] - center)
			group[low] = int32(len(values))
		}
		values = append(values, center+sum/size)
		above += size
		high = low
	}
	slices.Reverse(values)
	for i := range group {
		group[i] = int32(len(values)) - 1 - group[i]
	}
	return group, values
}

// evaluator returns a function, for one goroutine, that estimates the mean of
// the best at the k-th x, and, with influence, its standard error; NaN where
// there is no estimate.
func (b *bestAt) evaluator() func(k int, weight []float64, influence bool) (estimate, se float64) {
	var work *renewal.CoarseWork
	gains, reach, tails := make([]float64, b.rows), make([]float64, b.rows), make([]float64, len(b.values))
	if b.coarse != nil {
		work = renewal.NewCoarseWork(len(b.values), b.rows)
		gains, reach = work.Influence, work.Reach
	}
	return func(k int, weight []float64, influence bool) (estimate, se float64) {
		base := b.values[0]
		var gain, scored float64
		switch {
		case b.coarse != nil:
			gain, scored = b.coarse[k].Evaluate(weight, work, influence)
			base = b.values[b.coarse[k].Base(len(b.values))]
		case influence:
			gain, scored = b.grouped.Evaluate(weight, b.ns[k], tails, gains, reach)
		default:
			gain, scored = b.grouped.Evaluate(weight, b.ns[k], tails, nil, nil)
		}
		forGain, forScored := 1.0, base-b.none // derivatives of the estimate
		estimate = b.none + scored*(base-b.none) + gain
		if math.IsNaN(b.none) {
			if scored < rare {
				return math.NaN(), math.NaN()
			}
			estimate = base + gain/scored
			forGain, forScored = 1/scored, -gain/(scored*scored)
		}
		if !influence {
			return estimate, math.NaN()
		}
		mean, square := 0.0, 0.0
		for j, p := range weight {
			if p > 0 {
				d := forGain*gains[j] + forScored*reach[j]
				mean += p * d
				square += p * d * d
			}
		}
		return estimate, math.Sqrt(math.Max(square-mean*mean, 0) / float64(b.trials))
	}
}

// logged returns the estimates and standard errors of the logged trials.
func (b *bestAt) logged() (estimate, se []float64) {
	n := max(len(b.coarse), len(b.ns))
	estimate, se = make([]float64, n), make([]float64, n)
	weight := shares(b.counts, b.rows, float64(b.trials))
	inParallel(n, nil, func() func(int) {
		evaluate := b.evaluator()
		return func(k int) { estimate[k], se[k] = evaluate(k, weight, true) }
	})
	return estimate, se
}
