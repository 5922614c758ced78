package study

import (
	"io"

	"evpkit/evp/table"
)

// A result is what one command computes.
type result interface {
	Table() table.Table    // for machines
	Tables() []table.Table // for people
	document() table.Object

	before(format string) string // text before the tables for people
	after(format string) string  // and after them
}

// write writes a result in a format: csv (the table for machines), json (the
// document), or txt or text, md, tex (the tables for people).
func write(w io.Writer, r result, format string) error {
	switch format {
	case "csv":
		return r.Table().CSV(w)
	case "json":
		return table.WriteJSON(w, r.document())
	}
	if _, err := io.WriteString(w, r.before(format)); err != nil {
		return err
	}
	if err := table.Write(w, format, r.Tables()...); err != nil {
		return err
	}
	_, err := io.WriteString(w, r.after(format))
	return err
}
