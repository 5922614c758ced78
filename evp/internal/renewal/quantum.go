package renewal

import (
	"math"
	"slices"
)

const (
	alignedFit = 1e-6 // largest distance of a cost from a multiple of the quantum, in quanta
	grainFit   = 5e-3 // the same for the grain
	grainParts = 16   // most grains in the smallest cost
)

// quantum returns the largest g such that all costs (ascending) are whole multiples of g,
// within alignedFit of a multiple each, or 0 if there is none that is large enough to be
// the step of an aligned lattice.
func quantum(sorted []float64) float64 {
	g := commonMeasure(sorted, alignedFit, alignedHalf)
	if g == 0 {
		return 0
	}
	for _, c := range sorted {
		if x := c / g; math.Abs(x-math.Round(x)) > alignedFit {
			return 0
		}
	}
	return g
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
