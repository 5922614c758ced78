package triallog

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// A partialTrial is a trial some of whose rows have been read, in any order. It
// takes the same space whatever their number, unless it keeps its history.
type partialTrial struct {
	id
	assignment string
	row        int    // id of the row of the last step; see rows.Table.RowID
	order      string // cell of the first row that gives the order of trials
	ofModel    string // cell of the first row in sharedIDs.column; "" without one
	state      State  // at the last step
	rows       int

	first, last             float64 // steps
	firstCost, lastCost     float64 // at these; NaN if not known
	largestCost, sumOfCosts float64 // the largest cost, and the sum of costs
	smallestCost            float64
	costs                   int // how many costs are known
	pieces                  costPieces
	starts                  []costStart // nil: costs are those of each step, or there is one start

	score       float64 // NaN if there is none yet
	scoredAt    float64 // step
	evaluations int     // rows with a score, finite or not

	extras  []float64
	history []stepRow // nil unless histories are kept
}

// A stepRow is what a row says of a step.
type stepRow struct {
	step      float64
	score     float64
	evaluated bool    // there is a score, finite or not
	cost      float64 // NaN if not known
	state     State

	assignment string // "" if trials are kept apart
}

// PartialTrials are the trials of a file whose rows are steps.
type partialTrials struct {
	index map[id]int // place in all
	all   []*partialTrial
}

// of returns a trial.
func (s *partialTrials) of(key id) *partialTrial {
	i, ok := s.index[key]
	if !ok {
		if s.index == nil {
			s.index = make(map[id]int)
		}
		key.text = strings.Clone(key.text)
		i = len(s.all)
		s.index[key] = i
		s.all = append(s.all, &partialTrial{
			id: key, score: math.NaN(), first: math.Inf(1), last: math.Inf(-1),
			largestCost: math.Inf(-1), smallestCost: math.Inf(1),
		})
	}
	return s.all[i]
}

// add adds a row. If two rows have the same step, the one read last is the
// later.
func (t *partialTrial) add(row stepRow, reduce ReducePolicy, better evp.Direction) {
	if row.step >= t.last {
		t.last, t.lastCost, t.state = row.step, row.cost, row.state
	}
	if row.step < t.first {
		t.first, t.firstCost = row.step, row.cost
	}
	t.rows++
	if !math.IsNaN(row.cost) {
		t.largestCost, t.smallestCost = max(t.largestCost, row.cost), min(t.smallestCost, row.cost)
		t.sumOfCosts += row.cost
		t.costs++
	}
	if !row.evaluated {
		return
	}
	if t.evaluations++; t.evaluations == 1 || t.isReducedTo(row, reduce, better) {
		t.score, t.scoredAt = row.score, row.step
	}
}

// isReducedTo reports whether a row's score is the trial's, rather than the one
// so far. A finite score is better than others.
func (t *partialTrial) isReducedTo(row stepRow, reduce ReducePolicy, better evp.Direction) bool {
	switch {
	case reduce == ReduceLast:
		return row.step >= t.scoredAt
	case !rows.IsFinite(row.score):
		return false
	case !rows.IsFinite(t.score):
		return true
	case better == evp.Minimize:
		return row.score < t.score
	}
	return row.score > t.score
}

// addExtras adds the extra numbers of a row, which is the last so far or not.
func (t *partialTrial) addExtras(values []float64, o *Options, isLast bool) {
	if t.extras == nil {
		t.extras = slices.Clone(values)
		return
	}
	for k, v := range values {
		known := !math.IsNaN(v)
		switch additive := o.Extra[k].Additive; {
		case additive && o.CostPerStep:
			t.extras[k] += v
		case additive && known && !(v <= t.extras[k]), !additive && known && isLast, math.IsNaN(t.extras[k]):
			t.extras[k] = v
		}
	}
}

// cost returns the cost of the trial, all of whose rows have been read; NaN if
// it is not known.
func (t *partialTrial) cost(perStep bool) float64 {
	switch {
	case t.costs == 0, perStep && t.costs < t.rows:
		return math.NaN()
	case perStep:
		return t.sumOfCosts
	case t.starts == nil:
		return t.largestCost
	}
	sum := 0.0
	for _, s := range t.starts {
		sum += s.cost
	}
	return sum
}

// steps returns the history of the trial, all of whose rows have been read.
func (t *partialTrial) steps(perStep bool) evp.History {
	addStarts(t.history, t.starts)
	slices.SortStableFunc(t.history, func(a, b stepRow) int { return cmp.Compare(a.step, b.step) })
	h := evp.History{Evaluations: make([]evp.Evaluation, 0, t.evaluations), Cost: t.cost(perStep)}
	sum := 0.0
	for _, row := range t.history {
		sum += row.cost
		if !row.evaluated {
			continue
		}
		e := evp.Evaluation{Step: row.step, Cost: row.cost, Score: row.score}
		if perStep {
			e.Cost = sum
		}
		if !rows.IsFinite(e.Score) {
			e.Score = math.NaN()
		}
		h.Evaluations = append(h.Evaluations, e)
	}
	return h
}
