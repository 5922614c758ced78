package triallog

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

const (
	minTrendTrials = 20     // trials that a test for a trend needs
	trendLevel     = 2.5e-4 // significance that each of two tests needs, over all groups together
	maxTrends      = 5      // trends that are reported
)

// An orderedTrial is the score and the cost of a trial, with its place in the
// order in which trials began: a number, or a moment as rows.Moment returns it.
type orderedTrial struct {
	group       uint64 // file and model
	place       [2]float64
	score, cost float64
}

// A trialOrder holds the checked trials that have a score and a place.
type trialOrder []orderedTrial

// add adds a trial. The cell holds its number or the moment when it began.
func (o *trialOrder) add(group uint64, cell string, score, cost float64) {
	if math.IsNaN(score) {
		return
	}
	if seconds, fraction, ok := rows.Moment(cell); ok {
		*o = append(*o, orderedTrial{group, [2]float64{seconds, fraction}, score, cost})
	}
}

// compare orders trials by group, then by place.
func (a orderedTrial) compare(b orderedTrial) int {
	return cmp.Or(
		cmp.Compare(a.group, b.group), cmp.Compare(a.place[0], b.place[0]), cmp.Compare(a.place[1], b.place[1]))
}

// warnings warns of models whose scores rise or fall with the order of their
// trials more than chance explains, or differ between the first ones and the
// others, unless it is known that the trials are no random search; and of models
// each of whose trials costs more than the one before. It sorts the trials.
func (o trialOrder) warnings(models *models, pruned, notRandom bool) []evp.Warning {
	var ws []evp.Warning
	groups := o.groups()
	for _, g := range groups {
		rho := g.spearman()
		p := math.Erfc(math.Abs(rho) * math.Sqrt(float64(len(g)-1)/2)) // rho is near normal with variance 1/(n-1)
		level := trendLevel / float64(len(groups))
		change, at, rises := g.change()
		switch {
		case notRandom, len(ws) >= maxTrends:
		case p < level && p <= change:
			ws = append(ws, g.trendWarning(rho, p, models, pruned))
		case change < level:
			ws = append(ws, g.changeWarning(change, at, rises, models))
		}
		if g.costsRise() && len(ws) < maxTrends {
			model := models.names[uint32(g[0].group)]
			ws = append(ws, evp.Warning{Code: WarnCumulative, Model: model, Message: fmt.Sprintf(
				"each of %d trials costs more than the one before: is the cost summed up since the search began? "+
					"A trial's own cost is due", len(g))})
		}
	}
	return ws
}

// groups returns the groups that are large enough for a test, and in which no
// two trials have the same place.
func (o trialOrder) groups() []trialOrder {
	slices.SortFunc(o, orderedTrial.compare)
	var groups []trialOrder
	for len(o) > 0 {
		n := slices.IndexFunc(o, func(t orderedTrial) bool { return t.group != o[0].group })
		if n < 0 {
			n = len(o)
		}
		if n >= minTrendTrials && o[:n].isStrict() {
			groups = append(groups, o[:n])
		}
		o = o[n:]
	}
	return groups
}

// isStrict reports whether all places of a sorted group are different.
func (o trialOrder) isStrict() bool {
	for i := range o[1:] {
		if o[i].place == o[i+1].place {
			return false
		}
	}
	return true
}

// costsRise reports whether each trial of a sorted group costs more than the one
// before. For n independent draws that has the chance 1/n!.
func (o trialOrder) costsRise() bool {
	for i := range o[1:] {
		if !(o[i].cost < o[i+1].cost) {
			return false
		}
	}
	return true
}

// spearman returns the rank correlation of the score and the place in a sorted
// group, with mean ranks for equal scores; 0 if all scores are equal.
func (o trialOrder) spearman() float64 {
	n := len(o)
	middle := float64(n-1) / 2
	var covariance, variance float64
	for i, rank := range o.centredRanks() {
		covariance += rank * (float64(i) - middle)
		variance += rank * rank
	}
	if variance == 0 {
		return 0
	}
	m := float64(n)
	return covariance / math.Sqrt(variance*m*(m*m-1)/12)
}

// centredRanks returns the ranks of the scores less their mean, with mean ranks
// for equal scores.
func (o trialOrder) centredRanks() []float64 {
	n := len(o)
	ranks := make([]float64, n)
	byScore := make([]int, n)
	for i := range byScore {
		byScore[i] = i
	}
	slices.SortFunc(byScore, func(i, j int) int { return cmp.Compare(o[i].score, o[j].score) })
	middle := float64(n-1) / 2
	for first := 0; first < n; {
		last := first
		for last+1 < n && o[byScore[last+1]].score == o[byScore[first]].score {
			last++
		}
		rank := float64(first+last)/2 - middle // the mean rank of equal scores
		for _, i := range byScore[first : last+1] {
			ranks[i] = rank
		}
		first = last + 1
	}
	return ranks
}

// changeWarning is the warning of a change after so many trials with the p-value
// p.
func (o trialOrder) changeWarning(p float64, at int, rises bool, models *models) evp.Warning {
	word := "lower"
	if rises {
		word = "higher"
	}
	name := models.names[uint32(o[0].group)]
	return evp.Warning{Code: WarnNotRandom, Model: name, Message: fmt.Sprintf(
		"scores are %s after the first %d of %d trials (a test of ranks for a change, p = %.1g): independent draws do not "+
			"do that, a search does that learns after a random start; then the curves describe this log, not the method",
		word, at, len(o), p)}
}

// trendWarning is the warning of a trend with the rank correlation rho and the
// p-value p.
func (o trialOrder) trendWarning(rho, p float64, models *models, pruned bool) evp.Warning {
	word := "rise"
	if rho < 0 {
		word = "fall"
	}
	why := "a search that learns or is steered"
	if pruned {
		why += ", or a pruner that grows stricter,"
	}
	name := models.names[uint32(o[0].group)]
	return evp.Warning{Code: WarnTrend, Model: name, Message: fmt.Sprintf(
		"scores %s with the order of the trials (Spearman's rho %.2f over %d trials, p = %.1g): "+
			"independent draws do not do that, %s does; then the curves describe this log, not the method",
		word, rho, len(o), p, why)}
}
