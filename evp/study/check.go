package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/evp/table"
	"evpkit/evp/triallog"
	"evpkit/plot"
)

// Check is the result of Inspect: what a log holds and how it is read.
type Check struct {
	Document
	Formats    []string      // of the inputs, in words
	Columns    []CheckColumn // of all inputs, in the order in which they first occur
	Taken      []string      // which columns were taken for what, in words; empty if there is a fault
	Notes      []string      // what was guessed, in words
	Samples    []*evp.Sample // of the models that are not at fault, those without a score included
	Faults     []error       // the first of them
	FaultCount int           // of all
	Err        error         // the first fault, as Open returns it; nil if there is none
	NoScore    bool          // no column is known to be the score: the log has a price all the same
	// Distributions are those of Samples, in their order, if CheckOptions.Distributions is
	// set and there is no fault; else nil.
	Distributions []*evp.Distribution

	spell   func(message string) string // writes options as the user types them; nil leaves them
	study   *Study                      // of the log; nil if it could not be read
	options CheckOptions
}

// CheckOptions say how the distributions of the models' scores are drawn, and whether they
// are wanted. The zero value asks for none.
type CheckOptions struct {
	Distributions bool         // computes the distributions, which a figure needs
	Tail          evp.TailForm // fits this law to the best scores of each model
	Confidence    float64      // of their bands, in (0, 1); 0 means 0.95
	LogScores     bool         // logarithmic axes of scores
	Range         *[2]float64  // of scores, low then high, in the first panel; nil: all
	Look          plot.Options // of the figure
}

// A CheckColumn says what a column of the log holds.
type CheckColumn struct {
	Name     string
	Kind     string  // "number", "text" and the like, as in triallog.Column
	Notation string  // how the numbers are written, such as "percent"; "" if they are plain
	Empty    int     // cells
	Distinct string  // how many distinct values, or "over 1000"
	Min, Max float64 // of the numbers; NaN without one
	Examples string  // the first distinct values
	Role     string  // what the column was taken for, such as "score"; "" if for nothing
}

// Inspect reads a log as Open does and says what it understood and what is at fault.
// It does not stop at the first fault: that is in the result. The error is not nil
// only if an expression of the options does not parse, or if an option of the figure is
// out of range.
func Inspect(sources []triallog.Source, read Options, o CheckOptions) (*Check, error) {
	read.KeepTrials = true
	s := &Study{options: read}
	in := triallog.Inspect(sources, s.reading())
	if in.Err != nil && errors.As(in.Err, new(*triallog.ExpressionError)) {
		return nil, s.spelled(in.Err)
	}
	out := &Check{spell: s.spell, options: o, FaultCount: in.Count, Formats: in.Formats, Err: s.spelled(in.Err), NoScore: in.NoScore}
	for _, fault := range in.Faults {
		out.Faults = append(out.Faults, s.spelled(fault))
	}
	for _, i := range in.Inputs {
		out.Inputs = append(out.Inputs, Input(i))
	}
	for _, column := range in.Columns {
		of := checkColumn(column)
		if in.Log != nil {
			of.Role = in.Log.Roles[column.Name]
		}
		out.Columns = append(out.Columns, of)
	}
	if in.Log != nil {
		s.understand(in.Log)
		out.of(s)
	}
	if !o.Distributions || out.Fault() != nil {
		return out, nil
	}
	err := out.study.CanDraw("check")
	if err != nil {
		return nil, err
	}
	if out.Distributions, err = evp.Distributions(out.Samples, o.Confidence); err != nil {
		return nil, s.spelled(err)
	}
	for i, d := range out.Distributions {
		if o.Tail != evp.TailNone {
			d.FitTail(out.Samples[i], out.study.tailOptions(o))
		}
		out.Warnings = append(out.Warnings, d.Warnings...)
	}
	return out, nil
}

// of adds what a study holds. A model that no sample can be made of is a fault, and so
// is a log without a score.
func (c *Check) of(s *Study) {
	document := s.document(&Request{Command: "check", Check: c.options, Figure: c.options.Look})
	c.study = s
	c.Settings, c.Unit, c.Warnings, c.Notes, c.Taken = document.Settings, s.Unit, s.Warnings, s.Notes, taken(s)
	for i, sample := range s.Samples {
		if err := s.faults[i]; err != nil {
			c.Faults = append(c.Faults, err)
			c.FaultCount++
			if c.Err == nil {
				c.Err = err
			}
			continue
		}
		c.Samples = append(c.Samples, sample)
		c.Warnings = append(c.Warnings, equalScores(s.Groups[i])...)
	}
	if s.named.warning != nil {
		c.Warnings = append(c.Warnings, s.spelledWarning(*s.named.warning))
	}
	if c.FaultCount == 0 && len(s.scoredSamples()) == 0 {
		c.Err = s.noScore()
		c.Faults, c.FaultCount = []error{c.Err}, 1
	}
}

// Fault returns what keeps the log from being used; nil if nothing does.
func (c Check) Fault() error {
	if c.Err != nil && c.FaultCount > 1 {
		return fmt.Errorf("%w (and %s)", c.Err, counted(c.FaultCount-1, "more fault"))
	}
	return c.Err
}

// checkColumn returns what a check says of a column.
func checkColumn(c *triallog.Column) CheckColumn {
	distinct := fmt.Sprint(c.Distinct)
	if c.Distinct > triallog.MaxDistinct {
		distinct = fmt.Sprintf("over %d", triallog.MaxDistinct)
	}
	return CheckColumn{
		Name: c.Name, Kind: string(c.Kind()), Notation: c.Notation(), Empty: c.Empty, Distinct: distinct,
		Min: c.Min, Max: c.Max, Examples: strings.Join(c.Examples, ", "),
	}
}

// taken says which columns were taken for what, and which scores are better.
func taken(s *Study) []string {
	better, _ := betterWords(s.Direction)
	column := "column "
	if !slices.Contains(s.Log.Columns, s.Score) {
		column = "" // it is an expression
	}
	out := []string{fmt.Sprintf("score: %s%q, %s is better, %s", column, s.Score, better, s.DirectionFrom.words())}
	if is := s.named.support; is != nil {
		out = append(out, fmt.Sprintf("range: scores %s, %s", is.Words(), s.named.reason(s.column)))
	}
	if s.Unit == "" {
		out = append(out, s.spell("cost:  none; curves against trials only (`cost` names a column)"))
	} else {
		out = append(out, fmt.Sprintf("cost:  %q, in %s", s.Log.Cost, s.Unit))
	}
	if s.Log.Where != "" {
		out = append(out, fmt.Sprintf("where: %q leaves out %s", s.Log.Where, counted(s.Log.Filtered, "row")))
	}
	if s.Log.Status != "" {
		out = append(out, fmt.Sprintf("state: column %q", s.Log.Status))
	}
	if len(s.Log.By) == 0 {
		return append(out, s.spell("model: one model, named all (`by` names a column)"))
	}
	return append(out, fmt.Sprintf("model: by %q", strings.Join(s.Log.By, ",")))
}

func (c Check) document() table.Object {
	columns := c.Table()
	columns.Columns[0].Name = "name"
	models := []table.Object{}
	for _, s := range c.Samples {
		least, most := s.CostRange()
		models = append(models, table.Object{}.With("name", s.Model()).With("trials", s.N()).With("failed", s.Failed()).
			With("worst", number.Value(s.Worst())).With("best", number.Value(s.Best())).
			With("least_cost", number.Value(least)).With("most_cost", number.Value(most)).
			With("total_cost", number.Value(s.TotalCost())))
	}
	faults := []string{}
	for _, fault := range c.Faults {
		faults = append(faults, fault.Error())
	}
	return table.Object{}.With("evp", "check").With("schema", 1).
		With("settings", c.Settings).With("inputs", listed(c.Inputs)).
		With("columns", columns.Objects()).With("taken", listed(c.Taken)).With("models", models).
		With("warnings", warnings(c.Warnings)).With("faults", faults).With("fault_count", c.FaultCount).
		With("formats", listed(c.Formats))
}
