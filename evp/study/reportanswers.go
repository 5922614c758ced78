package study

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp/appendix"
	"evpkit/evp/number"
)

// answers are what a log answers of the checklists.
type answers struct {
	curves  curvesSection
	grids   *Curves // over grids
	form    formSection
	version string
	chosen  string                      // see Report
	pairs   int                         // see Report.Pairs
	decided int                         // see Report.Decided
	tested  int                         // see Report.Tested
	spell   func(message string) string // see Report
}

// spelled writes the options that a message names as the user types them.
func (a answers) spelled(message string) string {
	if a.spell == nil {
		return message
	}
	return a.spell(message)
}

// trialCounts says how many trials each model had.
func (a answers) trialCounts() appendix.Paragraph {
	return a.eachModel(appendix.Text("Trials: "), func(p appendix.Paragraph, i int) appendix.Paragraph {
		c := a.grids.Models[i].Curves[0]
		p = p.Text(" " + number.Count(c.Trials))
		if c.Failed > 0 {
			p = p.Text(fmt.Sprintf(" (%s without a score)", number.Count(c.Failed)))
		}
		return p
	})
}

// bestScores says the best score of each model.
func (a answers) bestScores() appendix.Paragraph {
	return a.eachModel(appendix.Text("Best validation scores: "), func(p appendix.Paragraph, i int) appendix.Paragraph {
		if math.IsNaN(a.grids.Models[i].Curves[0].Best) {
			return p.Text(" none")
		}
		return p.Text(" ").Number(number.Value(a.grids.Models[i].Curves[0].Best).Rounded(4))
	})
}

// perTrial says what a trial of each model costs on average; nil without a cost.
func (a answers) perTrial() appendix.Paragraph {
	if a.grids.Unit == "" {
		return nil
	}
	start := appendix.Text("Mean cost of a trial, in " + a.grids.Unit + ": ")
	return a.eachModel(start, func(p appendix.Paragraph, i int) appendix.Paragraph {
		return p.Text(" ").Number(number.Value(a.grids.Models[i].Curves[0].MeanCost).Rounded(3))
	}).Text(" ")
}

// totalCost says what all trials cost; nil without a cost.
func (a answers) totalCost() appendix.Paragraph {
	if a.grids.Unit == "" {
		return nil
	}
	total := totalOf(a.grids)
	which := "All trials of this log together: "
	if a.chosen != "" {
		which = "All trials that were read of this log together: "
	}
	p := appendix.Text(which).Number(number.Value(total.cost).Rounded(3)).
		Text(" " + a.grids.Unit)
	switch {
	case total.dropped > 0:
		p = p.Text(", without the trials that have no score, which were left out")
	case total.failed > 0:
		p = p.Text(", including those without a score")
	}
	p = p.Text("; by model in ").Ref(tableBudget).Text(".")
	if a.chosen != "" {
		p = p.Text(" " + a.chosen)
	}
	return p
}

// mostNamed is how many models a sentence names. If there are more, it refers to
// a table.
const mostNamed = 8

// eachModel adds to a paragraph each model's name and what is said about it; if
// there are many, a reference to the table.
func (a answers) eachModel(
	p appendix.Paragraph, say func(p appendix.Paragraph, i int) appendix.Paragraph,
) appendix.Paragraph {
	if len(a.grids.Models) > mostNamed {
		return p.Text("in ").Ref(tableBudget).Text(".")
	}
	for i, m := range a.grids.Models {
		if i > 0 {
			p = p.Text(", ")
		}
		p = say(p.Name(m.Name), i)
	}
	return p.Text(".")
}

// curvesAnswer says where the curves are.
func (a answers) curvesAnswer() appendix.Paragraph {
	p := appendix.Text(fmt.Sprintf("The %s of the best score, with its standard deviation, in ", a.curves.statistic))
	for _, t := range a.curves.tables() {
		p = p.Ref(t.Name).Text(" and ")
	}
	return p.Ref(a.curves.figure.Label).Text(".")
}

// statistics says what is reported about the scores.
func (a answers) statistics() appendix.Paragraph {
	p := appendix.Text("Number, best, mean and standard deviation of the scores of single trials in ").Ref(tableBudget).
		Text(fmt.Sprintf("; the %s of the best of a search, which is not one run, in ", a.curves.statistic)).
		Ref(a.curves.figure.Label)
	if bands := a.curves.bands.all(); bands != "" {
		p = p.Text(" with the " + bands)
	}
	return p.Text(".")
}

// measured says what was measured, what follows of the models, and what was not measured.
func (a answers) measured() appendix.Paragraph {
	total := totalOf(a.grids)
	p := appendix.Text("Measured: the validation score (").Code(a.curves.score).Text(fmt.Sprintf(") of %s of %s",
		counted(total.trials-total.failed, "trial"), counted(len(a.grids.Models), "model")))
	if a.grids.Unit != "" {
		p = p.Text(", and what " + map[bool]string{true: "all trials", false: "trials"}[total.dropped == 0] + " cost")
	}
	p = p.Text(". " + a.verdicts())
	return p.Text("Not measured: scores on test data, values of hyperparameters that were not tried, and searches longer " +
		"than the log.")
}

// verdicts says in how many pairs of models the trials name the better one; a space
// follows. It is empty for one model.
func (a answers) verdicts() string {
	switch {
	case a.pairs == 1 && a.decided == 1:
		return "The trials tell which of the two models is better, at some budget at least. "
	case a.pairs == 1:
		return "The trials do not tell which of the two models is better. "
	case a.pairs > 0:
		return fmt.Sprintf("In %s of %s pairs of models the trials tell which is better, at some budget at least. ",
			number.Count(a.decided), number.Count(a.pairs))
	case len(a.grids.Models) > 1:
		return "The models were not compared. "
	}
	return ""
}

// timeUnits are the units of costs that say how long trials ran, or how much
// energy they took.
var timeUnits = []string{"s", "sec", "second", "seconds", "min", "minutes", "h", "hour", "hours",
	"gpu h", "gpu-h", "gpu hours", "gpu-hours", "kwh"}

// timeBlank returns the blank of running times, unless the cost says them.
func (a answers) timeBlank() []int {
	if slices.Contains(timeUnits, strings.ToLower(a.grids.Unit)) {
		return nil
	}
	return []int{blankTime}
}
