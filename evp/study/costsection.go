package study

import "evpkit/evp/appendix"

// costCaptions are the captions of the tables of costs in an appendix, by name.
var costCaptions = map[string]string{
	"price": "What the search cost: all trials, including those without a score, and the mean of a trial.",
	"factors": "E · D · H · remainder is the total cost: the cost of an example, the examples that a trial processed, " +
		"the number of trials (“Green AI”, equation 1). The remainder is 1 where E and D do not vary together.",
	"other-units": "The cost in other units, by the rates below.",
}

// Section returns the costs as a section of an appendix.
func (c Costs) Section() appendix.Section {
	blocks := []appendix.Block{
		appendix.Text("The price of a result is that of the whole search for it, not of its best run. ").
			Ref("price").Text(" has it by model."),
	}
	for _, t := range c.Tables() {
		t.Caption = costCaptions[t.Name]
		blocks = append(blocks, appendix.Exhibit{Table: t})
	}
	if len(c.Assumed) > 0 {
		var list appendix.List
		for _, line := range c.Assumed {
			list = append(list, appendix.Text(line))
		}
		blocks = append(blocks, list)
	}
	return appendix.Section{Title: "The price tag", Blocks: blocks}
}
