package renewal

import "math"

const (
	jumpWindow = 3  // steps within which a lattice smears a jump that is worth mentioning
	jumpSlope  = 12 // steps on either side that say how steep the curve is without it
)

// jump returns by how much the value at budget b of a function that is known at the
// lattice's budgets may be off because of jumps nearby. On an aligned lattice that is half
// of what is between the sums that fit and the others. Where costs are split, a sum of a few
// costs is spread over the points next to it, and a value within these is anywhere between
// those before and after the jump: then it is by how much the function rises there more
// steeply than on either side.
func (t lattice) jump(v []float64, b float64) float64 {
	if !t.splits() {
		low, high := t.ends(b)
		return math.Abs(v[high]-v[low]) / 2
	}
	k := int(math.Min(math.Max(b/t.step-0.5, 0), float64(t.half)-0.5))
	low, high := max(k-1, 0), min(k-1+jumpWindow, t.half)
	before, after := max(low-jumpSlope, 0), min(high+jumpSlope, t.half)
	slope := 0.0
	if around := (low - before) + (after - high); around > 0 {
		slope = ((v[low] - v[before]) + (v[after] - v[high])) / float64(around)
	}
	return math.Max(math.Abs(v[high]-v[low]-slope*float64(high-low)), 0)
}
