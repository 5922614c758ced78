package plot

import (
	"fmt"
	"math"

	"evpkit/evp"
	"evpkit/evp/number"
	"evpkit/plot/internal/sheet"
)

// addDots gives every series of the panel its model's trials, in the order of
// the log, and returns the range of x widened to hold them. Trials without a
// cost and those that the axis cannot show are left out, and noted.
func (f *Figure) addDots(p *Panel, models []string, trials []evp.Trial, lo, hi float64, log bool) (float64, float64) {
	series := make(map[string]int) // the first series of each model
	for i, m := range models {
		if _, ok := series[m]; !ok {
			series[m] = i
		}
	}
	unknown, unplaced := 0, 0
	for _, t := range trials {
		i, ok := series[t.Model]
		x := drawable(t.Cost)
		switch {
		case !ok:
			unknown++
		case math.IsNaN(x) || x < 0 || log && x == 0:
			unplaced++
		default:
			p.Series[i].Dots = append(p.Series[i].Dots, Dot{x, drawable(t.Score)})
			lo, hi = math.Min(lo, x), math.Max(hi, x)
		}
	}
	if unknown > 0 {
		f.note("%s not drawn.", counted(unknown, "trial of a model without a curve is", "trials of models without a curve are"))
	}
	if unplaced > 0 {
		f.note("%s not drawn.", counted(unplaced, "trial without a cost is", "trials without a cost are"))
	}
	return lo, hi
}

// noteDots adds a note for all series that have trials above or below their panel,
// and one if so many trials are drawn that they are thinned out.
func (f *Figure) noteDots() {
	drawn := 0
	var notes []string
	all := 0 // outside
	for i, p := range f.Panels {
		for _, s := range p.Series {
			drawn += len(s.Dots)
			out, lo, hi := 0, math.Inf(1), math.Inf(-1)
			for _, d := range s.Dots {
				if p.X.shows(d.X) && (d.Y < p.Y.Min || d.Y > p.Y.Max) {
					out++
					lo, hi = math.Min(lo, d.Y), math.Max(hi, d.Y)
				}
			}
			if out > 0 {
				all += out
				notes = append(notes, fmt.Sprintf("%s of the %s of %s %s outside %s (%s): only the rug shows %s.",
					number.Count(out), counted(len(s.Dots), "trial", "trials"), quoted(s.Name),
					plural(out, "lies", "lie"), lowered(f.panelName(i)), interval(lo, hi), plural(out, "it", "them")))
			}
		}
	}
	if len(notes) == 1 {
		f.Notes = append(f.Notes, notes[0])
	} else if len(notes) > 1 {
		f.note("%s of the %s lie outside their panel, of %d models: only the rug shows them.",
			number.Count(all), counted(drawn, "trial", "trials"), len(notes))
	}
	if drawn > sheet.MostDots {
		f.note("Of %s at most %s are drawn as dots, the outermost of each model among them: "+
			"where they crowd, one dot stands for several, and is darker.",
			counted(drawn, "trial", "trials"), number.Count(sheet.MostDots))
	}
}
