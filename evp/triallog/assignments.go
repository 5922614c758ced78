package triallog

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// An id identifies a trial, or an assignment, within its model.
type id struct {
	model  uint32
	within uint32 // number of the value of structure.within; 0 without such a column
	text   string
}

// Assignments are the trials of a log by assignment, where those of one
// assignment make one trial.
type assignments struct {
	index map[id]int // place in all
	all   []assignment
}

// An assignment adds up its trials, those with a score apart from those
// without: the index of a pair is scored or unscored.
type assignment struct {
	model  uint32
	scores float64    // sum
	trials [2]int     // number
	known  [2]int     // how many of trials have a known cost
	costs  [2]float64 // sums of these
	extras []float64  // sums
	counts []int      // how many numbers each of extras adds up
}

const (
	scored   = 0
	unscored = 1
)

// add adds a trial to its assignment.
func (s *assignments) add(out outcome, extras []float64, o *Options) {
	a := s.of(id{model: out.model, text: out.assignment})
	a.model = out.model
	if score, given := o.Failed.Score(); given && math.IsNaN(out.score) {
		out.score = score
	}
	part := scored
	if math.IsNaN(out.score) {
		part = unscored
	} else {
		a.scores += out.score
	}
	a.trials[part]++
	if !math.IsNaN(out.cost) {
		a.costs[part] += out.cost
		a.known[part]++
	}
	a.addExtras(extras, o.Extra)
}

// of returns an assignment.
func (s *assignments) of(key id) *assignment {
	i, ok := s.index[key]
	if !ok {
		if s.index == nil {
			s.index = make(map[id]int)
		}
		i = len(s.all)
		s.index[key] = i
		s.all = append(s.all, assignment{})
	}
	return &s.all[i]
}

// addExtras adds the extra numbers of a trial.
func (a *assignment) addExtras(values []float64, extra []Extra) {
	if a.extras == nil && len(values) > 0 {
		a.extras, a.counts = make([]float64, len(values)), make([]int, len(values))
	}
	for k, v := range values {
		if extra[k].Additive || !math.IsNaN(v) { // a sum is unknown if one of its parts is
			a.extras[k] += v
			a.counts[k]++
		}
	}
}

// reduce returns the score and the cost of an assignment. A trial whose cost is
// not known costs mean.
func (a *assignment) reduce(mean float64, o *Options) (score, cost float64) {
	score = math.NaN()
	parts := []int{scored, unscored}
	drop := o.Failed == FailedDrop
	if a.trials[scored] > 0 && (drop || a.trials[unscored] == 0) {
		score = a.scores / float64(a.trials[scored])
		parts = parts[:1]
	}
	for _, part := range parts {
		cost += a.costs[part]
		if unknown := a.trials[part] - a.known[part]; unknown > 0 {
			cost += float64(unknown) * mean
		}
	}
	return score, cost
}

// reduceAssignments makes one trial of each assignment.
func (c *collector) reduceAssignments(o *Options) error {
	mean, err := c.assignments.meanCosts(c.models.names, o)
	if err != nil {
		return err
	}
	for i := range c.assignments.all {
		a := &c.assignments.all[i]
		score, cost := a.reduce(mean[a.model], o)
		c.extras.row = c.extras.row[:0]
		for k, v := range a.extras {
			if !o.Extra[k].Additive {
				v /= float64(a.counts[k])
			}
			c.extras.row = append(c.extras.row, v)
		}
		c.add(a.model, score, cost, 1)
		c.extras.keep()
	}
	return nil
}

// meanCosts returns the mean cost of a trial of each model; NaN if there are no
// costs.
func (s *assignments) meanCosts(models []string, o *Options) ([]float64, error) {
	sums, counts := make([]float64, len(models)), make([]float64, len(models))
	some := false
	for _, a := range s.all {
		sums[a.model] += a.costs[scored] + a.costs[unscored]
		counts[a.model] += float64(a.known[scored] + a.known[unscored])
		some = some || counts[a.model] > 0
	}
	for m := range sums {
		if some && counts[m] == 0 && o.MissingCost == MissingCostMean {
			return nil, errNoCost(models[m])
		}
		sums[m] /= counts[m]
	}
	return sums, nil
}

// note says how many assignments there are.
func (s *assignments) note(columns *structure, names []string) string {
	trials := 0
	for _, a := range s.all {
		trials += a.trials[scored] + a.trials[unscored]
	}
	var by []string
	for _, i := range columns.assignment {
		by = append(by, names[i])
	}
	return fmt.Sprintf("replicates: %d trials are %d assignments (by %s): "+
		"the score is the mean over an assignment's trials, the cost their sum", trials, len(s.all), rows.QuoteAll(by))
}

// warnings warns of assignments with trials that failed, and of assignments with
// fewer trials than others.
func (s *assignments) warnings(o *Options) []evp.Warning {
	var ws []evp.Warning
	failed, least, most := 0, math.MaxInt, 0
	for _, a := range s.all {
		if a.trials[unscored] > 0 && a.trials[scored] > 0 {
			failed++
		}
		n := a.trials[scored] + a.trials[unscored]
		least, most = min(least, n), max(most, n)
	}
	if failed > 0 {
		effect := "they count as failed, as a mean over the others would flatter them " +
			"(`failed SCORE` gives such trials a score, `failed drop` leaves them out)"
		if o.Failed == FailedDrop {
			effect = "the mean is over the others on request, which flatters them and makes them look cheaper"
		}
		ws = append(ws, evp.Warning{Code: WarnFailedSeeds, Message: fmt.Sprintf(
			"%d of %d assignments have trials without a score beside others: %s", failed, len(s.all), effect)})
	}
	switch {
	case most == 1:
		ws = append(ws, evp.Warning{Code: WarnSeeds, Message: fmt.Sprintf(
			"each of the %d assignments has one trial only: do the columns of `replicates` tell assignments apart, "+
				"or their trials?", len(s.all))})
	case least < most:
		ws = append(ws, evp.Warning{Code: WarnSeeds, Message: fmt.Sprintf(
			"assignments have from %d to %d trials: a mean over fewer varies more, and the best of them is the luckier",
			least, most)})
	}
	return ws
}
