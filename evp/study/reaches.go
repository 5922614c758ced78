package study

import (
	"math"

	"evpkit/evp/number"
	"evpkit/evp/table"
)

// Reaches returns a sentence for each model and reference of the figure: where the
// curve first reaches the reference's score.
func (c Curves) Reaches() []string {
	if c.study.faceted() {
		return c.facets().Reaches(c.look(c.options.Look))
	}
	return c.drawn().Reaches(c.look(c.options.Look))
}

// after returns where the curves reach the references.
func (c Curves) after(format string) string { return remarks(c.Reaches(), format) }

// reaches returns where the curves reach the references, for JSON.
func (c Curves) reaches() []table.Object {
	out := []table.Object{}
	for _, r := range c.options.Look.References {
		for _, m := range c.Models {
			for _, curve := range m.Curves {
				reach := curve.Reach(r.Score)
				out = append(out, table.Object{}.With("model", m.Name).With("axis", curve.Axis.String()).
					With("reference", r.Name).With("score", r.Score).With("x", number.Value(reach.X)).
					With("lower", number.Value(reach.Lower)).With("upper", number.Value(reach.Upper)).
					With("before", reach.Before && !math.IsNaN(reach.X)))
			}
		}
	}
	return out
}

// after returns where the curves reach the references, unless one table is selected.
func (c Comparisons) after(format string) string {
	look := c.options.Look
	if len(look.References) == 0 || c.Selected != "" {
		return ""
	}
	drawn, err := c.drawn()
	if err != nil {
		return ""
	}
	return remarks(drawn.Reaches(c.study.look(look)), format)
}

// after returns where the curves reach the references, and what frontiers leave out.
func (r Returns) after(format string) string {
	return remarks(append(r.drawn().Reaches(r.study.look(r.options.Look)), r.FrontierNotes()...), format)
}
