package evp

import (
	"math"

	"evpkit/evp/internal/resample"
)

// Known returns what the options say of trials that were not logged, for scores of a
// direction. If neither end of CostSupport is known it is the same as nil.
func (o CurveOptions) Known(d Direction) resample.Known {
	out := resample.Known{Costs: [2]float64{0, math.Inf(1)}, None: o.none(d)}
	out.Support[0], out.Support[1] = o.support(d)
	out.Range[0], out.Range[1] = o.farthest(d)
	if r := o.CostSupport; r != nil {
		out.Costs = [2]float64{r.Min, r.Max}
	}
	return out
}

// unseen returns the trial that was not logged, as good and as bad as it can be.
func (b *builder) unseen() resample.Beyond { return b.options.Known(b.Direction).Beyond(b.set) }
