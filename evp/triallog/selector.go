package triallog

import (
	"errors"
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/expr"
	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// A selector finds the columns that the options ask for in a file, or guesses
// them.
type selector struct {
	file    *source.File
	options *Options
	notes   []string // what was guessed, in words

	costHint string // what may be the cost, if there is none; see costHint
}

// selectColumns returns which columns of a file are read, and what was guessed,
// in words.
func selectColumns(f *source.File, o *Options) (*selection, []string, error) {
	s := &selector{file: f, options: o}
	if !f.IsCommonCSV() {
		s.notes = append(s.notes, "format: "+f.Describe())
	}
	s.notes = append(s.notes, f.Columns.Notes...)
	out, err := s.columns()
	if err != nil {
		if _, ok := err.(*ExpressionError); !ok {
			err = f.Explain(err)
		}
		return nil, nil, err
	}
	return out, s.notes, s.checkStudies(out)
}

// columns finds the columns.
func (s *selector) columns() (c *selection, err error) {
	c = &selection{names: s.file.Names}
	if c.where, err = s.condition(); err != nil {
		return nil, err
	}
	if c.score, err = s.score(); err != nil {
		return nil, err
	}
	if c.cost, err = s.cost(); err != nil {
		return nil, err
	}
	c.costHint = s.costHint
	if c.model, err = s.model(); err != nil {
		return nil, err
	}
	if c.state, err = s.state(); err != nil {
		return nil, err
	}
	if c.faceted = s.options.Facet != ""; c.faceted {
		facet, err := s.namePart(s.options.Facet, facetOption)
		if err != nil {
			return nil, err
		}
		c.model = slices.Insert(c.model, 0, facet)
	}
	if c.extra, err = s.extra(); err != nil {
		return nil, err
	}
	c.stated = statedDirection(s.file, c.score)
	c.structure, err = s.structure(c)
	return c, err
}

// condition returns Options.Where; nil if there is none.
func (s *selector) condition() (*expr.Formula, error) {
	if s.options.Where == "" {
		return nil, nil
	}
	e, err := expr.ParseCondition(whereOption, s.options.Where)
	if err != nil {
		return nil, err
	}
	return s.bind(e, whereOption, false)
}

// formula returns a text that is not the name of a column as a formula. If it
// is not one, and looks like a name, the error is that of a missing column.
func (s *selector) formula(option, text string, cost bool) (*expr.Formula, error) {
	return s.formulaOf(parseNumber, option, text, cost)
}

// formulaOf returns a text that is not the name of a column as a formula of what
// parse makes of it; see formula.
func (s *selector) formulaOf(parse parser, option, text string, cost bool) (*expr.Formula, error) {
	e, err := parse(option, text)
	if err == nil {
		f, missing := s.bind(e, option, cost)
		if missing == nil || len(e.Columns) > 1 && !s.isNearName(text) {
			return f, missing
		}
		err = missing
	}
	if expr.LooksLikeName(text) {
		_, err = s.file.Find(text, option)
	}
	return nil, err
}

// bind returns the formula of an expression over the file's columns.
func (s *selector) bind(e *expr.Expression, option string, cost bool) (*expr.Formula, error) {
	var columns []int
	for _, name := range e.Columns {
		i, err := s.file.Find(name, option)
		if err != nil {
			return nil, err
		}
		columns = append(columns, i)
	}
	return e.Bind(s.file.Table, columns, cost), nil
}

// score returns the score: the column or the expression that is asked for, the
// column that the format defines, or the only one with a well-known name.
func (s *selector) score() (score scoreColumn, err error) {
	defined := s.file.Columns.Scores
	score.index = none
	switch asked := s.options.Score; {
	case asked != "":
		if score.index = s.file.Index(asked); score.index == none {
			score.formula, err = s.formula(scoreOption, asked, false)
		}
	case len(defined) == 1:
		score.index = defined[0].Column
		s.notes = append(s.notes, fmt.Sprintf("score: column %s (what %s calls it)",
			rows.Quote(s.file.Names[score.index]), s.file.Format.Title))
	case len(defined) > 1:
		var columns []int
		for _, d := range defined {
			columns = append(columns, d.Column)
		}
		err = s.ambiguous(scoreRole, columns)
	case s.file.Columns.NoScore != "":
		err = s.file.AtHeader(s.file.Columns.NoScore)
	default:
		score.index, err = s.wellKnown(scoreRole, s.options.Cost)
	}
	if err != nil && s.options.Score == "" {
		return s.withoutScore(err)
	}
	return score, err
}

// A scoreFault is the fault of a log in which no column is known to be the score.
type scoreFault struct{ error }

func (f *scoreFault) Unwrap() error { return f.error }

// withoutScore returns no score, and says why, if only costs are needed; else the
// fault.
func (s *selector) withoutScore(err error) (scoreColumn, error) {
	none := scoreColumn{index: none}
	if fault := (*SyntaxError)(nil); s.options.CostOnly && errors.As(err, &fault) {
		s.notes = append(s.notes, "score: none, so failed trials are not counted apart: "+fault.Msg)
		return none, nil
	}
	return none, &scoreFault{err}
}

// cost returns the cost: the column or the expression that is asked for, the
// only column with a well-known name, or what the format defines; nil if it
// defines none.
func (s *selector) cost() (*costColumn, error) {
	if s.options.Cost != "" {
		c, err := s.number(s.options.Cost, costOption, true)
		return c.checked(), err
	}
	i, err := s.wellKnown(costRole, s.options.Score)
	if err != nil {
		return nil, err
	}
	if i != none {
		return costIn(s.file, i).checked(), nil
	}
	defined := s.file.Columns.Cost
	if defined == nil {
		s.costHint = costHint(s.file, s.options.Score)
		note := noCostNote(s.costHint)
		if c := s.wallTime(note); c != nil {
			return c, nil
		}
		s.notes = append(s.notes, note)
		return nil, nil
	}
	hint := "`cost` names one"
	if operations := operationsHint(s.file, s.options.Score); operations != "" {
		hint = operations
	}
	s.notes = append(s.notes, fmt.Sprintf(
		"cost: %s, in seconds (no column has a well-known name for a cost in FPO; %s)", defined.Name, hint))
	return costOfFormat(defined), nil
}

// number returns how the number that an option asks for is read: from a column,
// or by an expression, which may be a cost.
func (s *selector) number(asked, option string, cost bool) (*costColumn, error) {
	if i := s.file.Index(asked); i != none {
		return costIn(s.file, i), nil
	}
	f, err := s.formula(option, asked, cost)
	if err != nil {
		return nil, err
	}
	return &costColumn{kind: computedCost, columns: f.Indices(), formula: f, name: asked}, nil
}

// extra returns how the extra columns are read.
func (s *selector) extra() ([]*costColumn, error) {
	of := make([]*costColumn, len(s.options.Extra))
	for k, e := range s.options.Extra {
		var err error
		if of[k], err = s.number(e.Column, e.Option, false); err != nil {
			return nil, err
		}
	}
	return of, nil
}

// state returns the column of the states: the one that is asked for, or the
// format's.
func (s *selector) state() (selectedState, error) {
	out := selectedState{index: s.file.Columns.State}
	switch asked := s.options.Status; {
	case asked == NoStatus && s.file.Index(asked) == none:
		out.index = none
	case asked != "":
		var err error
		if out.index, err = s.file.Find(asked, statusOption); err != nil {
			return out, err
		}
	case s.file.Columns.StateNote != "":
		s.notes = append(s.notes, s.file.Columns.StateNote)
	}
	if out.index != none {
		out.name = s.file.Names[out.index]
	} else if len(s.options.States) > 0 {
		return out, s.file.AtHeader("`state`: no column holds the states of trials: name it with `status`")
	}
	return out, nil
}

// checkStudies returns an error if trials of several studies would be taken for
// one model's.
func (s *selector) checkStudies(c *selection) error {
	columns := &s.file.Columns
	if len(columns.Studies) < 2 {
		return nil
	}
	if !c.isOfModel(columns.Study) {
		return s.file.AtHeader(fmt.Sprintf("the file holds %d studies (%s): tell them apart with `by study`",
			len(columns.Studies), rows.QuoteAll(columns.Studies)))
	}
	isScore := func(d source.Score) bool { return d.Column == c.score.index }
	if columns.Opposed && !c.stated.Known && slices.ContainsFunc(columns.Scores, isScore) {
		return s.file.AtHeader("of the file's studies, some are minimised and some maximised: " +
			"export each as a CSV file and read them apart")
	}
	return nil
}
