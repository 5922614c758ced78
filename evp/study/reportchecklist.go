package study

import (
	"fmt"

	"evpkit/evp/appendix"
)

// checklistSection returns the section of answers to the checklists.
func (r Report) checklistSection() appendix.Section {
	return appendix.Section{Title: "Answers to reproducibility checklists", Blocks: []appendix.Block{
		appendix.Text("Requirements are abridged, in our own words; the venue's wording decides. What the log cannot " +
			"answer is left open."),
		r.emnlp(), r.arr(), r.neurips(),
	}}
}

// emnlp answers the reproducibility criteria of EMNLP 2020, which NAACL 2021
// lists in another order. Their lists have no numbers: items are counted.
func (r Report) emnlp() appendix.Checklist {
	criterion := appendix.Text(fmt.Sprintf("Criterion: the %s %s.", r.better(), r.Score))
	return appendix.Checklist{Venue: "EMNLP 2020 and NAACL 2021, reproducibility criteria (items counted in their order)",
		Items: []appendix.Item{
			{Number: "Results 3", Requirement: "Computing infrastructure", Blanks: []int{blankHardware}},
			{Number: "Results 4", Requirement: "Average runtime, or energy", Answer: r.perTrial(), Blanks: r.timeBlank()},
			{Number: "Results 5", Requirement: "Parameters of each model", Blanks: []int{blankParameters}},
			{Number: "Results 6", Requirement: "Validation score behind each test score", Answer: r.bestScores(),
				Blanks: []int{blankTest}},
			{Number: "Results 7", Requirement: "The evaluation metric", Blanks: []int{blankMetric}},
			{Number: "Search 1 (NAACL: 2)", Requirement: "Bounds of the hyperparameters", Answer: r.rangesAnswer(),
				Blanks: []int{blankBounds}},
			{Number: "Search 2 (NAACL: 3)", Requirement: "Configuration of the best models", Answer: r.bestAnswer(),
				Blanks: []int{blankBest}},
			{Number: "Search 3 (NAACL: 1)", Requirement: "Number of trials", Answer: r.trialCounts()},
			{Number: "Search 4", Requirement: "How values were chosen, and by what criterion", Answer: criterion,
				Blanks: []int{blankMethod}},
			{Number: "Search 5", Requirement: "Expected validation performance, or mean and variance, by number of trials",
				Answer: r.curvesAnswer()},
		}}
}

// arr answers section C of the Responsible NLP checklist of ACL Rolling Review.
func (r Report) arr() appendix.Checklist {
	return appendix.Checklist{Venue: "ACL Rolling Review, Responsible NLP checklist, section C", Items: []appendix.Item{
		{Number: "C1", Requirement: "Model size, total compute, infrastructure", Answer: r.totalCost(),
			Blanks: append([]int{blankParameters, blankHardware}, r.timeBlank()...)},
		{Number: "C2", Requirement: "Setup, hyperparameter search and the values found best",
			Answer: append(r.trialCounts(), r.bestAnswer()...), Blanks: []int{blankBounds, blankMethod, blankBest}},
		{Number: "C3", Requirement: "Descriptive statistics, and what they describe", Answer: r.statistics()},
		{Number: "C4", Requirement: "Packages and their settings",
			Answer: appendix.Text("The curves: evp " + r.Version + "."), Blanks: []int{blankPackages}},
	}}
}

// neurips answers the items of the NeurIPS paper checklist (2024) on experiments
// that concern a log of trials.
func (r Report) neurips() appendix.Checklist {
	significance := appendix.Text(r.Curves.study.spell("No uncertainty is shown; `band` adds it."))
	if bands := r.bands(); bands != "" {
		significance = appendix.Text("Bands: " + bands +
			". They capture the choice of hyperparameters and whatever else differs between trials.")
	}
	return appendix.Checklist{Venue: "NeurIPS paper checklist (2024), items on experiments", Items: []appendix.Item{
		{Number: "6", Requirement: "Settings and details", Answer: append(r.trialCounts(), r.bestAnswer()...),
			Blanks: []int{blankBounds, blankMethod, blankBest}},
		{Number: "7", Requirement: "Error bars: what they capture and how they were made", Answer: significance},
		{Number: "8", Requirement: "Compute resources: per run, in total, and beyond what is reported",
			Answer: append(r.perTrial(), r.totalCost()...), Blanks: append(append([]int{blankHardware}, r.timeBlank()...),
				blankBeyond)},
	}}
}
