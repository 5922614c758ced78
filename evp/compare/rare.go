package compare

// RareModeRate is how often a verdict without a support of the scores was wrong in simulations
// in which 1 trial of 20 of a model is in a far better mode and its log holds 20 trials, of
// which 36 logs of 100 have none in it: against 100 trials of a model with little spread that
// is as good after 5 trials (testdata/coverage/compare.md). No rule can tell there.
const RareModeRate = 0.36
