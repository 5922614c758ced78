package study

import (
	"cmp"
	"slices"

	"evpkit/evp"
	"evpkit/evp/triallog"
)

// mostOneByOne is up to how many trials a model whose rows stand for several is
// expanded to a row per trial: bands and comparisons are then the same as for a
// log with a row per trial. More would take gigabytes for a gain that nobody
// sees.
const mostOneByOne = 100_000

// oneByOne returns trials with a row each, if they are not too many for it.
func oneByOne(trials []evp.Trial) []evp.Trial {
	all := 0
	for _, t := range trials {
		if all += max(t.Count, 1); all > mostOneByOne {
			return trials
		}
	}
	if all == len(trials) {
		return trials
	}
	out := make([]evp.Trial, 0, all)
	for _, t := range trials {
		n := max(t.Count, 1)
		t.Count = 1
		for range n {
			out = append(out, t)
		}
	}
	return out
}

// doubleCosts turns multiply-adds into operations. The trials of groups are
// copies of the log's.
func doubleCosts(groups []evp.Group) {
	for _, g := range groups {
		for i := range g.Trials {
			g.Trials[i].Cost *= 2
		}
	}
}

// highestCost returns the cost of the most expensive trial; 0 without a cost.
func highestCost(groups []evp.Group) float64 {
	highest := 0.0
	for _, g := range groups {
		for _, t := range g.Trials {
			highest = max(highest, t.Cost)
		}
	}
	return highest
}

// factors are the factors of each group's price, E and D, trial by trial.
type factors []evp.Factors

// newFactors returns the factors from the extra columns of a log, which are
// aligned with its trials, by the groups that evp.GroupByModel makes of these.
func newFactors(o Options, log *triallog.Log) factors {
	if len(log.Extra) == 0 {
		return nil
	}
	place := newPlaces()
	var out factors
	double := 1.0
	if o.countsMAC() {
		double = 2
	}
	for i, t := range log.Trials {
		at := place.of(t)
		if at == len(out) {
			out = append(out, evp.Factors{})
		}
		f, column := &out[at], 0
		if o.ExampleCost != "" {
			f.ExampleCost = append(f.ExampleCost, double*log.Extra[column][i])
			column++
		}
		if o.Examples != "" {
			f.Examples = append(f.Examples, log.Extra[column][i])
		}
	}
	return out
}

// of returns the factors of group i; none if the log has no such columns.
func (f factors) of(i int) evp.Factors {
	if f == nil {
		return evp.Factors{}
	}
	return f[i]
}

// newHistories returns the histories of a log by the groups that evp.GroupByModel
// makes of its trials, in the order of these; nil if the log keeps none.
func newHistories(log *triallog.Log) [][]evp.History {
	if log.Histories == nil {
		return nil
	}
	return byGroup(log.Trials, log.Histories)
}

// newSizes returns the sizes of a log's trials by the same groups; nil without
// Options.Size. They are the last of the extra columns.
func newSizes(o Options, log *triallog.Log) [][]float64 {
	if o.Size == "" || len(log.Extra) == 0 {
		return nil
	}
	return byGroup(log.Trials, log.Extra[len(log.Extra)-1])
}

// byGroup divides what trials have, one each, by the groups that evp.GroupByModel makes of
// them.
func byGroup[T any](trials []evp.Trial, values []T) [][]T {
	var out [][]T
	place := newPlaces()
	for i, t := range trials {
		at := place.of(t)
		if at == len(out) {
			out = append(out, nil)
		}
		out[at] = append(out[at], values[i])
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

// order brings the groups, and what belongs to them, into the order of the models
// that were chosen, within the facets in the order in which these first appear.
func (s *Study) order(f factors) {
	choices := s.options.Log.Models
	if len(choices) == 0 {
		return
	}
	facet, model, by := make(map[string]int), make(map[string]int), make([]int, len(s.Groups))
	for i, c := range choices {
		model[cmp.Or(c.As, c.Name)] = i
	}
	for i, g := range s.Groups {
		if _, ok := facet[g.Facet]; !ok {
			facet[g.Facet] = len(facet)
		}
		by[i] = i
	}
	slices.SortStableFunc(by, func(a, b int) int {
		a, b = facet[s.Groups[a].Facet]*len(choices)+model[s.Groups[a].Model],
			facet[s.Groups[b].Facet]*len(choices)+model[s.Groups[b].Model]
		return a - b
	})
	s.Groups = ordered(s.Groups, by)
	s.Histories, s.sizes = ordered(s.Histories, by), ordered(s.sizes, by)
	copy(f, ordered(f, by))
}

// ordered returns values in an order; nil for none.
func ordered[T any](values []T, by []int) []T {
	if values == nil {
		return nil
	}
	out := make([]T, len(values))
	for i, from := range by {
		out[i] = values[from]
	}
	return out
}
