package table

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"evpkit/evp/markup"
)

// LaTeX writes the table as a tabular in the style of booktabs, to be read into
// a document with \input. The document needs only \usepackage{booktabs}: the
// definitions that unusual characters need come before the tabular, and a table that
// may be wider than the column of a paper is set in smaller type if it is. Notes
// follow the tabular; the caption is a comment.
func (t Table) LaTeX(w io.Writer) error {
	tabular := t.Tabular()
	if t.width() > narrow {
		tabular = fitted(tabular)
	}
	tabular += t.LaTeXNotes()
	caption := ""
	if t.Caption != "" {
		caption = "% " + markup.Line(t.Caption) + "\n"
	}
	_, err := io.WriteString(w, markup.LaTeXGlyphs(tabular)+tabular+caption)
	return err
}

// narrow is how many characters wide a table is that fits into a column of a paper
// with two, 3.25 inches in type of 10 points.
const narrow = 40

// fitted returns a tabular that TeX sets in the largest type in which it is no wider
// than the line. Where not even the smallest is small enough, it is scaled if the
// document can do so, which takes graphicx.
func fitted(tabular string) string {
	var b strings.Builder
	b.WriteString("\\begingroup\\def\\evptable{%\n" + strings.TrimSuffix(tabular, "\n") + "}%\n")
	b.WriteString("\\setbox0=\\hbox{\\evptable}%\n")
	for _, size := range []string{`\small\tabcolsep=4pt`, `\footnotesize\tabcolsep=3pt`, `\scriptsize\tabcolsep=2pt`} {
		b.WriteString("\\ifdim\\wd0>\\linewidth\\setbox0=\\hbox{" + size + "\\evptable}\\fi\n")
	}
	b.WriteString("\\ifdim\\wd0>\\linewidth\\ifdefined\\resizebox\\setbox0=\\hbox{\\resizebox{\\linewidth}{!}{\\box0}}\\fi\\fi\n")
	return b.String() + "\\leavevmode\\box0\\endgroup\n"
}

// Tabular returns the table as a tabular in the style of booktabs. Characters
// beyond ASCII need markup.LaTeXGlyphs.
func (t Table) Tabular() string {
	t = t.formed()
	l := latexTable{t, markup.LaTeXUnbroken, t.longColumns()}
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{tabular}{%s}\n\\toprule\n%s\\midrule\n", t.alignment("l"), l.head())
	b.WriteString(l.body() + "\\bottomrule\n\\end{tabular}\n")
	return b.String()
}

// LaTeXNotes returns the table's notes as small paragraphs; "" if it has none.
func (t Table) LaTeXNotes() string {
	var b strings.Builder
	for _, note := range t.Notes {
		b.WriteString("\\par{\\footnotesize " + markup.LaTeX.Prose(note) + "\\par}\n")
	}
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
	t = t.formed()
	words := "l"
	if t.width() > mostWide {
		n := strings.Count(t.alignment("l"), "l")
		words = fmt.Sprintf("p{%.2f\\linewidth}", 0.36/float64(max(n, 1)))
	}
	l := latexTable{t, markup.LaTeX, nil}
	head := "\\toprule\n" + l.head() + "\\midrule\n"
	var b strings.Builder
	fmt.Fprintf(&b, "{\\small\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}{%s}\n", t.alignment(words))
	fmt.Fprintf(&b, "%s\\\\\n%s\\endfirsthead\n%s\\endhead\n", caption, head, head)
	b.WriteString(l.body() + "\\bottomrule\n\\end{longtable}}\n")
	return b.String() + t.LaTeXNotes()
}

// alignment returns the specification of the columns; that of words is given. The
// column of groups has none: each group has a row with its name.
func (t Table) alignment(words string) string {
	var b strings.Builder
	for _, c := range t.Columns {
		switch {
		case c.Group:
		case c.Words:
			b.WriteString(words)
		default:
			b.WriteString("r")
		}
	}
	return b.String()
}

// width returns how many characters wide the table is, with two between columns.
func (t Table) width() int {
	sum := 0
	for i, c := range t.Columns {
		if !c.Group {
			sum += 2 + t.columnWidth(i)
		}
	}
	return sum
}

// columnWidth returns how many characters wide column i is.
func (t Table) columnWidth(i int) int {
	out := utf8.RuneCountInString(t.Columns[i].Name)
	for _, row := range t.Rows {
		out = max(out, utf8.RuneCountInString(row[i].Text()))
	}
	return out
}

// mostUnbroken is how many characters long a word of a tabular is before it is broken
// into lines, of half as many em.
const mostUnbroken = 20

// longColumns returns which columns of words have cells that are broken.
func (t Table) longColumns() []bool {
	out := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = c.Words && t.columnWidth(i) > mostUnbroken
	}
	return out
}

// A latexTable writes the rows of a table.
type latexTable struct {
	Table
	language markup.Language
	long     []bool // columns with words that are broken, by index; nil: none
}

// stacked reports whether intervals have a line of their own, in small type below their
// estimates: where a row has several of them, they would not fit into a column of a
// paper side by side.
func (l latexTable) stacked() bool {
	return slices.ContainsFunc(l.Rows, func(row []Cell) bool {
		n := 0
		for _, c := range row {
			if c.isInterval() {
				n++
			}
		}
		return n > 1
	})
}

// head returns the row of the columns' names.
func (l latexTable) head() string {
	var cells []string
	for _, c := range l.Columns {
		if !c.Group {
			cells = append(cells, l.language.Text(c.Name))
		}
	}
	return latexLine(cells)
}

// body returns the rows, each group below its name.
func (l latexTable) body() string {
	var b strings.Builder
	stacked := l.stacked()
	for k, row := range l.Rows {
		if l.begins(k) {
			if k > 0 {
				b.WriteString("\\addlinespace\n")
			}
			fmt.Fprintf(&b, "\\multicolumn{%d}{l}{\\emph{%s}} \\\\\n", len(row)-1, l.language.Text(row[0].Text()))
		}
		b.WriteString(l.row(row, stacked))
	}
	return b.String()
}

// row returns a row, perhaps with its intervals in a line of their own.
func (l latexTable) row(row []Cell, stacked bool) string {
	if !stacked || !slices.ContainsFunc(row, Cell.isInterval) {
		return l.line(row, "")
	}
	estimates, intervals := slices.Clone(row), make([]Cell, len(row))
	for i, c := range row {
		if c.isInterval() {
			estimates[i], intervals[i] = c.split()
		}
	}
	return l.line(estimates, "") + l.line(intervals, "\\scriptsize ")
}

// line returns a line of a row, whose cells begin with a command, if they hold
// anything.
func (l latexTable) line(row []Cell, command string) string {
	var cells []string
	for i, c := range row {
		switch {
		case l.Columns[i].Group:
		case l.long != nil && l.long[i] && c.kind == isWord && utf8.RuneCountInString(c.text) > mostUnbroken:
			cells = append(cells, fmt.Sprintf("\\parbox[t]{%dem}{\\raggedright\\strut %s\\strut}", mostUnbroken/2,
				markup.LaTeX.Text(c.text)))
		case command != "" && c != Cell{}:
			cells = append(cells, "{"+command+c.in(l.language, l.Columns[i])+"}")
		default:
			cells = append(cells, c.in(l.language, l.Columns[i]))
		}
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
