package table

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"evpkit/evp/markup"
)

// LaTeX writes the table as a tabular in the style of booktabs, to be read into
// a document with \input. The document needs only \usepackage{booktabs}: the
// definitions that unusual characters need come before the tabular. The caption is
// a comment.
func (t Table) LaTeX(w io.Writer) error {
	tabular := t.Tabular()
	caption := ""
	if t.Caption != "" {
		caption = "% " + markup.Line(t.Caption) + "\n"
	}
	_, err := io.WriteString(w, markup.LaTeXGlyphs(tabular)+tabular+caption)
	return err
}

// Tabular returns the table as a tabular in the style of booktabs. Characters
// beyond ASCII need markup.LaTeXGlyphs.
func (t Table) Tabular() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{tabular}{%s}\n\\toprule\n%s\\midrule\n", t.alignment("l"), t.latexHead(markup.LaTeXUnbroken))
	for _, row := range t.Rows {
		b.WriteString(t.latexRow(markup.LaTeXUnbroken, row))
	}
	b.WriteString("\\bottomrule\n\\end{tabular}\n")
	return b.String()
}

// mostWide is how many characters wide a table over several pages may be before
// its columns of words get a width at which they break.
const mostWide = 72

// LongTable returns the table as a longtable in the style of booktabs, which
// runs over several pages, below a caption, which is LaTeX. Nothing makes a
// longtable narrower, so if its rows are wide, the columns of words together take
// 0.36 of the line and break.
func (t Table) LongTable(caption string) string {
	words := "l"
	if t.width() > mostWide {
		n := strings.Count(t.alignment("l"), "l")
		words = fmt.Sprintf("p{%.2f\\linewidth}", 0.36/float64(max(n, 1)))
	}
	head := "\\toprule\n" + t.latexHead(markup.LaTeX) + "\\midrule\n"
	var b strings.Builder
	fmt.Fprintf(&b, "{\\small\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}{%s}\n", t.alignment(words))
	fmt.Fprintf(&b, "%s\\\\\n%s\\endfirsthead\n%s\\endhead\n", caption, head, head)
	for _, row := range t.Rows {
		b.WriteString(t.latexRow(markup.LaTeX, row))
	}
	b.WriteString("\\bottomrule\n\\end{longtable}}\n")
	return b.String()
}

// alignment returns the specification of the columns; that of words is given.
func (t Table) alignment(words string) string {
	var b strings.Builder
	for _, c := range t.Columns {
		b.WriteString(map[bool]string{true: words, false: "r"}[c.Words])
	}
	return b.String()
}

// width returns how many characters wide the table is, with two between columns.
func (t Table) width() int {
	widths := make([]int, len(t.Columns))
	for i, head := range t.heads() {
		widths[i] = utf8.RuneCountInString(head)
	}
	for _, row := range t.Rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell.Text()))
		}
	}
	sum := 2 * len(widths)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// latexHead returns the row of the columns' names.
func (t Table) latexHead(latex markup.Language) string {
	cells := t.heads()
	for i, head := range cells {
		cells[i] = latex.Text(head)
	}
	return latexLine(cells)
}

// latexRow returns a row.
func (t Table) latexRow(latex markup.Language, row []Cell) string {
	cells := make([]string, len(row))
	for i, c := range row {
		cells[i] = c.in(latex, t.Columns[i])
	}
	return latexLine(cells)
}

// latexLine returns a row of cells that are LaTeX. What its first cell begins
// with must not be read as an argument of the line end before it.
func latexLine(cells []string) string {
	line := strings.Join(cells, " & ") + " \\\\\n"
	if first := strings.TrimLeft(line, " "); strings.HasPrefix(first, "[") || strings.HasPrefix(first, "*") {
		return "{}" + line
	}
	return line
}
