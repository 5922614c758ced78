package markup

import (
	"strings"
	"unicode/utf8"
)

// LaTeX is LaTeX with UTF-8 as its input encoding, the default since 2018. Words
// that are very long may be broken. Text with characters beyond ASCII needs
// LaTeXGlyphs before it.
var LaTeX = latex(latexText)

// LaTeXUnbroken is LaTeX where no word may be broken, such as in a column of a
// table that has no width.
var LaTeXUnbroken = latex(latexUnbroken)

// latex returns LaTeX with a way to write text.
func latex(text func(line string) string) Language {
	return Language{
		text:  text,
		minus: "-", times: `\cdot`, begin: "$", end: "$",
		raise: func(exponent string) string { return "^{" + exponent + "}" },
	}
}

// Words longer than longWord characters may be broken after every breakAfter.
const (
	longWord   = 16
	breakAfter = 8
)

// latexUnbroken returns text that LaTeX sets as it is, without ligatures of
// punctuation: "--" stays two hyphens.
func latexUnbroken(line string) string {
	return unligated.Replace(unligated.Replace(latexSpecial.Replace(line)))
}

// latexText is latexUnbroken with long words that may be broken.
func latexText(line string) string {
	words := strings.Split(line, " ")
	for i, word := range words {
		if utf8.RuneCountInString(word) > longWord {
			words[i] = breakable(word)
		} else {
			words[i] = latexUnbroken(word)
		}
	}
	return strings.Join(words, " ")
}

// LaTeXCode returns text in typewriter type that breaks between words, and
// within long ones.
func LaTeXCode(s string) string {
	words := strings.Split(Line(s), " ")
	for i, word := range words {
		words[i] = breakable(word)
	}
	return `\texttt{` + strings.Join(words, " ") + "}"
}

// breakable returns a word that may be broken at regular places.
func breakable(word string) string {
	var b strings.Builder
	for k, r := range []rune(word) {
		if k > 0 && k%breakAfter == 0 {
			b.WriteString(`\allowbreak{}`)
		}
		b.WriteString(latexSpecial.Replace(string(r)))
		if r == '-' || r == ',' {
			b.WriteString("{}") // no ligature with what follows
		}
	}
	return b.String()
}

var (
	latexSpecial = strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
		`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `|`, `\textbar{}`, `<`, `\textless{}`, `>`, `\textgreater{}`,
		`"`, `{\char34}`, `'`, `\textquotesingle{}`, "`", `\textasciigrave{}`, `−`, `\ensuremath{-}`)

	// unligated separates what would become a ligature. It is applied twice: the
	// first pass leaves the second and third of three hyphens together.
	unligated = strings.NewReplacer(`--`, `-{}-`, `,,`, `,{},`)
)
