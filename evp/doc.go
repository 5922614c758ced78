// Package evp computes expected best validation scores: the score that the best of many
// hyperparameter trials reaches, as a function of the number of trials or of their total
// cost. Schwartz, Dodge, Smith and Etzioni 2019, "Green AI", ask for this budget/accuracy
// curve beside every result.
//
// The pipeline:
//
//	[]Trial → GroupByModel → NewSample (immutable, sorted) per model
//	→ TrialCurve or BudgetCurve, with CurveOptions → Curve: Points, Warnings
//
// Package evp/triallog reads trials from logs, package plot draws curves. From the same
// samples come
//
//	compare.Pairs      which of two models is better at equal budgets
//	Sample.Reach       what it takes to reach a score
//	CurveReturns       the gain of a doubling, and fitted laws; of points: PointReturns
//	NewDistribution    the scores' own distribution, with its exact band
//
// and from the trials NewPriceTag, their total cost as E·D·H; Rates convert that into
// device-hours, money, energy and carbon.
//
// # Assumptions
//
// Trials are independent draws of a hyperparameter assignment: random search. A failed
// trial (no score) uses up a trial and its cost and is never the best. Estimates are
// conditional on at least one score, with the probability of none beside them, unless
// there is a baseline.
//
// If trials were chosen by a sampler that learns from earlier ones, the curves describe
// the log, not the method. A budget is the cost of trials that are run one after another,
// each to completion; the trial that would exceed it ends the search and does not count.
// What fits a budget, sampling.Fits says.
//
// # The formulas
//
// With the N trials' ordered scores y_(1) ≤ … ≤ y_(N), the expected best of n drawn with
// replacement is (V estimator, Dodge et al. 2019, "Show Your Work: Improved Reporting of
// Experimental Results")
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n]
//
// and that of n ≤ N drawn without replacement (U estimator, Tang et al. 2020, "Showing
// Your Work Doesn't Always Work")
//
//	E_U(n) = Σ_i y_(i)·C(i−1, n−1)/C(N, n)
//
// The probability G_i(B) that nothing above y_(i) has been found within a budget B, for
// trials with costs c_j where failed ones rank below all others, satisfies a renewal
// equation:
//
//	G_i(B) = P(c > B) + (1/N)·Σ_{j ≤ i, c_j ≤ B} G_i(B − c_j)
//
// It is solved exactly if the costs have a common measure, otherwise to about 1e-4;
// CurveOptions.Bracket bounds the error.
//
// Bands: ld and ld-equal-tailed enclose the law of the scores by intervals of the order
// statistics (Learned-Miller and DeStefano 2008; Lourie, Cho and He 2024), ks and dkw by a
// constant width (Massart 1990). They hold at all n together; for a mean they are bounded
// only if the scores have a Support, or a Range by their name. By budget they are not
// proved to hold, and fail where few trials cost far more than the others, unless
// CostSupport says what a trial can cost at most. bootstrap is a studentised bootstrap of
// the mean at each x. Their coverage was measured on known laws; testdata/coverage has the
// tables.
//
// What fewer than 3 in N trials show is missing from about one log in 20, or more: a mode of far
// better scores, a far higher cost. No resample has it, so bootstrap bands do not allow for
// it. Only a Support, and a CostSupport by budget, do.
//
// # Directions and units
//
// Inside, larger scores are better; Minimize flips the sign on the way in and out. All
// results are in the units of the log. What does not exist is NaN; see Interval for
// intervals with an open side.
package evp
