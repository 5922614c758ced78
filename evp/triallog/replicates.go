package triallog

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp"
)

// replicates are the trials of a log, by assignment: those of one assignment
// make one trial.
type replicates struct {
	index map[trialID]int // place in all
	all   []replicated
}

// A replicated is an assignment. Its pairs are of the trials with a score, and
// of those without.
type replicated struct {
	model   uint32
	scores  float64    // sum
	n       [2]int     // trials
	known   [2]int     // of n, those whose cost is known
	costs   [2]float64 // sum of these
	extras  []float64  // sums
	extraOf []int      // how many numbers make each up
}

const (
	scored   = 0
	unscored = 1
)

// seedNames are names of columns that tell trials of one assignment apart, and
// not assignments, in lower case and without what a format puts before them.
var seedNames = []string{"seed", "random_seed", "rng_seed", "run_seed", "random_state", "replicate", "fold"}

// isSeedName reports whether a column is well known to hold a seed.
func isSeedName(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(seedNames, name[strings.LastIndexAny(name, "./")+1:]) || slices.Contains(seedNames, strings.TrimPrefix(name, "params_"))
}

// assignmentColumns finds the columns that tell assignments apart.
func (t *table) assignmentColumns(e *entryColumns, o Options) error {
	for _, name := range o.Replicates {
		i, err := t.find(name, "--replicates")
		if err != nil {
			return err
		}
		e.assignment = append(e.assignment, i)
	}
	if len(e.assignment) != 1 || !isSeedName(t.names[e.assignment[0]]) {
		return nil
	}
	e.seed, e.assignment = e.assignment[0], nil
	for _, i := range t.layout.params {
		if i != e.seed {
			e.assignment = append(e.assignment, i)
		}
	}
	slices.SortFunc(e.assignment, func(a, b int) int { return strings.Compare(t.names[a], t.names[b]) }) // files may differ
	if e.assignment == nil {
		return t.inHeader(fmt.Sprintf("--replicates %s: that tells the runs of an assignment apart; name the columns that tell the assignments apart (their id, or the hyperparameters: --replicates lr,dropout)",
			quote(t.names[e.seed])))
	}
	return nil
}

// assignment returns what tells a row's assignment from others; "" if that
// does not matter.
func (r *rows) assignment(rec []string) (string, error) {
	e := &r.choice.entry
	if len(e.assignment) == 0 {
		return "", nil
	}
	var key []byte
	empty := true
	for _, i := range e.assignment {
		cell := strings.TrimSpace(rec[i])
		empty = empty && cell == ""
		switch {
		case e.seed == none:
			key = append(append(key, cell...), 0)
		case cell != "": // one file may have hyperparameters that another has not
			key = append(append(append(append(key, r.choice.names[i]...), 0), cell...), 0)
		}
	}
	if empty && e.seed == none {
		return "", r.table.at(e.assignment[0], fmt.Sprintf("no assignment in column %s: write which one the trial ran (--replicates)", quote(r.choice.names[e.assignment[0]])))
	}
	return string(key), nil
}

// add adds a trial to its assignment.
func (s *replicates) add(e entry, extras []float64, o *Options) {
	a := s.of(trialID{e.model, e.assignment})
	a.model = e.model
	if score, given := o.Failed.Score(); given && math.IsNaN(e.score) {
		e.score = score
	}
	part := scored
	if math.IsNaN(e.score) {
		part = unscored
	} else {
		a.scores += e.score
	}
	a.n[part]++
	if !math.IsNaN(e.cost) {
		a.costs[part] += e.cost
		a.known[part]++
	}
	a.addExtras(extras, o.Extra)
}

// of returns an assignment.
func (s *replicates) of(id trialID) *replicated {
	i, ok := s.index[id]
	if !ok {
		if s.index == nil {
			s.index = make(map[trialID]int)
		}
		i = len(s.all)
		s.index[id] = i
		s.all = append(s.all, replicated{})
	}
	return &s.all[i]
}

// addExtras adds the extra numbers of a trial.
func (a *replicated) addExtras(values []float64, extra []Extra) {
	if a.extras == nil && len(values) > 0 {
		a.extras, a.extraOf = make([]float64, len(values)), make([]int, len(values))
	}
	for k, v := range values {
		if extra[k].Additive || !math.IsNaN(v) { // a sum is not known without all of its parts
			a.extras[k] += v
			a.extraOf[k]++
		}
	}
}

// reduceReplicates makes a trial of each assignment.
func (c *collector) reduceReplicates(o *Options) error {
	mean, err := c.seeds.meanCosts(c.models.names, o)
	if err != nil {
		return err
	}
	for i := range c.seeds.all {
		a := &c.seeds.all[i]
		score, cost := a.trial(mean[a.model], o)
		c.extras.row = c.extras.row[:0]
		for k, v := range a.extras {
			if !o.Extra[k].Additive {
				v /= float64(a.extraOf[k])
			}
			c.extras.row = append(c.extras.row, v)
		}
		c.add(a.model, score, cost, 1)
		c.extras.keep()
	}
	return nil
}

// trial returns the score and the cost of an assignment, of whose trials one
// costs mean if it is not known.
func (a *replicated) trial(mean float64, o *Options) (score, cost float64) {
	score = math.NaN()
	parts := []int{scored, unscored}
	if drop := o.Failed == evp.FailedDrop; a.n[scored] > 0 && (drop || a.n[unscored] == 0) {
		score = a.scores / float64(a.n[scored])
		parts = parts[:1]
	}
	for _, part := range parts {
		cost += a.costs[part]
		if unknown := a.n[part] - a.known[part]; unknown > 0 {
			cost += float64(unknown) * mean
		}
	}
	return score, cost
}

// meanCosts returns the mean cost of a trial of each model; NaN if there are no
// costs.
func (s *replicates) meanCosts(models []string, o *Options) ([]float64, error) {
	sums, counts := make([]float64, len(models)), make([]float64, len(models))
	some := false
	for _, a := range s.all {
		sums[a.model] += a.costs[scored] + a.costs[unscored]
		counts[a.model] += float64(a.known[scored] + a.known[unscored])
		some = some || counts[a.model] > 0
	}
	for m := range sums {
		if some && counts[m] == 0 && o.MissingCost == MissingCostMean {
			return nil, noMean(models[m])
		}
		sums[m] /= counts[m]
	}
	return sums, nil
}

// note says how many assignments there are.
func (s *replicates) note(e *entryColumns, names []string) string {
	trials := 0
	for _, a := range s.all {
		trials += a.n[scored] + a.n[unscored]
	}
	var columns []string
	for _, i := range e.assignment {
		columns = append(columns, names[i])
	}
	return fmt.Sprintf("replicates: %d trials are %d assignments (by %s): the score is the mean over an assignment's trials, the cost their sum", trials, len(s.all), list(columns))
}

// warnings warns of assignments with trials that failed, or with fewer trials
// than others.
func (s *replicates) warnings(o *Options) []evp.Warning {
	var ws []evp.Warning
	failed, least, most := 0, math.MaxInt, 0
	for _, a := range s.all {
		if a.n[unscored] > 0 && a.n[scored] > 0 {
			failed++
		}
		n := a.n[scored] + a.n[unscored]
		least, most = min(least, n), max(most, n)
	}
	if failed > 0 {
		fate := "they count as failed, as a mean over the others would flatter them (--failed SCORE gives such trials a score, --failed drop leaves them out)"
		if o.Failed == evp.FailedDrop {
			fate = "the mean is over the others on request, which flatters them and makes them look cheaper"
		}
		ws = append(ws, evp.Warning{Code: WarnFailedSeeds, Message: fmt.Sprintf("%d of %d assignments have trials without a score beside others: %s", failed, len(s.all), fate)})
	}
	switch {
	case most == 1:
		ws = append(ws, evp.Warning{Code: WarnSeeds, Message: fmt.Sprintf("each of the %d assignments has one trial only: do the columns of --replicates tell assignments apart, or their trials?", len(s.all))})
	case least < most:
		ws = append(ws, evp.Warning{Code: WarnSeeds, Message: fmt.Sprintf("assignments have from %d to %d trials: a mean over fewer varies more, and the best of them is the luckier", least, most)})
	}
	return ws
}
