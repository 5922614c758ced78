package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"evpkit/plot/internal/sheet"
)

// noteOutside adds a note for all series that have estimates outside their panel,
// and one for all bands of which a panel's edge cuts off much.
func (f *Figure) noteOutside() {
	var bands, outside, notes []string
	for i, p := range f.Panels {
		for _, s := range p.Series {
			if note := s.outside(p); note != "" {
				outside, notes = append(outside, quoted(s.Name)), append(notes, f.panelName(i)+note)
			}
			if s.isMuchCut(p) {
				bands = append(bands, quoted(s.Name))
			}
		}
	}
	if len(notes) == 1 {
		f.Notes = append(f.Notes, notes[0])
	} else if len(notes) > 1 {
		f.note("The range of y leaves out estimates of %s; the first: %s", listed(unique(outside)), lowered(notes[0]))
	}
	if bands = unique(bands); len(bands) > 0 {
		f.note("The edge of the panel cuts most of the band of %s; `y-range` shows more.", listed(bands))
	}
}

// noteNoBudget adds a note for what was asked for on a budget axis that the
// figure does not have.
func (f *Figure) noteNoBudget(o Options) {
	if slices.ContainsFunc(f.Panels, func(p Panel) bool { return !p.X.Counts }) {
		return
	}
	for _, asked := range []struct {
		is   bool
		what string
	}{
		{o.BudgetLine != 0, "The budget line is"},
		{len(o.Trials) > 0, "Single trials are"},
		{o.TopAxis != 0, "The second scale is"},
	} {
		if asked.is {
			f.note("%s not drawn: there is no budget axis.", asked.what)
		}
	}
}

// mostModels is how many series can be distinguished at a glance.
const mostModels = 12

// noteMany adds a note if the figure has more series than can be distinguished,
// or than there are pairs of colour and dash.
func (f *Figure) noteMany() {
	names, looks := make(map[string]bool), make(map[string]bool)
	for _, p := range f.Panels {
		for _, s := range p.Series {
			if !s.Unlisted && !names[s.Name] {
				names[s.Name], looks[fmt.Sprint(s.Style)] = true, true
			}
		}
	}
	const remedy = "choose some with `models`, or draw fewer per panel as small multiples (`facet`)."
	switch n := len(names); {
	case n > len(looks):
		f.note("%d curves share %d pairs of colour and dash, so some cannot be told apart: "+remedy, n, len(looks))
	case n > mostModels:
		f.note("%d curves are hard to tell apart: "+remedy, n)
	}
}

// outside returns the rest of a sentence that begins with the panel's name and
// says which estimates lie outside it; empty if none do.
func (s Series) outside(p Panel) string {
	if s.Fitted || s.Level {
		return ""
	}
	n, reach := 0, math.NaN()
	lo, hi := math.Inf(1), math.Inf(-1)
	for i, y := range s.Y {
		if p.X.shows(s.X[i]) && (y < p.Y.Min || y > p.Y.Max) {
			n++
			lo, hi, reach = math.Min(lo, y), math.Max(hi, y), s.X[i]
		}
	}
	if n == 0 {
		return ""
	}
	what := "budgets"
	if p.X.Counts {
		what = "trials"
	}
	return fmt.Sprintf(" leaves out %d of the %d estimates of %s: %s, at %s up to %.4g.",
		n, len(s.Y), quoted(s.Name), interval(lo, hi), what, reach)
}

// interval writes a range of scores, or the one score that it is.
func interval(lo, hi float64) string {
	if lo == hi {
		return fmt.Sprintf("%.4g", lo)
	}
	return fmt.Sprintf("%.4g to %.4g", lo, hi)
}

// isJoined reports whether r belongs to a script whose letters change with
// their neighbours.
func isJoined(r rune) bool {
	return unicode.In(r,
		unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
		unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Gujarati, unicode.Gurmukhi,
		unicode.Oriya, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

// noteLetters adds a note for every name whose letters the font lacks, and for
// every name in a script whose letters are joined, which are drawn one by one:
// names of the series, of the panels, the title, and others given.
func (f *Figure) noteLetters(others ...string) {
	names := append(slices.Clone(others), f.Title)
	for _, a := range f.Absent {
		names = append(names, a.Name)
	}
	for _, p := range f.Panels {
		names = append(names, p.Title, p.X.Label, p.Y.Label)
		for _, s := range p.Series {
			names = append(names, s.Name)
		}
	}
	face := f.Theme.face()
	for _, name := range unique(names) {
		lacks := face.Lacks(sheet.Characters(name))
		switch {
		case len(lacks) > 0:
			f.note("The font lacks %q of %s: boxes are drawn instead. Name another font (`font FILE.ttf`).",
				string(lacks), quoted(name))
		case strings.ContainsFunc(name, isJoined):
			f.note("The letters of %s are drawn one by one, not joined as their script is written: "+
				"a name in another script reads better.", quoted(name))
		}
	}
}
