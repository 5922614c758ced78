// Package evp computes expected best validation scores: what the best of many
// hyperparameter trials reaches, as a function of how many were run or of what
// they cost together. Schwartz, Dodge, Smith and Etzioni 2019, "Green AI", ask
// for this budget/accuracy curve beside every result.
//
// The pipeline:
//
//	[]Trial → GroupByModel → NewSample (immutable, sorted) per model
//	→ TrialCurve or BudgetCurve, with CurveOptions → Curve: Points, Warnings
//
// Package evp/triallog reads trials from logs, package plot draws curves.
//
// # What is assumed
//
// Trials are independent draws of a hyperparameter assignment: random search.
// A failed trial (no score) uses up a trial and its cost and is never the best.
// Estimates are conditional on at least one score, with the probability of
// none beside them, unless a baseline stands in.
//
// Inside, larger scores are better; Minimize flips the sign on the way in and
// out. All results are in the units of the log. What does not exist is NaN.
package evp
