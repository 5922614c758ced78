package markup

import (
	"regexp"
	"strings"
	"testing"
)

// latexRead are what LaTeX reads the commands of latexText as; anything else
// that is special is a fault.
var latexRead = regexp.MustCompile(`\\(textbackslash|textasciicircum|textasciitilde|textbar|textless|textgreater` +
	`|textquotesingle|textasciigrave)\{\}` +
	`|\\ensuremath\{-\}|\\allowbreak\{\}|\{\\char34\}|\{\}|\\[{}$&#%_]|[^\\{}$&#%_^~]`)

// readLaTeX returns what LaTeX sets for text, and whether all of it is text.
func readLaTeX(s string) (string, bool) {
	plain := strings.NewReplacer(`\textbackslash{}`, `\`, `\textasciicircum{}`, `^`, `\textasciitilde{}`, `~`,
		`\textbar{}`, `|`, `\textless{}`, `<`,
		`\textgreater{}`, `>`, `\textquotesingle{}`, `'`, `\textasciigrave{}`, "`", `\ensuremath{-}`,
		`−`, `\allowbreak{}`, ``, `{\char34}`, `"`, `{}`, ``)
	var b strings.Builder
	at := 0
	for _, token := range latexRead.FindAllStringIndex(s, -1) {
		if token[0] != at {
			return b.String(), false
		}
		piece := s[token[0]:token[1]]
		if len(piece) == 2 && piece[0] == '\\' {
			piece = piece[1:]
		} else {
			piece = plain.Replace(piece)
		}
		b.WriteString(piece)
		at = token[1]
	}
	return b.String(), at == len(s)
}

// FuzzLaTeXText: LaTeX takes nothing of a text for a command, a comment or a
// ligature, and sets it as it was.
func FuzzLaTeXText(f *testing.F) {
	fuzzed(f)
	f.Fuzz(func(t *testing.T, text string) {
		code := strings.TrimSuffix(strings.TrimPrefix(LaTeXCode(text), `\texttt{`), "}")
		for _, got := range []string{LaTeX.Text(text), LaTeXUnbroken.Text(text), code} {
			if read, ok := readLaTeX(got); !ok || read != Line(text) {
				t.Errorf("%q becomes %q, which reads %q", text, got, read)
			}
			if strings.Contains(got, "--") || strings.Contains(got, ",,") || strings.Contains(got, "<<") {
				t.Errorf("%q becomes %q, which has a ligature", text, got)
			}
		}
	})
}

// Characters that LaTeX may not know get a definition each, once and in order;
// without one there is nothing to define.
func TestLaTeXGlyphs(t *testing.T) {
	if got := LaTeXGlyphs(`a_b\% größe · “–”…`); got != "" {
		t.Errorf("for known characters: %q", got)
	}
	got := LaTeXGlyphs("ωąω模½")
	want := glyphCommand + "\\evpglyph{½}{00BD}%\n\\evpglyph{ω}{03C9}%\n\\evpglyph{模}{6A21}%\n" +
		letterCommand + "\\evpletter{ą}%\n"
	if got != want {
		t.Errorf("got %s, want\n%s", got, want)
	}
}
