package table

import (
	"fmt"
	"io"
)

// Write writes tables for people in a format: txt or text, md, or tex, with a
// blank line between them.
func Write(w io.Writer, format string, tables ...Table) error {
	for i, t := range tables {
		if i > 0 {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		if err := t.write(w, format); err != nil {
			return err
		}
	}
	return nil
}

// write writes the table in a format.
func (t Table) write(w io.Writer, format string) error {
	switch format {
	case "txt", "text":
		return t.Text(w)
	case "md":
		return t.Markdown(w)
	case "tex":
		return t.LaTeX(w)
	}
	return fmt.Errorf("no table format %q", format)
}
