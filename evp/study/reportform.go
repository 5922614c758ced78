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
)

// formSection returns the section on what the log does not say.
func (r Report) formSection() appendix.Section {
	blocks := []appendix.Block{appendix.Text("A log of trials does not say the following; the checklists refer to it " +
		"by number.")}
	if columns := r.columnTable(); len(columns.Rows) > 0 {
		blocks = append(blocks, appendix.Exhibit{Table: columns})
	}
	if best := r.bestTable(); len(best.Rows) > 0 {
		blocks = append(blocks, appendix.Exhibit{Table: best})
	}
	return appendix.Section{Title: "To fill in", Blocks: append(blocks, r.form())}
}

// form returns the blanks.
func (r Report) form() appendix.Form {
	return appendix.Form{
		blankBounds - 1: {Label: "Bounds of each hyperparameter, and how values were drawn between them",
			Hint: r.boundsHint()},
		blankMethod - 1: {Label: "How values were chosen (random search, grid, by hand, …)",
			Hint: appendix.Text("The curves assume independent draws.")},
		blankBest - 1:       {Label: "Hyperparameters of each model's best trial", Hint: r.bestHint()},
		blankParameters - 1: {Label: "Number of parameters of each model"},
		blankHardware - 1:   {Label: "Devices and their number, memory, operating system"},
		blankTime - 1:       {Label: "Mean wall-clock time of a trial, and device hours in total"},
		blankMetric - 1: {Label: "What the score measures, on which data, and the code that computes it",
			Hint: appendix.Text("Its name in the log: ").Code(r.Score).Text(".")},
		blankTest - 1:     {Label: "Test score that belongs to each best validation score"},
		blankBeyond - 1:   {Label: "Compute beyond this log: preliminary, abandoned and repeated experiments"},
		blankPackages - 1: {Label: "Packages and their versions and settings"},
	}
}

// boundsHint helps to fill in the bounds of the hyperparameters; nil if the log
// has no further numbers.
func (r Report) boundsHint() appendix.Paragraph {
	if len(r.columnTable().Rows) == 0 {
		return nil
	}
	return appendix.Text("The values that were tried, in ").Ref(tableColumns).Text(", lie within the bounds; they are " +
		"not the bounds.")
}

// columnTable returns the ranges of the log's further columns of numbers.
func (r Report) columnTable() table.Table {
	t := table.New(tableColumns, table.Words("column"), table.Numbers("smallest", "largest", "distinct"))
	t.Caption = "Numbers in the log's further columns, over all models. " +
		"Hyperparameters, if they were logged, are among them."
	for _, c := range r.Columns {
		if c.Kind == "number" {
			t.Add(table.Word(c.Name), short(c.Min, 4), short(c.Max, 4), table.Word(c.Distinct))
		}
	}
	return t
}

// rangesAnswer says where the ranges of the values that were tried are; nil if
// there are none.
func (r Report) rangesAnswer() appendix.Paragraph {
	if len(r.columnTable().Rows) == 0 {
		return nil
	}
	return appendix.Text("Ranges of the values that were tried, which lie within the bounds: ").Ref(tableColumns).Text(".")
}
