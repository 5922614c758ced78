package markup

import "strings"

// A Language is a markup language: how it writes text as it is, and numbers.
type Language struct {
	text func(line string) string // escapes a line of valid UTF-8

	// How a formula is written. A language without a way to write an exponent
	// leaves numbers as text.
	minus, times   string
	raise          func(exponent string) string
	begin, end     string // around a formula
	formulasAsText bool
}

// Text returns text that the language shows as it is, on one line.
func (l Language) Text(s string) string { return l.text(Line(s)) }

// Number returns a number as tables for people show it, perhaps with a unit
// after a space: a minus sign becomes a true minus, an exponent a power of ten.
// Anything else is text.
func (l Language) Number(s string) string {
	if l.formulasAsText {
		return l.Text(s)
	}
	if mantissa, exponent, ok := scientific(s); ok {
		return l.begin + l.powerOfTen(mantissa, exponent) + l.end
	}
	if number, unit, ok := strings.Cut(s, " "); ok {
		return l.Number(number) + " " + l.Text(unit)
	}
	if digits, ok := strings.CutPrefix(s, "-"); ok && isNumeral(digits, ".") {
		return l.begin + l.minus + digits + l.end
	}
	return l.Text(s)
}

// powerOfTen returns mantissa times ten to the exponent, without what goes
// around a formula.
func (l Language) powerOfTen(mantissa, exponent string) string {
	signed := strings.NewReplacer("-", l.minus)
	return signed.Replace(mantissa) + l.times + "10" + l.raise(signed.Replace(exponent))
}

// Formula returns a fitted law, such as "0.8 − 0.03·(x/6.7e14)^−1.08", with its
// power of x as a formula.
func (l Language) Formula(s string) string { return l.pieces(splitPowers(s)) }

// Prose returns running text with its numbers that have an exponent, and the
// powers of its laws, as formulas. Numbers stand between spaces, brackets and
// punctuation.
func (l Language) Prose(s string) string { return l.pieces(splitNumbers(s)) }

// pieces writes text, numbers and powers of x one after another.
func (l Language) pieces(all []piece) string {
	if l.formulasAsText {
		var b strings.Builder
		for _, p := range all {
			b.WriteString(p.text)
		}
		return l.Text(b.String())
	}
	var b strings.Builder
	for _, p := range all {
		switch p.kind {
		case isNumber:
			b.WriteString(l.Number(p.text))
		case isPower:
			b.WriteString(l.power(p.text))
		default:
			b.WriteString(l.Text(p.text))
		}
	}
	return b.String()
}

// power returns a law's power of x.
func (l Language) power(s string) string {
	divisor, exponent := powerParts(s)
	base := "x"
	if divisor != "" {
		if mantissa, exponent, ok := scientific(divisor); ok {
			divisor = l.powerOfTen(mantissa, exponent)
		}
		base = "(x/" + divisor + ")"
	}
	return l.begin + base + l.raise(l.minus+exponent) + l.end
}
