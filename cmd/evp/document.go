package main

import (
	"slices"
	"strings"

	"evpkit/evp"
	"evpkit/evp/study"
)

// document returns what every result says of the log it was made from, and of
// the reading flags.
func (r *readFlags) document(log *trialLog) study.Document {
	out := study.Document{
		Unit: log.unit, Warnings: slices.Clone(log.warnings),
		Settings: map[string]any{
			"where": orNull(log.log.Where), "where_left_out": log.log.Filtered, "score": log.log.Score, "cost": orNull(log.log.Cost), "by": log.log.By, "facet": orNull(log.log.Facet), "minimize": r.minimize,
			"format": "csv", "failed": r.policy.String(), "cost_unit": orNull(log.unit),
		},
	}
	r.entry.settings(out.Settings)
	for _, in := range log.log.Inputs {
		out.Inputs = append(out.Inputs, study.Input(in))
	}
	return out
}

// addWarnings returns the warnings with further ones, each once.
func addWarnings(all, further []evp.Warning) []evp.Warning {
	for _, w := range further {
		if !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// noteWarnings says warnings on stderr, those that have not been said.
func (t terminal) noteWarnings(all []evp.Warning) {
	for _, w := range all {
		if !t.said[w] {
			t.said[w] = true
			t.note("warning: %s", w)
		}
	}
}

// noFigure reports a figure that is asked of a command that draws none.
func (o *outputFlags) noFigure(command string) error {
	if o.hasFigure() {
		return usagef("evp %s draws no figure: -o takes .%s", command, strings.Join(tableFormats, " ."))
	}
	return nil
}
