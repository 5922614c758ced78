package table

import (
	"io"
	"strings"

	"evpkit/evp/markup"
)

// Markdown writes the table below its caption, as GitHub's Markdown has tables.
func (t Table) Markdown(w io.Writer) error {
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(markup.Markdown.Text(t.Caption) + "\n\n")
	}
	line := func(cells []string) {
		b.WriteString("|")
		for _, cell := range cells {
			b.WriteString(" " + markup.Markdown.Text(cell) + " |")
		}
		b.WriteString("\n")
	}
	line(t.heads())
	b.WriteString("|")
	for _, c := range t.Columns {
		b.WriteString(map[bool]string{true: ":---|", false: "---:|"}[c.Words])
	}
	b.WriteString("\n")
	for _, row := range t.Rows {
		line(texts(row))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
