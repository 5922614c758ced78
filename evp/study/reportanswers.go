package study

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp/appendix"
	"evpkit/evp/number"
)

// trialCounts says how many trials each model had.
func (r Report) trialCounts() appendix.Paragraph {
	return r.eachModel(appendix.Text("Trials: "), func(p appendix.Paragraph, i int) appendix.Paragraph {
		c := r.Curves.Models[i].Curves[0]
		p = p.Text(" " + number.Count(c.Trials))
		if c.Failed > 0 {
			p = p.Text(fmt.Sprintf(" (%s without a score)", number.Count(c.Failed)))
		}
		return p
	})
}

// bestScores says the best score of each model.
func (r Report) bestScores() appendix.Paragraph {
	return r.eachModel(appendix.Text("Best validation scores: "), func(p appendix.Paragraph, i int) appendix.Paragraph {
		return p.Text(" ").Number(number.Value(r.Curves.Models[i].Curves[0].Best).Rounded(4))
	})
}

// perTrial says what a trial of each model costs on average; nil without a cost.
func (r Report) perTrial() appendix.Paragraph {
	if !r.priced() {
		return nil
	}
	start := appendix.Text("Mean cost of a trial, in " + r.Curves.Unit + ": ")
	return r.eachModel(start, func(p appendix.Paragraph, i int) appendix.Paragraph {
		return p.Text(" ").Number(number.Value(r.Curves.Models[i].Curves[0].MeanCost).Rounded(3))
	}).Text(" ")
}

// totalCost says what all trials cost; nil without a cost.
func (r Report) totalCost() appendix.Paragraph {
	if !r.priced() {
		return nil
	}
	all := r.allTrials()
	p := appendix.Text("All trials of this log together: ").Number(number.Value(all.cost).Rounded(3)).
		Text(" " + r.Curves.Unit)
	switch {
	case all.dropped > 0:
		p = p.Text(", without the trials that have no score, which were left out")
	case all.failed > 0:
		p = p.Text(", including those without a score")
	}
	return p.Text("; by model in ").Ref(tableBudget).Text(".")
}

// mostNamed is how many models a sentence names. If there are more, it refers to
// a table.
const mostNamed = 8

// eachModel adds to a paragraph each model's name and what is said about it; if
// there are many, a reference to the table.
func (r Report) eachModel(
	p appendix.Paragraph, say func(p appendix.Paragraph, i int) appendix.Paragraph,
) appendix.Paragraph {
	if len(r.Curves.Models) > mostNamed {
		return p.Text("in ").Ref(tableBudget).Text(".")
	}
	for i, m := range r.Curves.Models {
		if i > 0 {
			p = p.Text(", ")
		}
		p = say(p.Name(m.Name), i)
	}
	return p.Text(".")
}

// curvesAnswer says where the curves are.
func (r Report) curvesAnswer() appendix.Paragraph {
	p := appendix.Text(fmt.Sprintf("The %s of the best score, with its standard deviation, in ", r.statistic()))
	for _, t := range r.curveTables() {
		p = p.Ref(t.Name).Text(" and ")
	}
	return p.Ref(r.Figure.Label).Text(".")
}

// statistics says what is reported about the scores.
func (r Report) statistics() appendix.Paragraph {
	p := appendix.Text("Number, best, mean and standard deviation of the scores of single trials in ").Ref(tableBudget).
		Text(fmt.Sprintf("; the %s of the best of a search, which is not one run, in ", r.statistic())).Ref(r.Figure.Label)
	if bands := r.bands(); bands != "" {
		p = p.Text(" with the " + bands)
	}
	return p.Text(".")
}

// timeUnits are the units of costs that say how long trials ran, or how much
// energy they took.
var timeUnits = []string{"s", "sec", "second", "seconds", "min", "minutes", "h", "hour", "hours",
	"gpu h", "gpu-h", "gpu hours", "gpu-hours", "kwh"}

// timeBlank returns the blank of running times, unless the cost says them.
func (r Report) timeBlank() []int {
	if slices.Contains(timeUnits, strings.ToLower(r.Curves.Unit)) {
		return nil
	}
	return []int{blankTime}
}
