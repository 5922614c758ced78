package study

import (
	"encoding/csv"
	"evpkit/evp/number"
	"io"

	"evpkit/evp"
)

// A Document is what every result says about its making.
type Document struct {
	Settings map[string]any // every flag's effective value
	Inputs   []Input
	Unit     string        // of cost; "" without a cost
	Warnings []evp.Warning // of the log and of the results, each once
}

// json writes the document of a command with its models, and with further
// members.
func (d Document) json(w io.Writer, command string, models any, further map[string]any) error {
	out := map[string]any{
		"evp": command, "schema": 1, "settings": d.Settings,
		"inputs": append([]Input{}, d.Inputs...), "models": models, "warnings": warnings(d.Warnings),
	}
	for name, value := range further {
		out[name] = value
	}
	return writeJSON(w, out)
}

// A cellColumn is a column of a machine-readable table of rows of type R.
type cellColumn[R any] struct {
	name  string
	value func(r R) any // a string, a Number or an int
}

// writeCSV writes one row of cells per row, in full precision.
func writeCSV[R any](w io.Writer, columns []cellColumn[R], rows []R) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	_ = out.Write(cells) // Error below tells
	for _, r := range rows {
		for i, c := range columns {
			switch v := c.value(r).(type) {
			case string:
				cells[i] = v
			case number.Value:
				cells[i] = v.Cell()
			case int:
				cells[i] = number.Value(v).Cell()
			}
		}
		_ = out.Write(cells)
	}
	out.Flush()
	return out.Error()
}

// objectOf returns a row as a JSON object with the columns' names.
func objectOf[R any](columns []cellColumn[R], r R) map[string]any {
	out := make(map[string]any, len(columns))
	for _, c := range columns {
		out[c.name] = c.value(r)
	}
	return out
}
