package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Caption returns a caption for the figure that Figure draws: what is drawn of
// how many models, which axes do not begin at 0, and that some values are
// unknown. It does not depend on the options.
func (b Bars) Caption(Options) string {
	models, rows := b.Models, b.Rows
	var names, cut []string
	unknown := false
	for _, r := range rows {
		p, err := r.panel(models, Light(), 0)
		if err != nil {
			continue // Figure returns the error
		}
		name := p.Y.Label
		if p.Y.Unit != "" {
			name += " (" + p.Y.Unit + ")"
		}
		names = append(names, name)
		if p.Y.Min > 0 {
			cut = append(cut, fmt.Sprintf("The axis of %s begins at %.4g, not at 0.", name, p.Y.Min))
		}
		unknown = unknown || slices.ContainsFunc(p.heights(), math.IsNaN)
	}
	s := []string{fmt.Sprintf("%s of %s, the values above the bars; each row has a scale of its own.",
		listing(names), counted(len(models), "model", "models"))}
	s = append(s, cut...)
	if unknown {
		s = append(s, "n/a: not known.")
	}
	return strings.Join(s, " ")
}

// listing joins names as in a sentence: "a, b and c".
func listing(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
