package resample

import "slices"

// Constant returns the replicates of a value that is known: each is the value itself, without
// an error.
func Constant(xs []float64, value float64, resamples int) Replicates {
	out := Replicates{
		Xs: xs, Logged: slices.Repeat([]float64{value}, len(xs)), LoggedSE: make([]float64, len(xs)),
		Estimates: make([][]float64, len(xs)), SEs: make([][]float64, len(xs)),
	}
	for k := range xs {
		out.Estimates[k] = slices.Repeat([]float64{value}, resamples)
		out.SEs[k] = make([]float64, resamples)
	}
	return out
}

// At returns the replicates at those x for which a condition holds.
func (r Replicates) At(holds func(x float64) bool) Replicates {
	var out Replicates
	for k, x := range r.Xs {
		if holds(x) {
			out.Xs = append(out.Xs, x)
			out.Logged, out.LoggedSE = append(out.Logged, r.Logged[k]), append(out.LoggedSE, r.LoggedSE[k])
			out.Estimates, out.SEs = append(out.Estimates, r.Estimates[k]), append(out.SEs, r.SEs[k])
		}
	}
	return out
}
