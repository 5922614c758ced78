package evp

import (
	"cmp"
	"math"
	"slices"
)

// crossovers finds the x at which the difference of the curves changes its
// sign, and what the resamples say of each: they are followed at the x whose
// positions are given, straight between those by the logarithm of x.
func (c *Comparison) crossovers(f *field, a, b *contender, both []int) {
	low, high := math.Max(a.start, b.start), math.Min(a.end, b.end)
	if f.options.Curve.To > 0 {
		high = math.Min(high, f.options.Curve.To)
	}
	if !(low < high) {
		return
	}
	xs, d, err := f.fineDifference(a, b, low, high)
	if err != nil {
		return
	}
	ascending := slices.Clone(both)
	slices.SortStableFunc(ascending, func(i, j int) int { return cmp.Compare(f.xs[i], f.xs[j]) })
	ascending = slices.CompactFunc(ascending, func(i, j int) bool { return f.xs[i] == f.xs[j] })
	r := f.between(a, b, ascending)
	for _, k := range signChanges(d) {
		found := Crossover{X: crossing(xs, d, k), Lower: math.NaN(), Upper: math.NaN()}
		if f.axis == Trials {
			found.X = math.Ceil(found.X)
		}
		found.follow(r, d[k] < 0, f.options.Curve.Confidence)
		c.Crossovers = append(c.Crossovers, found)
	}
}

// fineDifference returns the difference of the two curves at many x.
func (f *field) fineDifference(a, b *contender, low, high float64) (xs, d []float64, err error) {
	o := f.options.Curve
	o.At = logGrid(low, high, 400)
	if f.axis == Trials {
		o.At = slices.DeleteFunc(wholeGrid(high, 400), func(x float64) bool { return x < low })
	}
	p, err := curveAlong(f.axis, a.s, o)
	if err != nil {
		return nil, nil, err
	}
	q, err := curveAlong(f.axis, b.s, o)
	if err != nil {
		return nil, nil, err
	}
	for k, x := range o.At {
		if y := (p.Points[k].Estimate - q.Points[k].Estimate) * a.s.direction.sign(); !math.IsNaN(y) {
			xs, d = append(xs, x), append(d, y)
		}
	}
	return xs, d, nil
}

// signChanges returns the positions before which values of one sign stand and
// after which values of the other begin; values that are nearly 0 have none.
func signChanges(d []float64) []int {
	most := 0.0
	for _, v := range d {
		most = math.Max(most, math.Abs(v))
	}
	var out []int
	last := -1
	for k, v := range d {
		if math.Abs(v) <= 1e-9*most {
			continue
		}
		if last >= 0 && (d[last] < 0) != (v < 0) {
			out = append(out, last)
		}
		last = k
	}
	return out
}

// crossing returns where the values, taken as straight by the logarithm of x,
// pass through 0 after position k.
func crossing(xs, d []float64, k int) float64 {
	j := k + 1
	for j < len(d)-1 && (d[j] < 0) == (d[k] < 0) {
		j++
	}
	part := d[k] / (d[k] - d[j])
	return xs[k] * math.Exp(part*math.Log(xs[j]/xs[k]))
}

// follow fills share and interval from the crossings of the resamples in the
// same direction, the nearest of each.
func (c *Crossover) follow(r replicates, rising bool, confidence float64) {
	if len(r.xs) < 2 {
		c.Share = math.NaN()
		return
	}
	n := len(r.estimates[0])
	var crossed []float64
	d := make([]float64, len(r.xs))
	for i := range n {
		for k := range d {
			d[k] = r.estimates[k][i]
		}
		nearest := math.Inf(1)
		for _, k := range signChanges(d) {
			if x := crossing(r.xs, d, k); (d[k] < 0) == rising && math.Abs(math.Log(x/c.X)) < math.Abs(math.Log(nearest/c.X)) {
				nearest = x
			}
		}
		if !math.IsInf(nearest, 1) {
			crossed = append(crossed, nearest)
		}
	}
	c.Share = float64(len(crossed)) / float64(n)
	if alpha := 1 - confidence; c.Share > 0.5 {
		c.Lower = orNaN(lowerQuantile(crossed, alpha/2))
		c.Upper = orNaN(-lowerQuantile(negative(crossed), alpha/2))
	}
}
