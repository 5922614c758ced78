package study

import "evpkit/evp"

// mostOneByOne is how many trials of a model are taken one by one if rows stand
// for several: bands and comparisons are then what they are for a row each. More
// would take gigabytes for a gain that nobody sees.
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
