package study

import (
	"evpkit/evp/number"
	"fmt"
	"slices"
	"strings"
)

// The blanks, by their numbers in the form.
const (
	blankBounds = iota + 1
	blankMethod
	blankBest
	blankParameters
	blankHardware
	blankTime
	blankMetric
	blankTest
	blankBeyond
	blankPackages
)

// blanks returns the section on what the log does not say.
func (r Report) blanks() Section {
	blocks := []Block{Words("A log of trials does not say these; the checklists refer to them by number.")}
	hint := Paragraph(nil)
	if columns := r.columnsTable(); len(columns.Rows) > 0 {
		blocks = append(blocks, Exhibit{labelColumns, columns})
		hint = Words("The values that were tried, in ").And(Ref, labelColumns).And(Plain, ", lie within the bounds; they are not the bounds.")
	}
	if best := r.bestTable(); len(best.Rows) > 0 {
		blocks = append(blocks, Exhibit{labelBest, best})
	}
	return Section{"To fill in", append(blocks, Form{
		blankBounds - 1:     {Asks: "Bounds of each hyperparameter, and how values were drawn between them", Hint: hint},
		blankMethod - 1:     {Asks: "How values were chosen (random search, grid, by hand, …)", Hint: Words("The curves take trials for independent draws.")},
		blankBest - 1:       {Asks: "Hyperparameters of each model's best trial", Hint: r.bestHint()},
		blankParameters - 1: {Asks: "Number of parameters of each model"},
		blankHardware - 1:   {Asks: "Devices and their number, memory, operating system"},
		blankTime - 1:       {Asks: "Mean wall-clock time of a trial, and device hours in total"},
		blankMetric - 1:     {Asks: "What the score measures, on which data, and the code that computes it", Hint: Words("Its name in the log: ").And(Code, r.Score).And(Plain, ".")},
		blankTest - 1:       {Asks: "Test score that belongs to each best validation score"},
		blankBeyond - 1:     {Asks: "Compute beyond this log: preliminary, abandoned and repeated experiments"},
		blankPackages - 1:   {Asks: "Packages and their versions and settings"},
	})}
}

// columnsTable returns the ranges of what else the log holds in numbers.
func (r Report) columnsTable() Table {
	t := Table{Header: []string{"column", "smallest", "largest", "distinct"}, Left: 1,
		Caption: "Numbers in the log's further columns, over all models. Hyperparameters, if they were logged, are among them."}
	for _, c := range r.Columns {
		if c.Kind == "number" {
			t.Rows = append(t.Rows, []string{c.Name, number.Value(c.Min).Short(4), number.Value(c.Max).Short(4), c.Distinct})
		}
	}
	return t
}

// checklists returns the section of answers to the checklists.
func (r Report) checklists() Section {
	return Section{"Answers to reproducibility checklists", []Block{
		Words("In short, and in words of our own; the venue's own wording decides. What the log cannot answer is left open."),
		r.emnlp(), r.arr(), r.neurips(),
	}}
}

// emnlp answers the reproducibility criteria of EMNLP 2020, which NAACL 2021
// asks in another order. Their lists have no numbers: items are counted.
func (r Report) emnlp() Checklist {
	return Checklist{"EMNLP 2020 and NAACL 2021, reproducibility criteria (items counted in their order)", []Item{
		{Number: "Results 3", Asks: "Computing infrastructure", Open: []int{blankHardware}},
		{Number: "Results 4", Asks: "Average runtime, or energy", Answer: r.perTrial(), Open: r.openTime()},
		{Number: "Results 5", Asks: "Parameters of each model", Open: []int{blankParameters}},
		{Number: "Results 6", Asks: "Validation score behind each test score", Answer: r.bestScores(), Open: []int{blankTest}},
		{Number: "Results 7", Asks: "The evaluation metric", Open: []int{blankMetric}},
		{Number: "Search 1 (NAACL: 2)", Asks: "Bounds of the hyperparameters", Answer: r.rangesAnswer(), Open: []int{blankBounds}},
		{Number: "Search 2 (NAACL: 3)", Asks: "Configuration of the best models", Answer: r.bestAnswer(), Open: []int{blankBest}},
		{Number: "Search 3 (NAACL: 1)", Asks: "Number of trials", Answer: r.trialCounts()},
		{Number: "Search 4", Asks: "How values were chosen, and by what criterion", Answer: Words(fmt.Sprintf("Criterion: the %s %s.", r.better(), r.Score)), Open: []int{blankMethod}},
		{Number: "Search 5", Asks: "Expected validation performance, or mean and variance, by number of trials", Answer: r.curvesAnswer()},
	}}
}

// arr answers section C of the Responsible NLP checklist of ACL Rolling Review.
func (r Report) arr() Checklist {
	return Checklist{"ACL Rolling Review, Responsible NLP checklist, section C", []Item{
		{Number: "C1", Asks: "Model size, total compute, infrastructure", Answer: r.totalCost(), Open: append([]int{blankParameters, blankHardware}, r.openTime()...)},
		{Number: "C2", Asks: "Setup, hyperparameter search and the values found best", Answer: append(r.trialCounts(), r.bestAnswer()...), Open: []int{blankBounds, blankMethod, blankBest}},
		{Number: "C3", Asks: "Descriptive statistics, and what they are of", Answer: r.statistics()},
		{Number: "C4", Asks: "Packages and their settings", Answer: Words("The curves: evp " + r.Version + "."), Open: []int{blankPackages}},
	}}
}

// neurips answers the items of the NeurIPS paper checklist (2024) on
// experiments that a log of trials has to do with.
func (r Report) neurips() Checklist {
	significance := Item{Number: "7", Asks: "Error bars: what they capture and how they were made", Answer: Words("Bands: " + r.bands() + ". They capture the choice of hyperparameters and whatever else differs between trials.")}
	if r.bands() == "" {
		significance.Answer = Words("No uncertainty is shown; --band adds it.")
	}
	return Checklist{"NeurIPS paper checklist (2024), items on experiments", []Item{
		{Number: "6", Asks: "Settings and details", Answer: append(r.trialCounts(), r.bestAnswer()...), Open: []int{blankBounds, blankMethod, blankBest}},
		significance,
		{Number: "8", Asks: "Compute resources: per run, in total, and beyond what is reported", Answer: append(r.perTrial(), r.totalCost()...),
			Open: append(append([]int{blankHardware}, r.openTime()...), blankBeyond)},
	}}
}

// better says which scores are better.
func (r Report) better() string {
	if r.Direction.String() == "minimize" {
		return "smallest"
	}
	return "largest"
}

// trialCounts says how many trials each model had.
func (r Report) trialCounts() Paragraph {
	p := Words("Trials: ")
	return r.each(p, func(p Paragraph, i int) Paragraph {
		c := r.Curves.Models[i].Curves[0]
		p = p.And(Plain, " "+number.Count(c.Trials))
		if c.Failed > 0 {
			p = p.And(Plain, fmt.Sprintf(" (%s without a score)", number.Count(c.Failed)))
		}
		return p
	})
}

// bestScores says the best score of each model.
func (r Report) bestScores() Paragraph {
	return r.each(Words("Best validation scores: "), func(p Paragraph, i int) Paragraph {
		return p.And(Plain, " ").And(Figures, number.Value(r.Curves.Models[i].Curves[0].Best).Rounded(4))
	})
}

// perTrial says what a trial of each model costs on average; nil without a cost.
func (r Report) perTrial() Paragraph {
	if !r.priced() {
		return nil
	}
	return r.each(Words("Mean cost of a trial, in "+r.Curves.Unit+": "), func(p Paragraph, i int) Paragraph {
		return p.And(Plain, " ").And(Figures, number.Value(r.Curves.Models[i].Curves[0].MeanCost).Rounded(3))
	}).And(Plain, " ")
}

// totalCost says what all trials cost; nil without a cost.
func (r Report) totalCost() Paragraph {
	if !r.priced() {
		return nil
	}
	_, failed, dropped, cost := r.trialsOf()
	p := Words("All trials of this log together: ").And(Figures, number.Value(cost).Rounded(3)).And(Plain, " "+r.Curves.Unit)
	switch {
	case dropped > 0:
		p = p.And(Plain, ", without the trials that have no score, which were left out")
	case failed > 0:
		p = p.And(Plain, ", those without a score included")
	}
	return p.And(Plain, "; by model in ").And(Ref, labelBudget).And(Plain, ".")
}

// mostNamed is how many models a sentence names; of more, a table tells.
const mostNamed = 8

// each adds to a paragraph what of says of each model; if there are many, it
// refers to the table instead.
func (r Report) each(p Paragraph, of func(p Paragraph, i int) Paragraph) Paragraph {
	if len(r.Curves.Models) > mostNamed {
		return p.And(Plain, "in ").And(Ref, labelBudget).And(Plain, ".")
	}
	for i, m := range r.Curves.Models {
		if i > 0 {
			p = p.And(Plain, ", ")
		}
		p = of(p.And(Name, m.Name), i)
	}
	return p.And(Plain, ".")
}

// curvesAnswer says where the curves are.
func (r Report) curvesAnswer() Paragraph {
	p := Words(fmt.Sprintf("The %s of the best score, with its standard deviation, in ", r.statistic()))
	for _, e := range r.expectedTables() {
		p = p.And(Ref, e.(Exhibit).Label).And(Plain, " and ")
	}
	return p.And(Ref, r.Figure.Label).And(Plain, ".")
}

// statistics says what is reported of the scores.
func (r Report) statistics() Paragraph {
	p := Words("Number, best, mean and standard deviation of the scores of single trials in ").And(Ref, labelBudget).
		And(Plain, fmt.Sprintf("; the %s of the best of a search, which is not one run, in ", r.statistic())).And(Ref, r.Figure.Label)
	if bands := r.bands(); bands != "" {
		p = p.And(Plain, " with the "+bands)
	}
	return p.And(Plain, ".")
}

// openTime returns the blank of running times, unless the cost is one.
func (r Report) openTime() []int {
	unit := strings.ToLower(r.Curves.Unit)
	if slices.Contains([]string{"s", "sec", "second", "seconds", "min", "minutes", "h", "hour", "hours", "gpu h", "gpu-h", "gpu hours", "gpu-hours", "kwh"}, unit) {
		return nil
	}
	return []int{blankTime}
}
