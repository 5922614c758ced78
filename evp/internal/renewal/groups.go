package renewal

import "sort"

const (
	groupRanks = 4096 // more ranks than this are evaluated in groups
	groupShare = 64   // a group holds this fraction of the ranks above it
)

// A group is trials of neighbouring ranks, at positions low … high−1, whose costs one
// FFT evaluates together. Within it H is taken to change linearly with the trials'
// share of the group, from its value above the group to that below; gap and gapSquare
// are then the weights of the value at the group's lower end.
//
// Groups grow with the distance from the best: if v trials of N are better,
// H = 1 − (1 − v/N)^n bends over a distance of v, so that groups of v/64 leave an error
// below 3e-5 of the score range, as measured.
type group struct {
	low, high      int
	gap, gapSquare float64
}

// A grouping cuts the best trials of a law into groups, for a lattice.
type grouping struct {
	law     *Law
	lattice lattice
	suffix  []float64 // sums of the weights from each position on; nil if all weigh the same
}

// addGroups looks at the best ranks trials in groups.
func (p *pass) addGroups(l *Law, t lattice, ranks int) {
	points := make([]float64, t.half+3)
	var u []complex128
	for _, g := range (grouping{l, t, l.weight.suffix()}).groups(ranks) {
		clear(points)
		t.weigh(points, l.costs[g.low:g.high], l.weight.part(g.low, g.high))
		u = p.evaluate(u, points)
		for m, v := range u {
			tail := p.tail[m] + v
			rest := 1 - p.all[m] + tail
			inv := 1 / (real(rest)*real(rest) + imag(rest)*imag(rest))
			qr := (real(tail)*real(rest) + imag(tail)*imag(rest)) * inv
			qi := (imag(tail)*real(rest) - real(tail)*imag(rest)) * inv
			p.tail[m] = tail
			p.first[m] += complex(g.gap*qr, g.gap*qi)
			p.second[m] += complex(g.gapSquare*qr, g.gapSquare*qi)
		}
	}
}

// groups cuts the best ranks trials into groups.
func (c grouping) groups(ranks int) []group {
	var out []group
	n := len(c.law.scores)
	for high := n; high > n-ranks; {
		low := max(c.start(high), n-ranks)
		out = append(out, group{low: low, high: high})
		high = low
	}
	for i := range out {
		last := i == len(out)-1
		above, aboveSquare := c.share(&out[i], last)
		if i > 0 { // the weights of the group's upper end
			out[i-1].gap += above
			out[i-1].gapSquare += aboveSquare
		}
	}
	return out
}

// start returns where the group that ends at high starts.
func (c grouping) start(high int) int {
	if c.suffix == nil {
		return high - max((len(c.law.scores)-high)/groupShare, 1)
	}
	most := c.suffix[high] * (1 + 1.0/groupShare)
	return min(sort.Search(high, func(e int) bool { return c.suffix[e] <= most }), high-1)
}

// suffix returns the sums of the weights from each position on; nil if all weigh the
// same.
func (w weights) suffix() []float64 {
	if w.single == nil {
		return nil
	}
	out := make([]float64, len(w.single)+1)
	for j := len(w.single) - 1; j >= 0; j-- {
		out[j] = out[j+1] + w.single[j]
	}
	return out
}

// share divides the gaps of the thresholds below the group's trials between its two
// ends; it returns the upper end's part. A trial counts by how often it is likely to be
// finished, which is less often if it is expensive.
func (c grouping) share(g *group, last bool) (above, aboveSquare float64) {
	l, top := c.law, c.lattice.top
	best := l.scores[len(l.scores)-1]
	often := func(e int) float64 { return l.weight.at(e) * top / (top + 3*l.costs[e]) }
	total := 0.0
	for e := g.low; e < g.high; e++ {
		total += often(e)
	}
	low := g.low
	if last {
		low++ // no threshold below the lowest trial
	}
	sum := 0.0
	for e := g.high - 1; e >= low; e-- {
		sum += often(e)
		part := sum / total
		d, lower := best-l.scores[e], best-l.scores[e-1]
		gap, square := l.scores[e]-l.scores[e-1], lower*lower-d*d
		g.gap += gap * part
		g.gapSquare += square * part
		above += gap * (1 - part)
		aboveSquare += square * (1 - part)
	}
	return above, aboveSquare
}
