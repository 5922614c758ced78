package study

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"evpkit/evp/triallog"
)

// compareSettings say how models are compared.
func compareSettings() []Setting {
	own := []string{"compare"}
	return []Setting{
		{Name: "against", Value: "MODEL", Group: GroupSubject, Commands: own,
			Help: "compare each model with MODEL only (default: all pairs)",
			set:  parseText(func(r *Request) *string { return &r.Compare.Against }),
			get:  func(r *Request, _ *Study) any { return orNull(r.Compare.Against) }},
		{Name: "scores", Value: "S,S,…", Group: GroupSubject, Commands: own, List: true,
			Help: "scores whose costs are compared (default: a few that both models reach)",
			set: func(r *Request, text string) (err error) {
				r.Compare.Scores, err = parseNumbers("scores", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return numbersOrNull(r.Compare.Scores) }},
		{Name: "pointwise", Group: GroupSubject, Commands: own,
			Help: "intervals and verdicts that hold at each x alone, instead of at all of them together",
			set:  parseSwitch(func(r *Request) *bool { return &r.Compare.Pointwise }),
			get:  func(r *Request, _ *Study) any { return r.Compare.Pointwise }},
		{Name: "table", Value: "WHICH", Group: GroupSubject, Commands: own, Words: comparisonTables,
			Help: "which table goes into csv, md, tex and text: " + alternatives(comparisonTables) + "; wide has a row per pair " +
				"and a column per x (in csv difference@X, lower@X, upper@X, verdict@X; in text, md and tex at most 5 x unless " +
				"`at` names them)",
			set: parseWord("table", func(r *Request) *string { return &r.Compare.Table }, comparisonTables, comparisonTables),
			get: func(r *Request, _ *Study) any { return orNull(r.Compare.Table) }},
	}
}

// comparisonTables are the tables of a comparison.
var comparisonTables = []string{"differences", "crossovers", "equal-score", tableWide}

// checkCompare reports settings of a comparison that do not go together.
func checkCompare(r *Request) error {
	r.Compare.Curve = r.Curve
	return nil
}

// returnsSettings say what is computed of diminishing returns.
func returnsSettings() []Setting {
	own := []string{"returns", "report"}
	return []Setting{
		{Name: "min-gain", Value: "GAIN", Group: GroupSubject, Commands: own,
			Help: "gain of a doubling, in score units, below which a curve is saturated (default: 1 % of best minus " +
				"median score, printed)",
			set: setPositive("min-gain", func(r *Request) *float64 { return &r.Returns.MinGain }),
			get: func(r *Request, _ *Study) any { return positiveOrNull(r.Returns.MinGain) }},
		{Name: "gain-step", Value: "GAIN", Default: "0.01", Group: GroupSubject, Commands: own,
			Help: "gain, in score units, whose cost is computed",
			set:  setPositive("gain-step", func(r *Request) *float64 { return &r.Returns.GainStep }),
			get:  func(r *Request, _ *Study) any { return r.Returns.GainStep }},
		{Name: "from", Value: "X", Group: GroupSubject, Commands: own[:1],
			Help: "the number of trials, or the budget, from which that gain is computed (default: the last from which " +
				"the curve still gains it)",
			set: setPositive("from", func(r *Request) *float64 { return &r.Returns.From }),
			get: func(r *Request, _ *Study) any { return positiveOrNull(r.Returns.From) }},
		{Name: "points-table", Value: "X,Y", Group: GroupSubject, Commands: own[:1], List: true,
			Help: "read measured points from the columns X and Y instead of trials; `by` names the column of the models",
			set: func(r *Request, text string) error {
				x, y, ok := strings.Cut(text, ",")
				x, y = strings.TrimSpace(x), strings.TrimSpace(y)
				if !ok || x == "" || y == "" || x == y || strings.Contains(y, ",") {
					return fmt.Errorf("`points-table` %q: give two columns, as in `points-table images,top1`", text)
				}
				r.Returns.X, r.Returns.Y = x, y
				return nil
			}},
		{Name: "frontier", Group: GroupSubject, Commands: own[:1],
			Help: "of the points of `points-table`, keep those that no cheaper one betters (the Pareto frontier of X and Y), " +
				"as scaling laws do",
			set: parseSwitch(func(r *Request) *bool { return &r.Returns.Frontier }),
			get: func(r *Request, _ *Study) any { return r.Returns.Frontier }},
		{Name: "extrapolate", Group: GroupSubject, Commands: own[:1],
			Help: "draw the fitted law beyond the data, up to four times as far",
			set:  parseSwitch(func(r *Request) *bool { return &r.Returns.Extrapolate }),
			get:  func(r *Request, _ *Study) any { return r.Returns.Extrapolate }},
	}
}

// setPositive reads a number above 0.
func setPositive(name string, to func(r *Request) *float64) func(r *Request, text string) error {
	return func(r *Request, text string) (err error) {
		*to(r), err = parsePositive(name, text)
		return err
	}
}

// checkReturns reports settings of diminishing returns that do not go together.
func checkReturns(r *Request) error {
	switch from := r.Returns.From; {
	case from > 0 && r.Curve.Axis == AxisBoth:
		return errors.New("`from` needs one axis: `x trials` or `x budget`")
	case r.Curve.Axis == AxisTrials && from != math.Trunc(from):
		return fmt.Errorf("`from` %q is not a whole number of trials", r.given["from"])
	}
	if r.Returns.X == "" {
		r.Returns.Curve = r.Curve
		if r.Returns.Frontier {
			return errors.New("`frontier` is of measured points: name their columns, as in `points-table fpo,top1`")
		}
		return nil
	}
	r.Returns.Curve.Support, r.Returns.Curve.NoRange = r.Curve.Support, r.Curve.NoRange
	for _, name := range []string{"score", "cost", "where", "facet", "models", "path", "join", "x", "at", "to", "tail", "baseline"} {
		if r.Given(name) {
			return fmt.Errorf("`%s` is for curves of trials; `points-table` reads measured points", name)
		}
	}
	if len(r.Read.Log.By) > 1 {
		return errors.New("`points-table` reads one CSV file, and one column `by` at most")
	}
	return nil
}

// targetSettings say which scores are to be reached.
func targetSettings() []Setting {
	own := []string{"target"}
	return []Setting{
		{Name: "target", Value: "S,S,…", Group: GroupSubject, Commands: own, List: true,
			Help: "the scores to reach, in the log's units",
			set: func(r *Request, text string) (err error) {
				r.Target.Scores, err = parseNumbers("target", text)
				return err
			},
			get: func(r *Request, _ *Study) any { return r.Target.Scores }},
		{Name: "within", Value: "B", Group: GroupSubject, Commands: own,
			Help: "add the probability of reaching the target within a budget of B cost units",
			set:  setPositive("within", func(r *Request) *float64 { return &r.Target.Within }),
			get:  func(r *Request, _ *Study) any { return positiveOrNull(r.Target.Within) }},
		{Name: "confidence", Value: "LEVEL", Default: "0.95", Group: GroupSubject, Commands: own,
			Help: "confidence level of the share's interval (Clopper–Pearson), between 0 and 1",
			set: func(r *Request, text string) (err error) {
				r.Target.Confidence, err = parseNumber("confidence", text)
				if err != nil || r.Target.Confidence <= 0 || r.Target.Confidence >= 1 {
					return fmt.Errorf("`confidence` %q is not a number between 0 and 1", text)
				}
				return nil
			},
			get: func(r *Request, _ *Study) any { return r.Target.Confidence }},
	}
}

// checkTarget reports a missing target.
func checkTarget(r *Request) error {
	if len(r.Target.Scores) == 0 {
		return errors.New("`target` is missing: give the score to reach, as in `target 0.9`")
	}
	return nil
}

// barsSettings say which columns of a table are drawn as bars.
func barsSettings() []Setting {
	own := []string{"bars"}
	return []Setting{
		{Name: "label", Value: "COLUMN", Default: "model", Group: GroupReading, Commands: own,
			Help: "the column with the models' names",
			set:  parseText(func(r *Request) *string { return &r.Bars.Label })},
		{Name: "rows", Value: "COLUMNS", Group: GroupReading, Commands: own, List: true,
			Help: "the columns to draw, from the top, with commas between them; COLUMN=TEXT gives one a label",
			set:  setRows},
		{Name: "score", Value: "COLUMN", Group: GroupReading, Commands: own,
			Help: "the column among `rows` that is a score: its axis may begin above 0, which the figure then says",
			set:  parseText(func(r *Request) *string { return &r.Bars.Score })},
		{Name: "only", Value: "NAMES", Group: GroupReading, Commands: own, List: true,
			Help: "the models to draw, in this order, with commas between them (default: all)",
			set: func(r *Request, text string) error {
				r.Bars.Only = parseColumns(text)
				return nil
			}},
	}
}

// setRows reads the columns that are drawn, and their labels.
func setRows(r *Request, text string) error {
	r.Bars.Rows = nil
	for _, row := range strings.Split(text, ",") {
		column, label, labelled := strings.Cut(row, "=")
		column = strings.TrimSpace(column)
		named := func(row BarsRow) bool { return row.Column == column }
		if column == "" || slices.ContainsFunc(r.Bars.Rows, named) {
			return fmt.Errorf("`rows` %q: each column needs a name, and may be given once", text)
		}
		if !labelled {
			label = column
		}
		r.Bars.Rows = append(r.Bars.Rows, BarsRow{Column: column, Label: label})
	}
	return nil
}

// checkBars reports settings of bars that do not go together.
func checkBars(r *Request) error {
	if len(r.Bars.Rows) == 0 {
		return errors.New("`rows` is missing: name the columns to draw, as in `rows params,fpo,top1`")
	}
	isScore := func(row BarsRow) bool { return row.Column == r.Bars.Score }
	if r.Bars.Score != "" && !slices.ContainsFunc(r.Bars.Rows, isScore) {
		return fmt.Errorf("`score` %q is not among `rows` %s", r.Bars.Score, r.given["rows"])
	}
	return nil
}

// priceSettings say what a search costs in other units.
func priceSettings() []Setting {
	own := []string{"cost", "report"}
	rate := func(name, value, help string, to func(r *Request) *float64) Setting {
		return Setting{Name: name, Value: value, Group: GroupSubject, Commands: own, Help: help, set: setPositive(name, to),
			get: func(r *Request, _ *Study) any { return positiveOrNull(*to(r)) }}
	}
	return []Setting{
		{Name: "example-cost", Value: "EXPR", Group: GroupSubject, Commands: own,
			Help: "E, the cost of one example, in the unit of the cost: a column, or an expression (see `where`)",
			set:  parseText(func(r *Request) *string { return &r.Read.ExampleCost }),
			get:  func(r *Request, _ *Study) any { return orNull(r.Read.ExampleCost) }},
		{Name: "examples", Value: "EXPR", Group: GroupSubject, Commands: own,
			Help: "D, the number of examples that a trial processed, over all epochs: a column, or an expression (see `where`)",
			set:  parseText(func(r *Request) *string { return &r.Read.Examples }),
			get:  func(r *Request, _ *Study) any { return orNull(r.Read.Examples) }},
		rate("flops", "RATE", "FLOP/s that a device sustained on this work (not its peak): gives device-hours; needs a "+
			"cost in FPO",
			func(r *Request) *float64 { return &r.Price.FLOPS }),
		rate("price", "P", "price of a device-hour, in any currency: gives money",
			func(r *Request) *float64 { return &r.Price.Rates.Price }),
		rate("watts", "W", "power that a device draws, in watts: gives kWh",
			func(r *Request) *float64 { return &r.Price.Rates.Watts }),
		rate("pue", "X", "power usage effectiveness of the data centre, at least 1 (without it 1, which leaves out "+
			"cooling and losses)",
			func(r *Request) *float64 { return &r.Price.Rates.PUE }),
		rate("carbon", "KG", "kg of CO2e per kWh of the power used: gives kg CO2e",
			func(r *Request) *float64 { return &r.Price.Rates.Carbon }),
	}
}

// checkPrice reports rates that do not go together.
func checkPrice(r *Request) error { return r.Price.check(r.Read.CostUnit) }

// checkCost reports what cannot be left out of a price.
func checkCost(r *Request) error {
	if r.Read.Log.Failed == triallog.FailedDrop {
		return errors.New("`failed drop`: what failed trials cost is part of the price; leave `failed` out")
	}
	return nil
}
