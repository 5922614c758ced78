package study

import "slices"

// A Setting is what a trial's row holds in a column: its hyperparameters, if
// the log has them, are among these.
type Setting struct{ Column, Value string }

// mostAbreast is how many models stand side by side in a table.
const mostAbreast = 5

// bestTable returns the settings of each model's best trial: a column per
// model, or if they are many, a row per model and setting.
func (r Report) bestTable() Table {
	t := Table{Caption: "What the log holds of each model's best trial, as it stands there; of equally good ones, of the first."}
	if len(r.Best) > mostAbreast {
		t.Header, t.Left = []string{"model", "column", "value"}, 2
		for i, settings := range r.Best {
			for _, s := range settings {
				t.Rows = append(t.Rows, []string{r.Curves.Models[i].Name, s.Column, s.Value})
			}
		}
		return t
	}
	t.Header, t.Left = []string{"column"}, 1
	var columns []string
	for i, settings := range r.Best {
		t.Header = append(t.Header, r.Curves.Models[i].Name)
		for _, s := range settings {
			if !slices.Contains(columns, s.Column) {
				columns = append(columns, s.Column)
			}
		}
	}
	for _, column := range columns {
		row := []string{column}
		for _, settings := range r.Best {
			k := slices.IndexFunc(settings, func(s Setting) bool { return s.Column == column })
			if k < 0 {
				row = append(row, "")
			} else {
				row = append(row, settings[k].Value)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// bestAnswer says where the settings of the best trials are; nil if they are
// not known.
func (r Report) bestAnswer() Paragraph {
	if len(r.bestTable().Rows) == 0 {
		return nil
	}
	return Words(" Best trials, as far as the log holds them: ").And(Ref, labelBest).And(Plain, ".")
}

// bestHint helps to fill in the hyperparameters of the best trials.
func (r Report) bestHint() Paragraph {
	if len(r.bestTable().Rows) == 0 {
		return Words("Best scores: ").And(Ref, labelBudget).And(Plain, ".")
	}
	return Paragraph{{labelBest, Ref}}.And(Plain, " has what the log holds of them; what it does not hold is to be added.")
}

// rangesAnswer says where the ranges of the values that were tried are; nil if
// there are none.
func (r Report) rangesAnswer() Paragraph {
	if len(r.columnsTable().Rows) == 0 {
		return nil
	}
	return Words("Ranges of the values that were tried, which lie within the bounds: ").And(Ref, labelColumns).And(Plain, ".")
}
