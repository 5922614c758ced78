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

// quantum returns the largest g of which all costs (ascending) are whole
// multiples, within alignedFit of a multiple each, or 0 if there is none large
// enough to be the step of an aligned lattice.
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

// grain returns a large measure of which all costs (ascending) are nearly
// multiples, such as the cost of an epoch that varies a little from trial to
// trial, or 0 if there is none.
func grain(sorted []float64) float64 {
	return commonMeasure(sorted, grainFit, grainParts)
}

// ascending returns all costs in order; only the smallest of them, and false,
// if those alone show that there is neither quantum nor grain.
func ascending(costs ...[]float64) (sorted []float64, ok bool) {
	const few = 64
	all := slices.Concat(costs...)
	if len(all) > few {
		selected(all, few-1)
		slices.Sort(all[:few])
		if commonMeasure(all[:few], alignedFit, alignedHalf) == 0 && commonMeasure(all[:few], grainFit, grainParts) == 0 {
			return all[:few], false
		}
	}
	slices.Sort(all)
	return all, true
}

// commonMeasure is Euclid's algorithm with a tolerance for ascending costs.
// Each larger multiple that is met pins the measure down better. It returns 0
// once the measure is less than the smallest cost divided by parts.
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

// euclid returns the largest common measure of a and b, where a remainder of
// at most fit of the divisor counts as none; 0 if it is below smallest.
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
