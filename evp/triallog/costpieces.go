package triallog

import (
	"cmp"
	"math"
	"slices"
)

// CostPieces are the cumulative costs of a trial, in the order in which its rows
// were read. A piece is a sequence of rows along which neither the step nor the
// cost falls. A trial whose rows are in order has one; so has any trial whose
// costs go on after a restart. A trial that was resumed and whose costs begin
// anew has one for each start.
type costPieces struct {
	before []costPiece // the pieces before the last
	last   costPiece   // no rows: there is none yet
}

// A costPiece is a sequence of rows of a trial.
type costPiece struct {
	rows                  int
	row                   int // id of the first row; see rows.Table.RowID
	firstStep, lastStep   float64
	firstCost, latestCost float64
}

// add adds a row with a known cost. It returns whether the cost falls while the
// step rises, which costs up to a step do not do unless they begin anew.
func (p *costPieces) add(step, cost float64, row int) (falls bool) {
	l := &p.last
	switch {
	case l.rows == 0:
	case step < l.lastStep, cost < l.latestCost:
		falls = step > l.lastStep
		p.before = append(p.before, *l)
	default:
		l.rows++
		l.lastStep, l.latestCost = step, cost
		return false
	}
	*l = costPiece{1, row, step, step, cost, cost}
	return falls
}

// areCosts reports whether the costs are those up to a step, however the rows
// are ordered: they do not fall with the step.
func (p *costPieces) areCosts() bool {
	if len(p.before) == 0 {
		return true
	}
	type end struct{ step, cost float64 }
	var ends []end
	for _, c := range append(slices.Clone(p.before), p.last) {
		ends = append(ends, end{c.firstStep, c.firstCost}, end{c.lastStep, c.latestCost})
	}
	slices.SortFunc(ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.step, b.step), cmp.Compare(a.cost, b.cost)) })
	return slices.IsSortedFunc(ends, func(a, b end) int { return cmp.Compare(a.cost, b.cost) })
}

const (
	leastGrowth = 1.4 // of the costs from the first row of a start to its last
	mostAnew    = 0.6 // share of what the start before cost that the first row of a start may cost
)

// mayBeginAnew reports whether costs up to a step may begin anew after the last
// row: they have been growing.
func (p *costPieces) mayBeginAnew() bool { return p.last.grows() }

// grows reports whether the costs of a piece are costs up to a step.
func (c *costPiece) grows() bool { return c.rows > 1 && c.latestCost >= leastGrowth*c.firstCost }

// A costStart is one of the starts of a trial.
type costStart struct {
	piece int     // its first
	row   int     // id of its first row
	cost  float64 // the largest of its costs
}

// starts returns the starts of a trial, whose costs add up; nil if the costs are
// neither those up to a step nor those up to a step since the last start.
//
// A trial that went on from a checkpoint, with the costs up to there, is in the
// same start. One that begins anew costs little at first. Costs of single steps
// that vary at random fall in every second row, costs since a start hardly ever:
// there must be four rows that go on for each at which a start begins, and the
// costs must grow before and after. Those of the last step are below others if
// falls is true.
func (p *costPieces) starts(falls bool) []costStart {
	pieces := append(slices.Clone(p.before), p.last)
	one := []costStart{{0, pieces[0].row, 0}}
	for _, c := range pieces {
		one[0].cost = max(one[0].cost, c.latestCost)
	}
	if !falls && (p.neverFall() || p.areCosts()) {
		return one
	}
	all := []costStart{{0, pieces[0].row, pieces[0].latestCost}}
	rows := pieces[0].rows
	for i, c := range pieces[1:] {
		rows += c.rows
		before, last := &pieces[i], &all[len(all)-1]
		switch {
		case c.firstCost <= mostAnew*before.latestCost:
			if !before.grows() || c.rows > 1 && !c.grows() {
				return nil
			}
			all = append(all, costStart{i + 1, c.row, c.latestCost})
		case c.firstCost < before.latestCost && c.firstStep > before.lastStep:
			return nil
		default:
			last.cost = max(last.cost, c.latestCost)
		}
	}
	if 4*(len(all)-1) > rows-1 {
		return nil
	}
	return all
}

// neverFall reports whether no cost is below that of the row read before it.
func (p *costPieces) neverFall() bool {
	pieces := append(slices.Clone(p.before), p.last)
	for i := range p.before {
		if pieces[i+1].firstCost < pieces[i].latestCost {
			return false
		}
	}
	return true
}

// addStarts adds to the costs of a trial's rows, in the order in which they were
// read, what the starts before them cost.
func addStarts(history []stepRow, starts []costStart) {
	var p costPieces
	before, k := 0.0, 0
	for i := range history {
		row := &history[i]
		if math.IsNaN(row.cost) {
			continue
		}
		p.add(row.step, row.cost, 0)
		for ; k+1 < len(starts) && starts[k+1].piece <= len(p.before); k++ {
			before += starts[k].cost
		}
		row.cost += before
	}
}
