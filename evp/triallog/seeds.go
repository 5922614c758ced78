package triallog

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/triallog/internal/rows"
)

// replicateWarnings warns of trials that are runs of one assignment with several
// seeds: they are not independent draws. repeated is how many rows are repeated
// as a whole, which is another warning.
//
// If the format says which columns are hyperparameters, a third of the trials
// must repeat an assignment. Otherwise hyperparameters may be missing from the
// log; then there must be a column of seeds, with each seed once for an
// assignment, or nearly all assignments must occur equally often.
func (a *assignmentChecks) replicateWarnings(repeated int) []evp.Warning {
	trials, assignments, pairs, seeds, most, even := 0, 0, 0, 0, 0, 0
	for _, g := range a.order {
		trials, assignments, pairs = trials+g.trials, assignments+len(g.counts), pairs+len(g.pairs)
		seeds, most = seeds+len(g.seeds), max(most, len(g.seeds))
		even += g.evenAssignments()
	}
	by := a.varyingNames()
	hasSeeds := a.seed != "" && most > 1 && 3*seeds <= 2*trials && 10*(trials-pairs) <= trials && 10*a.again.n >= trials
	third := 3*a.again.n >= trials
	isDesign := third && a.named && 10*even >= 9*assignments
	switch {
	case a.again.n <= repeated, assignments < 2, len(by) == 0:
		return nil
	case a.known && third, hasSeeds && (a.named || assignments >= 5), isDesign:
	default:
		return nil
	}
	option := rows.Option(replicatesOption, strings.Join(by, ","))
	if hasSeeds && a.known {
		option = rows.Option(replicatesOption, a.seed)
	}
	return []evp.Warning{{Code: WarnReplicates, Place: a.again.place, Message: fmt.Sprintf(
		"%d of %d trials repeat an assignment: if they differ only in the seed, they are not independent draws, "+
			"and the bands are too narrow; %s makes one trial of each assignment", a.again.n, trials, option)}}
}

// varyingNames returns the names of the columns that differ between the trials of
// a model.
func (a *assignmentChecks) varyingNames() []string {
	var names []string
	for k, name := range a.names {
		if slices.ContainsFunc(a.order, func(g *assignmentSet) bool { return len(g.values[k]) > 1 }) {
			names = append(names, name)
		}
	}
	return names
}

// evenAssignments returns how many assignments have as many trials as most have,
// and more than one.
func (g *assignmentSet) evenAssignments() int {
	sizes := make(map[int]int)
	most := 0
	for _, n := range g.counts {
		if sizes[n]++; n > 1 {
			most = max(most, sizes[n])
		}
	}
	return most
}
