package study

import (
	"evpkit/evp"
	"evpkit/evp/triallog"
)

// factors are the factors of each group's price, E and D, trial by trial.
type factors []evp.Factors

// newFactors returns the factors from the extra columns of a log, which are
// aligned with its trials, by the groups that evp.GroupByModel makes of these.
func newFactors(o Options, log *triallog.Log) factors {
	if len(log.Extra) == 0 {
		return nil
	}
	place := newPlaces()
	var out factors
	double := 1.0
	if o.countsMAC() {
		double = 2
	}
	for i, t := range log.Trials {
		at := place.of(t)
		if at == len(out) {
			out = append(out, evp.Factors{})
		}
		f, column := &out[at], 0
		if o.ExampleCost != "" {
			f.ExampleCost = append(f.ExampleCost, double*log.Extra[column][i])
			column++
		}
		if o.Examples != "" {
			f.Examples = append(f.Examples, log.Extra[column][i])
		}
	}
	return out
}

// of returns the factors of group i; none if the log has no such columns.
func (f factors) of(i int) evp.Factors {
	if f == nil {
		return evp.Factors{}
	}
	return f[i]
}
