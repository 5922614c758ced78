package study

import (
	"fmt"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// budgetSection returns the section on the trials and what they cost.
func (r Report) budgetSection() appendix.Section {
	all := r.allTrials()
	p := appendix.Text(fmt.Sprintf("The log holds %s of %s. ",
		counted(all.trials+all.dropped, "trial"), counted(len(r.Curves.Models), "model"))).Text(r.failures(all))
	if r.priced() {
		p = p.Text("Together they cost ").Number(number.Value(all.cost).Rounded(3)).Text(" " + r.Curves.Unit)
		if all.dropped > 0 {
			p = p.Text(", without the trials left out. ")
		} else {
			p = p.Text(", all trials counted. ")
		}
	}
	p = p.Ref(tableBudget).Text(" has them by model.")
	return appendix.Section{Title: "Trials and search budget",
		Blocks: []appendix.Block{p, appendix.Exhibit{Table: r.budgetTable()}}}
}

// A trialCount is how many trials there are, with a score and without, how many
// were left out, and what all of them cost.
type trialCount struct {
	trials, failed, dropped int
	cost                    float64
}

// allTrials counts the trials of all models.
func (r Report) allTrials() trialCount {
	var out trialCount
	for _, m := range r.Curves.Models {
		c := m.Curves[0]
		out.trials += c.Trials
		out.failed += c.Failed
		out.dropped += c.Dropped
		out.cost += c.TotalCost
	}
	return out
}

// failures says how many trials have no score and how they are treated.
func (r Report) failures(all trialCount) string {
	switch {
	case all.dropped > 0:
		return fmt.Sprintf("Left out: %s without a score, so models look cheaper than they were. ",
			counted(all.dropped, "trial"))
	case all.failed == 1:
		return "1 trial without a score (failed, or stopped early) counts as a trial, costs what it cost, and is never " +
			"the best. "
	case all.failed > 0:
		return fmt.Sprintf("%s without a score (failed, or stopped early) count as trials, cost what they cost, and are "+
			"never the best. ",
			counted(all.failed, "trial"))
	case r.Failed != "count" && r.Failed != "drop":
		return fmt.Sprintf("Trials without a score, if any, were given the score %s. ", r.Failed)
	}
	return "All have a score. "
}

// budgetTable returns the table of the models.
func (r Report) budgetTable() table.Table {
	single := make([]evp.Point, len(r.Single))
	for i, curve := range r.Single {
		single[i] = curve.Points[0]
	}
	t := r.Curves.summary(single)
	t.Name = tableBudget
	t.Caption = fmt.Sprintf("Trials of each model, including those without a score (failed, or stopped early), and the "+
		"best (%s) "+
		"validation score (%s). Mean and standard deviation are those of the score of a single trial.", r.better(), r.Score)
	if r.priced() {
		t.Caption += " The search budget is the cost of all trials, in " + r.Curves.Unit + "."
	}
	return t
}
