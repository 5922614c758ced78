package trials

import "math"

// mostRows is the largest number of rows whose costs are kept as they are.
const mostRows = 5_000

// Binned returns the set for resampling, whose work must not grow with the number
// of trials: the trials of one score group become one row with a count, the group's
// score and their mean cost. If byCost, a row has only those whose costs are within
// about 1 % of each other; a set of at most 5,000 rows is returned as it is then. Near
// the best score, where a group is a single trial, so is a row.
//
// groups holds the group of each scored row, and values the groups' scores, both
// ascending.
func (s *Set) Binned(byCost bool, groups []int32, values []float64) (binned *Set, binnedGroups []int32) {
	if byCost && s.Rows() <= mostRows {
		return s, groups
	}
	binned = &Set{Failed: s.Failed, TotalCost: s.TotalCost, MinCost: s.MinCost, MaxCost: s.MaxCost}
	scored := costBins{mean: s.MeanCost(), byCost: byCost}
	for i, g := range groups {
		if i > 0 && g != groups[i-1] {
			clear(scored.rows)
		}
		if scored.add(s.Cost(i), s.ScoreTally().Count(i)) {
			binned.Scores, binnedGroups = append(binned.Scores, values[g]), append(binnedGroups, g)
		}
	}
	failed := costBins{mean: s.MeanCost(), byCost: byCost}
	for i := range s.FailedRows() {
		failed.add(s.FailedCost(i), s.CostTallies()[1].Count(i))
	}
	binned.Costs, binned.Counts = scored.costs(), scored.counts
	binned.FailedCosts, binned.FailedCounts = failed.costs(), failed.counts
	binned.above = sumsFrom(binned.Counts)
	return binned, binnedGroups
}

// costBins collects trials of about the same cost in one row each.
type costBins struct {
	mean   float64 // cost of all trials
	byCost bool    // false: all costs are in one bin
	rows   map[int]int
	counts []int
	sums   []float64 // of costs
}

// add adds trials of one cost and reports whether they begin a new row. Bins are
// 1 % wide, and wider for costs far below the mean, whose exact size hardly
// matters.
func (c *costBins) add(cost float64, count int) (first bool) {
	bin := 0
	if c.byCost {
		bin = int(math.Floor(100 * math.Log(cost/c.mean+0.2)))
	}
	k, ok := c.rows[bin]
	if !ok {
		if c.rows == nil {
			c.rows = make(map[int]int)
		}
		k = len(c.counts)
		c.rows[bin], c.counts, c.sums = k, append(c.counts, 0), append(c.sums, 0)
	}
	c.counts[k] += count
	c.sums[k] += cost * float64(count)
	return !ok
}

// costs returns the mean cost of each row.
func (c *costBins) costs() []float64 {
	out := make([]float64, len(c.sums))
	for k, sum := range c.sums {
		out[k] = sum / float64(c.counts[k])
	}
	return out
}
