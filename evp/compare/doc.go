// Package compare compares models at equal budgets: which one is better, by how much,
// and what each needs for the same score.
//
//	[]*evp.Sample → Pairs, with Options → for every pair of models a Pair:
//	Differences at each x, with a Verdict; Grid for drawing; Crossovers; EqualScores
//
// Every model is computed once, however many pairs it is in: its curve (package evp),
// its law of the best at each x, and its bootstrap resamples (internal/resample). A
// pair then takes differences of these, and has a permutation test of its own.
//
// All x are numbers of trials or budgets, by the axis; scores are in the units of the
// log. What does not exist is NaN.
package compare
