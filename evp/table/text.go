package table

import (
	"io"
	"strings"
	"unicode/utf8"

	"evpkit/evp/markup"
)

// Text writes the table below its caption and above its notes, with columns aligned by
// spaces.
func (t Table) Text(w io.Writer) error {
	t = t.formed().saidOnce()
	rows := [][]string{t.heads()}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.Text()
		}
		rows = append(rows, cells)
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
	for _, note := range t.Notes {
		b.WriteString(markup.Line(note) + "\n")
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
