package study

import (
	"fmt"

	"evpkit/evp/appendix"
)

// section returns the section of answers to the checklists.
func (a answers) section() appendix.Section {
	return appendix.Section{Title: "Answers to reproducibility checklists", Blocks: []appendix.Block{
		appendix.Text("Requirements are abridged, in our own words; the venue's wording decides. What the log cannot " +
			"answer is left open."),
		a.emnlp(), a.arr(), a.neurips(),
	}}
}

// emnlp answers the reproducibility criteria of EMNLP 2020, which NAACL 2021
// lists in another order. Their lists have no numbers: items are counted.
func (a answers) emnlp() appendix.Checklist {
	criterion := appendix.Text(fmt.Sprintf("Criterion: the %s %s.", a.curves.best, a.curves.score))
	return appendix.Checklist{Venue: "EMNLP 2020 and NAACL 2021, reproducibility criteria (items counted in their order)",
		Items: []appendix.Item{
			{Number: "Results 3", Requirement: "Computing infrastructure", Blanks: []int{blankHardware}},
			{Number: "Results 4", Requirement: "Average runtime, or energy", Answer: a.perTrial(), Blanks: a.timeBlank()},
			{Number: "Results 5", Requirement: "Parameters of each model", Blanks: []int{blankParameters}},
			{Number: "Results 6", Requirement: "Validation score behind each test score", Answer: a.bestScores(),
				Blanks: []int{blankTest}},
			{Number: "Results 7", Requirement: "The evaluation metric", Blanks: []int{blankMetric}},
			{Number: "Search 1 (NAACL: 2)", Requirement: "Bounds of the hyperparameters", Answer: a.form.columns.answer(),
				Blanks: []int{blankBounds}},
			{Number: "Search 2 (NAACL: 3)", Requirement: "Configuration of the best models", Answer: a.form.best.answer(),
				Blanks: []int{blankBest}},
			{Number: "Search 3 (NAACL: 1)", Requirement: "Number of trials", Answer: a.trialCounts()},
			{Number: "Search 4", Requirement: "How values were chosen, and by what criterion", Answer: criterion,
				Blanks: []int{blankMethod}},
			{Number: "Search 5", Requirement: "Expected validation performance, or mean and variance, by number of trials",
				Answer: a.curvesAnswer()},
		}}
}

// arr answers section C of the Responsible NLP checklist of ACL Rolling Review.
func (a answers) arr() appendix.Checklist {
	return appendix.Checklist{Venue: "ACL Rolling Review, Responsible NLP checklist, section C", Items: []appendix.Item{
		{Number: "C1", Requirement: "Model size, total compute, infrastructure", Answer: a.totalCost(),
			Blanks: append([]int{blankParameters, blankHardware}, a.timeBlank()...)},
		{Number: "C2", Requirement: "Setup, hyperparameter search and the values found best",
			Answer: append(a.trialCounts(), a.form.best.answer()...), Blanks: []int{blankBounds, blankMethod, blankBest}},
		{Number: "C3", Requirement: "Descriptive statistics, and what they describe", Answer: a.statistics()},
		{Number: "C4", Requirement: "Packages and their settings",
			Answer: appendix.Text("The curves: evp " + a.version + "."), Blanks: []int{blankPackages}},
	}}
}

// neurips answers the items of the NeurIPS paper checklist (2024) on experiments
// that concern a log of trials.
func (a answers) neurips() appendix.Checklist {
	significance := appendix.Text(a.spelled("No uncertainty is shown; `band` adds it."))
	if bands := a.curves.bands.all(); bands != "" {
		significance = appendix.Text("Bands: " + bands +
			". They capture the choice of hyperparameters and whatever else differs between trials, such as the seed, and " +
			"do not tell these apart.")
	}
	if a.pairs > 0 {
		have := "intervals"
		if a.tested > 0 {
			have += ", and a permutation test"
		}
		significance = significance.Text(" Differences between models have " + have + ": ").Ref(tableDifferences).Text(".")
	}
	return appendix.Checklist{Venue: "NeurIPS paper checklist (2024), items on experiments", Items: []appendix.Item{
		{Number: "1", Requirement: "Claims match the results", Answer: a.measured(), Blanks: []int{blankClaims}},
		{Number: "6", Requirement: "Settings and details", Answer: append(a.trialCounts(), a.form.best.answer()...),
			Blanks: []int{blankBounds, blankMethod, blankBest}},
		{Number: "7", Requirement: "Error bars: what they capture and how they were made", Answer: significance},
		{Number: "8", Requirement: "Compute resources: per run, in total, and beyond what is reported",
			Answer: append(a.perTrial(), a.totalCost()...), Blanks: append(append([]int{blankHardware}, a.timeBlank()...),
				blankBeyond)},
	}}
}
