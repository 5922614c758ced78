package study

import (
	"cmp"

	"evpkit/plot"
)

// CanDraw reports why a figure cannot show the models of the log, before anything
// is computed of them: there are too many of them in a panel, or too many panels.
// Curves have a panel for each facet, comparisons and the distributions of a check two;
// returns have one for all.
func (s *Study) CanDraw(command string) error {
	panels := map[string]int{"curve": 1, "compare": 2, "check": 2}[command] // of a facet
	if !s.faceted() || panels == 0 {
		return s.spelled(plot.CheckModels(len(s.Models)))
	}
	models := make(map[string]int) // of each facet
	most := 0
	for _, g := range s.Groups {
		models[g.Facet]++
		most = max(most, models[g.Facet])
	}
	return s.spelled(cmp.Or(plot.CheckModels(most), plot.CheckPanels(panels*len(models))))
}
