package triallog

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
)

const (
	// trendTrials is how many trials a test for a trend needs.
	trendTrials = 20
	// trendLevel is the significance that it needs, over all groups together.
	trendLevel = 0.001
	// maxTrends is how many trends are told.
	maxTrends = 5
)

// An ordered is the score and the cost of a trial with its place in the order
// of trials.
type ordered struct {
	group       uint64 // source and model
	order       [2]float64
	score, cost float64
}

// orders are the watched trials that have a score and a place in the order.
type orders []ordered

// add takes a trial; the cell holds its number, or the moment it began.
func (o *orders) add(group uint64, cell string, score, cost float64) {
	if math.IsNaN(score) {
		return
	}
	if at, fraction, ok := moment(cell); ok {
		*o = append(*o, ordered{group, [2]float64{at, fraction}, score, cost})
	}
}

// compare orders by group, then by place.
func (a ordered) compare(b ordered) int {
	return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.order[0], b.order[0]), cmp.Compare(a.order[1], b.order[1]))
}

// trends warns of models whose scores rise or fall over the order in which
// their trials were begun, more than chance would have it, and of those whose
// costs rise with every trial.
func (o orders) trends(models *models, pruned bool) []evp.Warning {
	slices.SortFunc(o, ordered.compare)
	var groups []orders
	for len(o) > 0 {
		n := slices.IndexFunc(o, func(x ordered) bool { return x.group != o[0].group })
		if n < 0 {
			n = len(o)
		}
		if n >= trendTrials && o[:n].isOrder() {
			groups = append(groups, o[:n])
		}
		o = o[n:]
	}
	var ws []evp.Warning
	for _, g := range groups {
		rho := g.spearman()
		p := math.Erfc(math.Abs(rho) * math.Sqrt(float64(len(g)-1)/2))
		if p < trendLevel/float64(len(groups)) && len(ws) < maxTrends {
			ws = append(ws, g.trend(rho, p, models, pruned))
		}
		if g.costsRise() && len(ws) < maxTrends {
			ws = append(ws, evp.Warning{Code: WarnCumulative, Model: models.names[uint32(g[0].group)], Message: fmt.Sprintf(
				"each of %d trials costs more than the one before: is the cost summed up since the search began? A trial's own cost is due", len(g))})
		}
	}
	return ws
}

// isOrder reports whether all places of a sorted group are different.
func (o orders) isOrder() bool {
	for i := range o[1:] {
		if o[i].order == o[i+1].order {
			return false
		}
	}
	return true
}

// costsRise reports whether each trial of a sorted group costs more than the
// one before. For independent draws that is one case of n!.
func (o orders) costsRise() bool {
	for i := range o[1:] {
		if !(o[i].cost < o[i+1].cost) {
			return false
		}
	}
	return true
}

// spearman returns the rank correlation of score and place; 0 if all scores
// are the same.
func (o orders) spearman() float64 {
	n := len(o)
	by := make([]int, n)
	for i := range by {
		by[i] = i
	}
	slices.SortFunc(by, func(i, j int) int { return cmp.Compare(o[i].score, o[j].score) })
	middle := float64(n-1) / 2
	var covariance, variance float64
	for first := 0; first < n; {
		last := first
		for last+1 < n && o[by[last+1]].score == o[by[first]].score {
			last++
		}
		rank := float64(first+last)/2 - middle // of all that are equal
		for _, i := range by[first : last+1] {
			covariance += rank * (float64(i) - middle)
			variance += rank * rank
		}
		first = last + 1
	}
	if variance == 0 {
		return 0
	}
	m := float64(n)
	return covariance / math.Sqrt(variance*m*(m*m-1)/12)
}

// trend is the warning of a group's trend.
func (o orders) trend(rho, p float64, models *models, pruned bool) evp.Warning {
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
		"scores %s with the order of the trials (Spearman's rho %.2f over %d trials, p = %.1g): independent draws do not do that, %s does; then the curves describe this log, not the method",
		word, rho, len(o), p, why)}
}
