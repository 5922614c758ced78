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
// Package evp/triallog reads trials from logs, package plot draws curves. From
// the same samples come
//
//	Compare            which of two models is better at equal budgets
//	Sample.Reach       what it takes to reach a score
//	CurveReturns       what a doubling gains, and laws of it; of points: PointReturns
//
// and from the trials NewPriceTag, what all of them cost, as E·D·H; Rates turn
// that into device-hours, money, energy and carbon.
//
// # What is assumed
//
// Trials are independent draws of a hyperparameter assignment: random search.
// A failed trial (no score) uses up a trial and its cost and is never the best.
// Estimates are conditional on at least one score, with the probability of
// none beside them, unless a baseline stands in.
//
// Where trials were chosen by a sampler that learns from those before, the
// curves describe the log, not the method. A budget is what trials cost that
// are run one after another, each to its end; the one that would overrun it
// ends the search and does not count. A budget fits costs that sum up to it but for 1e-9.
//
// # The formulas
//
// Of N trials with the ordered scores y_(1) ≤ … ≤ y_(N), the best of n drawn
// with replacement is expected to be (V estimator, Dodge et al. 2019, "Show
// Your Work: Improved Reporting of Experimental Results")
//
//	E_V(n) = Σ_i y_(i)·[(i/N)^n − ((i−1)/N)^n]
//
// and of n ≤ N drawn without (U estimator, Tang et al. 2020, "Showing Your Work
// Doesn't Always Work")
//
//	E_U(n) = Σ_i y_(i)·C(i−1, n−1)/C(N, n)
//
// Within a budget B the probability G_i(B) that nothing above y_(i) has been
// found obeys, for trials of the costs c_j, failed ones below all others, a
// renewal equation:
//
//	G_i(B) = P(c > B) + (1/N)·Σ_{j ≤ i, c_j ≤ B} G_i(B − c_j)
//
// It is solved exactly where the costs have a common measure, elsewhere to
// about 1e-4; CurveOptions.Bracket bounds what that does.
//
// Bands: ld and ld-equal-tailed enclose the law of the scores by intervals of
// the order statistics (Learned-Miller and DeStefano 2008; Lourie, Cho and He
// 2024), ks and dkw by a constant width (Massart 1990); they hold at all n
// together, for a mean only where the scores have a Support. bootstrap is a
// studentised bootstrap of the mean at each x. Their coverage was measured on
// laws that are known; testdata/coverage has the tables.
//
// # Directions and units
//
// Inside, larger scores are better; Minimize flips the sign on the way in and
// out. All results are in the units of the log. What does not exist is NaN.
package evp
