package study

import (
	"slices"

	"evpkit/evp/appendix"
	"evpkit/evp/table"
)

// mostAbreast is how many models a table shows side by side.
const mostAbreast = 5

// bestTrials are what the log holds of each model's best trial.
type bestTrials struct {
	models []ModelCurves
	cells  [][]BestCell // by model
}

// table returns the values in each model's best trial: a column per model, or a
// row per model and value if there are many models.
func (b bestTrials) table() table.Table {
	caption := "Values in the log of each model's best trial, as the log has them; the first one if several are " +
		"equally good."
	if len(b.cells) > mostAbreast {
		t := b.longTable()
		t.Caption = caption
		return t
	}
	t := table.New(tableBest, table.Words("column"))
	t.Caption = caption
	var columns []string
	for i, row := range b.cells {
		t.Columns = append(t.Columns, table.Numbers(b.models[i].Name)...)
		for _, cell := range row {
			if !slices.Contains(columns, cell.Column) {
				columns = append(columns, cell.Column)
			}
		}
	}
	for _, column := range columns {
		cells := []table.Cell{table.Word(column)}
		for _, row := range b.cells {
			cells = append(cells, valueIn(row, column))
		}
		t.Add(cells...)
	}
	return t
}

// longTable returns a row per model and value.
func (b bestTrials) longTable() table.Table {
	t := table.New(tableBest, table.Words("model", "column"), table.Numbers("value"))
	for i, row := range b.cells {
		for _, cell := range row {
			t.Add(table.Word(b.models[i].Name), table.Word(cell.Column), table.Word(cell.Value))
		}
	}
	return t
}

// valueIn returns a cell with the value in a column, empty if there is none.
func valueIn(row []BestCell, column string) table.Cell {
	for _, cell := range row {
		if cell.Column == column {
			return table.Word(cell.Value)
		}
	}
	return table.Cell{}
}

// answer says where the values of the best trials are; nil if they are unknown.
func (b bestTrials) answer() appendix.Paragraph {
	if len(b.table().Rows) == 0 {
		return nil
	}
	return appendix.Text(" Best trials, as far as the log holds them: ").Ref(tableBest).Text(".")
}

// hint helps to fill in the hyperparameters of the best trials.
func (b bestTrials) hint() appendix.Paragraph {
	if len(b.table().Rows) == 0 {
		return appendix.Text("Best scores: ").Ref(tableBudget).Text(".")
	}
	return appendix.Paragraph{}.Ref(tableBest).Text(" has what the log holds of them; add what it does not hold.")
}
