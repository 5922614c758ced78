package ordstat

import "evpkit/evp/internal/parallel"

// runLength is the largest number of neighbouring n that share one walk over the scores.
const runLength = 32

// A run is consecutive numbers of trials: n, n+1, …
type run struct {
	at    int // index of the first among those asked for
	n     int
	count int
}

// runs divides ns into runs.
func runs(ns []int) []run {
	var out []run
	for i, n := range ns {
		if k := len(out) - 1; k >= 0 && out[k].count < runLength && n == out[k].n+out[k].count {
			out[k].count++
			continue
		}
		out = append(out, run{at: i, n: n, count: 1})
	}
	return out
}

// moments returns the moments for each of ns, computed run by run on all cores;
// walk fills the sums of one run.
func (s Sample) moments(ns []int, walk func(r run, out []sums), scored func(n int) float64) []Moment {
	out := make([]Moment, len(ns))
	all := runs(ns)
	parallel.For(len(all), func(i int) {
		r := all[i]
		var t [runLength]sums
		walk(r, t[:r.count])
		for j := range r.count {
			out[r.at+j] = s.moment(t[j], scored(r.n+j))
		}
	})
	return out
}
