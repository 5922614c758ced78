package study

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// A trialsSection is the section on the trials and what they cost.
type trialsSection struct {
	curves *Curves
	single []*evp.Curve // the score of one trial, by model
	failed string       // how trials without a score are treated
	score  string       // its name
	best   string       // which score is the best: "largest" or "smallest"
	chosen string       // which of the log's rows were read; "" if all were
}

// section returns the section.
func (s trialsSection) section() appendix.Section {
	total := totalOf(s.curves)
	counts := fmt.Sprintf("%s of %s. ",
		counted(total.trials+total.dropped, "trial"), counted(len(s.curves.Models), "model"))
	p := appendix.Text("The log holds " + counts)
	if s.chosen != "" {
		p = appendix.Text("This is about " + counts + s.chosen + " ")
	}
	p = p.Text(s.failures(total))
	if s.curves.Unit != "" {
		p = p.Text("Together they cost ").Number(number.Value(total.cost).Rounded(3)).Text(" " + s.curves.Unit)
		if total.dropped > 0 {
			p = p.Text(", without the trials left out. ")
		} else {
			p = p.Text(", all trials counted. ")
		}
	}
	p = p.Ref(tableBudget).Text(" has them by model.")
	return appendix.Section{Title: "Trials and search budget",
		Blocks: []appendix.Block{p, appendix.Exhibit{Table: s.table()}}}
}

// failures says how many trials have no score and how they are treated.
func (s trialsSection) failures(total trialTotal) string {
	switch {
	case total.dropped > 0:
		return fmt.Sprintf("Left out: %s without a score, so models look cheaper than they were. ",
			counted(total.dropped, "trial"))
	case total.failed == 1:
		return "1 trial without a score (failed, or stopped early) counts as a trial, costs what it cost, and is never " +
			"the best. "
	case total.failed > 0:
		return fmt.Sprintf("%s without a score (failed, or stopped early) count as trials, cost what they cost, and are "+
			"never the best. ",
			counted(total.failed, "trial"))
	case s.failed != "count" && s.failed != "drop" && s.failed != "score":
		return fmt.Sprintf("Trials without a score, if any, were given the score %s. ", s.failed)
	}
	return "All have a score. "
}

// table returns the table of the models.
func (s trialsSection) table() table.Table {
	single := make([]evp.Point, len(s.single))
	for i, curve := range s.single {
		single[i] = evp.Point{Estimate: math.NaN(), SD: math.NaN()} // no trial has a score
		if len(curve.Points) > 0 {
			single[i] = curve.Points[0]
		}
	}
	t := s.curves.summary(single)
	t.Name = tableBudget
	t.Caption = fmt.Sprintf("Trials of each model, including those without a score (failed, or stopped early), and the "+
		"best (%s) validation score (%s). Mean and standard deviation are those of the score of a single trial.",
		s.best, s.score)
	if s.curves.Unit != "" {
		t.Caption += " The search budget is the cost of all trials, in " + s.curves.Unit + "."
	}
	return t
}

// A trialTotal is how many trials there are, with a score and without, how many
// were left out, and what all of them cost.
type trialTotal struct {
	trials, failed, dropped int
	cost                    float64
}

// totalOf counts the trials of all models.
func totalOf(curves *Curves) trialTotal {
	var out trialTotal
	for _, m := range curves.Models {
		c := m.Curves[0]
		out.trials += c.Trials
		out.failed += c.Failed
		out.dropped += c.Dropped
		out.cost += c.TotalCost
	}
	return out
}
