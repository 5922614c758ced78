package triallog

import (
	"fmt"
	"slices"
)

// modelColumn is the name of the column of the model, in upper or lower case.
const modelColumn = "model"

// kindNames are names of columns that may tell models apart in a log without a
// column of that name, the likeliest first; see normal.
var kindNames = []string{"model_name", "model_type", "model_id", "method", "algorithm", "algo", "arch", "architecture", "system", "variant", "name"}

// A kindOf is a column that may tell models apart, and what stands in it.
type kindOf struct {
	column int // of the table at hand
	values *Column
}

// kinds are what stands in such columns of a log.
type kinds []*Column

// of returns the columns of a table that may tell models apart, and were not
// taken for anything else.
func (k *kinds) of(c *choice, l *layout) []*kindOf {
	var out []*kindOf
	roles := c.roles(l)
	for i, name := range c.names {
		if !slices.Contains(kindNames, normal(name)) || roles[name] != "" {
			continue
		}
		at := slices.IndexFunc(*k, func(v *Column) bool { return v.Name == name })
		if at < 0 {
			at = len(*k)
			*k = append(*k, newColumn(name))
		}
		out = append(out, &kindOf{i, (*k)[at]})
	}
	return out
}

// note says which column may tell models apart that were taken for one: the
// likeliest with a few texts, each of two trials or more on average. It returns
// "" if there is none.
func (k kinds) note(trials int) string {
	for _, name := range kindNames {
		for _, v := range k {
			if normal(v.Name) == name && v.Kind() == KindText && v.Distinct >= 2 && v.Distinct <= min(MaxDistinct, trials/2) {
				return fmt.Sprintf("one model, named %s; column %s may tell models apart: --by %s", onlyModel, quote(v.Name), quoteFlag(v.Name))
			}
		}
	}
	return ""
}
