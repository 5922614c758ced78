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

// comparisonSection returns a comparison as a section of an appendix. Its table of
// differences has the rows whose x is listed for their facet. A figure without a label is left
// out.
func comparisonSection(c *Comparisons, listed map[string][]float64, figure appendix.Figure) appendix.Section {
	differences := differencesAt(c, listed).differenceTable()
	for i, column := range differences.Columns {
		if strings.HasPrefix(column.Name, "P(") { // names of models would make the column wide
			differences.Columns[i].Name = "P"
		}
	}
	differences.Caption = differencesCaption(c)
	lead := appendix.Text("Models are compared where they have spent the same, by the V estimator of the expected best " +
		"score. ").
		Ref(differences.Name)
	if figure.Label == "" {
		lead = lead.Text(" has the differences.")
	} else {
		lead = lead.Text(" and ").Ref(figure.Label).Text(" have the differences.")
	}
	blocks := []appendix.Block{lead, texts(c.Sentences()), appendix.Exhibit{Table: differences}}
	crossovers, equal := c.crossoverTable(), c.equalScoreTable()
	crossovers.Caption = "Where the estimated curves cross, with an interval, and the share of resamples in which they do. " +
		"The trials tell whether curves cross if different models lead before and after it, and where if the interval is " +
		"closed as well."
	equal.Caption = "What two models need by estimate for the same expected best score, and the ratio of the second to the " +
		"first with its interval, which holds for all scores of a pair together. A model is named that needs less if the " +
		"interval excludes 1 and that model leads at both costs. An empty cell: the estimate does not reach the score " +
		"within the model's own data, or the interval has no such end."
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
func differencesCaption(c *Comparisons) string {
	level, budgets := 0.95, "budgets"
	if len(c.Pairs) > 0 {
		level = c.Pairs[0].Confidence
	}
	if c.axis() == evp.Trials {
		budgets = "numbers of trials"
	}
	together := "simultaneously for all " + budgets + " of a pair"
	if len(c.Pairs) > 0 && c.Pairs[0].Pointwise {
		together = "at each of the " + budgets + " alone"
	}
	p, test := "", ""
	if c.tested() > 0 {
		p = fmt.Sprintf("; p is that of a permutation test over all %s of a pair", budgets)
		test = fmt.Sprintf("p is at most %s, ", number.Value(1-level).Short(2))
	}
	return fmt.Sprintf("Expected best scores at equal budgets, and their differences with %s %% intervals that hold "+
		"%s. P is the probability that the best of the first model's search is better than that of the second's, by the "+
		"trials logged%s. A model leads where the interval excludes 0, %sand scores that the log does not show cannot undo it.",
		number.Value(100*level).Short(6), together, p, test) + differenceSides(c)
}

// differenceSides says which model is better on which side of zero.
func differenceSides(c *Comparisons) string {
	if len(c.Pairs) == 0 {
		return ""
	}
	a, b, ok := c.onePair()
	if !ok {
		a, b = "a", "b" // the columns of the table
	}
	if c.Pairs[0].Direction == evp.Minimize {
		return fmt.Sprintf(" The difference is %s − %s: below 0 %s is better, above 0 %s.", a, b, a, b)
	}
	return fmt.Sprintf(" The difference is %s − %s: above 0 %s is better, below 0 %s.", a, b, a, b)
}

// differencesAt returns the comparisons with only the differences whose x is
// listed for their facet.
func differencesAt(c *Comparisons, listed map[string][]float64) Comparisons {
	out := *c
	out.Pairs = nil
	for _, p := range c.Pairs {
		pair := *p
		pair.Differences = slices.DeleteFunc(slices.Clone(p.Differences),
			func(d compare.Difference) bool { return !slices.Contains(listed[c.facet(p)], d.X) })
		out.Pairs = append(out.Pairs, &pair)
	}
	return out
}

// returnsSection returns the diminishing returns as a section of an appendix.
func returnsSection(r *Returns, figure appendix.Figure) appendix.Section {
	saturation, laws := r.saturationTable(), r.lawTable()
	lead := appendix.Paragraph{}.Ref(saturation.Name).Text(" gives the point from which on, by estimate, no doubling of the " +
		"search within the data gains much, and the cost of the last step of a fixed size; ")
	blocks := []appendix.Block{appendix.Exhibit{Table: saturation}}
	if len(laws.Rows) > 0 {
		lead = lead.Ref(laws.Name).Text(" describes the curves; ")
		blocks = append(blocks, appendix.Exhibit{Table: laws})
	}
	lead = lead.Ref(figure.Label).Text(" shows them.")
	blocks = append([]appendix.Block{lead}, append(blocks, figure)...)
	return appendix.Section{Title: "Diminishing returns", Blocks: blocks}
}

// priceCaptions are the captions of the tables of costs in an appendix, by name.
var priceCaptions = map[string]string{
	"price": "What the search cost: all trials, including those without a score, and the mean of a trial.",
	"factors": "E · D · H · remainder is the total cost: the cost of an example, the examples that a trial processed, " +
		"the number of trials (“Green AI”, equation 1). The remainder is 1 where E and D do not vary together.",
	"other-units": "The cost in other units, by the rates below.",
}

// priceSection returns a price tag as a section of an appendix.
func priceSection(p *PriceTag) appendix.Section {
	blocks := []appendix.Block{
		appendix.Text("The price of a result is that of the whole search for it, not of its best run. ").
			Ref("price").Text(" has it by model."),
	}
	for _, t := range p.Tables() {
		t.Caption = priceCaptions[t.Name]
		blocks = append(blocks, appendix.Exhibit{Table: t})
	}
	if len(p.Assumed) > 0 {
		blocks = append(blocks, texts(p.Assumed))
	}
	return appendix.Section{Title: "The price tag", Blocks: blocks}
}

// texts returns a list of an appendix with a text each.
func texts(all []string) appendix.List {
	var out appendix.List
	for _, text := range all {
		out = append(out, appendix.Text(text))
	}
	return out
}
