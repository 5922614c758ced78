package renewal

import (
	"math"
	"slices"
	"sync"

	"evpkit/sampling"
)

const (
	pathWork  = 1 << 24 // most multiplications up to which sums count as few: some 20 ms
	pathEach  = 1 << 18 // and most for each different score, if that is more than
	pathFew   = 1 << 22 // what the end of a curve of eight trials takes
	pathSame  = 1e-13   // relative distance within which costs, and sums of them, are one
	pathLost  = 1e-18   // expected visits below which a sum is not followed further
	pathKinds = 512     // most different costs
	pathEven  = 16      // so many costs never make more sums than are looked at in vain
	pathVain  = 16      // times too many sums, by a lower bound: not worth looking at
	lanes     = 8       // thresholds that are solved together
)

// paths are the sums of costs that sequences of trials reach, in ascending order from 0,
// and the ways to each: from which smaller sum, by a trial of which cost. Over them the
// renewal equation is solved exactly (visits.go), where they are few: because few costs
// differ, or the budget affords few trials. They grow as larger budgets are asked for, up
// to pathWork; which sums that includes does not depend on the order of the questions.
type paths struct {
	mutex  sync.Mutex
	ready  bool
	kinds  []float64 // different costs, ascending; nil if there are too many sums in any case
	kind   []int32   // of each scored trial, then of each failed one
	all    []float64 // weight of the trials of each kind
	lower  []float64 // of those that are below the best score
	levels []int     // positions of the different scores, ascending

	reached reached
	mass    []float64 // expected visits of each sum by trials below the best score
	open    []int32   // sums that are followed further
	at      []int32   // by kind: the next of open to be followed
	next    []float64 // by kind: the sum to which that leads; +Inf: none so far
	work    int
}

// reached is what is known of the sums, for readers; it does not change.
type reached struct {
	sums []float64
	ends []int32 // of the ways to each sum
	ways []way
	end  float64 // all sums below are known
}

// A way leads to a sum from a smaller one by a trial of some kind.
type way struct{ from, kind int32 }

// prepare finds the different costs and scores.
func (p *paths) prepare(l *Law) {
	p.ready = true
	for e, y := range l.scores {
		if e == 0 || y != l.scores[e-1] {
			p.levels = append(p.levels, e)
		}
	}
	if p.perWay() > pathWork/64 {
		return
	}
	costs := slices.Concat(l.costs, l.failed)
	if p.kinds = differing(costs); p.kinds == nil {
		return
	}
	p.kind = make([]int32, len(costs))
	p.all, p.lower = make([]float64, len(p.kinds)), make([]float64, len(p.kinds))
	top := p.levels[len(p.levels)-1]
	for j, c := range costs {
		k, found := slices.BinarySearch(p.kinds, c)
		if !found {
			k--
		}
		p.kind[j] = int32(k)
		w := l.weightOf(j)
		p.all[k] += w
		if j < top || j >= len(l.costs) {
			p.lower[k] += w
		}
	}
	p.reached = reached{sums: []float64{0}, ends: []int32{0}}
	p.mass, p.open = []float64{1}, []int32{0}
	p.at, p.next = make([]int32, len(p.kinds)), slices.Clone(p.kinds)
}

// weightOf returns the weight of a trial: a scored one or, numbered after them, a failed
// one.
func (l *Law) weightOf(j int) float64 {
	if j < len(l.costs) {
		return l.weight.at(j)
	}
	return l.lost.at(j - len(l.costs))
}

// differing returns the costs that differ by more than rounding, ascending, each the
// smallest of those that are one with it; nil if there are more than pathKinds.
func differing(costs []float64) []float64 {
	seen := make(map[float64]bool)
	for _, c := range costs {
		if seen[c] = true; len(seen) > pathKinds {
			return nil
		}
	}
	var out []float64
	for c := range seen {
		out = append(out, c)
	}
	slices.Sort(out)
	return slices.CompactFunc(out, func(c, before float64) bool { return c <= before*(1+pathSame) })
}

// perWay returns the multiplications that each way costs.
func (p *paths) perWay() int { return 2 * lanes * ((len(p.levels) + lanes - 1) / lanes) }

// limit returns the multiplications up to which sums count as few.
func (p *paths) limit() int { return min(pathWork, max(pathFew, pathEach*len(p.levels))) }

// few reports whether the sums that fit a budget may be few enough. There are at least as
// many choices of trials as the simplex of their numbers has volume; different choices
// may have the same sum, but hardly if many costs differ.
func (p *paths) few(budget float64) bool {
	if len(p.kinds) <= pathEven {
		return p.kinds != nil
	}
	volume, most := 1.0, float64(pathVain*p.limit()/p.perWay())
	for i, c := range p.kinds {
		factor := budget / (float64(i+1) * c)
		if factor < 1 {
			break
		}
		if volume *= factor; volume > most {
			return false
		}
	}
	return true
}

// upTo returns the sums, all those that fit a budget if they are few.
func (p *paths) upTo(l *Law, budget float64) reached {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if !p.ready {
		p.prepare(l)
	}
	if !p.few(budget) {
		return reached{}
	}
	limit := sampling.Limit(budget) * (1 + 2*bracketShift)
	for work := p.limit(); p.work <= work; {
		sum := slices.Min(p.next)
		if p.reached.end = sum; sum > limit || math.IsInf(sum, 1) {
			break
		}
		p.add(sum)
	}
	return p.reached
}

// add adds the next sum.
func (p *paths) add(sum float64) {
	r, i, mass := &p.reached, int32(len(p.reached.sums)), 0.0
	for k, s := range p.next {
		for s <= sum*(1+pathSame) {
			from := p.open[p.at[k]]
			r.ways = append(doubled(r.ways), way{from, int32(k)})
			mass += p.lower[k] * p.mass[from]
			p.at[k]++
			s = p.follow(k)
		}
	}
	p.work += len(p.kinds) + p.perWay()*(len(r.ways)-int(r.ends[len(r.ends)-1]))
	r.sums, r.ends = append(doubled(r.sums), sum), append(doubled(r.ends), int32(len(r.ways)))
	p.mass = append(doubled(p.mass), mass)
	if mass < pathLost {
		return
	}
	p.open = append(doubled(p.open), i)
	for k, s := range p.next {
		if math.IsInf(s, 1) {
			p.follow(k)
		}
	}
}

// doubled returns a slice with room for one more element, and for as many again if there
// was none: append alone copies long slices several times as often.
func doubled[T any](s []T) []T {
	if len(s) < cap(s) {
		return s
	}
	return slices.Grow(s, len(s)+1)
}

// follow sets and returns the sum to which a kind leads next.
func (p *paths) follow(k int) float64 {
	p.next[k] = math.Inf(1)
	if at := int(p.at[k]); at < len(p.open) {
		p.next[k] = p.reached.sums[p.open[at]] + p.kinds[k]
	}
	return p.next[k]
}

// covers reports whether all sums that fit a budget are known.
func (r reached) covers(budget float64) bool {
	return len(r.sums) > 0 && r.end > sampling.Limit(budget)*(1+2*bracketShift)
}

// within returns the number of sums that fit a budget, 0 included.
func (r reached) within(budget float64) int {
	limit := sampling.Limit(budget)
	n, _ := slices.BinarySearchFunc(r.sums, limit, func(sum, limit float64) int {
		if sum <= limit {
			return -1
		}
		return 1
	})
	return n
}
