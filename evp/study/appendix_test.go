package study

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// hostile are names that are commands in one of the formats.
var hostile = []string{
	`a_b%c`, `$x^2$`, `\input{/etc/passwd}`, `}\end{document}`, `{}#&~^|<>`, `"quoted" 'q' ` + "`b`", `,, -- --- <<x>>`,
	`[b] *starred* __u__`, `<script>alert(1)</script>`, `&amp; &lt;`, `| pipe | [link](http://x.y) ![i](j)`, `1. item`, `- item`, `+ x`, `# head`,
	"λ → ∞ −1 日本語 🤖", "\u202eright to left\u202c", "two\nlines\ttab", "\xff\xfe", `\\`, `***`, "```", strings.Repeat("x", 90), "",
}

// document is an appendix with every kind of block, in which a text stands
// wherever one can.
func document(text string) Appendix {
	p := Words(text).And(Strong, text).And(Code, text).And(Name, text).And(Figures, "6.7e19").And(Ref, "t").And(Plain, " "+text)
	return Appendix{Title: text, Maker: text, Sections: []Section{{text, []Block{
		p, List{p, Words(text)}, List{}, Listing(text),
		Exhibit{"t", Table{Caption: text, Header: []string{text, "n"}, Left: 1, Rows: [][]string{{text, "-1.5e-7"}, {text, "-3"}, {text, ""}, {text, "2.5 " + text}}}},
		Figure{Label: "f", Caption: text, Alt: text, Images: []Image{{Format: "svg", Content: []byte(`<?xml?><svg><g id="a"/><use href="#a"/></svg>`)}}},
		Checklist{text, []Item{{Number: text, Asks: text, Answer: p, Open: []int{1}}, {Number: "2", Asks: text, Answer: p}, {Asks: text, Open: []int{1, 2, 3}}}},
		Form{{text, p}, {Asks: text}}, Form{},
	}}}}
}

// The tags of a page are the same whatever its texts are: none of these is
// taken for a tag or an attribute.
func TestHTMLTags(t *testing.T) {
	tags := func(text string) string {
		var b strings.Builder
		document(text).HTML(&b)
		s := regexp.MustCompile(` class="long"| aria-label="[^"<>]*"| data-n="[^"<>]*"|<title>[^<>]*</title>`).ReplaceAllString(b.String(), "")
		s = regexp.MustCompile(`(?s)<script>.*</script>|<style>.*</style>|<sup>.*?</sup>`).ReplaceAllString(s, "")
		return strings.Join(regexp.MustCompile(`<[^>]*>`).FindAllString(s, -1), "\n")
	}
	want := tags("plain")
	for _, text := range hostile {
		if got := tags(text); got != want {
			t.Errorf("%q changes the tags", text)
		}
	}
}

// What does not come from the page itself is not asked for.
func TestHTMLAsksNothingOfTheNetwork(t *testing.T) {
	var b strings.Builder
	document("plain").HTML(&b)
	if found := regexp.MustCompile(`(src|href)="[^#][^"]*"|@import|https?:`).FindString(b.String()); found != "" {
		t.Errorf("the page has %q", found)
	}
}

// fuzzed adds the hostile names to a fuzz test's seeds.
func fuzzed(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
}

// FuzzHTMLText: a text has no character that HTML takes for its own, and reads
// as it was.
func FuzzHTMLText(f *testing.F) {
	fuzzed(f)
	f.Fuzz(func(t *testing.T, text string) {
		got := htmlText(text)
		if strings.ContainsAny(got, "<>\"'\n\x00") || html.UnescapeString(got) != legible(text) {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}

// latexRead are what LaTeX reads the commands of latexText as; anything else
// that is special is a fault.
var latexRead = regexp.MustCompile(`\\(textbackslash|textasciicircum|textasciitilde|textbar|textless|textgreater|textquotesingle|textasciigrave)\{\}` +
	`|\\ensuremath\{-\}|\\allowbreak\{\}|\{\\char34\}|\{\}|\\[{}$&#%_]|[^\\{}$&#%_^~]`)

// readLaTeX returns what LaTeX sets for text, and whether all of it is text.
func readLaTeX(s string) (string, bool) {
	plain := strings.NewReplacer(`\textbackslash{}`, `\`, `\textasciicircum{}`, `^`, `\textasciitilde{}`, `~`, `\textbar{}`, `|`, `\textless{}`, `<`,
		`\textgreater{}`, `>`, `\textquotesingle{}`, `'`, `\textasciigrave{}`, "`", `\ensuremath{-}`, `−`, `\allowbreak{}`, ``, `{\char34}`, `"`, `{}`, ``)
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
		code := strings.TrimSuffix(strings.TrimPrefix(latexCode(text), `\texttt{`), "}")
		for _, got := range []string{latexText(text), code} {
			if read, ok := readLaTeX(got); !ok || read != legible(text) {
				t.Errorf("%q becomes %q, which reads %q", text, got, read)
			}
			if strings.Contains(got, "--") || strings.Contains(got, ",,") || strings.Contains(got, "<<") {
				t.Errorf("%q becomes %q, which has a ligature", text, got)
			}
		}
	})
}

// markdownRead are what Markdown reads as text in markdownText.
var markdownRead = regexp.MustCompile("\\\\[\\\\`*_\\[\\]|~#$+.)=-]|&(amp|lt|gt);|[^\\\\`*_\\[\\]|~#$&<>]")

// FuzzMarkdownText: Markdown takes nothing of a text for its own, at the start
// of a line too, and shows it as it was.
func FuzzMarkdownText(f *testing.F) {
	fuzzed(f)
	item := regexp.MustCompile(`^ *([-+=]( |-|=|$)|[>#]|\d+[.)]( |$))`)
	f.Fuzz(func(t *testing.T, text string) {
		got := markdownText(text)
		var read strings.Builder
		at := 0
		for _, token := range markdownRead.FindAllStringIndex(got, -1) {
			if token[0] != at {
				break
			}
			read.WriteString(strings.TrimPrefix(got[token[0]:token[1]], `\`))
			at = token[1]
		}
		if at != len(got) || html.UnescapeString(read.String()) != legible(text) || item.MatchString(got) {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}

// A span of code ends where it is to, whatever it holds.
func TestMarkdownCode(t *testing.T) {
	for text, want := range map[string]string{"a": "`a`", "a`b": "`` a`b ``", "``": "``` `` ```"} {
		if got := markdownCode(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

var withoutComments = regexp.MustCompile(`(?m)^%.*$`)

// Every environment that is begun is ended, and no row of a table has a cell
// more than it has columns.
func TestLaTeXDocument(t *testing.T) {
	for _, text := range hostile {
		var b strings.Builder
		document(text).LaTeX(&b, "a-figures")
		var open []string
		for _, m := range regexp.MustCompile(`(?m)\\(begin|end)\{(\w+)\}`).FindAllStringSubmatch(withoutComments.ReplaceAllString(b.String(), ""), -1) {
			switch {
			case m[1] == "begin":
				open = append(open, m[2])
			case len(open) == 0 || open[len(open)-1] != m[2]:
				t.Fatalf("%q: %s ends in %v", text, m[2], open)
			default:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%q: %v never ends", text, open)
		}
		for _, want := range []string{`$6.7\cdot10^{19}$`, `$-1.5\cdot10^{-7}$`, `$-3$`, `\includegraphics{a-figures/f.pdf}`, `Table~\ref{tab:t}`} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%q: no %s", text, want)
			}
		}
	}
}

// A table of many rows runs over pages, with one label; if it is wide too, its
// names break.
func TestLongTable(t *testing.T) {
	rows := func(name string) Table {
		table := Table{Header: []string{"model", "x"}, Left: 1}
		for range mostRows + 1 {
			table.Rows = append(table.Rows, []string{name, "1"})
		}
		return table
	}
	for name, want := range map[string]string{"short": `\begin{longtable}{lr}`, strings.Repeat("long", 20): `\begin{longtable}{p{0.36\linewidth}r}`} {
		var b strings.Builder
		Appendix{Sections: []Section{{"s", []Block{Exhibit{"t", rows(name)}}}}}.LaTeX(&b, "f")
		if s := b.String(); !strings.Contains(s, want) || strings.Count(s, `\label{tab:t}`) != 1 || !strings.Contains(s, `\endfirsthead`) {
			t.Errorf("no %s with one label in\n%s", want, s)
		}
	}
}

// References are numbered by kind, in their order.
func TestReferences(t *testing.T) {
	a := Appendix{Sections: []Section{{"s", []Block{Exhibit{Label: "x"}, Figure{Label: "y"}, Exhibit{Label: "z"}}}}}
	for label, want := range map[string]reference{"x": {"Table", 1}, "y": {"Figure", 1}, "z": {"Table", 2}} {
		if got := a.references()[label]; got != want {
			t.Errorf("%s is %v, want %v", label, got, want)
		}
	}
}

func TestNumbersInText(t *testing.T) {
	for text, want := range map[string]string{
		"from 2.7e19 on": `from $2.7\cdot10^{19}$ on`, "(6e-5)": `($6\cdot10^{-5}$)`, "x1e5 and 1e5x": "x1e5 and 1e5x", "-3e8": `$-3\cdot10^{8}$`,
	} {
		if got := latexWords(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := htmlWords("to 2.7e-19, on"); got != "to 2.7·10<sup>−19</sup>, on" {
		t.Errorf("%q", got)
	}
}

// A number's exponent stands without the zeros that programs write before it.
func TestParts(t *testing.T) {
	for number, want := range map[string][2]string{
		"1.7e-05": {"1.7", "-5"}, "2e10": {"2", "10"}, "1e00": {"1", "0"}, "-3e-100": {"-3", "-100"}, "e5": {"e5", ""}, "1e": {"1e", ""}, "0x1e5g": {"0x1e5g", ""},
	} {
		if mantissa, power := parts(number); mantissa != want[0] || power != want[1] {
			t.Errorf("%s: %q and %q, want %q", number, mantissa, power, want)
		}
	}
}

func TestSortKey(t *testing.T) {
	for cell, want := range map[string]string{"1,024": "1024", "6.5e16 FPO": "6.5e16", "<0.001": "0.0005", ">0.999": "0.9995", "-0.5": "-0.5", "": "", "<x": "<x"} {
		if got := sortKey(cell); got != want {
			t.Errorf("%q is sorted by %q, want %q", cell, got, want)
		}
	}
}

// A law's power is a formula, in a caption as in a table.
func TestPowers(t *testing.T) {
	for _, c := range []struct{ text, latex, html string }{
		{"a 0.8 − 0.03·(x/6.674e14)^−1.08.", `a 0.8 \ensuremath{-} 0.03·$(x/6.674\cdot10^{14})^{-1.08}$.`, `a 0.8 − 0.03·(x/6.674·10<sup>14</sup>)<sup>−1.08</sup>.`},
		{"0.8 − 0.03·(x/20)^−1", `0.8 \ensuremath{-} 0.03·$(x/20)^{-1}$`, `0.8 − 0.03·(x/20)<sup>−1</sup>`},
		{"0.8 − 0.03·x^−0.5;", `0.8 \ensuremath{-} 0.03·$x^{-0.5}$;`, `0.8 − 0.03·x<sup>−0.5</sup>;`},
		{"max^−2", `max\textasciicircum{}\ensuremath{-}2`, "max^−2"},
	} {
		for _, got := range []string{latexWords(c.text), latexRuns(withPowers(c.text))} {
			if got != c.latex {
				t.Errorf("%q in LaTeX: %s, want %s", c.text, got, c.latex)
			}
		}
		for _, got := range []string{htmlWords(c.text), htmlRuns(withPowers(c.text))} {
			if got != c.html {
				t.Errorf("%q in HTML: %s, want %s", c.text, got, c.html)
			}
		}
	}
}
