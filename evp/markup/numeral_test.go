package markup

import "testing"

func TestNumbersInText(t *testing.T) {
	for text, want := range map[string]string{
		"from 2.7e19 on": `from $2.7\cdot10^{19}$ on`, "(6e-5)": `($6\cdot10^{-5}$)`, "x1e5 and 1e5x": "x1e5 and 1e5x",
		"-3e8": `$-3\cdot10^{8}$`,
	} {
		if got := LaTeX.Prose(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := HTML.Prose("to 2.7e-19, on"); got != "to 2.7·10<sup>−19</sup>, on" {
		t.Errorf("%q", got)
	}
}

// A number's exponent loses the zeros that programs write before it; what is no
// number with an exponent is not taken apart.
func TestScientific(t *testing.T) {
	for number, want := range map[string][2]string{
		"1.7e-05": {"1.7", "-5"}, "2e10": {"2", "10"}, "1e00": {"1", "0"}, "-3e-100": {"-3", "-100"},
		"e5": {}, "1e": {}, "0x1e5g": {}, "12": {}, "": {}, "e": {}, "1e-": {}, "-e5": {},
	} {
		mantissa, exponent, ok := scientific(number)
		if mantissa != want[0] || exponent != want[1] || ok != (want[1] != "") {
			t.Errorf("%s: %q and %q, %v, want %q", number, mantissa, exponent, ok, want)
		}
	}
}

// A number has a true minus sign and a power of ten, and may have a unit.
func TestNumber(t *testing.T) {
	for text, want := range map[string][3]string{
		"4.0e15 FPO_x": {`$4.0\cdot10^{15}$ FPO\_x`, `4.0·10<sup>15</sup> FPO_x`, `4.0e15 FPO\_x`},
		"-0.125":       {`$-0.125$`, "−0.125", "-0.125"},
		"-1.5e-07":     {`$-1.5\cdot10^{-7}$`, "−1.5·10<sup>−7</sup>", "-1.5e-07"},
		"<0.001":       {`\textless{}0.001`, "&lt;0.001", "&lt;0.001"},
		"over 1000":    {"over 1000", "over 1000", "over 1000"},
		"-a_b":         {`-a\_b`, "-a_b", `-a\_b`},
		"1,234":        {"1,234", "1,234", "1,234"},
		"":             {"", "", ""},
	} {
		for i, l := range []Language{LaTeX, HTML, Markdown} {
			if got := l.Number(text); got != want[i] {
				t.Errorf("%q becomes %s, want %s", text, got, want[i])
			}
		}
	}
}

// A law's power is a formula, in a caption as in a table.
func TestPowers(t *testing.T) {
	for _, c := range []struct{ text, latex, html string }{
		{"a 0.8 − 0.03·(x/6.674e14)^−1.08.", `a 0.8 \ensuremath{-} 0.03·$(x/6.674\cdot10^{14})^{-1.08}$.`,
			`a 0.8 − 0.03·(x/6.674·10<sup>14</sup>)<sup>−1.08</sup>.`},
		{"0.8 − 0.03·(x/20)^−1", `0.8 \ensuremath{-} 0.03·$(x/20)^{-1}$`, `0.8 − 0.03·(x/20)<sup>−1</sup>`},
		{"0.8 − 0.03·x^−0.5;", `0.8 \ensuremath{-} 0.03·$x^{-0.5}$;`, `0.8 − 0.03·x<sup>−0.5</sup>;`},
		{"max^−2", `max\textasciicircum{}\ensuremath{-}2`, "max^−2"},
	} {
		for _, got := range []string{LaTeX.Prose(c.text), LaTeX.Formula(c.text)} {
			if got != c.latex {
				t.Errorf("%q in LaTeX: %s, want %s", c.text, got, c.latex)
			}
		}
		for _, got := range []string{HTML.Prose(c.text), HTML.Formula(c.text)} {
			if got != c.html {
				t.Errorf("%q in HTML: %s, want %s", c.text, got, c.html)
			}
		}
	}
}
