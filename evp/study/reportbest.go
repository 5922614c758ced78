package study

import (
	"slices"

	"evpkit/evp/appendix"
	"evpkit/evp/table"
)

// mostAbreast is how many models a table shows side by side.
const mostAbreast = 5

// bestTable returns the settings of each model's best trial: a column per model,
// or a row per model and setting if there are many models.
func (r Report) bestTable() table.Table {
	caption := "Values in the log of each model's best trial, as the log has them; the first one if several are " +
		"equally good."
	if len(r.Best) > mostAbreast {
		t := table.New(tableBest, table.Words("model", "column"), table.Numbers("value"))
		t.Caption = caption
		for i, settings := range r.Best {
			for _, s := range settings {
				t.Add(table.Word(r.Curves.Models[i].Name), table.Word(s.Column), table.Word(s.Value))
			}
		}
		return t
	}
	t := table.New(tableBest, table.Words("column"))
	t.Caption = caption
	var columns []string
	for i, settings := range r.Best {
		t.Columns = append(t.Columns, table.Numbers(r.Curves.Models[i].Name)...)
		for _, s := range settings {
			if !slices.Contains(columns, s.Column) {
				columns = append(columns, s.Column)
			}
		}
	}
	for _, column := range columns {
		row := []table.Cell{table.Word(column)}
		for _, settings := range r.Best {
			row = append(row, settingOf(settings, column))
		}
		t.Add(row...)
	}
	return t
}

// settingOf returns a cell with the value in a column, empty if there is none.
func settingOf(settings []BestCell, column string) table.Cell {
	for _, s := range settings {
		if s.Column == column {
			return table.Word(s.Value)
		}
	}
	return table.Cell{}
}

// bestAnswer says where the settings of the best trials are; nil if they are
// unknown.
func (r Report) bestAnswer() appendix.Paragraph {
	if len(r.bestTable().Rows) == 0 {
		return nil
	}
	return appendix.Text(" Best trials, as far as the log holds them: ").Ref(tableBest).Text(".")
}

// bestHint helps to fill in the hyperparameters of the best trials.
func (r Report) bestHint() appendix.Paragraph {
	if len(r.bestTable().Rows) == 0 {
		return appendix.Text("Best scores: ").Ref(tableBudget).Text(".")
	}
	return appendix.Paragraph{}.Ref(tableBest).Text(" has what the log holds of them; add what it does not hold.")
}
