package evp

import "math"

// mostSingle is how many rows resamples are drawn from as they are.
const mostSingle = 5_000

// clumped returns s for resamples, whose work must not grow with the trials:
// those of one score group, and on the budget axis of costs within about 1 %,
// become one row with a count, the group's value and their mean cost. Near the
// top, where a group is one trial, so is a row. groups is the group of each of
// the rows' scores. A sample of few rows is returned as it is.
func (s *Sample) clumped(axis Axis, group []int32, values []float64) (rows *Sample, groups []int32) {
	if len(s.scores)+s.failedRows() <= mostSingle {
		return s, group
	}
	byCost := axis == Budget && s.HasCost()
	rows = &Sample{model: s.model, direction: s.direction, failed: s.failed, total: s.total, minCost: s.minCost, maxCost: s.maxCost}
	scored := clumps{mean: s.MeanCost(), byCost: byCost}
	for i, g := range group {
		if i > 0 && g != group[i-1] {
			clear(scored.rows)
		}
		if scored.add(costOr1(s.costs, i), s.costParts()[0].count(i)) {
			rows.scores, groups = append(rows.scores, values[g]), append(groups, g)
		}
	}
	failed := clumps{mean: s.MeanCost(), byCost: byCost}
	for i := range s.failedRows() {
		failed.add(costOr1(s.fails, i), s.costParts()[1].count(i))
	}
	rows.costs, rows.counts = scored.costs(), scored.counts
	rows.fails, rows.failures = failed.costs(), failed.counts
	rows.above = sumsFrom(rows.counts)
	return rows, groups
}

// failedRows returns how many rows the failed trials have.
func (s *Sample) failedRows() int {
	if s.failures != nil {
		return len(s.failures)
	}
	return s.failed
}

// rowCounts returns how many trials each row stands for, scored ones first; nil
// if each is one.
func (s *Sample) rowCounts() []int {
	if s.counts == nil && s.failures == nil {
		return nil
	}
	var out []int
	for k, rows := range []int{len(s.scores), s.failedRows()} {
		for i := range rows {
			out = append(out, s.costParts()[k].count(i))
		}
	}
	return out
}

// clumps collects rows that stand for several trials of about one cost.
type clumps struct {
	mean   float64 // cost of all trials
	byCost bool
	rows   map[int]int // of each bin of cost
	counts []int
	sums   []float64 // of costs
}

// add adds trials and reports whether they begin a row. A cost far below the
// mean need not be told from others better than the mean is.
func (c *clumps) add(cost float64, count int) (first bool) {
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
func (c *clumps) costs() []float64 {
	out := make([]float64, len(c.sums))
	for k, sum := range c.sums {
		out[k] = sum / float64(c.counts[k])
	}
	return out
}
