package triallog

import (
	"fmt"
	"math"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A costGuess is what is known of a column that may hold the moments at which
// the rows of trials were written. Whether it does shows when the file has been
// read.
type costGuess struct {
	unfit bool   // a cell holds no moment
	hint  string // the note if the guess is wrong
}

// checked makes a column of costs look whether it holds time stamps.
func (c *costColumn) checked() *costColumn {
	if c != nil && c.kind == plainCost {
		c.stamps = new(timeStamps)
	}
	return c
}

// wallTime returns the only column that is plainly named after the moment at
// which a row was written, if rows are steps of trials; nil if there is none.
func (s *selector) wallTime(hint string) *costColumn {
	o := s.options
	if o.Trial == "" || o.Trial == ByRow && s.file.Index(ByRow) == none || o.CostPerStep {
		return nil
	}
	var found *costColumn
	for i, name := range s.file.Names {
		isTaken := name == o.Score || name == o.Trial || name == o.Step
		if !isWallTime(name) || isTaken {
			continue
		}
		if found != nil {
			return nil
		}
		found = costIn(s.file, i).checked()
		found.guess = &costGuess{hint: hint}
	}
	return found
}

// guessedCost returns the cost of a row by a guess; NaN if the cell holds no
// moment.
func (c *costColumn) guessedCost(f *source.File, rec []string) float64 {
	if !c.guess.unfit {
		if cost, missing, err := c.read(f, rec); !missing && err == nil && !c.stamps.ruledOut {
			return cost
		}
	}
	c.guess.unfit = true
	return math.NaN()
}

// settleStamps looks, when a file has been read, whether its costs are time
// stamps. A wrong guess is taken back, unless an earlier file confirmed it.
func (r *stepReader) settleStamps() error {
	c := r.columns.cost
	if c == nil || c.stamps == nil {
		return nil
	}
	c.stamped = c.stamps.areMoments(c.name) && (c.guess == nil || !c.guess.unfit)
	switch {
	case c.stamped && r.options.CostPerStep:
		return &SyntaxError{File: r.file.File, Msg: fmt.Sprintf("column %s holds time stamps, which are not "+
			"the costs of steps: leave out `cost-per-step`", rows.Quote(c.name))}
	case c.stamped:
		c.unit = source.Seconds
	case c.guess != nil && !r.isFirst:
		return r.file.AtHeader(fmt.Sprintf("unlike in the files before, column %s has no time stamps: "+
			"name the column of the cost with `cost`", rows.Quote(c.name)))
	case c.guess != nil:
		r.columns.cost = nil
		for _, t := range r.partial.all {
			t.forgetCosts()
		}
	}
	return nil
}

// stampedCost returns the seconds from the first time stamp of a trial to the
// last; NaN if they are not known.
func (r *stepReader) stampedCost(t *partialTrial) (float64, error) {
	switch {
	case t.costs > 0 && t.largestCost > t.smallestCost:
		t.countFrom(t.smallestCost, r.columns.cost.stamps.scale)
		return t.largestCost, nil
	case r.options.MissingCost != MissingCostFault:
		return math.NaN(), nil
	}
	return 0, r.file.AtRow(t.row, fmt.Sprintf("trial %s has one time stamp in column %s, so that its cost is not known: "+
		"say what to do without it, `missing-cost drop` or `missing-cost mean`", rows.Quote(t.text),
		rows.Quote(r.columns.cost.name)))
}

// countFrom makes time stamps the seconds since the first of them.
func (t *partialTrial) countFrom(first, scale float64) {
	t.smallestCost, t.largestCost = 0, (t.largestCost-first)/scale
	for k := range t.history {
		t.history[k].cost = (t.history[k].cost - first) / scale
	}
}

// forgetCosts makes the costs of a trial unknown.
func (t *partialTrial) forgetCosts() {
	t.costs = 0
	for k := range t.history {
		t.history[k].cost = math.NaN()
	}
}
