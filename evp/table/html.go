package table

import (
	"fmt"
	"io"
	"strings"

	"evpkit/evp/markup"
)

// longWord is how many bytes a name has that a page may break anywhere.
const longWord = 32

// HTML writes the table as a table element above its notes, labelled by the element with the id
// that is given. The names of the columns are buttons, for a script that sorts:
// columns of numbers have the class n, and their cells the exact number in data-n.
func (t Table) HTML(w io.Writer, labelledBy string) error {
	t = t.formed()
	var b strings.Builder
	fmt.Fprintf(&b, "<table aria-labelledby=\"%s\">\n<thead><tr>", markup.HTML.Text(labelledBy))
	for _, c := range t.Columns {
		class := map[bool]string{true: "", false: ` class="n"`}[c.Words]
		fmt.Fprintf(&b, "<th scope=\"col\"%s><button type=\"button\">%s</button></th>", class, markup.HTML.Text(c.Name))
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		b.WriteString("<tr>")
		for i, c := range row {
			b.WriteString(c.html(i, t.Columns[i]))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
	for _, note := range t.Notes {
		fmt.Fprintf(&b, "<p class=\"note\">%s</p>\n", markup.HTML.Text(note))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// html returns the cell as an element of column i; words in the first column are
// the head of their row.
func (c Cell) html(i int, column Column) string {
	text := c.in(markup.HTML, column)
	switch {
	case !column.Words:
		return fmt.Sprintf("<td class=\"n\" data-n=\"%s\">%s</td>", markup.HTML.Text(c.Exact()), text)
	case i > 0:
		return fmt.Sprintf("<td><bdi>%s</bdi></td>", text)
	case len(c.Text()) > longWord:
		return fmt.Sprintf("<th scope=\"row\" class=\"long\"><bdi>%s</bdi></th>", text)
	}
	return fmt.Sprintf("<th scope=\"row\"><bdi>%s</bdi></th>", text)
}
