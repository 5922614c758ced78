package table

import (
	"encoding/csv"
	"io"
)

// CSV writes the table as CSV (RFC 4180): the names of the columns, then a line
// per row, in full precision. The caption is left out.
func (t Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	line := t.heads()
	_ = out.Write(line) // out.Error reports it
	for _, row := range t.Rows {
		for i, c := range row {
			line[i] = c.Exact()
		}
		_ = out.Write(line)
	}
	out.Flush()
	return out.Error()
}
