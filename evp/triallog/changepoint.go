package triallog

import "math"

// leastSide is how many trials must be on each side of a change.
const leastSide = 5

// change returns after how many trials the scores of a sorted group change most:
// where the sum of the ranks of the first k is farthest from its mean in standard
// deviations, as in Wilcoxon's test. The p-value is that of a normal law times
// the number of k that are tried (Bonferroni), which is never too small by much:
// the tails of a rank sum are lighter than those of a normal law.
func (o trialOrder) change() (p float64, at int, rises bool) {
	n := len(o)
	ranks := o.centredRanks()
	variance := 0.0 // of one rank
	for _, r := range ranks {
		variance += r * r / float64(n)
	}
	sum, largest := 0.0, 0.0
	for i, r := range ranks[:n-leastSide] {
		sum += r
		k := float64(i + 1)
		if i+1 < leastSide || variance == 0 {
			continue
		}
		z := sum / math.Sqrt(k*(float64(n)-k)/float64(n-1)*variance)
		if math.Abs(z) > math.Abs(largest) {
			largest, at, rises = z, i+1, z < 0
		}
	}
	tried := float64(n - 2*leastSide + 1)
	return math.Min(1, tried*math.Erfc(math.Abs(largest)/math.Sqrt2)), at, rises
}
