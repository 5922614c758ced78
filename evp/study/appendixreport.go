package study

import (
	"evpkit/evp/number"
	"fmt"
	"math"
	"slices"

	"evpkit/evp"
)

// A Report is what "evp report" tells. Its sections are made from results; none
// is computed here.
type Report struct {
	Curves *Curves // over grids, as the figure shows them
	Points *Curves // the same curves at a few x, of the same models in the same order
	// Single is each model's V curve at n = 1 without a baseline: the mean and
	// the standard deviation of the score of one trial.
	Single []*evp.Curve

	Score     string // name of the score
	Direction evp.Direction
	Failed    string // what became of trials without a score: count, drop, or a score
	Baseline  *float64
	Start     float64 // p_none with which budget curves start, at most
	Resamples int     // of the bootstrap
	Figure    Figure
	Columns   []CheckColumn // what else the log holds
	Best      [][]Setting   // of the best trial, by model; nil where it is not known
	Warnings  []evp.Warning // of the log and of the curves, as they are to be read
	Command   string        // as it was typed
	Version   string

	// Comparison, Returns and Price are the sections on models at equal
	// budgets, on diminishing returns and on the price of the search; one
	// without blocks is left out.
	Comparison, Returns, Price Section
}

// Labels that the sections refer to.
const (
	labelBudget  = "budget"
	labelTrials  = "by-trials"
	labelCost    = "by-budget"
	labelColumns = "columns"
	labelBest    = "best-trials"
)

// Appendix returns the report as a document.
func (r Report) Appendix() Appendix {
	out := Appendix{Title: "Hyperparameter search: budget and expected validation score", Maker: "evp " + r.Version}
	for _, s := range []Section{
		r.budget(), r.expected(), r.Comparison, r.Returns, r.Price, r.cautions(), r.method(), r.checklists(), r.blanks(),
	} {
		if len(s.Blocks) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	return out
}

// trialsOf returns how many trials all models have, how many of them failed,
// how many were left out, and what all cost.
func (r Report) trialsOf() (trials, failed, dropped int, cost float64) {
	for _, m := range r.Curves.Models {
		c := m.Curves[0]
		trials, failed, dropped, cost = trials+c.Trials, failed+c.Failed, dropped+c.Dropped, cost+c.TotalCost
	}
	return trials, failed, dropped, cost
}

// priced reports whether trials have a cost.
func (r Report) priced() bool { return r.Curves.Unit != "" }

// budget returns the section on what was run.
func (r Report) budget() Section {
	trials, failed, dropped, cost := r.trialsOf()
	p := Words(fmt.Sprintf("The log holds %s of %s. ", counted(trials+dropped, "trial"), counted(len(r.Curves.Models), "model"))).
		And(Plain, r.failures(failed, dropped))
	if r.priced() {
		p = p.And(Plain, "Together they cost ").And(Figures, number.Value(cost).Rounded(3)).And(Plain, " "+r.Curves.Unit)
		if dropped > 0 {
			p = p.And(Plain, ", without what was left out. ")
		} else {
			p = p.And(Plain, ", all trials counted. ")
		}
	}
	p = p.And(Ref, labelBudget).And(Plain, " has them by model.")
	return Section{"Trials and search budget", []Block{p, Exhibit{labelBudget, r.budgetTable()}}}
}

// failures says how many trials have no score and what became of them.
func (r Report) failures(failed, dropped int) string {
	switch {
	case dropped > 0:
		return fmt.Sprintf("Left out: %s without a score, so that models look cheaper than they were. ", counted(dropped, "trial"))
	case failed == 1:
		return "1 trial without a score (failed, or stopped early) counts as a trial, costs what it cost, and is never the best. "
	case failed > 0:
		return fmt.Sprintf("%s without a score (failed, or stopped early) count as trials, cost what they cost, and are never the best. ", counted(failed, "trial"))
	case r.Failed != "count" && r.Failed != "drop":
		return fmt.Sprintf("Trials without a score, if any, were given the score %s. ", r.Failed)
	}
	return "All have a score. "
}

// budgetTable returns the table of the models.
func (r Report) budgetTable() Table {
	t := r.Curves.Summary()
	t.Caption = fmt.Sprintf("Trials of each model, those without a score (failed, or stopped early) among them, and the best (%s) validation score (%s); mean and standard deviation are of the score of a single trial.",
		r.better(), r.Score)
	if r.priced() {
		t.Caption += " The search budget is the cost of all trials, in " + r.Curves.Unit + "."
	}
	at := slices.Index(t.Header, "best") + 1
	t.Header = slices.Insert(t.Header, at, "mean", "sd")
	for i, row := range t.Rows {
		p := r.Single[i].Points[0]
		t.Rows[i] = slices.Insert(row, at, number.Value(p.Estimate).To(p.SD), number.Value(p.SD).Rounded(2))
	}
	return t
}

// counted writes a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return number.Count(n) + " " + thing + "s"
}

// expected returns the section on the curves.
func (r Report) expected() Section {
	p := Words("The best score of a search depends on how long one searches. ")
	tables := r.expectedTables()
	for i, e := range tables {
		if i > 0 {
			p = p.And(Plain, " and ")
		}
		p = p.And(Ref, e.(Exhibit).Label)
	}
	verb := " has"
	if len(tables) > 1 {
		verb = " have"
	}
	p = p.And(Plain, verb+" the "+r.statistic()+" of the best score of a random search as long as that, and ").And(Ref, r.Figure.Label).
		And(Plain, " the whole curves. A model has a row where it has an estimate: not past its own data, its last row"+r.startNote()+".")
	return Section{"Expected best score by budget", append(append([]Block{p}, tables...), r.Figure)}
}

// startNote says where curves by budget begin.
func (r Report) startNote() string {
	if !slices.ContainsFunc(r.Points.Models, func(m Model) bool {
		return slices.ContainsFunc(m.Curves, func(c *evp.Curve) bool { return c.Axis == evp.Budget })
	}) {
		return ""
	}
	return fmt.Sprintf(", and by budget not before the probability that nothing has scored yet has fallen to %g", r.Start)
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

// expectedTables returns the tables of the curves, one per axis.
func (r Report) expectedTables() []Block {
	var out []Block
	for _, axis := range []evp.Axis{evp.Trials, evp.Budget} {
		t := r.pointsTable(axis)
		if len(t.Rows) == 0 {
			continue
		}
		label, against := labelTrials, "a number of trials"
		if axis == evp.Budget {
			label, against = labelCost, "a budget in "+r.Curves.Unit+", the cost of all trials of the search together"
		}
		t.Caption = fmt.Sprintf("The %s of the best (%s) validation score (%s) for %s", r.statistic(), r.better(), r.Score, against)
		if slices.Contains(t.Header, "lower") {
			t.Caption += "; lower and upper are the ends of the " + r.band(axis)
		}
		if slices.Contains(t.Header, "sd") {
			t.Caption += "; sd is the standard deviation of the best score from one search to the next"
		}
		if slices.Contains(t.Header, "p_none") {
			t.Caption += "; p_none is the probability that nothing has scored yet"
		}
		t.Caption += "."
		out = append(out, Exhibit{label, t})
	}
	return out
}

// band returns what the bands on an axis are.
func (r Report) band(axis evp.Axis) string {
	var kinds []string
	for _, m := range r.Points.Models {
		for _, c := range m.Curves {
			for _, p := range c.Points {
				if c.Axis != axis || p.Kind == evp.BandNone {
					continue
				}
				if k := r.bandKind(c, p.Kind); !slices.Contains(kinds, k) {
					kinds = append(kinds, k)
				}
			}
		}
	}
	return joined(kinds)
}

// bandKind describes a band.
func (r Report) bandKind(c *evp.Curve, kind evp.BandKind) string {
	level := number.Value(100*c.Confidence).Short(6) + " % confidence band"
	switch kind {
	case evp.BandSD:
		return "range of plus and minus one standard deviation of the best score (its spread, not a confidence band)"
	case evp.BandBootstrap:
		reach := "at each point by itself"
		if c.Simultaneous {
			reach = "for the whole curve together"
		}
		return fmt.Sprintf("%s by studentised bootstrap (%s resamples), %s", level, number.Count(r.Resamples), reach)
	}
	return fmt.Sprintf("%s from a band of the scores' distribution function (%s), for the whole curve together", level, kind)
}

// joined joins words by commas and an "and".
func joined(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		out := words[0]
		for _, w := range words[1 : n-1] {
			out += ", " + w
		}
		return out + " and " + words[n-1]
	}
}

// pointsTable returns the table of one axis: a row per model and x. Numbers are
// rounded to what the band supports.
func (r Report) pointsTable(axis evp.Axis) Table {
	t := r.Points.Points(axis)
	columns := map[string]int{}
	for i, h := range t.Header {
		columns[h] = i
	}
	row := 0
	for _, m := range r.Points.Models {
		for _, c := range m.Curves {
			if c.Axis != axis {
				continue
			}
			for _, p := range c.Points {
				supportedRow(t.Rows[row], columns, p)
				row++
			}
		}
	}
	return t
}

// supportedRow rounds the numbers of a row to what its band supports.
func supportedRow(row []string, columns map[string]int, p evp.Point) {
	half := (p.Upper - p.Lower) / 2
	if !number.Value(half).Exists() {
		half = math.Max(number.Value(p.Upper-p.Estimate).Or(0), number.Value(p.Estimate-p.Lower).Or(0))
	}
	for name, x := range map[string]float64{"estimate": p.Estimate, "lower": p.Lower, "upper": p.Upper} {
		if i, ok := columns[name]; ok {
			row[i] = number.Value(x).To(half)
		}
	}
	if i, ok := columns["sd"]; ok {
		row[i] = number.Value(p.SD).Rounded(2)
	}
	if i, ok := columns["p_none"]; ok {
		row[i] = number.Value(zeroAsNone(p.PNone)).Rounded(2)
	}
}

// cautions returns the section on what bounds the conclusions.
func (r Report) cautions() Section {
	list := List{Words("Trials are taken as independent draws, as in random search. Of a grid, of Bayesian optimisation or of a search steered by hand the curves describe the log, not the method.")}
	for _, w := range r.Warnings {
		p := Paragraph{}
		switch {
		case w.Place != "":
			p = Paragraph{{w.Place, Code}, {": ", Plain}}
		case w.Model != "":
			p = Paragraph{{w.Model, Name}, {": ", Plain}}
		}
		list = append(list, p.And(Plain, w.Message))
	}
	if r.Baseline == nil {
		list = append(list, Words("Estimates are given that something has scored; where that is not all but certain, p_none says how likely it is that nothing has."))
	} else {
		list = append(list, Words("While nothing has scored, the score ").And(Figures, number.Value(*r.Baseline).Short(6)).And(Plain, " stands in (baseline)."))
	}
	return Section{"What to bear in mind", []Block{list}}
}
