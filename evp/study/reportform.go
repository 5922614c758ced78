package study

import (
	"evpkit/evp/appendix"
	"evpkit/evp/table"
)

// The blanks, by their numbers in the form.
const (
	blankBounds = iota + 1
	blankMethod
	blankBest
	blankParameters
	blankHardware
	blankTime
	blankMetric
	blankTest
	blankBeyond
	blankPackages
	blankClaims
)

// A formSection is the section on what the log does not say: blanks to fill in, and
// what the log holds that helps with it.
type formSection struct {
	score   string // its name
	columns columnRanges
	best    bestTrials
}

// section returns the section.
func (s formSection) section() appendix.Section {
	blocks := []appendix.Block{appendix.Text("A log of trials does not say the following; the checklists refer to it " +
		"by number.")}
	if columns := s.columns.table(); len(columns.Rows) > 0 {
		blocks = append(blocks, appendix.Exhibit{Table: columns})
	}
	if best := s.best.table(); len(best.Rows) > 0 {
		blocks = append(blocks, appendix.Exhibit{Table: best})
	}
	return appendix.Section{Title: "To fill in", Blocks: append(blocks, s.form())}
}

// form returns the blanks.
func (s formSection) form() appendix.Form {
	return appendix.Form{
		blankBounds - 1: {Label: "Bounds of each hyperparameter, and how values were drawn between them",
			Hint: s.columns.hint()},
		blankMethod - 1: {Label: "How values were chosen (random search, grid, by hand, …)",
			Hint: appendix.Text("The curves assume independent draws.")},
		blankBest - 1:       {Label: "Hyperparameters of each model's best trial", Hint: s.best.hint()},
		blankParameters - 1: {Label: "Number of parameters of each model"},
		blankHardware - 1:   {Label: "Devices and their number, memory, operating system"},
		blankTime - 1:       {Label: "Mean wall-clock time of a trial, and device hours in total"},
		blankMetric - 1: {Label: "What the score measures, on which data, and the code that computes it",
			Hint: appendix.Text("Its name in the log: ").Code(s.score).Text(".")},
		blankTest - 1:     {Label: "Test score that belongs to each best validation score"},
		blankBeyond - 1:   {Label: "Compute beyond this log: preliminary, abandoned and repeated experiments"},
		blankPackages - 1: {Label: "Packages and their versions and settings"},
		blankClaims - 1:   {Label: "What the paper claims of these models, each claim with the table that it rests on"},
	}
}

// columnRanges are what the log's further columns hold, beside score, cost and
// model.
type columnRanges []CheckColumn

// table returns the ranges of the columns of numbers.
func (c columnRanges) table() table.Table {
	t := table.New(tableColumns, table.Words("column"), table.Numbers("smallest", "largest", "distinct"))
	t.Caption = "Numbers in the log's further columns, over all models. " +
		"Hyperparameters, if they were logged, are among them."
	for _, column := range c {
		if column.Kind == "number" {
			least, most := rangeCells(column.Min, column.Max)
			t.Add(table.Word(column.Name), least, most, table.Word(column.Distinct))
		}
	}
	return t
}

// hint helps to fill in the bounds of the hyperparameters; nil if the log has no
// further numbers.
func (c columnRanges) hint() appendix.Paragraph {
	if len(c.table().Rows) == 0 {
		return nil
	}
	return appendix.Text("The values that were tried, in ").Ref(tableColumns).Text(", lie within the bounds; they are " +
		"not the bounds.")
}

// answer says where the ranges of the values that were tried are; nil if there are
// none.
func (c columnRanges) answer() appendix.Paragraph {
	if len(c.table().Rows) == 0 {
		return nil
	}
	return appendix.Text("Ranges of the values that were tried, which lie within the bounds: ").Ref(tableColumns).Text(".")
}
