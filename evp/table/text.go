package table

import (
	"io"
	"strings"
	"unicode/utf8"

	"evpkit/evp/markup"
)

// Text writes the table below its caption, with columns aligned by spaces.
func (t Table) Text(w io.Writer) error {
	rows := [][]string{t.heads()}
	for _, row := range t.Rows {
		rows = append(rows, texts(row))
	}
	widths := make([]int, len(t.Columns))
	for _, row := range rows {
		for i, cell := range row {
			row[i] = markup.Line(cell)
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]))
		}
	}
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(t.Caption + "\n")
	}
	for _, row := range rows {
		b.WriteString(strings.TrimRight(t.aligned(row, widths), " ") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// aligned returns a line with its cells padded to the widths of their columns.
func (t Table) aligned(cells []string, widths []int) string {
	padded := make([]string, len(cells))
	for i, cell := range cells {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
		if padded[i] = space + cell; t.Columns[i].Words {
			padded[i] = cell + space
		}
	}
	return strings.Join(padded, "  ")
}
