package study

import (
	"evpkit/evp/number"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/compare"
)

// Labels of the exhibits of the sections that other commands are made of.
const (
	labelDifferences = "differences"
	labelCrossovers  = "crossovers"
	labelEqualScore  = "equal-score"
	labelSaturation  = "saturation"
	labelLaws        = "laws"
	labelPrice       = "price"
	labelFactors     = "factors"
	labelUnits       = "other-units"
)

// Section returns the comparison as a section of an appendix; its table of
// differences has the rows at the x that are listed. A figure without a label is
// none.
func (c Comparisons) Section(listed []float64, figure Figure) Section {
	var said List
	for _, s := range c.Sentences() {
		said = append(said, Words(s))
	}
	few := c
	few.Pairs = nil
	for _, p := range c.Pairs {
		pair := *p
		pair.Differences = slices.DeleteFunc(slices.Clone(p.Differences), func(d compare.Difference) bool { return !slices.Contains(listed, d.X) })
		few.Pairs = append(few.Pairs, &pair)
	}
	how := "simultaneously for all budgets and pairs looked at"
	if len(c.Pairs) > 0 && c.Pairs[0].Axis == evp.Trials {
		how = "simultaneously for all numbers of trials and pairs looked at"
	}
	level := 0.95
	if len(c.Pairs) > 0 {
		level = c.Pairs[0].Confidence
	}
	table := few.differenceTable()
	for i, head := range table.Header {
		if strings.HasPrefix(head, "P(") { // or the names of models make the column wide
			table.Header[i] = "P"
		}
	}
	table.Caption = fmt.Sprintf("Expected best scores at equal budgets, and differences, with %s %% intervals that hold %s; P is the probability that the best of the first model's search "+
		"is better than that of the second's, p that of a permutation test over all of them. A model leads where the interval excludes 0 and p is at most %s.",
		number.Value(100*level).Short(6), how, number.Value(1-level).Rounded(2))
	lead := Words("Models are compared where they have spent the same, by the V estimator of the expected best score. ").
		And(Ref, labelDifferences)
	if figure.Label == "" {
		lead = lead.And(Plain, " has the differences.")
	} else {
		lead = lead.And(Plain, " and ").And(Ref, figure.Label).And(Plain, " have the differences.")
	}
	blocks := []Block{lead, said, Exhibit{labelDifferences, table}}
	if t := c.crossoverTable(); len(t.Rows) > 0 {
		t.Caption = "Where the curves cross, with an interval, and the share of resamples in which they do."
		blocks = append(blocks, Exhibit{labelCrossovers, t})
	}
	if t := c.equalScoreTable(); len(t.Rows) > 0 {
		t.Caption = "What two models need for the same expected best score, and the ratio of the second to the first with its interval; an empty cell: not reached within the model's own data, or not bounded."
		blocks = append(blocks, Exhibit{labelEqualScore, t})
	}
	if figure.Label != "" {
		blocks = append(blocks, figure)
	}
	return Section{"Models at equal budgets", blocks}
}

// Section returns the diminishing returns as a section of an appendix.
func (r Returns) Section(figure Figure) Section {
	lead := Words("The longer the search, the less a further doubling of it gains. ").
		And(Ref, labelSaturation).And(Plain, " says from where no doubling gains much, and what the last step of a fixed size cost; ")
	tables := []Block{Exhibit{labelSaturation, r.summary()}}
	if laws := r.fitTable(); len(laws.Rows) > 0 {
		lead = lead.And(Ref, labelLaws).And(Plain, " describes the curves; ")
		tables = append(tables, Exhibit{labelLaws, laws})
	}
	lead = lead.And(Ref, figure.Label).And(Plain, " shows them.")
	return Section{"Diminishing returns", append(append([]Block{lead}, tables...), figure)}
}

// Section returns the price tag as a section of an appendix.
func (c Costs) Section() Section {
	captions := []string{"What the search cost: all trials, those without a score among them, and the mean of a trial."}
	labels := []string{labelPrice}
	tables := c.tables()
	if len(tables) > 1 && tables[1].Header[len(tables[1].Header)-1] == "remainder" {
		labels = append(labels, labelFactors)
		captions = append(captions, "E · D · H · remainder is the total cost: the cost of an example, the examples that a trial processed, the trials (“Green AI”, equation 1); "+
			"the remainder is 1 where E and D do not vary together.")
	}
	if len(tables) > len(labels) {
		labels = append(labels, labelUnits)
		captions = append(captions, "The cost in other units, by the rates below.")
	}
	blocks := []Block{Words("The price of a result is that of the whole search for it, not of its best run. ").And(Ref, labelPrice).And(Plain, " has it by model.")}
	for i, t := range tables {
		t.Caption = captions[i]
		blocks = append(blocks, Exhibit{labels[i], t})
	}
	if len(c.Assumed) > 0 {
		var list List
		for _, line := range c.Assumed {
			list = append(list, Words(line))
		}
		blocks = append(blocks, list)
	}
	return Section{"The price tag", blocks}
}
