package appendix

import (
	"fmt"
	"io"
	"path"
	"strings"

	"evpkit/evp/markup"
)

// LaTeX writes the document in the class article. It compiles as it is, with
// pdfLaTeX, XeLaTeX or LuaLaTeX. Figures are PDF files in folder, which is a path
// relative to the document.
func (d Document) LaTeX(w io.Writer, folder string) error {
	l := latexWriter{folder: folder, refs: d.references()}
	title := markup.LaTeX.Text(d.Title)
	l.printf("\n\\title{%s}\n\\author{}\n\\date{}\n\n\\begin{document}\n\\maketitle\n", title)
	for _, s := range d.Sections {
		l.printf("\n\\section{%s}\n", markup.LaTeX.Text(s.Title))
		for _, b := range s.Blocks {
			l.printf("\n")
			l.block(b)
		}
	}
	l.printf("\n\\bigskip\\noindent{\\footnotesize Made by %s.}\n\n\\end{document}\n", markup.LaTeX.Text(d.Maker))
	text := l.out.String()
	_, err := io.WriteString(w, preamble+markup.LaTeXGlyphs(text)+text)
	return err
}

// preamble begins the document. \evpfit makes a table or figure that is wider
// than the line as wide as the line; \evpblank is a place to write on.
const preamble = `% Compiles as it is. To use it in a paper of your own, copy the text between
% \maketitle and \end{document}, and copy these lines into the paper's preamble:
\documentclass{article}
\usepackage[margin=1in]{geometry}
\usepackage[T1]{fontenc}
\usepackage{textcomp}
\usepackage{booktabs}
\usepackage{graphicx}
\usepackage{longtable}
\newsavebox{\evpbox}
\newcommand{\evpfit}[1]{\sbox{\evpbox}{#1}\ifdim\wd\evpbox>\linewidth
  \resizebox{\linewidth}{!}{\usebox{\evpbox}}\else\usebox{\evpbox}\fi}
\newcommand{\evpblank}{\mbox{}\nobreak\hrulefill\mbox{}}
\emergencystretch=3em
`

// A latexWriter writes a document as LaTeX.
type latexWriter struct {
	out    strings.Builder
	folder string
	refs   map[string]reference
}

func (l *latexWriter) printf(format string, values ...any) {
	fmt.Fprintf(&l.out, format, values...)
}

func (l *latexWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		l.printf("%s\n", l.paragraph(b))
	case List:
		l.list(b)
	case Listing:
		l.printf("{\\raggedright\\hangindent=2em %s\\par}\n", markup.LaTeXCode(string(b)))
	case Exhibit:
		l.exhibit(b)
	case Figure:
		l.figure(b)
	case Checklist:
		l.checklist(b)
	case Form:
		l.form(b)
	}
}

// list writes a list; \relax keeps a bracket that begins an item from being read
// as an argument of \item.
func (l *latexWriter) list(list List) {
	if len(list) == 0 {
		return // LaTeX does not accept a list without an item
	}
	l.printf("\\begin{itemize}\n")
	for _, p := range list {
		l.printf("\\item \\relax{}%s\n", l.paragraph(p))
	}
	l.printf("\\end{itemize}\n")
}

// longTable is how many rows a table may have that stays on one page.
const longTable = 30

// exhibit writes a table below its caption.
func (l *latexWriter) exhibit(e Exhibit) {
	caption := fmt.Sprintf("\\caption{%s}\\label{tab:%s}", markup.LaTeX.Prose(e.Caption), e.Name)
	if len(e.Rows) > longTable {
		l.printf("%s", e.LongTable(caption))
		return
	}
	l.printf("\\begin{table}[htbp]\n\\centering\n%s\n\\medskip\n\n\\small\n\\evpfit{%s}\n%s\\end{table}\n",
		caption, strings.TrimSuffix(e.Tabular(), "\n"), e.LaTeXNotes())
}

// figure writes a figure above its caption.
func (l *latexWriter) figure(f Figure) {
	l.printf("\\begin{figure}[htbp]\n\\centering\n"+
		"\\evpfit{\\includegraphics{%s}}\n\\caption{%s}\\label{fig:%s}\n\\end{figure}\n",
		path.Join(l.folder, f.Label+".pdf"), markup.LaTeX.Prose(f.Caption), f.Label)
}

// checklist writes a checklist as a list with the items' numbers.
func (l *latexWriter) checklist(c Checklist) {
	l.printf("\\subsection*{%s}\n", markup.LaTeX.Text(c.Venue))
	if len(c.Items) == 0 {
		return
	}
	l.printf("\\begin{description}\n")
	for _, item := range c.Items {
		l.printf("\\item[{%s}] \\emph{%s}", markup.LaTeX.Text(item.Number), markup.LaTeX.Text(item.Requirement))
		if len(item.Answer) > 0 {
			l.printf(" %s", l.paragraph(item.Answer))
		}
		if open := item.open(); open != "" {
			l.printf(" \\textbf{%s}", open)
		}
		l.printf("\n")
	}
	l.printf("\\end{description}\n")
}

// form writes numbered blanks.
func (l *latexWriter) form(f Form) {
	if len(f) == 0 {
		return
	}
	l.printf("\\begin{enumerate}\n")
	for _, blank := range f {
		l.printf("\\item \\relax{}%s: \\evpblank", markup.LaTeX.Text(blank.Label))
		if len(blank.Hint) > 0 {
			l.printf("\\\\\n{\\small %s}", l.paragraph(blank.Hint))
		}
		l.printf("\n")
	}
	l.printf("\\end{enumerate}\n")
}

// paragraph returns running text as LaTeX.
func (l *latexWriter) paragraph(p Paragraph) string {
	var b strings.Builder
	for _, r := range p {
		switch r.Kind {
		case Strong:
			b.WriteString("\\textbf{" + markup.LaTeX.Text(r.Text) + "}")
		case Code:
			b.WriteString(markup.LaTeXCode(r.Text))
		case Name:
			b.WriteString(markup.LaTeX.Text(r.Text))
		case Number:
			b.WriteString(markup.LaTeX.Number(r.Text))
		case Ref:
			b.WriteString(l.ref(r.Text))
		default:
			b.WriteString(markup.LaTeX.Prose(r.Text))
		}
	}
	return b.String()
}

// ref returns a reference, which LaTeX numbers.
func (l *latexWriter) ref(label string) string {
	word := l.refs[label].word
	return fmt.Sprintf("%s~\\ref{%s:%s}", word, map[string]string{"Table": "tab", "Figure": "fig"}[word], label)
}
