package evp

// A Group is the trials of one model, or of one model in one facet.
type Group struct {
	Model  string
	Facet  string
	Trials []Trial
}

// GroupByModel returns the trials of each model in each facet: groups in the order in which
// they first appear, the trials of a group in their original order.
func GroupByModel(trials []Trial) []Group {
	type key struct{ model, facet string }
	place := make(map[key]int)
	var counts []int
	var keys []key
	for _, t := range trials {
		k := key{t.Model, t.Facet}
		i, ok := place[k]
		if !ok {
			i = len(counts)
			place[k] = i
			counts = append(counts, 0)
			keys = append(keys, k)
		}
		counts[i]++
	}
	groups := make([]Group, len(counts))
	for i, n := range counts {
		groups[i] = Group{Model: keys[i].model, Facet: keys[i].facet, Trials: make([]Trial, 0, n)}
	}
	for _, t := range trials {
		g := &groups[place[key{t.Model, t.Facet}]]
		g.Trials = append(g.Trials, t)
	}
	return groups
}
