package study

import (
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/appendix"
	"evpkit/evp/compare"
	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Section returns the comparison as a section of an appendix. Its table of
// differences has the rows whose x is listed. A figure without a label is left
// out.
func (c Comparisons) Section(listed []float64, figure appendix.Figure) appendix.Section {
	differences := c.at(listed).differenceTable()
	for i, column := range differences.Columns {
		if strings.HasPrefix(column.Name, "P(") { // names of models would make the column wide
			differences.Columns[i].Name = "P"
		}
	}
	differences.Caption = c.differencesCaption()
	lead := appendix.Text("Models are compared where they have spent the same, by the V estimator of the expected best " +
		"score. ").
		Ref(differences.Name)
	if figure.Label == "" {
		lead = lead.Text(" has the differences.")
	} else {
		lead = lead.Text(" and ").Ref(figure.Label).Text(" have the differences.")
	}
	var sentences appendix.List
	for _, s := range c.Sentences() {
		sentences = append(sentences, appendix.Text(s))
	}
	blocks := []appendix.Block{lead, sentences, appendix.Exhibit{Table: differences}}
	crossovers, equal := c.crossoverTable(), c.equalScoreTable()
	crossovers.Caption = "Where the curves cross, with an interval, and the share of resamples in which they do."
	equal.Caption = "What two models need for the same expected best score, and the ratio of the second to the first " +
		"with its interval. An empty cell: the score is not reached within the model's own data, or the " +
		"interval has no such end."
	for _, t := range []table.Table{crossovers, equal} {
		if len(t.Rows) > 0 {
			blocks = append(blocks, appendix.Exhibit{Table: t})
		}
	}
	if figure.Label != "" {
		blocks = append(blocks, figure)
	}
	return appendix.Section{Title: "Models at equal budgets", Blocks: blocks}
}

// differencesCaption says what the table of differences holds.
func (c Comparisons) differencesCaption() string {
	level, budgets := 0.95, "budgets"
	if len(c.Pairs) > 0 {
		level = c.Pairs[0].Confidence
	}
	if c.axis() == evp.Trials {
		budgets = "numbers of trials"
	}
	return fmt.Sprintf("Expected best scores at equal budgets, and their differences with %s %% intervals that hold "+
		"simultaneously for all %s and pairs compared. P is the probability that the best of the first model's search "+
		"is better than that of the second's; p is that of a permutation test over all of them. A model leads where the "+
		"interval excludes 0 and p is at most %s.",
		number.Value(100*level).Short(6), budgets, number.Value(1-level).Rounded(2))
}

// at returns the comparisons with only the differences whose x is listed.
func (c Comparisons) at(listed []float64) Comparisons {
	out := c
	out.Pairs = nil
	for _, p := range c.Pairs {
		pair := *p
		pair.Differences = slices.DeleteFunc(slices.Clone(p.Differences),
			func(d compare.Difference) bool { return !slices.Contains(listed, d.X) })
		out.Pairs = append(out.Pairs, &pair)
	}
	return out
}
