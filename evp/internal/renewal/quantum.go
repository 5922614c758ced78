package renewal

import (
	"math"
	"slices"

	"evpkit/sampling"
)

const (
	alignedFit = 1e-6 // largest distance of a cost from a multiple of the quantum, in quanta
	grainFit   = 5e-3 // the same for the grain
	grainParts = 16   // most grains in the smallest cost
)

// A quantum is a measure of which all costs are whole multiples, nearly: each, and
// therefore each sum of them, is its multiple times 1 + least … 1 + most.
type quantum struct{ size, least, most float64 }

// newQuantum returns the largest measure such that all costs (ascending) are within
// alignedFit of a multiple, or 0 if there is none that is large enough to be the step of
// an aligned lattice.
func newQuantum(sorted []float64) quantum {
	q := quantum{size: commonMeasure(sorted, alignedFit, alignedHalf)}
	if q.size == 0 {
		return quantum{}
	}
	for _, c := range sorted {
		x := c / q.size
		if math.Abs(x-math.Round(x)) > alignedFit {
			return quantum{}
		}
		excess := x/math.Round(x) - 1
		q.least, q.most = math.Min(q.least, excess), math.Max(q.most, excess)
	}
	return q
}

// steps returns how many quanta fit a budget: any sum of at most low quanta does, and
// none of more than high.
func (q quantum) steps(budget float64) (low, high float64) {
	x := sampling.Limit(budget) / q.size
	return math.Floor(x / (1 + q.most)), math.Floor(x / (1 + q.least))
}

// grain returns a large measure such that all costs (ascending) are nearly multiples of
// it, such as the cost of an epoch that varies a little from trial to trial, or 0 if there
// is none.
func grain(sorted []float64) float64 {
	return commonMeasure(sorted, grainFit, grainParts)
}

// ascending returns all costs in order, or only the smallest of them, and false, if these
// alone show that there is neither a quantum nor a grain.
func ascending(costs ...[]float64) (sorted []float64, ok bool) {
	const few = 64
	all := slices.Concat(costs...)
	if len(all) > few {
		selected(all, few-1)
		slices.Sort(all[:few])
		smallest := all[:few]
		if commonMeasure(smallest, alignedFit, alignedHalf) == 0 && commonMeasure(smallest, grainFit, grainParts) == 0 {
			return smallest, false
		}
	}
	slices.Sort(all)
	return all, true
}

// commonMeasure is Euclid's algorithm with a tolerance, for ascending costs. Each larger
// multiple determines the measure more precisely. It returns 0 once the measure is less
// than the smallest cost divided by parts.
func commonMeasure(sorted []float64, fit, parts float64) float64 {
	least, most := sorted[0], sorted[len(sorted)-1]
	g := least
	for _, c := range sorted {
		g = euclid(c, g, fit, least/parts)
		if g == 0 {
			return 0
		}
		g = c / math.Round(c/g)
	}
	return most / math.Round(most/g)
}

// euclid returns the largest common measure of a and b, where a remainder of at most fit
// times the divisor counts as zero; 0 if the measure is below smallest.
func euclid(a, b, fit, smallest float64) float64 {
	for b >= smallest*(1-1e-9) {
		r := math.Abs(a - b*math.Round(a/b))
		if r <= fit*b {
			return b
		}
		a, b = b, r
	}
	return 0
}
