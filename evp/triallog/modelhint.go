package triallog

import (
	"fmt"
	"slices"

	"evpkit/evp/triallog/internal/rows"
	"evpkit/evp/triallog/internal/source"
)

// hintNames are names of columns that may name the models in a log without a
// column of models, the likeliest first; see normalName.
var hintNames = []string{
	"model_name", "model_type", "model_id", "method", "algorithm", "algo", "arch", "architecture", "system",
	"variant", "name",
}

// A hintColumn is a column of a file that may name the models, and what it
// holds.
type hintColumn struct {
	index   int
	content *Column
}

// ModelHints are what such columns of a log hold.
type modelHints []*Column

// columnsOf returns the columns of a file that may name the models and were not
// taken for anything else.
func (h *modelHints) columnsOf(s *selection, c *source.Columns) []hintColumn {
	var out []hintColumn
	roles := s.roles(c)
	for i, name := range s.names {
		if !slices.Contains(hintNames, normalName(name)) || roles[name] != "" {
			continue
		}
		at := slices.IndexFunc(*h, func(v *Column) bool { return v.Name == name })
		if at < 0 {
			at = len(*h)
			*h = append(*h, newColumn(name))
		}
		out = append(out, hintColumn{i, (*h)[at]})
	}
	return out
}

// note says which column may name the models of so many trials that were taken
// for one model's: the likeliest that holds a few texts, each of which occurs in
// two trials or more on average. It returns "" if there is none.
func (h modelHints) note(trials int) string {
	for _, name := range hintNames {
		for _, c := range h {
			isFew := c.Distinct >= 2 && c.Distinct <= min(MaxDistinct, trials/2)
			if normalName(c.Name) == name && c.Kind() == KindText && isFew {
				return fmt.Sprintf("one model, named %s; column %s may tell models apart: %s",
					onlyModel, rows.Quote(c.Name), rows.Option(byOption, c.Name))
			}
		}
	}
	return ""
}
