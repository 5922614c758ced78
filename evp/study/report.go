package study

import (
	"evpkit/evp"
	"evpkit/evp/appendix"
)

// A Report is the appendix of a paper, made of the other results of a Study. It
// computes nothing itself: Appendix puts what is here into words and tables.
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
	Best        [][]BestCell  // the row of the best trial, by model; nil if unknown
	Warnings    []evp.Warning // about the log and its results
	Chosen      string        // which of the log's rows were read, in sentences; "" if all were
	Command     string        // as it was typed
	Version     string
	FigureNotes []string // what a reader cannot see in the figures

	// Pairs is how many pairs of models were compared, and Decided in how many of them a
	// verdict names the better one; Tested have a permutation test, unlike those with a model
	// of one trial.
	Pairs, Decided, Tested int

	// Comparison, Returns and Price are the sections on models at equal
	// budgets, on diminishing returns and on the price of the search; one
	// without blocks is left out.
	Comparison, Returns, Price appendix.Section

	spell func(message string) string // writes options as the user types them; nil leaves them
}

// A BestCell is a value in the row of a model's best trial. The trial's
// hyperparameters, if the log has them, are among these.
type BestCell struct{ Column, Value string }

// Names of the tables that the text refers to.
const (
	tableBudget  = "budget"
	tableTrials  = "by-trials"
	tableCost    = "by-budget"
	tableColumns = "columns"
	tableBest    = "best-trials"

	tableDifferences = "differences"
)

// Appendix returns the report as a document: trials and search budget, the curves,
// the comparison, diminishing returns, the price, what to bear in mind, how it was
// computed, answers to checklists, and blanks for what a log does not say.
func (r Report) Appendix() appendix.Document {
	out := appendix.Document{Title: "Hyperparameter search: budget and expected validation score",
		Maker: "evp " + r.Version}
	for _, s := range r.sections() {
		if len(s.Blocks) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	return out
}

// sections returns the sections in their order. What several of them say has a
// type of its own: the bands, and the tables of columns and of best trials.
func (r Report) sections() []appendix.Section {
	best := bestTrials{models: r.Curves.Models, cells: r.Best}
	bands := reportBands{r.Points, r.Resamples}
	curves := curvesSection{
		points: r.Points, figure: r.Figure, bands: bands, start: r.Start, score: r.Score, best: bestWord(r.Direction),
		statistic: statisticWord(r.Curves.Models[0].Curves[0].Statistic),
	}
	form := formSection{score: r.Score, columns: r.Columns, best: best}
	answers := answers{
		curves: curves, grids: r.Curves, form: form, version: r.Version, chosen: r.Chosen, spell: r.spell,
		pairs: r.Pairs, decided: r.Decided, tested: r.Tested,
	}
	return []appendix.Section{
		trialsSection{r.Curves, r.Single, r.Failed, r.Score, bestWord(r.Direction), r.Chosen}.section(),
		curves.section(), r.Comparison, r.Returns, r.Price,
		limitsSection(r.merged(), r.Baseline),
		methodSection{r.Curves, r.Points, bands, r.Command, r.Version}.section(),
		answers.section(), form.section(),
	}
}

// merged returns the warnings as readers see them: one for each kind.
func (r Report) merged() []evp.Warning {
	out := Merged(r.Warnings)
	for i := range out {
		if r.spell != nil {
			out[i].Message = r.spell(out[i].Message)
		}
	}
	return out
}

// bestWord says which score is the best.
func bestWord(d evp.Direction) string {
	if d == evp.Minimize {
		return "smallest"
	}
	return "largest"
}
