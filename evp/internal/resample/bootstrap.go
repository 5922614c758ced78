package resample

import (
	"math"
	"slices"

	"evpkit/evp/internal/parallel"
	"evpkit/sampling"
)

// Replicates are the estimates of the mean of the best at some x and their standard
// errors, for the logged trials and for each bootstrap resample of them.
type Replicates struct {
	Xs               []float64   // ascending
	Logged, LoggedSE []float64   // by x
	Estimates, SEs   [][]float64 // by x, then by resample
}

// Bootstrap draws the resamples and evaluates them. progress may be nil.
func (e *Engine) Bootstrap(draw sampling.Bootstrap, resamples int, progress *parallel.Progress) Replicates {
	return e.BootstrapAt(draw, resamples, progress, func(float64) bool { return true })
}

// BootstrapAt is Bootstrap with standard errors only at those x for which a condition holds;
// elsewhere those of the resamples are NaN.
func (e *Engine) BootstrapAt(
	draw sampling.Bootstrap, resamples int, progress *parallel.Progress, studentised func(x float64) bool,
) Replicates {
	r := Replicates{Xs: e.xs, Estimates: make([][]float64, len(e.xs)), SEs: make([][]float64, len(e.xs))}
	r.Logged, r.LoggedSE = e.Estimates()
	for k := range e.xs {
		r.Estimates[k], r.SEs[k] = make([]float64, resamples), make([]float64, resamples)
	}
	parallel.Workers(resamples, func() func(i int) {
		w, v := make(Weights, e.rows), e.Evaluator()
		return func(i int) {
			e.drawWeights(draw, i, w)
			for k, x := range e.xs {
				if studentised(x) {
					r.Estimates[k][i], r.SEs[k][i] = v.MeanSE(k, w)
				} else {
					r.Estimates[k][i], r.SEs[k][i] = v.Mean(k, w), math.NaN()
				}
			}
			progress.Add(1)
		}
	})
	return r
}

// drawWeights fills w with the weights of resample i.
func (e *Engine) drawWeights(draw sampling.Bootstrap, i int, w Weights) {
	if e.counts == nil {
		draw.Weights(i, w)
	} else {
		draw.CountedWeights(i, e.counts, w)
	}
}

// Size returns the number of resamples; 0 if there is no x.
func (r Replicates) Size() int {
	if len(r.Estimates) == 0 {
		return 0
	}
	return len(r.Estimates[0])
}

// Shift returns, for each x, by how much the estimate of resample i differs from
// that of the logged trials.
func (r Replicates) Shift(i int) []float64 {
	out := make([]float64, len(r.Xs))
	for k := range out {
		out[k] = r.Estimates[k][i] - r.Logged[k]
	}
	return out
}

// Minus returns the replicates of the difference to others at the x that both have
// and for which both is true. The resamples of the two must be independent.
func (r Replicates) Minus(other Replicates, both func(x float64) bool) Replicates {
	out := Replicates{}
	for p, x := range r.Xs {
		q, found := slices.BinarySearch(other.Xs, x)
		if !found || !both(x) {
			continue
		}
		n := len(r.Estimates[p])
		estimates, ses := make([]float64, n), make([]float64, n)
		for i := range n {
			estimates[i] = r.Estimates[p][i] - other.Estimates[q][i]
			ses[i] = math.Hypot(r.SEs[p][i], other.SEs[q][i])
		}
		out.Xs = append(out.Xs, x)
		out.Logged = append(out.Logged, r.Logged[p]-other.Logged[q])
		out.LoggedSE = append(out.LoggedSE, math.Hypot(r.LoggedSE[p], other.LoggedSE[q]))
		out.Estimates, out.SEs = append(out.Estimates, estimates), append(out.SEs, ses)
	}
	return out
}

// Critical returns the lower and upper critical values of the studentised estimate
// t = (E* − E)/s* at each x, infinite on a side that the resamples leave open. If
// not simultaneous they are the α/2 and 1 − α/2 quantiles of t, α = 1 − confidence,
// and hold at each x alone; else they hold at all x together.
func (r Replicates) Critical(confidence float64, simultaneous bool) (low, high []float64) {
	alpha := 1 - confidence
	if simultaneous {
		return r.simultaneous(alpha)
	}
	low, high = make([]float64, len(r.Xs)), make([]float64, len(r.Xs))
	for k := range r.Xs {
		least, greatest := r.studentised(k)
		low[k], high[k] = LowerQuantile(least, alpha/2), UpperQuantile(greatest, alpha/2)
	}
	return low, high
}

// simultaneous returns ±c·q, where q is the (1 − α)-quantile of |t| at each x and c
// that of the largest |t|/q over all x. Scaling by q at each x keeps the heavy tails
// that t has near the end of the data from widening the band elsewhere.
func (r Replicates) simultaneous(alpha float64) (low, high []float64) {
	low, high = make([]float64, len(r.Xs)), make([]float64, len(r.Xs))
	largest := make([]float64, r.Size())
	for k := range r.Xs {
		least, greatest := r.studentised(k)
		sizes := make([]float64, len(largest))
		for i := range sizes {
			sizes[i] = math.Max(-least[i], greatest[i])
		}
		high[k] = UpperQuantile(slices.Clone(sizes), alpha)
		if math.IsInf(high[k], 1) || high[k] == 0 {
			continue
		}
		for i, size := range sizes {
			largest[i] = math.Max(largest[i], size/high[k])
		}
	}
	factor := UpperQuantile(largest, alpha)
	for k := range high {
		high[k] *= factor
		low[k] = -high[k]
	}
	return low, high
}

// studentised returns t of each resample at the k-th x, once for the lower and once
// for the upper quantile: a resample without a standard error is beyond both.
func (r Replicates) studentised(k int) (least, greatest []float64) {
	n := len(r.Estimates[k])
	least, greatest = make([]float64, n), make([]float64, n)
	for i, e := range r.Estimates[k] {
		t := (e - r.Logged[k]) / r.SEs[k][i]
		least[i], greatest[i] = t, t
		if !(r.SEs[k][i] > 1e-9*r.LoggedSE[k]) || math.IsNaN(t) {
			least[i], greatest[i] = math.Inf(-1), math.Inf(1)
		}
	}
	return least, greatest
}
