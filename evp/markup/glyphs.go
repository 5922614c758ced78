package markup

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// LaTeXGlyphs returns the definitions that pdfLaTeX needs to set the characters
// of a text that it may not know, and "" if there are none. They may stand in a
// preamble and before a table in the body, and change nothing for XeLaTeX and
// LuaLaTeX.
//
// A character that no font of the document has is printed by its number, λ as
// [U+03BB], instead of stopping LaTeX with an error; a package that knows it,
// loaded before, has precedence. A letter that only the T1 encoding has, such as
// ą, is taken from there in a document in the old default encoding, OT1.
func LaTeXGlyphs(text string) string {
	var glyphs, letters strings.Builder
	for _, r := range foreign(text) {
		switch {
		case strings.ContainsRune(onlyT1, r):
			fmt.Fprintf(&letters, "\\evpletter{%c}%%\n", r)
		case !strings.ContainsRune(alwaysKnown, r):
			fmt.Fprintf(&glyphs, "\\evpglyph{%c}{%04X}%%\n", r, r)
		}
	}
	out := ""
	if glyphs.Len() > 0 {
		out = glyphCommand + glyphs.String()
	}
	if letters.Len() > 0 {
		out += letterCommand + letters.String()
	}
	return out
}

// alwaysKnown are the characters beyond ASCII that every LaTeX with UTF-8 knows
// in every encoding: the most frequent ones, which need no definition.
const alwaysKnown = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ·–—‘’“”…"

// onlyT1 are the characters that LaTeX has a command for by default, but not in
// OT1: found by setting each character that LaTeX of 2022 defines.
const onlyT1 = "«»ÐÞðþĄąĐđĘęĮįŊŋŲųǪǫ˛‚„‹›"

// glyphCommand defines \evpglyph{λ}{03BB}, which has a character printed by its
// number unless LaTeX knows it. LaTeX looks a character up under the name "u8:"
// and its bytes.
const glyphCommand = `\providecommand{\evpglyph}[2]{\ifcsname u8:\detokenize{#1}\endcsname\else
  \protected\expandafter\def\csname u8:\detokenize{#1}\endcsname{{\footnotesize[U+#2]}\allowbreak{}}\fi}%
`

// letterCommand defines \evpletter{ą}, which has a letter taken from T1 in a
// document in OT1. The meaning that LaTeX gave it is kept under "evp:" and its
// bytes.
const letterCommand = `\providecommand{\evpletter}[1]{\edef\evpgiven{\encodingdefault}\def\evpold{OT1}%
  \ifx\evpgiven\evpold
  \ifcsname evp:\detokenize{#1}\endcsname\else
  \expandafter\let\csname evp:\detokenize{#1}\expandafter\endcsname\csname u8:\detokenize{#1}\endcsname
  \protected\expandafter\def\csname u8:\detokenize{#1}\endcsname{%
  {\fontencoding{T1}\selectfont\csname evp:\detokenize{#1}\endcsname}}\fi\fi}%
`

// foreign returns the characters of a text that are not ASCII, each once, in
// order.
func foreign(s string) []rune {
	seen := make(map[rune]bool)
	for _, r := range s {
		if r > 0x7e {
			seen[r] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
