package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hostileLog is a log of models whose names are commands for LaTeX, or lack in
// its fonts, or are long; there are enough of them for tables over pages.
func hostileLog() string {
	names := []string{`a_b%c`, `$x^2$`, `\input{/etc/passwd}`, `}\end{document}`, `{}#&~^|<>`, `""quoted"" 'q'`,
		"-- --- ,,, ``", `[b] *starred*`,
		`naïve λ → ∞ ½ −1`, `日本語モデル`, `🤖`, `مرحبا`, strings.Repeat("long", 25), `1. item # head`}
	var b strings.Builder
	b.WriteString("model,val_acc,\"lr_%$\\\"\n")
	for k, name := range names {
		for i := range 8 {
			score := fmt.Sprint(0.5 + float64((7*i+3*k)%16)/40)
			if i == 3 {
				score = "nan"
			}
			fmt.Fprintf(&b, "\"%s\",%s,%g\n", name, score, 0.001*float64(i+1))
		}
	}
	return b.String()
}

// TestLaTeXCompiles compiles appendices as TeX Live's pdfLaTeX does: without an
// error, an open reference, or a line that runs far into the margin.
func TestLaTeXCompiles(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the whole program")
	}
	pdflatex, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("NOT TESTED that the appendix compiles: pdflatex is missing (Debian: texlive-latex-recommended)")
	}
	search, err := os.ReadFile("../../testdata/logs/search.csv")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		log  string
		args string
		says []string // in the printed text
	}{
		"hostile": {hostileLog(), "--band none --x trials", []string{`a_b%c`, `$x`, `\input{/etc/passwd}`,
			`}\end{document}`, "[U+65E5]", "[b] *starred*"}},
		"search": {string(search), "--x trials --band ld --support 0,1 --flops 1e14 --price 2.5 --watts 300",
			[]string{"small", "large", "Answers to reproducibility checklists", "kWh"}},
		"one": {"score\n0.1\n0.5\n0.4\n0.9\n0.7\n0.3\n0.2\n0.8\n", "--band sd --minimize",
			[]string{"1 model", "smallest score"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			log, tex := filepath.Join(folder, "log.csv"), filepath.Join(folder, "a.tex")
			if err := os.WriteFile(log, []byte(c.log), 0o666); err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			if code := run(append(strings.Fields("report -o "+tex+" "+c.args), log), nil, &stderr, &stderr); code != 0 {
				t.Fatalf("exit code %d: %s", code, stderr.Bytes())
			}
			printed := compiled(t, pdflatex, tex)
			for _, want := range c.says {
				if printed != "" && !strings.Contains(printed, want) {
					t.Errorf("%q is not printed", want)
				}
			}
		})
	}
}

// TestTableCompiles: the table of models with odd names compiles in a document
// that loads nothing but booktabs.
func TestTableCompiles(t *testing.T) {
	pdflatex, err := exec.LookPath("pdflatex")
	if err != nil {
		t.Skip("NOT TESTED that tables compile: pdflatex is missing (Debian: texlive-latex-recommended)")
	}
	names := []string{"α", "模型", "😀", "a--b", "x_y", "50%", "[b", "*c", "~", "^", `""q""`, "<a>", `\cmd`, "a\nb"}
	log := "model,val_acc\n"
	for k, name := range names {
		log += fmt.Sprintf("\"%s\",0.%d\n\"%s\",0.%d\n", name, k+10, name, k+20)
	}
	folder := t.TempDir()
	files := map[string]string{
		"log.csv": log,
		"main.tex": "\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n" +
			"\\input{t.tex}\n\\end{document}\n",
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	var stderr bytes.Buffer
	args := append(strings.Fields("curve --x trials --band none --at 2 -o "+in("t.tex")), in("log.csv"))
	if code := run(args, nil, &stderr, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr.Bytes())
	}
	printed := compiled(t, pdflatex, in("main.tex"))
	for _, want := range []string{"[U+03B1]", "[U+6A21][U+578B]", "[U+1F600]", "a--b", "50%", "[b", "*c", "<a>", `\cmd`} {
		if printed != "" && !strings.Contains(printed, want) {
			t.Errorf("%q is not printed", want)
		}
	}
}

// latexFaults are what pdfLaTeX says of faults that do not stop it. An
// overfull line is one that takes more than 40 points of a margin of 72.
var latexFaults = regexp.MustCompile(
	`(?m)^(LaTeX Warning: (Reference|Label|There were|Float too large).*|Overfull \\hbox \(([4-9]\d|\d{3,})\..*)$`)

// compiled compiles a document twice, for its references, and returns what it
// prints, if there is a program that tells.
func compiled(t *testing.T, pdflatex, tex string) string {
	t.Helper()
	var said []byte
	for range 2 {
		cmd := exec.Command(pdflatex, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", filepath.Base(tex))
		cmd.Dir = filepath.Dir(tex)
		var err error
		if said, err = cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said[max(0, len(said)-3000):])
		}
	}
	for _, fault := range latexFaults.FindAll(said, -1) {
		t.Errorf("%s", fault)
	}
	text, err := exec.Command("pdftotext", "-layout", strings.TrimSuffix(tex, "tex")+"pdf", "-").Output()
	if err != nil {
		t.Logf("pdftotext: %v", err)
	}
	return string(text)
}
