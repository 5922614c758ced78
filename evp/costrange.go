package evp

import (
	"fmt"
	"math"
)

// A CostRange is what a trial can cost at least and at most, ends included, in cost
// units. An end that is not known is 0, or +Inf.
type CostRange struct{ Min, Max float64 }

// Bounded reports whether it is known what a trial can cost at most.
func (r *CostRange) Bounded() bool { return r != nil && !math.IsInf(r.Max, 1) }

// validate returns an error for ends between which no cost can be.
func (r *CostRange) validate() error {
	if r != nil && !(r.Min >= 0 && r.Max > 0 && r.Min <= r.Max && !math.IsInf(r.Min, 0)) {
		return fmt.Errorf("cost support %g to %g is no range of costs", r.Min, r.Max)
	}
	return nil
}

// checkCostSupport returns an error for a cost outside the range of costs, also of a
// failed trial.
func (s *Sample) checkCostSupport(o CurveOptions) error {
	if o.CostSupport == nil || !s.HasCost() {
		return nil
	}
	least, most := s.CostRange()
	for _, c := range []float64{least, most} {
		if c < o.CostSupport.Min || c > o.CostSupport.Max {
			return fmt.Errorf("model %q: a cost of %v lies outside the cost support from %g to %g; "+
				"give the range that costs cannot leave", s.model, c, o.CostSupport.Min, o.CostSupport.Max)
		}
	}
	return nil
}
