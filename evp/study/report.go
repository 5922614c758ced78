package study

import (
	"slices"

	"evpkit/evp"
	"evpkit/evp/appendix"
)

// A Report is the result of "evp report": the appendix of a paper, made of other
// results. It computes nothing itself.
type Report struct {
	Curves *Curves // over grids, as the figure shows them
	Points *Curves // the same curves at a few x, of the same models in the same order
	// Single is each model's V curve at n = 1 without a baseline: the mean and
	// the standard deviation of the score of one trial.
	Single []*evp.Curve

	Score       string // name of the score
	Direction   evp.Direction
	Failed      string // how trials without a score are treated: count, drop, or the score they get
	Baseline    *float64
	Start       float64 // budget curves start where p_none is at most this
	Resamples   int     // of the bootstrap
	Figure      appendix.Figure
	Columns     []CheckColumn // the log's further columns
	Best        [][]BestCell  // of the best trial, by model; nil if unknown
	Warnings    []evp.Warning // about the log and the curves, as readers see them
	Command     string        // as it was typed
	Version     string
	FigureNotes []string // what a reader cannot see in the figures

	// Comparison, Returns and Price are the sections on models at equal
	// budgets, on diminishing returns and on the price of the search; one
	// without blocks is left out.
	Comparison, Returns, Price appendix.Section
}

// A BestCell is a value in the row of a trial: its hyperparameters, if the log has
// them, are among these.
type BestCell struct{ Column, Value string }

// Names of the tables that the text refers to.
const (
	tableBudget  = "budget"
	tableTrials  = "by-trials"
	tableCost    = "by-budget"
	tableColumns = "columns"
	tableBest    = "best-trials"
)

// Appendix returns the report as a document.
func (r Report) Appendix() appendix.Document {
	out := appendix.Document{Title: "Hyperparameter search: budget and expected validation score",
		Maker: "evp " + r.Version}
	for _, s := range []appendix.Section{
		r.budgetSection(), r.curvesSection(), r.Comparison, r.Returns, r.Price,
		r.limitsSection(), r.methodSection(), r.checklistSection(), r.formSection(),
	} {
		if len(s.Blocks) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	return out
}

// priced reports whether trials have a cost.
func (r Report) priced() bool { return r.Curves.Unit != "" }

// hasAxis reports whether there are curves on the axis.
func (r Report) hasAxis(axis evp.Axis) bool {
	return slices.ContainsFunc(r.Curves.Models[0].Curves, func(c *evp.Curve) bool { return c.Axis == axis })
}

// better says which scores are better.
func (r Report) better() string {
	if r.Direction == evp.Minimize {
		return "smallest"
	}
	return "largest"
}

// statistic returns what is estimated of the best score.
func (r Report) statistic() string {
	switch s := r.Curves.Models[0].Curves[0].Statistic; {
	case s.IsMean():
		return "expectation"
	case s.Q() == 0.5:
		return "median"
	default:
		return s.String() + " quantile"
	}
}
