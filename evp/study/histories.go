package study

import (
	"evpkit/evp"
	"evpkit/evp/triallog"
)

// newHistories returns the histories of a log by the groups that evp.GroupByModel
// makes of its trials, in the order of these; nil if the log keeps none.
func newHistories(log *triallog.Log) [][]evp.History {
	if log.Histories == nil {
		return nil
	}
	var out [][]evp.History
	place := newPlaces()
	for i, t := range log.Trials {
		at := place.of(t)
		if at == len(out) {
			out = append(out, nil)
		}
		out[at] = append(out[at], log.Histories[i])
	}
	return out
}

// places number the groups of trials in the order in which they first appear, as
// evp.GroupByModel orders them.
type places map[[2]string]int

func newPlaces() places { return make(places) }

// of returns the number of a trial's group.
func (p places) of(t evp.Trial) int {
	key := [2]string{t.Model, t.Facet}
	at, ok := p[key]
	if !ok {
		at = len(p)
		p[key] = at
	}
	return at
}
