package table

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"evpkit/evp/number"
)

// oddNames are names that are commands in LaTeX, or made of characters that its
// fonts lack.
var oddNames = []string{"α", "模型", "😀", "a--b", "x_y", "50%", "[b", "*c", "~", "^", `"q"`, "<a>", `\cmd`, "a\nb",
	" [b", "{", "}", "$x$", "#1", "&",
	"ąęđŋ «þ» ‚„‹›", "größe naïve ½ −1 → ∞ · – “q”", "\u202eevil", "é\u0301", "\u00ad\u00a0\u200b",
	"''' ``` !` ?`", "1e5", "-3", "ﬁ", "abcdefghijklmnopqrst", ""}

// documents are what a table is read into: nothing is loaded but booktabs, and
// perhaps an encoding of fonts. The page is wide enough for all columns.
var documents = map[string]string{
	"plain": `\documentclass{article}\usepackage{booktabs}\pdfpagewidth=60cm\textwidth=55cm
\begin{document}\input{t.tex}\end{document}`,
	"twice": `\documentclass{article}\usepackage{booktabs}\pdfpagewidth=60cm\textwidth=55cm
\begin{document}\input{t.tex}

Text.
\input{t.tex}\end{document}`,
	"float": `\documentclass{article}\usepackage{booktabs,graphicx}\pdfpagewidth=60cm\textwidth=55cm
\begin{document}\begin{table}\caption{A.}\centering\input{t.tex}\end{table}
\begin{table}\scalebox{0.5}{\input{t.tex}}\end{table}\end{document}`,
	"t1": `\documentclass{article}\usepackage[T1]{fontenc}\usepackage{booktabs}\pdfpagewidth=60cm\textwidth=55cm
\begin{document}\input{t.tex}\end{document}`,
}

// TestLaTeXCompiles: a table with odd names compiles, and they are printed.
func TestLaTeXCompiles(t *testing.T) {
	table := New("odd", Words("model 模", "law"), Numbers("x_y", "n", "^α"))
	table.Caption = "Odd names: α\n50%"
	for _, name := range oddNames {
		table.Add(Word(name), Law(name+" 0.8 − 0.03·(x/2e14)^−1.1"), Number(-1.5e-7), Whole(-1234), Rounded(0.5, "0.5 "+name))
	}
	var b strings.Builder
	if err := table.LaTeX(&b); err != nil {
		t.Fatal(err)
	}
	for name, document := range documents {
		t.Run(name, func(t *testing.T) {
			printed := compiled(t, map[string]string{"t.tex": b.String(), "main.tex": document})
			for _, want := range []string{"[U+03B1]", "[U+6A21]", "[U+1F600]", "a--b", "50%", "[b", "*c", "<a>", `\cmd`,
				"-1,234", "0.5 [U+03B1]"} {
				if printed != "" && !strings.Contains(printed, want) {
					t.Errorf("%q is not printed in\n%s", want, printed)
				}
			}
		})
	}
}

// TestLaTeXFits: in a paper with two columns no table is wider than a column, whatever
// its names and numbers, groups have a row each, and notes are printed.
func TestLaTeXFits(t *testing.T) {
	long := strings.Repeat("microsoft/deberta-v3-large ", 3) + strings.Repeat("x", 60)
	for name, packages := range map[string]string{"plain": "booktabs", "graphicx": "booktabs,graphicx"} {
		table := New("wide", Group("data"), Words("model"), Numbers("n = 1", "n = 10"))
		for i, model := range []string{"LSTM", "DeBERTaV3", long} {
			x := number.Measure{Value: 0.9065 - float64(i)/10, Digits: 4}
			interval := Interval(x, number.Measure{Value: -0.8, Digits: 4}, number.Measure{Value: 0.95, Digits: 4})
			table.Add(Word([]string{"SST-2", "SST-2", "AG-News"}[i]), Word(model), interval, interval)
		}
		if name == "graphicx" {
			table.Columns = append(table.Columns, Numbers("a further column", "one more", "and another")...)
			for i := range table.Rows {
				table.Rows[i] = append(table.Rows[i], table.Rows[i][2], table.Rows[i][3], table.Rows[i][2])
			}
		}
		table.Notes = []string{"* printed below, at 1e5"}
		var b strings.Builder
		if err := table.LaTeX(&b); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			printed := compiled(t, map[string]string{"t.tex": b.String(), "main.tex": `\documentclass[twocolumn]{article}` +
				`\usepackage{` + packages + `}\hfuzz=1pt\begin{document}\begin{table}\centering\input{t.tex}\end{table}` + "\n" +
				`Text. \begin{table*}\centering\input{t.tex}\end{table*}\end{document}`})
			for _, want := range []string{"SST-2", "AG-News", "DeBERTaV3", "[−0.8000", "printed below"} {
				if printed != "" && !strings.Contains(strings.ReplaceAll(printed, " ", ""), strings.ReplaceAll(want, " ", "")) {
					t.Errorf("%q is not printed in\n%s", want, printed)
				}
			}
		})
	}
}

// compiled compiles main.tex of some files with pdfLaTeX and returns what it
// prints, if there is a program that tells.
func compiled(t *testing.T, files map[string]string) string {
	t.Helper()
	pdflatex, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("NOT TESTED that tables compile: pdflatex is missing (Debian: texlive-latex-recommended)")
	}
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(pdflatex, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "main.tex")
	cmd.Dir = folder
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said[max(0, len(said)-3000):])
	}
	log, err := os.ReadFile(filepath.Join(folder, "main.log"))
	if _, overfull, ok := strings.Cut(string(log), "Overfull \\hbox"); ok || err != nil {
		t.Errorf("a line is too long: %.200s %v", overfull, err)
	}
	text, err := exec.Command("pdftotext", "-layout", filepath.Join(folder, "main.pdf"), "-").Output()
	if err != nil {
		t.Logf("pdftotext: %v", err)
	}
	return string(text)
}
